"""Numbers as people write them: "1.250,5", "hơn 33 tỷ đồng", "12 tấn", "98,6 %", "9/9".

Numbers are exact decimals. Money is in đồng (``VND``), weight in kg, gifts in ``suất``; other measures stay as written.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from desktop.domain.tasks import Target
from desktop.domain.text import clean, fold

MONEY = "VND"
WEIGHT = "kg"
GIFTS = "suất"
PEOPLE = "người"
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Number:
    """A number; ``ambiguous`` when its comma may part decimals or thousands ("12,500", read as 12.5)."""

    value: Decimal
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the words around it.

    ``measure`` is what follows the number and its scale words, as written ("" when nothing does); ``scaled`` says that
    scale words ("triệu", "tỷ") were there and are multiplied in; ``approximate`` that "gần", "hơn" … stood before it.
    """

    value: Decimal
    measure: str = ""
    approximate: bool = False
    scaled: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """``done`` of ``total``, as in "9/9"."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A base measure and how many of it one of the written measure is (tấn: 1000 kg)."""

    unit: str
    factor: Decimal = Decimal(1)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == MONEY


_SCALES = {"ty": Decimal(10**9), "ti": Decimal(10**9), "trieu": Decimal(10**6), "tr": Decimal(10**6)} | dict.fromkeys(
    ("nghin", "ngan", "k"), Decimal(1000)
)
_CURRENCY = frozenset({"dong", "d", "vnd", "dong viet nam", "viet nam dong", "dong vn"})
_BASE = {
    "tan": Measure(WEIGHT, Decimal(1000)),
    "ta": Measure(WEIGHT, Decimal(100)),
    "yen": Measure(WEIGHT, Decimal(10)),
    "kg": Measure(WEIGHT),
    "kilogam": Measure(WEIGHT),
    "ki lo gam": Measure(WEIGHT),
    "ky": Measure(WEIGHT),
    "t": Measure(WEIGHT, Decimal(1000)),
    "gam": Measure(WEIGHT, Decimal("0.001")),
    "gram": Measure(WEIGHT, Decimal("0.001")),
    "suat": Measure(GIFTS),
    "suat qua": Measure(GIFTS),
    "phan": Measure(GIFTS),
    "phan qua": Measure(GIFTS),
    "xuat": Measure(GIFTS),  # as "suất" is often misspelled
    "xuat qua": Measure(GIFTS),
    "nguoi": Measure(PEOPLE),
    "phan tram": Measure(PERCENT),
    "ty le %": Measure(PERCENT),
    "ti le %": Measure(PERCENT),
}
_LARGER = {
    MONEY: (("nghìn đồng", 10**3), ("triệu đồng", 10**6), ("tỷ đồng", 10**9)),
    WEIGHT: (("tạ", 100), ("tấn", 1000)),
}
_OTHER_WORDS = frozenset({"tá", "kỳ", "phân", "phấn"})  # without marks like one of the base measures
_NOTHING = "-–—.…_/ "
_SPACED = r"\d{1,3}(?: \d{3})+(?:,\d+)?"
_DIGITS = r"\d[\d.,]*\d|\d"
_QUANTITY = re.compile(
    r"(?:đạt\s+)?(?P<about>(?:g[ầa]n|h[ơo]n|tr[êe]n|kho[ảa]ng|ước đạt|ước tính|ước|xấp xỉ|chừng|ít nhất|tối thiểu|"
    r"~|>=|[>≥≈])\s*)*"
    rf"(?P<sign>[-−]\s*)?(?P<number>{_SPACED}(?![\d.,])|{_DIGITS})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SCALE_WORDS = r"t[ỷỉỹy]|tri[ệêe]u|tr|ngh[ìi]n|ng[àa]n|k"
_SCALE_WORD = re.compile(rf"\s*(?:(tr)\.?(?=đ|d\b)|({_SCALE_WORDS})(?!\w))\s*(.*)", re.IGNORECASE | re.DOTALL)
_HALF = re.compile(r"rưỡi(?!\w)\s*(.*)", re.IGNORECASE | re.DOTALL)
_OF_AS_MANY = re.compile(r"\s*/\s*(\d+)(?!\w)(.*)", re.DOTALL)
_IN_WORDS = re.compile(
    r"(?<=\d)\s*\((?!\s*(?:triệu|tỷ|tỉ|nghìn|ngàn|tr|tấn|tạ|kg)\b)[^()\d]*\)(?=\s*\w)", re.IGNORECASE
)
_HALF_OF_MEASURE = re.compile(r"\s*([^\W\d]+)\s+rưỡi(?!\w)(.*)", re.IGNORECASE | re.DOTALL)
_MORE_NUMBERS = re.compile(r"\d|['’]\d|(?:[-–/+x×*]|đến|tới|hoặc)\s*\d", re.IGNORECASE)
_MEASURED = re.compile(r"[\w%]")
_SCALED_MONEY = re.compile(
    r"(?<![^\Wx])(?<![.\d])(?<!\d )((?:(?<=[(:x])|^)1\.?000\.?000|1\.?000|000|nghìn|ngàn|triệu|tỷ|tỉ|tr)"
    r"\s*\.?\s*(?:đồng|đ|vnđ|vnd)(?!\w)(?!\s*/)",
    re.IGNORECASE,
)
_FRACTIONAL = frozenset({"km", "ha", "hecta", "tan", "ta", "%", "lit", "m"})
_NEXT_PART = re.compile(rf"({_DIGITS})\s*((?:tr\.?(?=đ)|(?:triệu|tr|nghìn|ngàn)(?!\w)).*)", re.IGNORECASE | re.DOTALL)
_PERCENT = re.compile(rf"({_DIGITS})\s*%")
_PERCENT_RANGE = re.compile(r"\d\s*(?:[-–]|đến|tới)\s*\d[\d.,]*\s*%")
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|(?:,\d{3})+\.\d+)")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_DOT_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_THREE_AFTER_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_SPACED_NUMBER = re.compile(_SPACED)


def is_nothing(text: str) -> bool:
    """Return whether ``text`` is empty or a mark for "none" (a dash, dots)."""
    return not text or not clean(text).strip(_NOTHING)


def parse_number(text: str) -> Number | None:
    """Return the number that ``text`` is, with Vietnamese or English separators, or ``None`` when it is malformed."""
    plain = clean(text)
    if _DOT_GROUPS.fullmatch(plain):
        return Number(Decimal(plain.replace(".", "").replace(",", ".")))
    if _COMMA_GROUPS.fullmatch(plain):
        return Number(Decimal(plain.replace(",", "")))
    if _COMMA_DECIMAL.fullmatch(plain):
        return Number(Decimal(plain.replace(",", ".")), bool(_THREE_AFTER_COMMA.fullmatch(plain)))
    if _DOT_DECIMAL.fullmatch(plain):
        return Number(Decimal(plain))
    if _SPACED_NUMBER.fullmatch(plain):
        return Number(Decimal(plain.replace(" ", "").replace(",", ".")))
    return None


def _scaled(number: Number, rest: str) -> tuple[Decimal, str, bool]:
    """Multiply the scale words at the head of ``rest`` in; return the value, what is left of ``rest``, and if any."""
    value, scaled = number.value, False
    match = _SCALE_WORD.match(rest)
    while match:
        scale = _SCALES[fold(match[1] or match[2])]
        value, rest, scaled = value * scale, match[3], True
        if half := _HALF.match(rest):
            value, rest = value + scale / 2, half[1]
        following = _NEXT_PART.match(rest)
        part = parse_number(following[1]) if following else None
        if following and part:
            more, rest, _ = _scaled(part, following[2])
            return value + more, rest, True
        match = _SCALE_WORD.match(rest)
    return value, rest, scaled


def _bracketed(text: str) -> str:
    """Return an accountant's "(1.200)" as "-1.200"."""
    inner = text[1:-1].strip()
    return f"-{inner}" if text.startswith("(") and text.endswith(")") and inner[:1].isdigit() else text


def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity at the head of ``text``, or ``None`` when it does not begin with one well-formed number.

    "10/10 xã" and "2 (hai) lớp" are one, "3 - 5 lớp" and "1 tỷ 250" are none.
    """
    match = _QUANTITY.fullmatch(_bracketed(_IN_WORDS.sub("", clean(text))))
    number = parse_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    value, rest, scaled = _scaled(number, match["rest"])
    if half := _HALF_OF_MEASURE.fullmatch(rest):
        value, rest = value + Decimal("0.5"), half[1] + half[2]
    of = _OF_AS_MANY.fullmatch(rest)
    rest = (of[2] if of and value == int(of[1]) else rest).strip()
    if _MORE_NUMBERS.match(rest):
        return None
    if match["sign"]:
        value = -value
    return Quantity(value, rest if _MEASURED.search(rest) else "", bool(match["about"]), scaled, number.ambiguous)


def parse_ratio(text: str) -> Ratio | None:
    """Return "9/9" as a ratio, or ``None``."""
    match = _RATIO.fullmatch(clean(text))
    return Ratio(int(match[1]), int(match[2])) if match else None


def parse_percent(text: str) -> Decimal | None:
    """Return the number of a text that is a percentage ("62,5 %" is 62.5), or ``None``."""
    match = _PERCENT.fullmatch(clean(text))
    number = parse_number(match[1]) if match else None
    return number.value if number else None


def find_percent(text: str) -> Decimal | None:
    """Return the percentage named inside ``text`` ("Hoàn thành 80% kế hoạch"), or ``None``: also when it names several.

    "80-90%" and "từ 60% lên 80%" name several.
    """
    found = _PERCENT.findall(clean(text))
    number = parse_number(found[0]) if len(found) == 1 and not _PERCENT_RANGE.search(text) else None
    return number.value if number else None


def exact(number: float) -> Decimal:
    """Return the decimal that a spreadsheet shows for ``number``: 15 significant digits, without binary noise."""
    try:
        value = Decimal(f"{number:.15g}")
    except InvalidOperation:
        return Decimal(0)
    return value.to_integral_value() if value == value.to_integral_value() else value


def is_currency(measure: str) -> bool:
    """Return whether ``measure`` names đồng without a scale."""
    return fold(clean(measure)).rstrip(".") in _CURRENCY


def comes_whole(quantity: Quantity) -> bool:
    """Return whether the comma of "1,250 ngày công" parts thousands: of what it counts there are no thousandths."""
    return quantity.ambiguous and not quantity.scaled and counts_whole(quantity.measure)


def counts_whole(measure: str) -> bool:
    """Return whether there are no thousandths of what is counted in ``measure`` ("căn", "người"; not "km", "tấn")."""
    return fold(measure).split(" ", 1)[0] not in _FRACTIONAL


def base_measure(measure: str) -> Measure | None:
    """Return the base measure of what stands in a heading or cell: "triệu đồng", "tấn", "kg", "suất quà", "hộ".

    ``None`` for an empty text. A measure that has no base ("hộ", "m2") is its own, as written.
    """
    kept = clean(measure).strip(" .:;,")
    if not kept:
        return None
    quantity = parse_quantity(kept) if kept[0].isdigit() else parse_quantity(f"1 {kept}")
    if quantity and (is_currency(quantity.measure) or (quantity.scaled and not quantity.measure)):
        return Measure(MONEY, quantity.value)
    return Measure(kept) if kept.lower() in _OTHER_WORDS else _BASE.get(fold(kept), Measure(kept))


def scaled_money(text: str) -> Measure | None:
    """Return the scale of money that a heading or a line names somewhere ("tính bằng triệu đồng"), if it does.

    Not what is told of one thing ("triệu đồng/suất"), nor a sum ("500 triệu đồng").
    """
    found = _SCALED_MONEY.search(clean(text))
    if found is None:
        return None
    digits = found[1].replace(".", "")
    if digits.isdecimal():
        return Measure(MONEY, Decimal(1000) if len(digits) < 7 else Decimal(10**6))
    return Measure(MONEY, _SCALES[fold(digits)])


def larger_measures(unit: str) -> tuple[tuple[str, Measure], ...]:
    """Return the larger measures in which a base measure is told too, each with its name: triệu đồng, tấn."""
    return tuple((name, Measure(unit, Decimal(factor))) for name, factor in _LARGER.get(unit, ()))


def parse_target(text: str) -> Target:
    """Return a task's target: number first, then its measure; money in VND, other measures as written."""
    kept = clean(text)
    quantity = parse_quantity(kept)
    if quantity is None:
        return Target(kept)
    value = quantity.value * 1000 if comes_whole(quantity) else quantity.value
    if is_currency(quantity.measure) or (quantity.scaled and not quantity.measure):
        return Target(kept, value, MONEY)
    return Target(kept, value, quantity.measure or None)
