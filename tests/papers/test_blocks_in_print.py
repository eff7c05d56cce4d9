"""Blocks one by one as they are printed: what minutes have not."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from desktop.domain.errors import PaperRefused
from desktop.papers.blocks import (
    Align,
    Block,
    Column,
    Contents,
    ContentsEntry,
    Gap,
    GroupRow,
    KeyValue,
    KeyValues,
    NamePlate,
    NumberedHeading,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Picture,
    Recipients,
    Row,
    Signatures,
    TableBlock,
    TableRow,
    TotalRow,
    TypeName,
)
from desktop.papers.endings import set_signatures
from desktop.papers.fonts import FontSet
from desktop.papers.layout import ND30, PARTY_2018
from desktop.papers.pdf import render, setter_for
from desktop.papers.pictures import prepared
from desktop.papers.rulings import Lines
from desktop.papers.strips import LineMark, TextMark
from tests.papers import gallery
from tests.papers.reading import Print, read


def printed(fonts: FontSet, *blocks: Block, landscape: bool = False) -> Print:
    return read(render(Paper("T", "A", Part(blocks, landscape)), ND30, fonts))


def tasks(count: int) -> Iterator[TableRow]:
    return (Row((str(number), "việc", "1", "")) for number in range(count))


class TestRecipients:
    """Nơi nhận beside a signature."""

    @pytest.mark.parametrize("count", range(6, 20, 3))
    def test_a_list_longer_than_the_signature_has_no_gap(self, count: int, fonts: FontSet):
        names = tuple(f"Đơn vị nhận thứ {at}" for at in range(count))
        found = printed(fonts, Signatures(gallery.TM, recipients=Recipients(names)))
        tops = [line.top for line in found.lines if line.text.startswith("- ")]
        steps = [below - above for above, below in itertools.pairwise(tops)]
        assert len(steps) == count
        assert steps == pytest.approx([steps[0]] * count, abs=0.1)


class TestSignatures:
    """The end of a paper."""

    def test_below_a_signature_there_is_room_for_what_closes_a_word_file(self, fonts: FontSet):
        """Word files have paragraphs there that close the section: at the foot of a page they would make a new one."""
        (signed,) = set_signatures(Signatures(gallery.TM), ND30, setter_for(fonts))
        name = next(mark for mark in signed.marks if isinstance(mark, TextMark) and mark.text == "Nguyễn Văn Đồng")
        assert signed.height - name.y > 10


class TestParagraphs:
    """Paragraphs that are not the body's own."""

    def test_centred_and_at_the_right(self, fonts: FontSet):
        found = printed(fonts, Paragraph("Giữa", Align.CENTRE, italic=True), Paragraph("Phải", Align.RIGHT, bold=True))
        assert found.find("Giữa").italic
        assert found.find("Giữa").middle == pytest.approx(110, abs=0.3)
        assert found.find("Phải").bold
        assert found.find("Phải").right == pytest.approx(190, abs=0.3)

    def test_closing_mark_replaces_the_stop(self, fonts: FontSet):
        said = Paragraph("Trên đây là báo cáo.", closing=True)
        assert printed(fonts, said).lines[0].text == "Trên đây là báo cáo./."
        party = read(render(Paper("T", "A", Part((said,))), PARTY_2018, fonts))
        assert party.lines[0].text == "Trên đây là báo cáo."

    def test_texts_of_labels_stand_below_each_other(self, fonts: FontSet):
        items = (KeyValue("Thời gian", "8 giờ 00"), KeyValue("Địa điểm tổ chức", gallery.SPEECH))
        lines = printed(fonts, KeyValues(items)).lines
        labels = [line for line in lines if line.bold]
        texts = [line for line in lines if not line.bold]
        assert [line.text for line in labels] == ["Thời gian:", "Địa điểm tổ chức:"]
        assert len({round(line.left, 1) for line in texts}) == 1

    def test_contents_have_dots_up_to_their_pages(self, fonts: FontSet):
        lines = printed(fonts, Contents((ContentsEntry("Biên bản", 3), ContentsEntry(gallery.LONG_TITLE, 112)))).lines
        pages = [line for line in lines if line.text.strip(". ").isdigit()]
        assert [line.text.strip(". ") for line in pages] == ["3", "112"]
        assert all(line.right == pytest.approx(190, abs=0.3) for line in pages)
        assert any("....." in line.text for line in lines)

    def test_gap_and_page_break(self, fonts: FontSet):
        found = printed(fonts, Gap(50), Paragraph("Một"), Gap(50), Paragraph("Hai"), PageBreak(), Paragraph("Ba"))
        assert found.find("Một").top < 25
        assert found.find("Hai").top - found.find("Một").bottom >= 50
        assert found.find("Ba").page == 2


class TestTables:
    """Sums, groups, common titles, rows to be signed."""

    columns = (
        Column("STT", 10),
        Column("Việc", 50),
        Column("Xong", 20, Align.RIGHT, "Kết quả"),
        Column("Tỷ lệ", 20, Align.RIGHT, "Kết quả"),
    )

    def test_numbers_stand_at_the_right_below_each_other(self, fonts: FontSet):
        rows = (Row(("1", "a", "9", "x")), Row(("2", "b", "1.000", "y")))
        found = printed(fonts, TableBlock(self.columns, rows))
        assert found.find("1.000").right == pytest.approx(found.find("9").right, abs=0.1)

    def test_long_numbers_and_days_are_not_divided_in_columns_that_are_too_narrow_for_them(self, fonts: FontSet):
        columns = (Column("STT", 3, Align.CENTRE), Column("Việc", 100), Column("Số", 1, Align.RIGHT))
        rows = (Row(("12345", "a", "123.456.789")), TotalRow("Tổng", ("1.123.456.789",)))
        found = printed(fonts, TableBlock(columns, rows))
        assert {"12345", "123.456.789", "1.123.456.789"} <= {line.text for line in found.lines}

    def test_numbers_days_and_symbols_are_not_divided_in_columns_of_text_either(self, fonts: FontSet):
        columns = (Column("Việc", 100), Column("Chỉ tiêu", 12), Column("Văn bản", 12), Column("Hạn", 10, Align.CENTRE))
        rows = (
            Row(("a", "1.250.000.000 đồng", "Kế hoạch số 12/KH-TU ngày 05/3/2025", "Thường xuyên hằng năm")),
            Row(("b", "", "", "31/12/2025")),
        )
        said = " ".join(line.text for line in printed(fonts, TableBlock(columns, rows)).lines).split()
        assert {"1.250.000.000", "12/KH-TU", "05/3/2025", "31/12/2025"} <= set(said)

    def test_a_sum_is_bold_and_on_the_page_of_the_last_row(self, fonts: FontSet):
        for count in range(30, 60):
            rows = (*tasks(count), TotalRow("Tổng cộng", ("9", "x")))
            found = printed(fonts, TableBlock(self.columns, rows))
            total = found.find("Tổng cộng")
            assert total.bold
            assert [line for line in found.on(total.page) if line.text == str(count - 1)]

    def test_a_group_is_on_the_page_of_its_first_row(self, fonts: FontSet):
        for count in range(30, 60):
            rows = (*tasks(count), GroupRow("Nhóm"), Row(("x", "đầu", "", "")))
            found = printed(fonts, TableBlock(self.columns, rows))
            assert found.find("NHÓM").page == found.find("đầu").page

    def test_neighbours_have_a_common_title(self, fonts: FontSet):
        found = printed(fonts, TableBlock(self.columns, (Row(("1", "a", "b", "c")),)))
        common = found.find("Kết quả")
        assert common.bottom <= found.find("Xong").top + 1
        assert found.find("Xong").left < common.middle < found.find("Tỷ lệ").right

    def test_a_table_without_rows_keeps_its_head_and_has_room_for_one(self, fonts: FontSet):
        found = printed(fonts, TableBlock(self.columns, ()))
        assert found.find("Việc").bold
        assert len({round(rule.top, 1) for rule in found.rules if rule.width > 100}) == 3

    def test_rows_to_be_signed_are_nine_millimetres_high(self, fonts: FontSet):
        rows = tuple(Row((str(number), "", "", "")) for number in range(4))
        found = printed(fonts, TableBlock(self.columns, rows, row_height=9))
        tops = [found.find(str(number)).top for number in range(4)]
        assert [after - before for before, after in itertools.pairwise(tops)] == pytest.approx([9, 9, 9], abs=0.1)


class TestPlates:
    """Name plates are never cut off."""

    @pytest.mark.parametrize(
        "name", ["Ý", "Nguyễn Văn Đồng", "Công Tằng Tôn Nữ Hoàng Phúc Bích Thủy", gallery.LONG_NAME]
    )
    def test_a_name_is_as_large_as_it_fits(self, fonts: FontSet, name: str):
        plate = NamePlate(name, "Phó Trưởng Ban Thường trực Ban Chỉ đạo", gallery.UNITS[0])
        found = printed(fonts, plate, landscape=True)
        assert len(found.sizes) == 1
        lines = [line for line in found.lines if line.bold]
        assert " ".join(line.text for line in lines) == " ".join(name.upper().split())
        assert all(30 <= line.left <= line.right <= 277 for line in found.lines)
        assert all(105 <= line.top <= line.bottom <= 190 for line in found.lines)
        assert lines[0].size >= (60 if len(name) < 20 else 20)

    def test_the_back_is_turned(self, fonts: FontSet):
        pdf = render(Paper("T", "A", Part((NamePlate("Ngô Ý"),), landscape=True)), ND30, fonts)
        with PdfDocument(pdf) as document:
            assert document[0].get_textpage().get_text_range().count("NGÔ Ý") == 2


class TestPictures:
    """Pictures from a camera."""

    def test_a_picture_has_its_caption_and_its_width(self, fonts: FontSet):
        pdf = render(Paper("T", "A", Part((Picture(gallery.picture(), "Quang cảnh", 90),))), ND30, fonts)
        with PdfDocument(pdf) as document:
            (image,) = document[0].get_objects(filter=[3])
            left, _, right, _ = image.get_bounds()
        assert (right - left) * 25.4 / 72 == pytest.approx(90, abs=0.5)
        assert read(pdf).find("Quang cảnh").italic

    def test_a_tall_picture_is_made_smaller(self, fonts: FontSet):
        assert len(printed(fonts, Picture(gallery.picture(100, 900), "", 160), Paragraph("sau")).sizes) == 1

    def test_what_is_no_picture_is_refused(self):
        with pytest.raises(PaperRefused, match="bad-picture"):
            prepared(b"no picture")

    def test_large_pictures_are_reduced(self):
        assert max(prepared(gallery.picture(5000, 100)).width, 1) == 2000

    def test_a_picture_is_upright_as_the_camera_was_held(self):
        photo = prepared(gallery.turned_photo())
        assert (photo.width, photo.height) == (100, 200)


class TestOutline:
    """Entries of the outline."""

    def entries(self, paper: Paper, fonts: FontSet) -> list[tuple[int, str]]:
        with PdfDocument(render(paper, ND30, fonts)) as document:
            return [(entry.level, entry.get_title()) for entry in document.get_toc()]

    def test_sheets_of_many_are_told_apart(self, fonts: FontSet):
        sheet = Part((TypeName("Giấy mời"), NumberedHeading(1, 1, "Nội dung")))
        parts = tuple(replace(sheet, title=f"Giấy mời: {name}") for name in ("Ngô Ý", "Lê Hòa"))
        assert self.entries(Paper.of("T", "A", parts), fonts) == [
            (0, "Giấy mời: Ngô Ý"),
            (1, "I. Nội dung"),
            (0, "Giấy mời: Lê Hòa"),
            (1, "I. Nội dung"),
        ]

    def test_a_level_that_is_left_out_is_no_error(self, fonts: FontSet):
        blocks = (NumberedHeading(3, 1, "Điểm"), NumberedHeading(1, 1, "Mục"), NumberedHeading(3, 1, "Điểm"))
        assert [level for level, _ in self.entries(Paper("T", "A", Part(blocks)), fonts)] == [0, 1, 2]

    def test_readers_show_the_title_and_know_the_language(self, fonts: FontSet):
        pdf = render(gallery.report(), ND30, fonts)
        assert b"/DisplayDocTitle true" in pdf
        assert b"/Lang (vi-VN)" in pdf


class TestLines:
    """Lines of a page are joined."""

    def test_uprights_of_rows_become_one_and_levels_are_drawn_once(self):
        lines = Lines()
        for top in (100.0, 90.0):
            for mark in (LineMark(0, 0, 0, 10, 0.5), LineMark(0, 0, 50, 0, 0.5), LineMark(0, 10, 50, 10, 0.5)):
                lines.add(mark, 5.0, top)
        ((look, drawn),) = lines.by_look()
        assert look == (0.5, "#000000")
        assert sorted(drawn) == [(5, 80, 55, 80), (5, 90, 55, 90), (5, 100, 5, 80), (5, 100, 55, 100)]

    def test_uprights_apart_stay_apart(self):
        lines = Lines()
        for top in (100.0, 50.0):
            lines.add(LineMark(0, 0, 0, 10, 0.5), 5.0, top)
        ((_, drawn),) = lines.by_look()
        assert sorted(drawn) == [(5, 50, 5, 40), (5, 100, 5, 90)]
