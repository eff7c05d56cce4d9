"""Pictures that are attached: whether a file is one, and smaller copies of it. Pillow is loaded when first needed."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels that a laptop with 4 GB can hold: a phone's largest photo has 200 million.
_MOST_PIXELS = 210_000_000

#: How a smaller copy is written: hardly to be told from the original on paper.
_QUALITY = 85

_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}


class NotAPicture(ValueError):
    """The bytes are no picture that can be shown and printed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes with their media type, and its size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


@contextmanager
def _opened(data: bytes) -> "Iterator[Image]":
    """Open a picture; what goes wrong with it, then or while it is used, is told as :class:`NotAPicture`."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # _MOST_PIXELS is the limit here
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise NotAPicture(f"{image.width} × {image.height}")
                yield image
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:  # what Pillow says of bad bytes
        raise NotAPicture(str(error)) from error


def look_at(data: bytes) -> Picture:
    """Return the picture with its size, decoding it whole; raise :class:`NotAPicture`."""
    with _opened(data) as image:
        image.load()
        return Picture(data, f"image/{(image.format or '').casefold()}", image.width, image.height)


def scaled(data: bytes, longest: int) -> Picture:
    """Return a copy whose longest side is ``longest`` pixels, upright, without what the camera wrote into the file.

    A picture that is not larger is returned as it is. Raises :class:`NotAPicture`.
    """
    with _opened(data) as image:
        if max(image.size) <= longest:
            return look_at(data)
        return _written(_smaller(image, longest), "PNG" if image.format == "PNG" else "JPEG")


def thumbnail(data: bytes, longest: int) -> bytes:
    """Return a small copy as PNG, for a list; raise :class:`NotAPicture`."""
    with _opened(data) as image:
        return _written(_smaller(image, longest), "PNG").data


def _smaller(image: "Image", longest: int) -> "Image":
    """Return the picture upright and small; a JPEG is decoded near that size: faster, and in far less memory."""
    from PIL import ImageOps

    image.draft("RGB", (longest, longest))
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((longest, longest))
    return upright


def _written(image: "Image", kind: str) -> Picture:
    """Write a picture anew; what the camera wrote (place, day) is left behind."""
    modes = ("RGB", "L") if kind == "JPEG" else ("RGB", "RGBA", "L")
    plain = image if image.mode in modes else image.convert("RGB" if kind == "JPEG" else "RGBA")
    plain.info.clear()
    out = io.BytesIO()
    plain.save(out, kind, quality=_QUALITY, optimize=True)
    return Picture(out.getvalue(), _MEDIA_TYPES[kind], plain.width, plain.height)
