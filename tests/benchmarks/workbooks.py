"""Large workbooks for the measures, made when they are needed: ``python -m tests.benchmarks.workbooks FILE ROWS``."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HEAD: tuple[tuple[str, ...], ...] = (
    ("ỦY BAN MTTQ VIỆT NAM TỈNH", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("BAN THƯỜNG TRỰC", "", "", "Độc lập - Tự do - Hạnh phúc"),
    (),
    ("BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2020",),
    (),
    (
        *("STT", "Nội dung nhiệm vụ", "Loại nhiệm vụ", "Cơ quan chủ trì", "Đơn vị phối hợp", "Bắt đầu", "Thời hạn"),
        *("Chỉ tiêu", "Số lượng", "Đơn vị tính", "Văn bản giao", "Ghi chú"),
    ),
)
KINDS = ("Nhiệm vụ chung", "Nhiệm vụ đăng ký", "Nhiệm vụ trọng tâm")
UNITS = ("Ủy ban MTTQ Việt Nam tỉnh", "Hội Nông dân tỉnh", "Tỉnh đoàn", "Liên đoàn Lao động tỉnh", "Hội CCB tỉnh")
DEADLINES = ("Quý II/2020", "Trước 30/6/2020", "15/9/2020", "Cả năm 2020", "Thường xuyên")
TARGETS = (("Quỹ Vì người nghèo", 12.5, "tỷ đồng"), ("Khu dân cư", 645, "khu"), ("Tặng quà", 8500, "suất"))
NOTES = ("", "", "", "Báo cáo trước ngày 25 hằng tháng")


def registrations(path: Path, count: int) -> None:
    """Write a registration of ``count`` different tasks to ``path``."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Đăng ký")
    for row in (*HEAD, *tasks(count)):
        sheet.append(row)
    workbook.save(path)


def tasks(count: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows of ``count`` tasks."""
    for number in range(1, count + 1):
        title = f"Tổ chức hội nghị tuyên truyền, vận động Nhân dân xây dựng nông thôn mới tại khu dân cư số {number}"
        units, paper = (UNITS[number % 5], UNITS[(number + 1) % 5]), f"Kế hoạch số {number % 40 + 1}/KH-BCĐ"
        days = date(2020, 1 + number % 3, 1 + number % 28), DEADLINES[number % 5]
        yield (number, title, KINDS[number % 3], *units, *days, *TARGETS[number % 3], paper, NOTES[number % 4])


if __name__ == "__main__":
    registrations(Path(sys.argv[1]), int(sys.argv[2]))
