"""The words of headings that offices use in the papers that they send each other, and what a column under them holds.

Compared folded (no marks, no case), brackets and punctuation aside; the phrases are parted by semicolons.
"""

from collections.abc import Mapping
from enum import StrEnum


class Meaning(StrEnum):
    """What a column can hold; the values of the fields that rows have are their names there."""

    INDEX = "index"
    TITLE = "title"
    TASK_KIND = "kind"
    LEAD = "lead_unit"
    COORDINATING = "coordinating_units"
    START = "start"
    DEADLINE = "due"
    FINISH = "finish"
    DONE_ON = "completed_on"
    TARGET = "target"
    QUANTITY = "quantity"
    MEASURE = "measure"
    RESULT = "result"
    PERCENT = "percent"
    STATUS = "status"
    NOTE = "note"
    PERSON = "full_name"
    GIVEN_NAME = "given_name"
    POSITION = "position"
    PHONE = "phone"
    UNIT = "unit"


PHRASES: Mapping[Meaning, str] = {
    Meaning.INDEX: "stt; tt; so tt; so thu tu; thu tu; s tt; s t t; t t; so; no",
    Meaning.TITLE: """
        noi dung nhiem vu; ten nhiem vu; nhiem vu; noi dung cong viec; ten cong viec; cong viec; noi dung;
        noi dung dang ky; noi dung thuc hien; noi dung hoat dong; ten hoat dong; hoat dong; dau viec;
        noi dung phoi hop; nhiem vu cong viec; nhiem vu trong tam; nhiem vu cu the; nhiem vu giai phap;
        danh muc nhiem vu; danh muc cong viec; noi dung chi dao; phan viec; cong trinh phan viec;
        noi dung nhiem vu giai phap; noi dung chuong trinh; ten noi dung; noi dung ke hoach; mo hinh; ten mo hinh;
        noi dung cac nhiem vu; ten viec; viec; cong tac; ten cong tac; noi dung cong tac; ten nhiem vu cong viec;
        noi dung viec; noi dung dang ky thuc hien; ten hoat dong phoi hop; hang muc; dien giai;
        chuong trinh ke hoach; y kien chi dao
        """,
    Meaning.TASK_KIND: "loai nhiem vu; loai; nhom nhiem vu; phan loai; tinh chat nhiem vu; loai hinh",
    Meaning.LEAD: """
        don vi chu tri; co quan chu tri; chu tri; chu tri thuc hien; don vi chu tri thuc hien;
        co quan chu tri thuc hien; co quan don vi chu tri; don vi thuc hien; co quan thuc hien; don vi dau moi;
        co quan dau moi; don vi phu trach; phu trach; don vi dang ky; don vi duoc giao; co quan tham muu;
        co quan don vi thuc hien; to chuc thuc hien; don vi chiu trach nhiem; trach nhiem chu tri;
        ban nganh chu tri; co quan chiu trach nhiem; don vi chu quan; don vi chu tri chinh; noi chu tri;
        phan cong; phan cong thuc hien; trach nhiem thuc hien; dau moi; dau moi thuc hien; nguoi phu trach;
        nguoi thuc hien; bo phan phu trach; bo phan thuc hien; phong ban phu trach
        """,
    Meaning.COORDINATING: """
        don vi phoi hop; co quan phoi hop; phoi hop; phoi hop thuc hien; don vi phoi hop thuc hien;
        co quan phoi hop thuc hien; co quan don vi phoi hop; don vi tham gia; cac don vi phoi hop;
        don vi lien quan; trach nhiem phoi hop; cung phoi hop; cung thuc hien; don vi cung thuc hien;
        co quan cung thuc hien; cac don vi cung thuc hien; cac co quan phoi hop; don vi phoi hop chinh;
        phan cong phoi hop; phan cong phoi hop thuc hien; co quan lien quan; don vi ho tro
        """,
    Meaning.START: "bat dau; ngay bat dau; thoi gian bat dau; tu ngay; khoi dau; thoi diem bat dau; tu; khoi cong",
    Meaning.DEADLINE: """
        thoi han; thoi han hoan thanh; thoi han thuc hien; thoi gian; thoi gian thuc hien; han hoan thanh; tien do;
        tien do thuc hien; tien do hoan thanh; thoi han theo ke hoach; ke hoach; thoi gian theo ke hoach;
        thoi gian hoan thanh theo ke hoach; han cuoi;
        han xong; thoi diem hoan thanh theo ke hoach; thoi gian du kien; thoi gian hoan thanh du kien;
        du kien hoan thanh; moc thoi gian; thoi han bao cao; han thuc hien; han chot;
        han chot hoan thanh; thoi han cuoi; thoi han cuoi cung; ngay den han; han ket thuc; han; lo trinh; deadline;
        phai hoan thanh truoc; hoan thanh truoc; hoan thanh truoc ngay; du kien thoi gian hoan thanh; ngay phai xong;
        han nop; han xu ly; ngay to chuc; ngay hoan thanh theo ke hoach; ngay hoan thanh du kien;
        ngay du kien hoan thanh; ngay hoan thanh ke hoach; thoi diem hoan thanh du kien
        """,
    Meaning.FINISH: "hoan thanh; thoi gian hoan thanh; thoi diem hoan thanh; thoi gian xong; den; ket thuc; "
    "ngay ket thuc; thoi gian ket thuc; den ngay",
    Meaning.DONE_ON: """
        ngay hoan thanh; hoan thanh ngay; ngay thang hoan thanh; ngay thuc hien; ngay xong;
        thoi gian hoan thanh thuc te; ngay hoan thanh thuc te; hoan thanh thuc te; thoi gian thuc te;
        thoi diem hoan thanh thuc te; ngay thang nam hoan thanh; ngay ket thuc thuc te; thoi gian da hoan thanh
        """,
    Meaning.TARGET: """
        chi tieu; muc tieu; san pham; chi tieu san pham; san pham chi tieu; san pham dau ra; chi tieu dang ky;
        chi tieu muc tieu; muc tieu chi tieu; chi tieu ke hoach; chi tieu giao; san pham hoan thanh; dau ra;
        khoi luong; yeu cau san pham; san pham du kien; ket qua du kien; du kien ket qua; chi tieu phan dau;
        ten chi tieu; chi so; ket qua can dat; ket qua phai dat; yeu cau ket qua; yeu cau can dat; muc can dat
        """,
    Meaning.QUANTITY: "so luong; sl; quy mo; gia tri chi tieu; so luong dat; ket qua so luong; so lieu",
    Meaning.MEASURE: "don vi tinh; dvt; dv tinh; dvi tinh; d v t",
    Meaning.RESULT: """
        ket qua; ket qua thuc hien; ket qua dat duoc; ket qua cu the; ket qua thuc hien nhiem vu;
        tinh hinh thuc hien; tinh hinh ket qua; tinh hinh ket qua thuc hien; noi dung ket qua; ket qua trien khai;
        noi dung da thuc hien; ket qua hoat dong; tien do ket qua; ket qua san pham; tinh hinh trien khai
        """,
    Meaning.PERCENT: """
        ty le; ty le %; ty le hoan thanh; ty le hoan thanh %; ti le; ti le %; ti le hoan thanh; ti le hoan thanh %;
        % hoan thanh; muc do hoan thanh; muc do hoan thanh %; %; phan tram; phan tram hoan thanh; % thuc hien;
        dat ty le; ty le thuc hien; ti le thuc hien; dat %; % ke hoach; ty le dat; ket qua %; tien do %;
        hoan thanh %; muc hoan thanh; muc dat; muc do thuc hien; muc do dat; muc do; % dat; tlht; tlht %;
        khoi luong %; khoi luong hoan thanh; khoi luong hoan thanh %
        """,
    Meaning.STATUS: """
        trang thai; tinh trang; danh gia; ket qua danh gia; tinh trang thuc hien; trang thai thuc hien;
        danh gia ket qua; danh gia muc do hoan thanh; tu danh gia; xep loai; trang thai nhiem vu;
        tinh trang hoan thanh
        """,
    Meaning.NOTE: """
        ghi chu; g chu; chu thich; luu y; ghi chu khac; y kien khac; kho khan vuong mac; nguyen nhan; kho khan; ly do;
        vuong mac; kien nghi; de xuat kien nghi; giai trinh
        """,
    Meaning.PERSON: """
        ho va ten; ho ten; ho va ten dai bieu; ten dai bieu; ho va chu dem; ho va ten dem; ho dem; ho ten dai bieu;
        ho ten can bo; ho va ten can bo; dai bieu; ho; nguoi tham du
        """,
    Meaning.GIVEN_NAME: "ten",
    Meaning.POSITION: """
        chuc vu; chuc danh; chuc vu chuc danh; chuc vu don vi; chuc vu don vi cong tac; chuc vu cong tac;
        chuc vu co quan; chuc vu co quan don vi; chuc danh chuc vu; chuc vu dang; chuc vu hien nay
        """,
    Meaning.PHONE: (
        "so dien thoai; dien thoai; sdt; so dt; dt; dien thoai lien he; di dong; so di dong; so dien thoai lien he; "
        "so may; dtdd; dien thoai di dong; mobile"
    ),
    Meaning.UNIT: """
        don vi; co quan; ten don vi; don vi cong tac; co quan don vi; co quan cong tac; noi cong tac;
        co quan don vi cong tac; huyen thanh pho; huyen thi xa thanh pho; xa phuong thi tran; xa phuong;
        dia phuong; dia ban; don vi dia phuong; ten co quan; ten co quan don vi; don vi bao cao; cac don vi;
        thanh phan; ten xa phuong; ten huyen; huyen; tinh; ten dia phuong; don vi thanh vien; ten xa; ten phuong; xa;
        phuong; thon; thon ban; khu dan cu; to dan pho; khu pho
        """,
}

#: Words that headings shorten.
ABBREVIATIONS: Mapping[str, str] = {
    "dv": "don vi",
    "dvi": "don vi",
    "cq": "co quan",
    "ph": "phoi hop",
    "p hop": "phoi hop",
    "tg": "thoi gian",
    "ht": "hoan thanh",
    "th": "thuc hien",
    "kq": "ket qua",
    "nv": "nhiem vu",
    "kh": "ke hoach",
    "tl": "ty le",
    "nd": "noi dung",
    "dt": "dien thoai",
}
