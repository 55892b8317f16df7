"""What a layout may name: the values of a certificate and of a recovery sheet, each with a sample.

A record is a mapping of these ids to texts ready for paper; None or an empty text is unknown.
All samples are invented.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Record: TypeAlias = Mapping[str, str | None]

KEY = "key"
"""The id of the value that findings name as their subject; no paper needs to show it."""

RECOVERY_LINES = 8
"""Groups of letters on a recovery sheet."""

CERTIFICATE_VALUES: Mapping[str, str] = MappingProxyType(
    {
        KEY: "M0001",
        "issuing_superior": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "issuer": "ĐẢNG BỘ MẶT TRẬN TỔ QUỐC, CÁC ĐOÀN THỂ TRUNG ƯƠNG",
        "level": "50",
        "award_title": "Huy hiệu 50 năm tuổi Đảng",
        "name": "Nguyễn Thị Minh Nguyệt",
        "birth_date": "19/5/1949",
        "home": "xã Kim Liên, tỉnh Nghệ An",
        "admission_decision_date": "02/03/1977",
        "admission_date": "19/3/1977",
        "official_date": "19/3/1978",
        "card_number": "001149012345",
        "branch": "Chi bộ Hội Vật lý Việt Nam",
        "decision_number": "217-QĐ/ĐU",
        "decision_date": "14 tháng 01 năm 2027",
        "serial": "A 0123456",
        "place_and_date": "Hà Nội, ngày 03 tháng 02 năm 2027",
        "authority": "T/M BAN THƯỜNG VỤ",
        "post": "BÍ THƯ",
        "signer": "Trần Quang Hòa",
    }
)

RECOVERY_VALUES: Mapping[str, str] = MappingProxyType(
    {
        "committee": "Đảng ủy Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam",
        "file_name": "dang-bo.vusta",
        "date": "22/11/2026",
        "keeper": "",
        "kept_on": "",
        **{f"line_{number}": "CFH JKM NPR" for number in range(1, RECOVERY_LINES + 1)},
    }
)
"""`keeper` and `kept_on` are written by hand, `line_1` to `line_8` are the groups of letters."""
