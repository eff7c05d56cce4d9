"""What the states and kinds of the office and units are called on screen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.backups import Occasion
from desktop.domain.office import LayoutProfile, Level
from desktop.domain.units import UnitLevel
from desktop.words import mark

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        Level: {
            Level.PROVINCE: mark("Cấp tỉnh"),
            Level.DISTRICT: mark("Cấp huyện (trước 01/7/2025)"),
            Level.COMMUNE: mark("Cấp xã"),
        },
        UnitLevel: {
            UnitLevel.PROVINCE: mark("Cấp tỉnh"),
            UnitLevel.DISTRICT: mark("Cấp huyện (trước 01/7/2025)"),
            UnitLevel.COMMUNE: mark("Cấp xã"),
            UnitLevel.OTHER: mark("Khác"),
        },
        Occasion: {
            Occasion.ASKED_FOR: mark("Tự sao lưu"),
            Occasion.IMPORT: mark("Trước khi nhập tệp"),
            Occasion.RESTORE: mark("Trước khi phục hồi"),
        },
        LayoutProfile: {
            LayoutProfile.ND30: mark("Cơ quan nhà nước (Nghị định 30/2020)"),
            LayoutProfile.PARTY: mark("Cơ quan Đảng"),
            LayoutProfile.FRONT: mark("Mặt trận Tổ quốc"),
            LayoutProfile.YOUTH: mark("Đoàn TNCS Hồ Chí Minh"),
        },
    }
)
