"""Where lines break. Every letter is one wide here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.linebreaks import balanced, first_fit

words = st.lists(st.text("aăâbcđêg%;.", min_size=1, max_size=12), min_size=1, max_size=40)


def measure(text: str) -> float:
    return float(len(text))


class TestFirstFit:
    """Running text."""

    def test_the_first_line_may_be_shorter(self):
        assert first_fit("một hai ba bốn", measure, 7, 10) == ("một hai", "ba bốn")

    def test_no_text_is_one_empty_line(self):
        assert first_fit("", measure, 10, 10) == ("",)

    def test_a_percent_sign_never_begins_a_line(self):
        assert first_fit("đạt 100 % kế", measure, 8, 8) == ("đạt", "100 % kế")

    def test_room_for_the_pen_may_begin_a_line(self):
        assert first_fit("đồng chí …… kết luận", measure, 10, 12) == ("đồng chí", "…… kết luận")

    def test_a_word_wider_than_the_line_is_broken_within(self):
        assert first_fit("abcdefgh xy", measure, 3, 3) == ("abc", "def", "gh", "xy")

    def test_a_symbol_wider_than_the_line_is_broken_behind_its_marks(self):
        assert first_fit("125/GUQ-BCH", measure, 9, 9) == ("125/GUQ-", "BCH")

    @given(words, st.integers(4, 30))
    def test_nothing_is_lost_and_nothing_is_too_wide(self, parts: list[str], width: int):
        lines = first_fit(" ".join(parts), measure, width, width)
        assert "".join(lines).replace(" ", "") == "".join(parts)
        assert all(len(line) <= width for line in lines)


class TestBalanced:
    """Titles."""

    @pytest.mark.parametrize(
        ("title", "width", "lines"),
        [
            ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", 25, ("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM")),
            (
                "BAN CHỈ ĐẠO PHỐI HỢP HOẠT ĐỘNG VẬN ĐỘNG QUẦN CHÚNG",
                25,
                ("BAN CHỈ ĐẠO", "PHỐI HỢP HOẠT ĐỘNG", "VẬN ĐỘNG QUẦN CHÚNG"),
            ),
            ("Chức vụ, đơn vị công tác", 18, ("Chức vụ,", "đơn vị công tác")),
            ("Chức vụ, đơn vị công tác", 12, ("Chức vụ,", "đơn vị", "công tác")),
            (
                "Thực hiện nhiệm vụ của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam",
                50,
                ("Thực hiện nhiệm vụ của", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam"),
            ),
            ("ĐOÀN TNCS HỒ CHÍ MINH TỈNH HÀ NAM", 24, ("ĐOÀN TNCS HỒ CHÍ MINH", "TỈNH HÀ NAM")),
            ("BAN DÂN VẬN TỈNH ỦY", 30, ("BAN DÂN VẬN TỈNH ỦY",)),
            (
                "Kết luận của H'Loan Niê, Phó Trưởng Ban Chỉ đạo tại Hội nghị",
                40,
                ("Kết luận của H'Loan Niê,", "Phó Trưởng Ban Chỉ đạo tại Hội nghị"),
            ),
            (
                "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo",
                32,
                ("Ủy viên Ban Thường vụ,", "Trưởng Ban Tuyên giáo"),
            ),
            ("PHÒNG, CHỐNG THIÊN TAI, CỨU HỘ, CỨU NẠN", 17, ("PHÒNG, CHỐNG", "THIÊN TAI,", "CỨU HỘ, CỨU NẠN")),
            ("Tổng kết công tác dân vận năm 2020", 20, ("Tổng kết công tác", "dân vận năm 2020")),
        ],
    )
    def test_breaks_between_phrases(self, title: str, width: int, lines: tuple[str, ...]):
        assert balanced(title, measure, width) == lines

    def test_no_title_is_no_line(self):
        assert balanced("", measure, 20) == ()

    def test_no_word_stands_alone_on_the_last_line_where_a_long_phrase_can_be_broken(self):
        name = "BAN CHỈ ĐẠO PHỐI HỢP HOẠT ĐỘNG VẬN ĐỘNG QUẦN CHÚNG TỈNH"
        assert balanced(name, measure, 21) == ("BAN CHỈ ĐẠO PHỐI HỢP", "HOẠT ĐỘNG VẬN ĐỘNG", "QUẦN CHÚNG TỈNH")

    def test_the_name_of_a_place_stays_whole(self):
        assert balanced("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA VŨNG TÀU", measure, 25)[-1] == "TỈNH BÀ RỊA VŨNG TÀU"

    def test_a_phrase_wider_than_the_column_is_broken_between_words(self):
        assert balanced("ỦY BAN", measure, 4) == ("ỦY", "BAN")

    @given(words, st.integers(4, 30))
    def test_nothing_is_lost_and_nothing_is_too_wide(self, parts: list[str], width: int):
        lines = balanced(" ".join(parts), measure, width)
        assert "".join(lines).replace(" ", "") == "".join(parts)
        assert all(len(line) <= width for line in lines)
