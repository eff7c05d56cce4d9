"""Pictures for papers: upright as the camera was held, no larger than print needs."""

import io
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.errors import PaperRefused

#: More pixels than this on the longer side add to the file and nothing to the print (300 dots an inch over 17 cm).
_MOST_PIXELS = 2000
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture file that can be embedded as it is, with its size in pixels."""

    data: bytes
    width: int
    height: int


@lru_cache(maxsize=8)
def prepared(data: bytes) -> PreparedPicture:
    """Return the picture in ``data`` upright, as PNG or JPEG; raises :class:`PaperRefused` ``bad-picture``."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as opened:
            kind = "PNG" if opened.format == "PNG" else "JPEG"
            image = ImageOps.exif_transpose(opened)
            image.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
            saved = io.BytesIO()
            image.convert("RGB").save(saved, kind, quality=_QUALITY)
            return PreparedPicture(saved.getvalue(), image.width, image.height)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise PaperRefused("bad-picture", str(error)) from error


def fitted(picture: PreparedPicture, width: float, room: tuple[float, float]) -> tuple[float, float]:
    """Return the size in which ``picture`` is printed: ``width`` wide (0: all there is), but within ``room``."""
    wanted = min(width or room[0], room[0])
    scale = min(wanted / picture.width, room[1] / picture.height)
    return picture.width * scale, picture.height * scale
