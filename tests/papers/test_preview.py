"""Pages as pictures."""

import pytest

from desktop.papers.fonts import FontSet
from desktop.papers.layout import ND30
from desktop.papers.minutes import minutes_blocks
from desktop.papers.pdf import render
from desktop.papers.preview import Preview
from tests.papers.samples import annual_review

WHITE = b"\xff\xff\xff"


@pytest.fixture(scope="module")
def pdf(fonts: FontSet) -> bytes:
    return render(minutes_blocks(annual_review()), ND30, fonts)


def test_a_page_has_the_shape_of_the_sheet(pdf: bytes):
    with Preview(pdf) as preview:
        image = preview.image(0, 420)
        width, height = preview.page_size(0)
    assert image.width == 420
    assert image.height == pytest.approx(420 * height / width, abs=1)
    assert len(image.pixels) == image.stride * image.height


def test_margins_are_white_and_text_is_drawn(pdf: bytes):
    with Preview(pdf) as preview:
        image = preview.image(0, 420)
    pixels = [image.pixels[start : start + 3] for start in range(0, len(image.pixels), 4)]
    assert set(pixels[: 420 * 30]) == {WHITE}
    assert b"\x00\x00\x00" in pixels


def test_every_page_can_be_drawn(pdf: bytes):
    with Preview(pdf) as preview:
        pictures = {preview.image(index, 100).pixels for index in range(preview.page_count)}
        assert len(pictures) == preview.page_count > 2
