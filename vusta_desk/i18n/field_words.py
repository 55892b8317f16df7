"""The words of each field: its label, and the column headers lists use for it.

Import names are data, not sentences: compared without marks, case, punctuation and anything in
brackets. The Vietnamese label is among them, so that a list we wrote can be read again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vusta_desk.i18n.catalogue import N_


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The label as a msgid, and what the header of a list may call the field."""

    label: str
    import_names: tuple[str, ...]


FIELD_WORDS: Mapping[str, FieldWords] = {
    "name": FieldWords(
        N_("Full name"),
        (
            "Họ và tên",
            "Họ tên",
            "Họ, tên",
            "Họ và tên đảng viên",
            "Họ tên đảng viên",
            "Họ và tên khai sinh",
            "Tên đảng viên",
        ),
    ),
    "sex": FieldWords(
        N_("Sex"),
        ("Giới tính", "Giới", "Phái", "Nam/Nữ", "Nam, nữ", "Nam hay nữ"),
    ),
    "birth_date": FieldWords(
        N_("Date of birth"),
        (
            "Ngày sinh",
            "Ngày, tháng, năm sinh",
            "Sinh ngày",
            "Sinh ngày, tháng, năm",
            "Năm sinh",
            "Sinh năm",
            "Ngày/năm sinh",
            "NTNS",
        ),
    ),
    "home": FieldWords(
        N_("Home place"),
        ("Quê quán", "Quê", "Nguyên quán", "Quê quán - Tỉnh", "Quê quán (tỉnh)"),
    ),
    "branch": FieldWords(
        N_("Branch"),
        (
            "Chi bộ",
            "Tên chi bộ",
            "Chi bộ đang sinh hoạt",
            "Chi bộ sinh hoạt",
            "Sinh hoạt tại chi bộ",
            "Đang sinh hoạt tại chi bộ",
            "Tổ chức Đảng đang sinh hoạt",
            "Tổ chức Đảng",
        ),
    ),
    "admission_decision_date": FieldWords(
        N_("Date of the admission decision"),
        (
            "Ngày quyết định kết nạp",
            "Ngày QĐ kết nạp",
            "Ngày ra quyết định kết nạp",
            "Ngày ký quyết định kết nạp",
            "Ngày QĐ kết nạp Đảng",
            "Ngày quyết định kết nạp Đảng",
            "Quyết định kết nạp ngày",
        ),
    ),
    "admission_date": FieldWords(
        N_("Date of admission"),
        (
            "Ngày vào Đảng",
            "Ngày, tháng, năm vào Đảng",
            "Ngày kết nạp",
            "Ngày kết nạp Đảng",
            "Ngày, tháng, năm kết nạp",
            "Ngày lễ kết nạp",
            "Vào Đảng",
            "Vào Đảng ngày",
            "Kết nạp",
            "Ngày vào Đảng dự bị",
            "Ngày vào Đảng CSVN",
            "Ngày vào ĐCSVN",
        ),
    ),
    "official_date": FieldWords(
        N_("Date of full membership"),
        (
            "Ngày chính thức",
            "Ngày, tháng, năm chính thức",
            "Chính thức",
            "Ngày vào Đảng chính thức",
            "Ngày chuyển chính thức",
            "Ngày chuyển Đảng chính thức",
            "Ngày chuyển đảng viên chính thức",
            "Ngày đảng viên chính thức",
            "Chính thức ngày",
            "Chuyển chính thức",
        ),
    ),
    "card_number": FieldWords(
        N_("Card number"),
        (
            "Số thẻ đảng viên",
            "Số thẻ ĐV",
            "Số thẻ Đảng",
            "Số thẻ",
            "Thẻ",
            "Thẻ đảng viên",
            "Thẻ Đảng",
            "Số TĐV",
            "Số thẻ đảng viên mới",
            "Số thẻ Đảng mới",
            "Số thẻ mới",
        ),
    ),
    "card_number_old": FieldWords(
        N_("Old card number"),
        (
            "Số thẻ đảng viên cũ",
            "Số thẻ theo quyết định 85",
            "Số thẻ theo QĐ 85",
            "Số thẻ ĐV cũ",
            "Số thẻ Đảng cũ",
            "Số thẻ cũ",
        ),
    ),
    "personal_id": FieldWords(
        N_("Personal ID number"),
        (
            "Số định danh cá nhân",
            "Số CCCD",
            "CCCD",
            "Số căn cước",
            "Số căn cước công dân",
            "Căn cước",
            "Căn cước công dân",
            "Số định danh",
            "Mã định danh",
            "Số ĐDCN",
            "Số CCCD/Số định danh cá nhân",
        ),
    ),
    "standings": FieldWords(N_("Standing"), ()),
    "badges": FieldWords(
        N_("Badges awarded"),
        (
            "Huy hiệu Đảng đã nhận",
            "HHĐ đã nhận",
            "HHĐ",
            "Huy hiệu Đảng",
            "Huy hiệu",
            "Huy hiệu đã nhận",
            "HHĐ đã được tặng",
            "Huy hiệu Đảng đã được tặng",
            "Đã được tặng HHĐ",
            "Đã được tặng Huy hiệu Đảng",
            "Đã nhận HHĐ",
        ),
    ),
    "interruptions": FieldWords(N_("Interruptions of membership"), ()),
    "disciplines": FieldWords(N_("Disciplines"), ()),
    "under_review": FieldWords(N_("Under review for discipline"), ()),
    "early_request": FieldWords(N_("Request for an early award"), ()),
    "ordinal": FieldWords(N_("No."), ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự")),
    "status": FieldWords(
        N_("Status"), ("Trạng thái", "Trạng thái hoạt động", "Trạng thái sinh hoạt", "Tình trạng")
    ),
    "note": FieldWords(N_("Remarks"), ("Ghi chú", "Ghi chú khác")),
}
