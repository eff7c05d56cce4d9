"""Charts: one drawing for paper and window."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter, qRgb
from PySide6.QtSvg import QSvgRenderer

from desktop.papers.blocks import Chart, ChartKind, Paper, Part, Series
from desktop.papers.chart_scales import number_text, scale_for
from desktop.papers.chart_svg import chart_picture
from desktop.papers.charts import ChartColours
from desktop.papers.fonts import FontSet
from desktop.papers.layout import ND30
from tests.papers.gallery import UNITS, chart
from tests.papers.layout_checks import sheet_of


class TestScale:
    """Round steps from nought."""

    @pytest.mark.parametrize(
        ("values", "ticks"),
        [
            ([3.0], [0, 1, 2, 3]),
            ([47.0], [0, 10, 20, 30, 40, 50]),
            ([33_000_000_000.0], [0, 10**10, 2 * 10**10, 3 * 10**10, 4 * 10**10]),
            ([], [0, 1]),
            ([1.0, 2.0], [0, 1, 2]),
            ([-4.0, 8.0], [-5, 0, 5, 10]),
        ],
    )
    def test_ticks(self, values: list[float], ticks: list[int]):
        assert list(scale_for(values, "suất").ticks) == ticks

    def test_percents_end_at_a_hundred(self):
        assert scale_for([97.9], "%").high == 100
        assert scale_for([130.0], "%").high > 100

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (1234567, "1.234.567"),
            (Decimal("97.90"), "97,9"),
            (Decimal("100.0"), "100"),
            (0, "0"),
            (Decimal(1000), "1.000"),
        ],
    )
    def test_numbers_have_points_and_a_comma(self, value: Decimal | int, text: str):
        assert number_text(value) == text


class TestPaper:
    """What stands in print."""

    def test_names_values_and_legend_are_text(self, fonts: FontSet):
        printed = sheet_of(Paper("T", "A", Part((chart(),))), ND30, fonts).printed
        texts = " ".join(line.text for line in printed.lines)
        for word in ("Đúng hạn", "Quá hạn", "(nhiệm vụ)", "47", "Kết quả thực hiện nhiệm vụ theo đơn vị"):
            assert word in texts

    def test_names_too_long_for_their_bars_lie(self, fonts: FontSet):
        printed = sheet_of(Paper("T", "A", Part((chart(ChartKind.COLUMNS, 24),))), ND30, fonts).printed
        names = [line for line in printed.lines if line.text in UNITS]
        assert len({round(line.right) for line in names}) == 1

    def test_more_bars_than_a_page_holds_go_on_on_the_next_at_the_same_scale(self, fonts: FontSet):
        printed = sheet_of(Paper("T", "A", Part((chart(ChartKind.BARS, 60),))), ND30, fonts).printed
        assert len(printed.sizes) > 1
        assert len([line for line in printed.lines if line.text.strip() == "Tỉnh đoàn Thanh Bình"]) == 10

    def test_a_chart_of_nothing_is_no_error(self, fonts: FontSet):
        for kind in ChartKind:
            sheet_of(Paper("T", "A", Part((Chart(kind, "", (), ()),))), ND30, fonts)


class TestWindow:
    """The same as SVG, every mark of which can be clicked."""

    @pytest.mark.parametrize("kind", ChartKind)
    def test_qt_draws_it_with_its_letters(self, qapp, kind: ChartKind):
        picture = chart_picture(chart(kind), 420)
        renderer = QSvgRenderer(QByteArray(picture.svg))
        assert renderer.isValid()
        image = QImage(int(picture.width), int(picture.height), QImage.Format.Format_RGB32)
        image.fill(qRgb(255, 255, 255))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        seen = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
        assert qRgb(0x1F, 0x4E, 0x79) in seen
        assert "Liên đoàn" in picture.svg.decode()

    @pytest.mark.parametrize("kind", ChartKind)
    def test_every_reported_value_leads_to_its_record(self, kind: ChartKind):
        picture = chart_picture(chart(kind), 420)
        assert [hit.key for hit in picture.hits].count("unit-2") == 1
        assert [hit.key for hit in picture.hits].count("unit-3") == 2
        for hit in picture.hits:
            assert 0 <= hit.x <= hit.x + hit.width <= picture.width + 1
            assert picture.key_at(hit.x + hit.width / 2, hit.y + hit.height / 2) is not None

    def test_beside_the_marks_is_nothing(self):
        assert chart_picture(chart(), 420).key_at(1, 1) is None

    def test_dark_colours(self):
        svg = chart_picture(chart(), 420, colours=ChartColours(ink="#ffffff")).svg
        assert b'fill="#ffffff"' in svg

    def test_letters_of_names_are_escaped(self):
        odd = replace(chart(), series=(Series("A & <B>", (1, 2, 3, 4, 5, 6)), Series('"', (1, 1, 1, 1, 1, 1))))
        assert QSvgRenderer(QByteArray(chart_picture(odd, 420).svg)).isValid()

    def test_the_same_chart_is_the_same_file(self):
        assert chart_picture(chart(), 420) == chart_picture(chart(), 420)
