"""What is listed and found by the command line."""

from tests.commands.conftest import WORKBOOKS


def test_a_directory_of_units_is_taken_over(thuky, known):
    assert thuky("units", "--import", WORKBOOKS / "UNITS.json")[0] == 0
    assert thuky("units") == known("units")


def test_search_and_check(known):
    known("import", WORKBOOKS / "2020")
    _, found = known("search", "hien mau")
    assert {hit["kind"] for hit in found["hits"]} == {"task", "report"}
    assert all(set(hit) == {"kind", "id", "title", "text"} for hit in found["hits"])
    assert known("check") == (0, {"ok": True, "problems": [], "mended": [], "previous": None})
