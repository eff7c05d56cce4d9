"""What the story of two meetings is made of: people, what they say, what is concluded. All names are invented."""

from dataclasses import dataclass

CHAIR, CHAIR_POST = "Nguyễn Hữu Lập", "Trưởng Ban Dân vận Tỉnh ủy, Trưởng Ban Chỉ đạo"
SECRETARY, SECRETARY_POST = "Đặng Thị Lan", "Chánh Văn phòng"
PLACE = "Hội trường Tỉnh ủy, số 12 đường Trần Hưng Đạo, thành phố Thanh Bình"
QUARTERLY = "Hội nghị giao ban quý III năm 2020"
REVIEW = "Hội nghị tổng kết công tác phối hợp năm 2020, triển khai nhiệm vụ năm 2021"

FARMERS, VETERANS, WOMEN = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"
YOUTH, LABOUR, FRONT = "Tỉnh đoàn", "Liên đoàn Lao động tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"
RED_CROSS, ELDERLY, POLICE = "Hội Chữ thập đỏ tỉnh", "Hội Người cao tuổi tỉnh", "Công an tỉnh"
MASS, ARMY = "Ban Dân vận Tỉnh ủy", "Bộ Chỉ huy Quân sự tỉnh"
BODIES = (MASS, ARMY, FRONT, VETERANS, WOMEN, FARMERS, LABOUR, YOUTH, RED_CROSS, ELDERLY, POLICE)
TOWNS = ("Hòa Lâm", "Yên Hạ", "Phước Khê", "Sơn Trạch", "Mai Lĩnh", "Kim Lĩnh", "Lộc Khê", "Cẩm Sa")

_FAMILIES = (
    "Nguyễn Văn",
    "Trần Thị",
    "Lê Quang",
    "Phạm Thu",
    "Hoàng Minh",
    "Vũ Đình",
    "Đỗ Quốc",
    "Bùi Ngọc",
    "Cao Xuân",
)
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Đồng", "Giang", "Hải", "Khánh", "Mai", "Nga", "Oanh", "Phúc", "Quân", "Sơn")
_NAMES = tuple(f"{family} {given}" for given in _GIVEN for family in _FAMILIES)


@dataclass(frozen=True)
class Invited:
    """Somebody as the clerk's own table has them."""

    name: str
    post: str
    unit: str

    @property
    def line(self) -> str:
        """The row of the table, as it is copied."""
        return f"{self.name}\t{self.post}\t{self.unit}"


def _people(names: tuple[str, ...], posts: tuple[str, ...], units: tuple[str, ...]) -> tuple[Invited, ...]:
    places = [(post, unit) for post in posts for unit in units]
    return tuple(Invited(name, post, unit) for name, (post, unit) in zip(names, places, strict=False))


#: 24 members of the committee, those of the quarterly meeting.
MEMBERS = (
    Invited(CHAIR, CHAIR_POST, MASS),
    Invited(SECRETARY, SECRETARY_POST, MASS),
    *_people(_NAMES[:22], ("Chủ tịch", "Phó Chủ tịch"), BODIES),
)
#: Who comes to the annual review besides them: 8 guests, 88 of the districts.
GUESTS = _people(_NAMES[22:30], tuple(f"Phó Trưởng ban thứ {place}" for place in range(1, 9)), ("Tỉnh ủy",))
LOCALS = _people(
    _NAMES[30:118],
    (
        "Trưởng ban",
        "Phó Trưởng ban",
        "Ủy viên Thường trực",
        *(f"Ủy viên phụ trách {what}" for what in ("thanh niên", "phụ nữ", "nông dân", "công nhân", "cựu chiến binh")),
        *(f"Chuyên viên theo dõi {what}" for what in ("tôn giáo", "dân tộc", "quy chế dân chủ")),
    ),
    tuple(f"Ban Chỉ đạo huyện {town}" for town in TOWNS),
)
INVITED = (*GUESTS, *MEMBERS, *LOCALS)  # 120, in the order of the printed list

#: Who did not come to the review, by the number on the list: 3 excused, 1 without a word.
EXCUSED = {14: "đi công tác", 58: "ốm", 97: "dự hội nghị ở huyện"}
ABSENT = (111,)
#: Who sent somebody: name, title, letter.
STAND_INS = {
    12: ("Đỗ Mạnh Hùng", "Phó Chủ tịch", "12-CV/ND"),
    20: ("Lý Thanh Tùng", "Ủy viên Thường vụ", "45-CV/TĐ"),
    35: ("Tạ Bích Liên", "Phó Trưởng ban", "07-CV/BCĐ"),
    41: ("Đinh Công Uẩn", "Chuyên viên", "08-CV/BCĐ"),
    55: ("Lương Thị Ấm", "Phó Trưởng ban", "19-CV/BCĐ"),
    67: ("Mai Xuân Ưng", "Ủy viên", "21-CV/BCĐ"),
    78: ("Hồ Quỳnh Như", "Phó Trưởng ban", "03-CV/BCĐ"),
    90: ("Phan Văn Khải", "Chuyên viên", "33-CV/BCĐ"),
    104: ("Trịnh Bá Cường", "Ủy viên", "40-CV/BCĐ"),
}
LATE, LEFT_EARLY = 30, 75


@dataclass(frozen=True)
class Given:
    """A direction as the clerk types it: letters that find the units, a deadline in words."""

    text: str
    leads: tuple[str, ...]
    due: str
    helping: str = ""
    report: str = "hằng quý"


#: The quarterly meeting's: eight, of which two to several units.
GIVEN_FIRST = (
    Given("Rà soát, bổ sung quy chế phối hợp giữa các đơn vị thành viên", (MASS,), "30/11/2020", FARMERS),
    Given("Hoàn thành việc tặng quà cho hộ nghèo vùng ngập lụt", (RED_CROSS,), "trước 15/12/2020", FRONT),
    Given("Hỗ trợ sửa chữa nhà ở cho 50 hộ nghèo", (FRONT,), "31/12/2020", RED_CROSS),
    Given("Ra quân làm đường giao thông nông thôn ở các xã khó khăn", (YOUTH, FARMERS, WOMEN), "Quý I/2021", VETERANS),
    Given("Mở lớp tập huấn cho cán bộ hội cơ sở", (FARMERS,), "trước 20/12/2020", WOMEN),
    Given("Tuyên truyền phòng, chống tội phạm trong các khu dân cư", (POLICE, ELDERLY), "Quý II/2021", YOUTH),
    Given("Khảo sát đời sống công nhân các khu công nghiệp", (LABOUR,), "31/3/2021", MASS),
    Given("Báo cáo mô hình Dân vận khéo ở vùng biên giới", (ARMY,), "trước 30/6/2021", MASS),
)
#: The annual review's, said while it is held: three, of which one to several units.
GIVEN_LATER = (
    Given("Ban hành kế hoạch công tác phối hợp năm 2021", (MASS,), "trước 28/2/2021", FRONT),
    Given("Tổ chức Ngày hội đại đoàn kết ở khu dân cư", (FRONT,), "Quý IV/2021", WOMEN),
    Given("Vận động hội viên tham gia bầu cử", (FARMERS, WOMEN, VETERANS, YOUTH), "trước 23/5/2021", ELDERLY),
)
#: Numbers of the directions of the quarterly meeting that are done before the review, and on which day.
DONE = {1: "25/11/2020", 2: "10/12/2020"}
#: Numbers of those that are extended, and until when.
EXTENDED = {3: "31/3/2021", 5: "30/4/2021"}

KEY_TASKS = (
    ("Sơ kết mô hình Dân vận khéo trong toàn tỉnh", MASS, "Quý II/2021"),
    ("Vận động xây dựng 100 km đường giao thông nông thôn", FARMERS, "30/11/2021"),
    ("Xây dựng 200 nhà Đại đoàn kết", FRONT, "Quý IV/2021"),
    ("Hỗ trợ 500 phụ nữ khởi nghiệp", WOMEN, "31/10/2021"),
    ("Tổ chức 10 đợt thanh niên tình nguyện hè", YOUTH, "Quý III/2021"),
    ("Khám bệnh, cấp thuốc cho 2.000 người dân vùng sâu", RED_CROSS, "30/9/2021"),
    ("Ký kết chương trình phối hợp giai đoạn 2021 - 2025", ARMY, "Quý I/2021"),
)

#: Twelve contributions to the review: the speaker's number on the list, and what was said.
SAID = tuple(
    (number, f"Thống nhất với báo cáo; đề nghị {what}.")
    for number, what in (
        (9, "các đơn vị đăng ký nhiệm vụ năm 2021 sát với cơ sở"),
        (1, "Ban Chỉ đạo quan tâm địa bàn vùng sâu"),
        (2, "phân công rõ người theo dõi từng công trình"),
        (11, "tăng kinh phí tuyên truyền"),
        (13, "nhân rộng mô hình tổ tự quản"),
        (15, "hỗ trợ hội viên vay vốn sản xuất"),
        (16, "thành lập hợp tác xã do phụ nữ quản lý"),
        (17, "mở thêm lớp dạy nghề"),
        (40, "bàn giao mặt bằng sớm hơn"),
        (50, "sửa chữa cầu treo trước mùa mưa"),
        (60, "hướng dẫn thủ tục hiến đất"),
        (70, "biểu dương kịp thời những tập thể làm tốt"),
    )
)

#: Those that owe a report on what is left of the quarterly meeting's directions.
OWING = {FRONT, YOUTH, FARMERS, WOMEN, ELDERLY, LABOUR, ARMY}

CAPTIONS = ("Toàn cảnh hội nghị", "Đồng chí Trưởng Ban Chỉ đạo kết luận", "Các đại biểu trao đổi")
