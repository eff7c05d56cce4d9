"""What keeps a record from being taken out, in words: the kinds of records that name it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from desktop.words import mark, tr

#: What the rows of a table are called; several tables may be one thing to a reader.
USES: Mapping[str, str] = MappingProxyType(
    {
        "task": mark("nhiệm vụ"),
        "report": mark("báo cáo tiến độ"),
        "report_request": mark("yêu cầu báo cáo"),
        "figure": mark("số liệu"),
        "attendee": mark("thành phần dự hội nghị"),
        "position": mark("chức vụ của đại biểu"),
        "import_sheet": mark("tệp Excel đã nhập"),
        "unit_link": mark("lịch sử của đơn vị khác"),
        "unit_parent": mark("đơn vị cộng chung"),
        "membership": mark("thành viên Ban Chỉ đạo"),
        "matter": mark("vụ việc"),
        "programme_party": mark("chương trình phối hợp"),
        "attachment": mark("tệp kèm theo"),
    }
)

_OTHER = mark("bản ghi khác")


def used_by(tables: Iterable[str]) -> str:
    """Return what the rows of these tables are called, each thing once."""
    return ", ".join(dict.fromkeys(tr(USES.get(table, _OTHER)) for table in tables))
