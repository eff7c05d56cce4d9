"""Lines of the minutes: what they are taken for, and the course that they make."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import DateDoubt
from desktop.domain.live_minutes import (
    USUAL_PHRASES,
    EntryKind,
    Line,
    LineKind,
    course,
    current_item,
    next_item,
    phrase_for,
    phrases_text,
    read_direction,
    read_line,
    read_phrases,
    split_deadline,
    stamp,
    write_line,
)
from desktop.domain.meetings import AgendaItem, Conclusion, Contribution, Meeting, MeetingHead, MeetingKind
from desktop.domain.text import clean
from desktop.domain.units import Unit, UnitDirectory, UnitLevel, UnitName

HELD = datetime(2021, 2, 5, 8, 0)
HEAD = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", HELD)
NAMES = ("Hội Nông dân tỉnh", "Sở Y tế", "Tỉnh đoàn")
UNITS = UnitDirectory(Unit(place, (UnitName(name),), (), UnitLevel.PROVINCE) for place, name in enumerate(NAMES, 1))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("y an: nhất trí", Line(LineKind.CONTRIBUTION, "an", "nhất trí", has_colon=True)),
        ("Y Lê An, Giám đốc:", Line(LineKind.CONTRIBUTION, "Lê An, Giám đốc", "", has_colon=True)),
        ("y le", Line(LineKind.CONTRIBUTION, "le", "")),
        ("k rà soát: hai việc", Line(LineKind.CONCLUSION, "", "rà soát: hai việc")),
        ("g Sở Y tế: tiêm chủng", Line(LineKind.DIRECTION, "Sở Y tế", "tiêm chủng", has_colon=True)),
        ("g tiêm chủng", Line(LineKind.DIRECTION, "", "tiêm chủng")),
        ("ý kiến khác", Line(LineKind.MORE, "", "ý kiến khác")),
        ("giao các đơn vị", Line(LineKind.MORE, "", "giao các đơn vị")),
        ("y", Line(LineKind.MORE, "", "y")),
        ("", Line(LineKind.MORE, "", "")),
    ],
)
def test_the_first_letter_says_what_a_line_is(typed, line):
    assert read_line(typed) == line


@given(st.sampled_from([LineKind.CONTRIBUTION, LineKind.DIRECTION]), st.from_regex(r"\w[\w ]{0,20}\w", fullmatch=True))
def test_a_line_that_was_written_is_read_again(kind, who):
    line = read_line(write_line(kind, clean(who), "việc này: trước hết"))
    assert (line.kind, line.who, line.text) == (kind, clean(who), "việc này: trước hết")


@given(st.text(max_size=60))
def test_any_text_is_a_line_and_a_direction(typed):
    line = read_line(typed)
    assert line.kind in LineKind
    read_direction(line, UNITS, HELD)


# ── Directions ──


@pytest.mark.parametrize(
    ("text", "work", "due", "end"),
    [
        ("làm Y trước 30/6", "làm Y", "trước 30/6", date(2021, 6, 30)),
        ("rà soát quy chế, xong trong quý II/2021.", "rà soát quy chế", "xong trong quý II/2021", date(2021, 6, 30)),
        ("thống nhất trước 30/12", "thống nhất", "trước 30/12", date(2021, 12, 30)),
        ("bổ sung nội quy trước 30/6", "bổ sung nội quy", "trước 30/6", date(2021, 6, 30)),
        ("xây 10 nhà trong 6 tháng đầu năm", "xây 10 nhà", "trong 6 tháng đầu năm", date(2021, 6, 30)),
        ("họp ngày 15 tháng 7", "họp", "ngày 15 tháng 7", date(2021, 7, 15)),
        ("trước 30/6", "trước 30/6", "trước 30/6", date(2021, 6, 30)),
        ("báo cáo thường xuyên", "báo cáo", "thường xuyên", None),
        ("lập kế hoạch năm 2021 trước 28/2/2021", "lập kế hoạch năm 2021", "trước 28/2/2021", date(2021, 2, 28)),
        ("gửi báo cáo quý I chậm nhất 15/4", "gửi báo cáo quý I", "chậm nhất 15/4", date(2021, 4, 15)),
    ],
)
def test_the_deadline_at_the_end_is_parted_from_the_work(text, work, due, end):
    rest, found, doubt = split_deadline(text, 2021)
    assert (rest, found.text, found.end, doubt) == (work, due, end, None)


@pytest.mark.parametrize("text", ["xây 10 nhà", "đón Tết", "họp 3 tháng một lần nữa", "", "nội quy"])
def test_a_text_without_a_deadline_stays_whole(text):
    assert split_deadline(text, 2021) == (text, None, None)


def test_a_day_that_does_not_exist_stays_in_the_text_and_is_said():
    assert split_deadline("làm trước 31/6", 2021) == ("làm trước 31/6", None, DateDoubt.NO_SUCH_DAY)


def test_units_before_the_colon_lead_and_those_after_the_plus_help():
    said = read_direction(read_line("g so y te; Tỉnh đoàn + hoi nong dan tinh; Báo tỉnh: tiêm trước 30/6"), UNITS, HELD)
    assert said.lead_unit_ids == (2, 3)
    assert said.coordinating == ("Hội Nông dân tỉnh", "Báo tỉnh")
    assert (said.text, said.due.text, said.unknown) == ("tiêm", "trước 30/6", ())


def test_a_unit_that_is_not_known_stays_in_the_sentence():
    said = read_direction(read_line("g Sở X; Sở Y tế: làm việc này"), UNITS, HELD)
    assert (said.text, said.lead_unit_ids, said.unknown) == ("Sở X: làm việc này", (2,), ("Sở X",))


# ── Phrases ──


def test_phrases_are_edited_as_text():
    phrases, wrong = read_phrases(phrases_text(USUAL_PHRASES))
    assert (phrases, wrong) == (USUAL_PHRASES, ())


def test_lines_that_are_no_phrase_are_told():
    phrases, wrong = read_phrases("ntr = nhất trí\nkhông có dấu bằng\nhai chữ = sai\n\nntr = lại nữa\nx =")
    assert [one.letters for one in phrases] == ["ntr"]
    assert wrong == ("không có dấu bằng", "hai chữ = sai", "ntr = lại nữa", "x =")


@pytest.mark.parametrize(
    ("before", "found"),
    [("tôi ntr", (3, "nhất trí")), ("ntr", (3, "nhất trí")), ("xntr", None), ("ntr ", None), ("", None)],
)
def test_letters_stand_for_a_phrase_when_they_are_a_word(before, found):
    assert phrase_for(before, {"ntr": "nhất trí"}) == found


# ── The course ──


def test_what_happened_stands_in_the_order_of_the_clock():
    meeting = Meeting(
        1,
        HEAD,
        agenda=(AgendaItem(1, "Báo cáo", "Chánh VP", begun_at=HELD), AgendaItem(2, "Thảo luận")),
        contributions=(Contribution(5, "An", "Một", said_at=HELD.replace(minute=20)), Contribution(6, "Bình", "Hai")),
        conclusions=(
            Conclusion(8, "Ba", 1, said_at=HELD.replace(minute=10)),
            Conclusion(9, "Bốn", 2, (2,), said_at=HELD.replace(minute=30)),
        ),
    )
    assert [(one.kind, one.id) for one in course(meeting)] == [
        (EntryKind.ITEM, 1),
        (EntryKind.CONCLUSION, 8),
        (EntryKind.CONTRIBUTION, 5),
        (EntryKind.DIRECTION, 9),
        (EntryKind.CONTRIBUTION, 6),
    ]


def test_the_next_item_passes_over_the_headings_of_sections():
    section, first, second = AgendaItem(1, "I", is_section=True), AgendaItem(2, "Một"), AgendaItem(3, "Hai")
    agenda = (section, first, replace(section, id=4), second)
    assert (current_item(agenda), next_item(agenda)) == (None, first)
    begun = replace(first, begun_at=HELD)
    assert (current_item((section, begun, second)), next_item((section, begun, second))) == (begun, second)
    both = (begun, replace(second, begun_at=HELD))
    assert (current_item(both), next_item(both)) == (both[1], None)


def test_times_are_noted_on_the_day_of_the_meeting_only():
    assert stamp(HEAD, HELD.replace(hour=9, microsecond=7)) == HELD.replace(hour=9)
    assert stamp(HEAD, HELD.replace(day=6)) is None
    two_days = replace(HEAD, end=HELD.replace(day=6, hour=17))
    assert stamp(two_days, HELD.replace(day=6)) == HELD.replace(day=6)
