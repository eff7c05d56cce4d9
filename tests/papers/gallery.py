"""Papers made of every block, in ordinary and in extreme sizes, for the tests of the engine. All names are invented."""

import io
from collections.abc import Iterator
from datetime import date

from PIL import Image

from desktop.papers.blocks import (
    Addressees,
    Align,
    AnnexHead,
    Bases,
    Block,
    Bullets,
    Chart,
    ChartKind,
    Column,
    Contents,
    ContentsEntry,
    GroupRow,
    KeyValue,
    KeyValues,
    LabelLine,
    Letterhead,
    NamePlate,
    NumberedHeading,
    NumberedParagraph,
    Paper,
    Paragraph,
    Part,
    Picture,
    Recipients,
    Row,
    Series,
    Signatures,
    Signer,
    SignerRows,
    Subject,
    Symbol,
    TableBlock,
    TotalRow,
    TypeName,
)

ISSUER = "Ban Chỉ đạo phối hợp hoạt động vận động quần chúng tỉnh Thanh Bình"
SUPERIOR = "Tỉnh ủy Thanh Bình"
DAY = date(2021, 2, 5)
REPORT = Symbol(5, "BC", "BCĐ")
SPEECH = (
    "Đề nghị Ban Chỉ đạo quan tâm hỗ trợ phụ nữ khởi nghiệp, phát triển hợp tác xã do phụ nữ quản lý; tăng cường phối "
    "hợp giữa các đơn vị thành viên trong tuyên truyền, vận động hội viên thực hiện tốt chủ trương của Đảng, chính "
    "sách, pháp luật của Nhà nước."
)
UNITS = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Hội Nông dân tỉnh",
    "Tỉnh đoàn Thanh Bình",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Liên đoàn Lao động tỉnh",
    "Hội Cựu chiến binh tỉnh",
)

LONG_NAME = ("Nguyễn Phúc Hoàng Tôn Nữ Thị Bích Thủy Dương Quỳnh Mai " * 4)[:200].rstrip()
LONG_TITLE = ("Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy, Chủ tịch Hội đồng " * 3)[:200]

TASK_COLUMNS = (
    Column("STT", 12, Align.CENTRE),
    Column("Nhiệm vụ", 60),
    Column("Đơn vị chủ trì", 34),
    Column("Đúng hạn", 18, Align.RIGHT, "Kết quả"),
    Column("Quá hạn", 18, Align.RIGHT, "Kết quả"),
    Column("Tỷ lệ (%)", 18, Align.RIGHT),
)

PEOPLE_COLUMNS = (
    Column("STT", 10, Align.CENTRE),
    Column("Họ và tên", 45),
    Column("Chức vụ, đơn vị công tác", 55),
    Column("Ký tên", 30),
    Column("Ghi chú", 20),
)

TM = Signer(("TM. Ban Chỉ đạo", "Trưởng ban"), "Nguyễn Văn Đồng")


def picture(width: int = 600, height: int = 300) -> bytes:
    """Return a PNG file."""
    saved = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(saved, "PNG")
    return saved.getvalue()


def turned_photo() -> bytes:
    """Return a JPEG file of a camera that was held upright: 200 by 100 as stored, to be turned by its reader."""
    saved, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (200, 100)).save(saved, "JPEG", exif=exif)
    return saved.getvalue()


def chart(kind: ChartKind = ChartKind.COLUMNS, categories: int = 6) -> Chart:
    """Return a chart of two series, of which one value is missing."""
    names = tuple(UNITS[index % len(UNITS)] for index in range(categories))
    done = tuple(None if index == 2 else 12 + 7 * index for index in range(categories))
    late = tuple(1 + index % 3 for index in range(categories))
    keys = tuple(f"unit-{index}" for index in range(categories))
    series = (Series("Đúng hạn", done, keys), Series("Quá hạn", late, keys))
    return Chart(kind, "Kết quả thực hiện nhiệm vụ theo đơn vị", names, series, "nhiệm vụ")


def task_rows(count: int) -> Iterator[Row]:
    """Yield rows of tasks."""
    for number in range(1, count + 1):
        title = f"Tổ chức hội nghị tuyên truyền, vận động Nhân dân xây dựng nông thôn mới tại khu dân cư số {number}"
        yield Row((str(number), title, UNITS[number % 6], str(number % 7), str(number % 2), "100"))


def people_rows(count: int) -> Iterator[Row]:
    """Yield rows of an attendance list."""
    for number in range(1, count + 1):
        yield Row((str(number), f"Đại biểu {number}", f"Chủ tịch, {UNITS[number % 6]}", "", ""))


def letterhead() -> Letterhead:
    """Return the head of the report."""
    return Letterhead(SUPERIOR, ISSUER, REPORT, "Thanh Bình, ngày 05 tháng 02 năm 2021")


def report_body() -> Iterator[Block]:
    """Yield a report with every block of a body."""
    yield letterhead()
    yield TypeName("Báo cáo")
    yield Subject("Kết quả thực hiện công tác phối hợp vận động quần chúng năm 2020, nhiệm vụ năm 2021")
    yield Addressees(("Tỉnh ủy Thanh Bình", "Ban Dân vận Trung ương"))
    yield Bases(("Căn cứ Quy chế phối hợp số 05-QC/BCĐ", "Căn cứ Kế hoạch công tác năm 2020"))
    yield Paragraph("Ban Chỉ đạo báo cáo kết quả như sau:")
    yield NumberedHeading(1, 1, "Kết quả thực hiện")
    yield NumberedHeading(2, 1, "Nhiệm vụ chung")
    yield Paragraph(SPEECH)
    yield NumberedHeading(3, 5, "Tuyên truyền, vận động;")
    yield NumberedParagraph(2, 2, SPEECH)
    yield Bullets((SPEECH, "Tổ chức 12 hội nghị."))
    yield TableBlock(
        TASK_COLUMNS, (GroupRow("I. Nhiệm vụ chung"), *task_rows(4), TotalRow("Tổng cộng", ("11", "2", "100")))
    )
    yield chart()
    yield chart(ChartKind.STACKED_BARS)
    yield chart(ChartKind.LINES)
    yield Picture(picture(), "Quang cảnh hội nghị", 90)
    yield NumberedHeading(1, 2, "Phương hướng")
    yield KeyValues((KeyValue("Thời gian", "8 giờ 00, ngày 05 tháng 02 năm 2021"), KeyValue("Địa điểm", SPEECH)))
    yield LabelLine("Chủ trì", "đồng chí Nguyễn Văn Đồng, Trưởng ban.")
    yield Paragraph("Trên đây là báo cáo của Ban Chỉ đạo", closing=True)
    yield Signatures(TM, recipients=Recipients(("Tỉnh ủy", "Các thành viên Ban Chỉ đạo"), "VT, TGV"))


def annex(title: str, *blocks: Block, landscape: bool = False) -> Part:
    """Return an annex of the report."""
    return Part((AnnexHead("Phụ lục", title, "Báo cáo", REPORT, DAY, ISSUER), *blocks), landscape)


def report() -> Paper:
    """Return the report with an upright annex and one that lies across the sheet."""
    tasks = annex("Kết quả thực hiện nhiệm vụ", TableBlock(TASK_COLUMNS, tuple(task_rows(30))), landscape=True)
    people = annex("Danh sách", TableBlock(PEOPLE_COLUMNS, tuple(people_rows(40)), row_height=9))
    return Paper("Báo cáo kết quả năm 2020", "Ban Chỉ đạo", Part(tuple(report_body())), (tasks, people))


def list_of(count: int) -> Paper:
    """Return an attendance list of so many people, with the head of a sheet."""
    head = Letterhead(SUPERIOR, ISSUER, None)
    table = TableBlock(PEOPLE_COLUMNS, tuple(people_rows(count)), row_height=9)
    return Paper(
        "Danh sách", "Ban Chỉ đạo", Part((head, TypeName("Danh sách đại biểu"), Subject("Dự Hội nghị"), table))
    )


def agreement(signers: int, per_row: int = 2) -> Paper:
    """Return a programme signed by so many parties."""
    signing = tuple(
        Signer((f"TM. {UNITS[index % 6]}", "Chủ tịch"), f"Đại diện thứ {index + 1}") for index in range(signers)
    )
    body: tuple[Block, ...] = (
        letterhead(),
        TypeName("Chương trình phối hợp"),
        Subject("Giai đoạn 2021-2025"),
        *[Paragraph(SPEECH)] * 3,
    )
    return Paper("Chương trình", "Ban Chỉ đạo", Part((*body, SignerRows(signing, per_row, Recipients(("Như trên",))))))


def plain_letter(recipients: int = 2, paragraphs: int = 1) -> Paper:
    """Return a letter of so many paragraphs that one person signs."""
    names = tuple(f"Đơn vị nhận thứ {at}" for at in range(1, recipients + 1))
    body: list[Block] = [letterhead(), *(Paragraph(f"Nội dung {at}.") for at in range(1, paragraphs + 1))]
    closing = Paragraph("Trên đây là báo cáo của Ban Chỉ đạo", closing=True)
    return Paper("Thư", "Ban Chỉ đạo", Part((*body, closing, Signatures(TM, recipients=Recipients(names)))))


def programme_of(paragraphs: int) -> Paper:
    """Return a programme of so many paragraphs that three parties sign, two in a row."""
    signing = tuple(Signer((unit, "Chủ tịch"), "Nguyễn Văn Đồng") for unit in UNITS[1:4])
    body: list[Block] = [letterhead(), *(Paragraph(f"Nội dung {at}.") for at in range(1, paragraphs + 1))]
    closing = Paragraph("Chương trình có hiệu lực kể từ ngày ký", closing=True)
    return Paper(
        "Chương trình", "Ban Chỉ đạo", Part((*body, closing, SignerRows(signing, 2, Recipients(("Như trên",)))))
    )


def plates() -> Paper:
    """Return name plates: an ordinary one, and one of a name and a title of 200 letters."""
    ordinary = NamePlate("Nguyễn Văn Đồng", "Trưởng Ban Chỉ đạo", "Tỉnh ủy Thanh Bình")
    extreme = NamePlate(LONG_NAME, LONG_TITLE, LONG_TITLE)
    parts = tuple(Part((plate,), landscape=True, title=plate.name) for plate in (ordinary, extreme))
    return Paper.of("Biển tên", "Ban Chỉ đạo", parts)


def extreme() -> Paper:
    """Return a paper of which everything is 200 letters long, or nothing at all."""
    body = (
        Letterhead(LONG_TITLE, LONG_TITLE, Symbol(None, "BC", ""), "Thanh Bình, ngày ….. tháng ….. năm ……"),
        TypeName("Báo cáo"),
        Subject(LONG_TITLE),
        Addressees((LONG_TITLE,)),
        KeyValues((KeyValue(LONG_NAME, LONG_TITLE),)),
        Paragraph("x" * 200),
        Paragraph(""),
        Bullets(()),
        TableBlock(PEOPLE_COLUMNS, ()),
        TableBlock(PEOPLE_COLUMNS, (Row(("1", LONG_NAME, LONG_TITLE, "x" * 200, "")),), row_height=9),
        Contents((ContentsEntry(LONG_TITLE, 3), ContentsEntry("Biên bản", 12))),
        Signatures(
            Signer((f"TM. {LONG_TITLE}", LONG_TITLE), LONG_NAME),
            Signer(("Thư ký",), LONG_NAME),
            Recipients((LONG_TITLE,)),
        ),
    )
    return Paper("Dài", "Ban Chỉ đạo", Part(body))
