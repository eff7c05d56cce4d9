"""Where lines break: first-fit for running text, by phrase and evenly for titles. Widths in pt."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

#: Returns the width of a text, in pt.
Measure = Callable[[str], float]

#: Widths are compared with this much tolerance, in pt.
EPSILON = 0.01

#: Behind these a word is divided rather than elsewhere.
_DIVIDING = "-/"

#: What is written on by hand begins like this; it is as long as a word.
_PEN = "…"

#: Words that a title does not tear apart. The longest that fits wins.
_COMPOUNDS = frozenset(
    tuple(compound.split())
    for compound in (
        "an ninh",
        "ban chỉ đạo",
        "ban chấp hành",
        "ban công tác mặt trận",
        "ban dân vận",
        "ban thường trực",
        "ban thường vụ",
        "ban tuyên giáo",
        "ban vận động",
        "báo cáo",
        "bí thư",
        "biên giới",
        "bộ chỉ huy",
        "chủ tịch",
        "công tác",
        "cứu hộ",
        "cứu nạn",
        "cựu chiến binh",
        "dân vận khéo",
        "dân vận",
        "đảng ủy",
        "đảng uỷ",
        "đoàn thanh niên",
        "đơn vị chủ trì",
        "đơn vị công tác",
        "đơn vị",
        "giai đoạn",
        "hoạt động",
        "hồ chí minh",
        "hội đồng",
        "hội đồng nhân dân",
        "hội cựu chiến binh",
        "hội liên hiệp phụ nữ",
        "hội nghị",
        "hội nông dân",
        "hội trường",
        "huyện ủy",
        "huyện uỷ",
        "kế hoạch",
        "khu vực",
        "kết quả",
        "liên đoàn lao động",
        "liên hiệp phụ nữ",
        "mặt trận tổ quốc việt nam",
        "mặt trận tổ quốc",
        "mặt trận",
        "nhân dân",
        "nhiệm vụ",
        "phối hợp hoạt động",
        "phối hợp",
        "phương hướng",
        "quân sự",
        "quốc phòng",
        "quần chúng",
        "sơ kết",
        "thành ủy",
        "thiên tai",
        "thường trực",
        "thành uỷ",
        "thực hiện",
        "tỉnh ủy",
        "tỉnh uỷ",
        "tổ quốc",
        "tổ giúp việc",
        "tổng kết",
        "triển khai",
        "trung ương",
        "ủy ban",
        "ủy ban mặt trận tổ quốc việt nam",
        "ủy ban mặt trận",
        "ủy ban nhân dân",
        "uỷ ban",
        "uỷ ban mặt trận tổ quốc việt nam",
        "uỷ ban mặt trận",
        "uỷ ban nhân dân",
        "vận động quần chúng",
        "vận động",
        "việt nam",
        "xã hội",
    )
)
_LONGEST_COMPOUND = max(map(len, _COMPOUNDS))
_PLACES = (("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("tỉnh",), ("huyện",), ("quận",), ("phường",), ("xã",))
_LONGEST_PLACE_NAME = 4
_PREFIXES = frozenset({"tm.", "kt.", "tl.", "tuq.", "q.", "t/m", "k/t", "t/l", "t/uq"})
_HEADS = ("trưởng", "phó")
_COUNTED = ("năm", "quý", "tháng", "ngày", "lần", "khóa", "khoá", "thứ")


def first_fit(text: str, measure: Measure, first: float, rest: float) -> tuple[str, ...]:
    """Break ``text`` into lines as a word processor does: ``first`` wide for the first line, ``rest`` for the others.

    A word wider than a line is broken within; a lone mark such as ``%`` never begins a line. No text is one empty line.
    """
    if " " not in text and measure(text) <= min(first, rest) + EPSILON:
        return (text,)
    lines: list[str] = []
    line, used, room = "", 0.0, first
    space = measure(" ")
    for word in _unbreakable(text, measure, min(first, rest)):
        width = measure(word)
        if line and used + space + width > room + EPSILON:
            lines.append(line)
            line, used, room = word, width, rest
        else:
            line, used = (f"{line} {word}", used + space + width) if line else (word, width)
    return (*lines, line)


def _unbreakable(text: str, measure: Measure, width: float) -> Iterator[str]:
    for word in _glued(text.split(" ")):
        if measure(word) <= width + EPSILON:
            yield word
        else:
            yield from _fragments(word, measure, width)


def _glued(words: list[str]) -> Iterable[str]:
    """Return ``words`` with lone marks glued to the word before them; most texts have none."""
    return words if all(word and word[0].isalnum() for word in words) else _marks_glued(words)


def _marks_glued(words: list[str]) -> Iterator[str]:
    held = ""
    for word in filter(None, words):
        if held and not any(map(str.isalnum, word)) and word != "(" and not word.startswith(_PEN):
            held = f"{held} {word}"
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _fragments(word: str, measure: Measure, width: float) -> Iterator[str]:
    """Divide a word that is wider than a line: behind its last hyphen or stroke that fits, else where it must be."""
    fragment = ""
    for char in word:
        if fragment and measure(fragment + char) > width + EPSILON:
            end = max(fragment.rfind(mark) for mark in _DIVIDING) + 1 or len(fragment)
            yield fragment[:end]
            fragment = fragment[end:]
        fragment += char
    yield fragment


def balanced(text: str, measure: Measure, width: float) -> tuple[str, ...]:
    """Break a title into as few lines as hold it, of lengths as even as may be, between phrases and not within them.

    Where that leaves a word alone on the last line, long phrases are broken between the short ones they are made of.
    """
    lines = _between_phrases(text, measure, width, longest=True)
    if len(lines) < 2 or " " in lines[-1]:
        return lines
    closer = _between_phrases(text, measure, width, longest=False)
    return closer if " " in closer[-1] and len(closer) <= len(lines) else lines


def _between_phrases(text: str, measure: Measure, width: float, *, longest: bool) -> tuple[str, ...]:
    phrases = _phrases(text.split(), lambda phrase: measure(phrase) <= width + EPSILON, longest=longest)
    units = [line for phrase in phrases for line in first_fit(phrase, measure, width, width)]
    ends = _best_ends(units, measure, width)
    return tuple(" ".join(units[start:end]) for start, end in pairwise((0, *ends)))


def _phrases(words: list[str], fits: Callable[[str], bool], *, longest: bool) -> Iterator[str]:
    """Yield the phrases of a title, each the longest (or the shortest) that ``fits``; no word is broken here."""
    index = 0
    while index < len(words):
        lengths = list(_phrase_lengths(tuple(word.casefold() for word in words[index:])))
        phrases = (" ".join(words[index : index + length]) for length in (lengths if longest else reversed(lengths)))
        phrase = next((phrase for phrase in phrases if fits(phrase)), words[index])
        yield phrase
        index += phrase.count(" ") + 1


def _phrase_lengths(words: tuple[str, ...]) -> Iterator[int]:
    """Yield how many of the first ``words`` belong together: more than one of them, the most first."""
    for place in _PLACES:
        if words[: len(place)] == place and len(place) < len(words) <= len(place) + _LONGEST_PLACE_NAME:
            yield len(words)
    if words[0] in _HEADS and len(words) > 1:
        yield from (1 + length for length in _phrase_lengths(words[1:]))
    if words[0] in _PREFIXES and len(words) > 1:
        yield from (1 + length for length in _phrase_lengths(words[1:]))
        yield 2
    if words[0] in _COUNTED and len(words) > 1 and any(map(str.isdigit, words[1])):
        yield 2
    lengths = range(min(_LONGEST_COMPOUND, len(words)), 1, -1)
    yield from (length for length in lengths if _unmarked(words[:length]) in _COMPOUNDS)


def _unmarked(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` without the mark behind the last of them."""
    return (*words[:-1], words[-1].rstrip(",;.:)"))


def _best_ends(units: list[str], measure: Measure, width: float) -> tuple[int, ...]:
    """Return where each line ends (as a count of units): the fewest lines, then the least sum of squared slack."""
    space = measure(" ")
    widths = [measure(unit) for unit in units]
    best: list[tuple[int, float, tuple[int, ...]]] = [(0, 0.0, ())]
    for end in range(1, len(units) + 1):
        candidates = []
        used = -space
        for start in range(end - 1, -1, -1):
            used += space + widths[start]
            if used > width + EPSILON and start < end - 1:
                break
            lines, cost, ends = best[start]
            candidates.append((lines + 1, cost + (width - used) ** 2, (*ends, end)))
        best.append(min(candidates))
    return best[-1][2]
