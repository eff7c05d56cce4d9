"""Make ``communes-2025.txt`` from the mapping ``old to new`` of the data set dvhcvn (20250701), see ``README.md``.

    python resources/places/build.py MAPPING.json

Needs no network and nothing but Python.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("communes-2025.txt")

HEAD = """\
# Communes of Viet Nam before and after 1 July 2025, by province of that time (resolutions 1654 to 1687/NQ-UBTVQH15).
# From the data set dvhcvn, version 20250701, https://github.com/daohoangson/dvhcvn, MIT licence: see README.md.
# "= province | province today", then a line a new commune: "name : part; part". X xã, P phường, T thị trấn, D đặc khu;
# "#" and the old code follow a part; "~" marks one that was split over several new communes.
"""

SHORT = (("Xã ", "X "), ("Phường ", "P "), ("Thị trấn ", "T "), ("Đặc khu ", "D "))


def short(name: str) -> str:
    """Return a name with its kind as one letter."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    for word, letter in SHORT:
        if name.casefold().startswith(word.casefold()):
            return letter + name[len(word) :]
    raise ValueError(name)


def province_lines(province: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    """Yield the lines of one old province; ``names`` keeps one spelling for each code of today."""
    plain = province["splits"][0]["name"].removeprefix("Tỉnh ").removeprefix("Thành phố ")
    yield unicodedata.normalize("NFC", f"= {province['name'].strip()} | {plain.strip()}")
    parts: dict[str, list[str]] = defaultdict(list)
    for old in province["level3s"]:
        split = "~" if len(old["splits"]) > 1 else ""
        for new in old["splits"]:
            parts[names.setdefault(new["new_id"], short(new["name"]))].append(
                f"{short(old['name'])}#{old['level3_id']}{split}"
            )
    for name, olds in parts.items():
        yield f"{name}: {'; '.join(olds)}"


def main(source: Path) -> None:
    """Write the table."""
    provinces = json.loads(source.read_text("utf-8"))["data"]
    names: dict[str, str] = {}
    lines = [line for province in provinces for line in province_lines(province, names)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
