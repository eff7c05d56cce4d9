"""The workbooks of a batch that have problems go back to their senders; nothing there is overwritten."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.errors import NotFound
from desktop.domain.imports import Problem
from desktop.services import imports
from desktop.services.readings import open_workbooks
from desktop.services.return_copies import return_copies

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
NOW = datetime(2021, 1, 20, 8, 0)


def sentence(problem: Problem) -> str:
    return f"{problem.code} {problem.cell}"


def read_in(ledger, *names: str) -> int:
    workbooks = open_workbooks([WORKBOOKS / name for name in names])
    plan = imports.plan(ledger, workbooks.readings({}), NOW.date(), {})
    batch = imports.take_over(ledger, plan, imports.USUAL, {}, NOW, contents=workbooks.contents).value.batch
    assert batch is not None
    return batch


def comments(path: Path) -> dict[str, str]:
    rows = load_workbook(BytesIO(path.read_bytes())).worksheets[0].iter_rows()
    return {cell.coordinate: cell.comment.text for row in rows for cell in row if cell.comment}


def test_only_workbooks_with_problems_go_back_with_a_comment_on_each_cell(ledger, tmp_path):
    batch = read_in(ledger, "values/trung-lap-sai-ten-thieu.xlsx", "2020/dang-ky-2020-mttq.xlsx")
    (path,) = return_copies(ledger, batch, tmp_path / "gửi lại", sentence)
    assert path == tmp_path / "gửi lại" / "trung-lap-sai-ten-thieu (trả lại).xlsx"
    said = comments(path)
    assert all(cell in text for cell, text in said.items())
    assert {text.split()[0] for text in said.values()} >= {"unknown-unit", "missing-title", "duplicate-row"}


def test_a_copy_never_takes_the_place_of_another(ledger, tmp_path):
    batch = read_in(ledger, "values/ngay-thang.xlsx")
    names = [return_copies(ledger, batch, tmp_path, sentence)[0].name for _ in range(2)]
    assert names == ["ngay-thang (trả lại).xlsx", "ngay-thang (trả lại 2).xlsx"]


def test_a_file_of_another_format_goes_back_as_an_xlsx(ledger, tmp_path):
    batch = read_in(ledger, "2020/ket-qua-2020-hoi-ccb.xls")
    (path,) = return_copies(ledger, batch, tmp_path, sentence)
    assert path.name == "ket-qua-2020-hoi-ccb (trả lại).xlsx"
    assert str(load_workbook(path)["Tổng hợp lỗi"]["A1"].value).startswith("Bản chép từ tệp “ket-qua-2020-hoi-ccb.xls”")


def test_there_is_nothing_to_send_back_for_a_batch_that_is_not_there(ledger, tmp_path):
    with pytest.raises(NotFound):
        return_copies(ledger, 99, tmp_path, sentence)
