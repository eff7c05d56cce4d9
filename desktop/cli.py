"""The command line: the same work as the window's, for administrators, scheduled jobs and tests.

With ``--json`` one JSON value goes to stdout and nothing else; what people read goes to stderr then.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import LedgerUnusable, ThuKyError
from desktop.domain.issued import PaperKind
from desktop.paths import catalogues
from desktop.words import LANGUAGES, install, tr

if TYPE_CHECKING:
    from desktop.commands import Answer

#: Exit codes besides those of an answer: a value is refused; the ledger can't be used.
REFUSED = 3
LEDGER_UNUSABLE = 4


def _add_new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = commands.add_parser("new", help=tr("lập một sổ mới; không ghi đè tệp có sẵn"))
    new.add_argument("path", type=Path, metavar="LEDGER")
    new.add_argument("--office", required=True, metavar="NAME")
    new.add_argument("--parent", default="", metavar="NAME")
    new.add_argument("--place", default="", metavar="NAME")
    new.add_argument("--level", choices=("province", "district", "commune"), default="province")
    new.add_argument("--profile", choices=("nd30", "party", "front", "youth"), default="nd30")
    new.add_argument("--code", default="", metavar="BCĐ")


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    read = commands.add_parser("import", help=tr("đọc các bảng tính của đơn vị"))
    read.add_argument("paths", type=Path, nargs="+", metavar="FILE_OR_FOLDER")
    read.add_argument("--year", type=int)
    read.add_argument("--unit", metavar="NAME")
    read.add_argument("--kind", choices=("registrations", "outcomes", "people", "figures"))
    read.add_argument("--dry-run", action="store_true", help=tr("chỉ xem sẽ thay đổi gì"))
    read.add_argument("--accept", default="new,changed", metavar="new,changed,missing")
    commands.add_parser("imports", help=tr("các đợt nhập"))
    template = commands.add_parser("template", help=tr("biểu mẫu gửi đơn vị, điền sẵn những gì đã biết"))
    template.add_argument("kind", choices=("registrations", "outcomes"))
    template.add_argument("--unit", required=True, metavar="NAME")
    template.add_argument("--year", type=int, required=True)
    template.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx")
    copy = commands.add_parser("return-copy", help=tr("bản trả lại đơn vị: tệp của họ, kèm chú thích ở ô cần sửa"))
    copy.add_argument("batch", metavar="BATCH")
    copy.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    undo = commands.add_parser("undo", help=tr("hoàn tác một đợt nhập"))
    undo.add_argument("batch", metavar="BATCH")


def _add_copies(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser("backup", help=tr("sao lưu sổ, có kiểm tra bản sao"))
    backup.add_argument("-o", "--output", type=Path, metavar="FILE")
    commands.add_parser("backups", help=tr("các bản sao lưu"))
    restore = commands.add_parser("restore", help=tr("lấy lại một bản sao lưu; sổ hiện nay được giữ riêng"))
    restore.add_argument("file", type=Path, metavar="FILE")


def _add_lists(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    units = commands.add_parser("units", help=tr("các đơn vị; nhận danh sách đơn vị từ tệp JSON"))
    units.add_argument("--import", dest="directory", type=Path, metavar="FILE")
    tasks = commands.add_parser("tasks", help=tr("các nhiệm vụ"))
    tasks.add_argument("--year", type=int)
    tasks.add_argument("--unit", metavar="NAME")
    tasks.add_argument("--state", metavar="STATE")
    tasks.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    directions = commands.add_parser("directions", help=tr("các ý kiến chỉ đạo"))
    directions.add_argument("--open", action="store_true", help=tr("chỉ những ý kiến chưa xong"))
    commands.add_parser("meetings", help=tr("các hội nghị"))
    search = commands.add_parser("search", help=tr("tìm mọi thứ"))
    search.add_argument("text", metavar="TEXT")


def _add_reports(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    summary = commands.add_parser("summary", help=tr("số liệu tổng hợp nhiệm vụ của một năm"))
    summary.add_argument("--year", type=int, required=True)
    summary.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    summary.add_argument("--by", choices=("unit",))
    summary.add_argument("--units", choices=("then", "today"), default="then")
    figures = commands.add_parser("figures", help=tr("cộng số liệu các đơn vị báo cáo"))
    figures.add_argument("--from", dest="start", type=date.fromisoformat, required=True, metavar="DATE")
    figures.add_argument("--to", dest="end", type=date.fromisoformat, required=True, metavar="DATE")
    figures.add_argument("--by", choices=("unit",))
    figures.add_argument("--units", choices=("then", "today"), default="then")
    _add_print(commands)
    demo = commands.add_parser("demo", help=tr("lập sổ mẫu và in các văn bản của nó"))
    demo.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    commands.add_parser("check", help=tr("kiểm tra sổ"))


def _add_print(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    paper = commands.add_parser("print", help=tr("in một văn bản ra tệp PDF hoặc Word"))
    paper.add_argument("paper", choices=tuple(kind.value for kind in PaperKind))
    paper.add_argument("--meeting", metavar="ID")
    paper.add_argument("--year", type=int)
    paper.add_argument("--from", dest="start", type=date.fromisoformat, metavar="DATE", help=tr("ngày đầu của kỳ"))
    paper.add_argument("--to", dest="end", type=date.fromisoformat, metavar="DATE", help=tr("ngày cuối của kỳ"))
    paper.add_argument("--unit", metavar="NAME")
    paper.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    paper.add_argument("--dated", type=date.fromisoformat, metavar="DATE", help=tr("ngày ghi trên văn bản"))
    paper.add_argument("--number", type=int, metavar="N", help=tr("số của văn bản"))
    paper.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf|FILE.docx")


def _parser() -> argparse.ArgumentParser:
    """Return the parser; the options that every command knows may stand before or behind its name."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--ledger", type=Path, metavar="FILE", help=tr("sổ để làm việc"))
    shared.add_argument("--lang", choices=tuple(LANGUAGES))
    shared.add_argument("--json", action="store_true", help=tr("trả lời bằng một giá trị JSON"))
    parser = argparse.ArgumentParser("thuky", description=tr("Thư Ký: sổ của thư ký ban chỉ đạo"), parents=[shared])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (_add_new, _add_import, _add_copies, _add_lists, _add_reports):
        add(commands)
    for command in commands.choices.values():
        command.add_argument("--ledger", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        command.add_argument("--lang", choices=tuple(LANGUAGES), default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _language(arguments: Sequence[str]) -> str:
    """Return the language asked for, before the parser, which speaks it, is made."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--lang", choices=tuple(LANGUAGES), default=next(iter(LANGUAGES)))
    return str(early.parse_known_args(arguments)[0].lang)


def _show(answer: "Answer", *, as_json: bool) -> None:
    stream = sys.stderr if as_json else sys.stdout
    for line in answer.lines:
        print(line, file=stream)
    if as_json:
        print(json.dumps(answer.plain, ensure_ascii=False))


def _use_utf8() -> None:
    """Write UTF-8 whatever the terminal's code page: Vietnamese text must not stop a scheduled job."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    _use_utf8()
    install(_language(arguments), catalogues())
    options = _parser().parse_args(arguments)
    options.ledger = getattr(options, "ledger", None)
    from desktop.commands import COMMANDS
    from desktop.wording import error_sentence

    try:
        answer = COMMANDS[options.command](options)
    except ThuKyError as error:
        print(error_sentence(error), file=sys.stderr)
        if getattr(options, "json", False):
            print(json.dumps({"error": error_sentence(error)}, ensure_ascii=False))
        return LEDGER_UNUSABLE if isinstance(error, LedgerUnusable) else REFUSED
    _show(answer, as_json=getattr(options, "json", False))
    return answer.code
