"""What a column means, by the words of its heading; and what a sheet holds, by its columns.

Headings are compared folded (no marks, no case), brackets and punctuation aside. The phrases are those of the papers
that offices send each other; where two fit, the more exact and then the longer one wins.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from desktop.domain.imports import SheetKind
from desktop.domain.text import fold


class Meaning(StrEnum):
    """What a column can hold; the values of the fields that rows have are their names there."""

    INDEX = "index"
    TITLE = "title"
    TASK_KIND = "kind"
    LEAD = "lead_unit"
    COORDINATING = "coordinating_units"
    START = "start"
    DEADLINE = "due"
    FINISH = "finish"
    DONE_ON = "completed_on"
    TARGET = "target"
    QUANTITY = "quantity"
    MEASURE = "measure"
    RESULT = "result"
    PERCENT = "percent"
    STATUS = "status"
    NOTE = "note"
    PERSON = "full_name"
    GIVEN_NAME = "given_name"
    POSITION = "position"
    PHONE = "phone"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number and the levels of its heading, from the top."""

    number: int
    levels: tuple[str, ...]

    @property
    def label(self) -> str:
        """The heading on one line."""
        return " - ".join(self.levels)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table holds and in which column each field stands."""

    kind: SheetKind
    columns: tuple[Column, ...]
    fields: Mapping[Meaning, int] = field(default_factory=dict)


_PHRASES: Mapping[Meaning, str] = {
    Meaning.INDEX: "stt; tt; so tt; so thu tu; thu tu; s tt; s t t; so; no",
    Meaning.TITLE: """
        noi dung nhiem vu; ten nhiem vu; nhiem vu; noi dung cong viec; ten cong viec; cong viec; noi dung;
        noi dung dang ky; noi dung thuc hien; noi dung hoat dong; ten hoat dong; hoat dong; dau viec;
        noi dung phoi hop; nhiem vu cong viec; nhiem vu trong tam; nhiem vu cu the; nhiem vu giai phap;
        danh muc nhiem vu; danh muc cong viec; noi dung chi dao; phan viec; cong trinh phan viec;
        noi dung nhiem vu giai phap; noi dung chuong trinh; ten noi dung; noi dung ke hoach; mo hinh; ten mo hinh;
        noi dung cac nhiem vu; ten viec; viec; cong tac; ten cong tac; noi dung cong tac; ten nhiem vu cong viec;
        noi dung viec; noi dung dang ky thuc hien; ten hoat dong phoi hop; hang muc; dien giai
        """,
    Meaning.TASK_KIND: "loai nhiem vu; loai; nhom nhiem vu; phan loai; tinh chat nhiem vu; loai hinh",
    Meaning.LEAD: """
        don vi chu tri; co quan chu tri; chu tri; chu tri thuc hien; don vi chu tri thuc hien;
        co quan chu tri thuc hien; co quan don vi chu tri; don vi thuc hien; co quan thuc hien; don vi dau moi;
        co quan dau moi; don vi phu trach; phu trach; don vi dang ky; don vi duoc giao; co quan tham muu;
        co quan don vi thuc hien; to chuc thuc hien; don vi chiu trach nhiem; trach nhiem chu tri;
        ban nganh chu tri; co quan chiu trach nhiem; don vi chu quan; don vi chu tri chinh; noi chu tri;
        phan cong; phan cong thuc hien; trach nhiem thuc hien; dau moi; dau moi thuc hien; nguoi phu trach;
        nguoi thuc hien; bo phan phu trach; bo phan thuc hien; phong ban phu trach
        """,
    Meaning.COORDINATING: """
        don vi phoi hop; co quan phoi hop; phoi hop; phoi hop thuc hien; don vi phoi hop thuc hien;
        co quan phoi hop thuc hien; co quan don vi phoi hop; don vi tham gia; cac don vi phoi hop;
        don vi lien quan; trach nhiem phoi hop; cung phoi hop; cung thuc hien; don vi cung thuc hien;
        co quan cung thuc hien; cac don vi cung thuc hien; cac co quan phoi hop; don vi phoi hop chinh;
        phan cong phoi hop; phan cong phoi hop thuc hien
        """,
    Meaning.START: "bat dau; ngay bat dau; thoi gian bat dau; tu ngay; khoi dau; thoi diem bat dau",
    Meaning.DEADLINE: """
        thoi han; thoi han hoan thanh; thoi han thuc hien; thoi gian; thoi gian thuc hien; han hoan thanh; tien do;
        tien do thuc hien; tien do hoan thanh; thoi han theo ke hoach; ke hoach; thoi gian theo ke hoach;
        thoi gian hoan thanh theo ke hoach; ngay ket thuc; ket thuc; den ngay; thoi gian ket thuc; han cuoi;
        han xong; thoi diem hoan thanh theo ke hoach; thoi gian du kien; thoi gian hoan thanh du kien;
        du kien hoan thanh; moc thoi gian; thoi han bao cao; han thuc hien; han chot;
        han chot hoan thanh; thoi han cuoi; thoi han cuoi cung; ngay den han; han ket thuc; han; lo trinh; deadline;
        phai hoan thanh truoc; hoan thanh truoc; hoan thanh truoc ngay; du kien thoi gian hoan thanh
        """,
    Meaning.FINISH: "hoan thanh; thoi gian hoan thanh; thoi diem hoan thanh; thoi gian xong",
    Meaning.DONE_ON: """
        ngay hoan thanh; hoan thanh ngay; ngay thang hoan thanh; ngay thuc hien; ngay xong;
        thoi gian hoan thanh thuc te; ngay hoan thanh thuc te; hoan thanh thuc te; thoi gian thuc te;
        thoi diem hoan thanh thuc te; ngay thang nam hoan thanh; ngay ket thuc thuc te; thoi gian da hoan thanh
        """,
    Meaning.TARGET: """
        chi tieu; muc tieu; san pham; chi tieu san pham; san pham chi tieu; san pham dau ra; chi tieu dang ky;
        chi tieu muc tieu; muc tieu chi tieu; chi tieu ke hoach; chi tieu giao; san pham hoan thanh; dau ra;
        khoi luong; yeu cau san pham; san pham du kien; ket qua du kien; du kien ket qua; chi tieu phan dau;
        ten chi tieu; chi so; ket qua can dat; ket qua phai dat; yeu cau ket qua; yeu cau can dat; muc can dat
        """,
    Meaning.QUANTITY: "so luong; sl; quy mo; gia tri chi tieu; so luong dat; ket qua so luong",
    Meaning.MEASURE: "don vi tinh; dvt; dv tinh; dvi tinh",
    Meaning.RESULT: """
        ket qua; ket qua thuc hien; ket qua dat duoc; ket qua cu the; ket qua thuc hien nhiem vu;
        tinh hinh thuc hien; tinh hinh ket qua; tinh hinh ket qua thuc hien; noi dung ket qua; ket qua trien khai;
        noi dung da thuc hien; ket qua hoat dong; tien do ket qua; ket qua san pham; tinh hinh trien khai
        """,
    Meaning.PERCENT: """
        ty le; ty le %; ty le hoan thanh; ty le hoan thanh %; ti le; ti le %; ti le hoan thanh; ti le hoan thanh %;
        % hoan thanh; muc do hoan thanh; muc do hoan thanh %; %; phan tram; phan tram hoan thanh; % thuc hien;
        dat ty le; ty le thuc hien; ti le thuc hien; dat %; % ke hoach; ty le dat; ket qua %; tien do %;
        hoan thanh %; muc hoan thanh; muc dat; muc do thuc hien; muc do dat
        """,
    Meaning.STATUS: """
        trang thai; tinh trang; danh gia; ket qua danh gia; tinh trang thuc hien; trang thai thuc hien;
        danh gia ket qua; danh gia muc do hoan thanh; tu danh gia; xep loai; trang thai nhiem vu;
        tinh trang hoan thanh
        """,
    Meaning.NOTE: "ghi chu; g chu; chu thich; luu y; ghi chu khac; y kien khac; kho khan vuong mac; nguyen nhan",
    Meaning.PERSON: """
        ho va ten; ho ten; ho va ten dai bieu; ten dai bieu; ho va chu dem; ho va ten dem; ho dem; ho ten dai bieu;
        ho ten can bo; ho va ten can bo; dai bieu; ho
        """,
    Meaning.GIVEN_NAME: "ten",
    Meaning.POSITION: """
        chuc vu; chuc danh; chuc vu chuc danh; chuc vu don vi; chuc vu don vi cong tac; chuc vu cong tac;
        chuc vu co quan; chuc vu co quan don vi; chuc danh chuc vu; chuc vu dang; chuc vu hien nay
        """,
    Meaning.PHONE: (
        "so dien thoai; dien thoai; sdt; so dt; dt; dien thoai lien he; di dong; so di dong; so dien thoai lien he"
    ),
    Meaning.UNIT: """
        don vi; co quan; ten don vi; don vi cong tac; co quan don vi; co quan cong tac; noi cong tac;
        co quan don vi cong tac; huyen thanh pho; huyen thi xa thanh pho; xa phuong thi tran; xa phuong;
        dia phuong; dia ban; don vi dia phuong; ten co quan; ten co quan don vi; don vi bao cao; cac don vi;
        thanh phan; ten xa phuong; ten huyen; huyen; tinh; ten dia phuong; don vi thanh vien; ten xa; ten phuong; xa;
        phuong; thon; thon ban; khu dan cu; to dan pho; khu pho
        """,
}
_DAYS = frozenset({Meaning.DEADLINE, Meaning.FINISH, Meaning.DONE_ON, Meaning.STATUS})
_TABLE: tuple[tuple[str, Meaning], ...] = tuple(
    (" ".join(phrase.split()), meaning) for meaning, phrases in _PHRASES.items() for phrase in phrases.split(";")
)
_EXACT: Mapping[str, Meaning] = dict(_TABLE)
_BEGINNINGS = tuple(f"{phrase} " for phrase in _EXACT if " " in phrase)
_ABBREVIATIONS = {
    "dv": "don vi",
    "dvi": "don vi",
    "cq": "co quan",
    "ph": "phoi hop",
    "p hop": "phoi hop",
    "tg": "thoi gian",
    "ht": "hoan thanh",
    "th": "thuc hien",
    "kq": "ket qua",
    "nv": "nhiem vu",
    "kh": "ke hoach",
    "tl": "ty le",
    "nd": "noi dung",
    "dt": "dien thoai",
}
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_ABBREVIATIONS)})\b")
_NOTE = "ghi chu"
_CODE = re.compile(r"(?:ma|ky hieu)\b")
_JOINT = (Meaning.LEAD, Meaning.COORDINATING)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_OTHER = re.compile(r"[^\w%]+")
_LONGEST_LABEL = 90

#: How many headings are remembered: the files of a batch have the same ones, and each is asked for several times.
_REMEMBERED = 512


def plain_label(text: str) -> str:
    """Return a heading for comparing: folded, without brackets (their % is kept) and punctuation."""
    without = _BRACKETS.sub(lambda match: " % " if "%" in match.group() else " ", fold(text))
    return " ".join(_OTHER.sub(" ", without).split())


@lru_cache(_REMEMBERED)
def meaning_of(text: str) -> Meaning | None:
    """Return what a column with the heading ``text`` holds, when its words say so."""
    label = plain_label(text)
    if label in _EXACT:
        return _EXACT[label]
    written_out = _ABBREVIATED.sub(lambda found: _ABBREVIATIONS[found.group()], label)
    return _EXACT.get(written_out) or _by_part(written_out)


def _by_part(label: str) -> Meaning | None:
    """Return what a column holds whose label begins with a known phrase, or else has one in it."""
    if len(label) > _LONGEST_LABEL or _CODE.match(label):
        return None
    starts = [pair for pair in _TABLE if label.startswith(f"{pair[0]} ") and len(pair[0]) > 3]
    within = [pair for pair in _TABLE if " " in pair[0] and f" {pair[0]} " in f" {label} "]
    longest = max(starts or within, key=lambda pair: len(pair[0]), default=None)
    if longest and longest[1] is Meaning.UNIT:  # "Đơn vị/cơ quan chủ trì" is more than a unit
        longest = max((pair for pair in within if pair[1] in _JOINT), key=lambda pair: len(pair[0]), default=longest)
    if longest and longest[1] in _DAYS and "%" in label:
        return Meaning.PERCENT
    return longest[1] if longest else None


def is_known_label(text: str) -> bool:
    """Return whether ``text`` is a heading's, word for word or with more words after it."""
    label = plain_label(text)
    return len(label) <= _LONGEST_LABEL and (label in _EXACT or label.startswith(_BEGINNINGS))


def meaning_of_column(column: Column) -> Meaning | None:
    """Return what a column holds: the lowest level of its heading decides, a level above it when that says nothing."""
    for level in reversed(column.levels):
        if meaning := meaning_of(level):
            return meaning
    return None


_TASK_SIGNS = frozenset(
    {Meaning.LEAD, Meaning.COORDINATING, Meaning.START, Meaning.DEADLINE, Meaning.FINISH, Meaning.TASK_KIND}
)
_OUTCOME_SIGNS = frozenset({Meaning.PERCENT, Meaning.STATUS, Meaning.DONE_ON})
_PROMISES = re.compile(r"\bdang ky\b|\bke hoach\b|\bphan cong\b|\bgiao nhiem vu\b")
_REPORTS = re.compile(r"\bket qua\b|\btien do\b|\bbao cao\b|\btinh hinh\b")


#: What a person says that columns hold, by their headings' plain labels; ``None`` for one that is not to be read.
SaidColumns = Mapping[str, Meaning | None]


def said_columns(told: Sequence[tuple[str, str]]) -> SaidColumns:
    """Return what headings mean by a person's word, told as headings with the names of fields."""
    return {plain_label(heading): Meaning(field) if field else None for heading, field in told}


def arrange(
    columns: Sequence[Column], title: str, kind: SheetKind | None = None, said: SaidColumns | None = None
) -> Layout:
    """Return what the table under ``columns`` holds; ``title`` is the table's own.

    ``kind`` and what is ``said`` of columns are a person's word, and go before what the headings say.
    """
    told = said or {}
    fields = {meaning: column.number for column in columns if (meaning := told.get(plain_label(column.label)))}
    _add_first_of_each(fields, [column for column in columns if plain_label(column.label) not in told])
    _find_title(columns, fields)
    kind = kind or _kind(fields, fold(title))
    return Layout(kind, tuple(columns), _ARRANGED.get(kind, dict)(fields))


def _add_first_of_each(fields: dict[Meaning, int], columns: Sequence[Column]) -> None:
    """Add the first column of each meaning: that of its lowest level which is still free, then of those above."""
    for column in columns:
        meanings = filter(None, map(meaning_of, reversed(column.levels)))
        free = next((meaning for meaning in meanings if meaning not in fields), None)
        if free:
            fields[free] = column.number
        elif meaning_of_column(column) is Meaning.PERSON and fields[Meaning.PERSON] == column.number - 1:
            fields.setdefault(Meaning.GIVEN_NAME, column.number)  # a name in two columns under one heading
    named = (column.number for column in columns if plain_label(column.levels[-1]) == _NOTE)
    if note := next(named, None):
        fields[Meaning.NOTE] = note  # before "Nguyên nhân" and the like on its left


def _find_title(columns: Sequence[Column], fields: dict[Meaning, int]) -> None:
    """Take the first column of unknown meaning for the tasks' titles where the other columns are those of tasks."""
    if Meaning.TITLE in fields or Meaning.PERSON in fields:
        return
    if len(fields.keys() & (_TASK_SIGNS | _OUTCOME_SIGNS)) > 1:
        unknown = [column.number for column in columns if meaning_of_column(column) is None]
        if unknown and Meaning.QUANTITY not in fields:
            fields[Meaning.TITLE] = unknown[0]


def _kind(fields: Mapping[Meaning, int], title: str) -> SheetKind:
    has = fields.keys()
    if Meaning.PERSON in has:
        return SheetKind.PEOPLE
    if Meaning.TITLE in has and (has & (_TASK_SIGNS | _OUTCOME_SIGNS) or Meaning.QUANTITY not in has):
        return _task_kind(frozenset(has), title)
    if has & {Meaning.UNIT, Meaning.QUANTITY}:
        return SheetKind.FIGURES
    return SheetKind.NONE


def _task_kind(has: frozenset[Meaning], title: str) -> SheetKind:
    promises = bool(_PROMISES.search(title)) and not _REPORTS.search(title)
    if has & {Meaning.PERCENT, Meaning.STATUS}:
        return SheetKind.OUTCOMES
    if has & {Meaning.DONE_ON, Meaning.RESULT}:
        return SheetKind.REGISTRATIONS if promises else SheetKind.OUTCOMES
    return SheetKind.REGISTRATIONS


def _for_registrations(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    due = next((fields[m] for m in (Meaning.DEADLINE, Meaning.FINISH, Meaning.DONE_ON) if m in fields), None)
    if Meaning.START in fields and Meaning.FINISH in fields:
        due = fields[Meaning.FINISH]
    if Meaning.RESULT in fields:
        fields.setdefault(Meaning.TARGET, fields[Meaning.RESULT])
    return _with_lead(fields) | ({Meaning.DEADLINE: due} if due else {})


def _with_lead(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    """Take a column that only says "Đơn vị" for the lead unit, where there is no other."""
    if Meaning.UNIT in fields:
        fields.setdefault(Meaning.LEAD, fields[Meaning.UNIT])
    return fields


def _for_outcomes(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    if Meaning.FINISH in fields:
        fields.setdefault(Meaning.DONE_ON, fields[Meaning.FINISH])
    return _with_lead(fields)


def _for_figures(fields: dict[Meaning, int]) -> dict[Meaning, int]:
    """Take the column that names an indicator a row, where there is one, for the rows' title."""
    if Meaning.QUANTITY in fields and Meaning.UNIT not in fields:
        indicator = next((fields[m] for m in (Meaning.TARGET, Meaning.TITLE) if m in fields), None)
        return fields | ({Meaning.TITLE: indicator} if indicator else {})
    return {meaning: number for meaning, number in fields.items() if meaning is not Meaning.TITLE}


_ARRANGED = {
    SheetKind.REGISTRATIONS: _for_registrations,
    SheetKind.OUTCOMES: _for_outcomes,
    SheetKind.FIGURES: _for_figures,
}
