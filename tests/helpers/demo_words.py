"""What the sample registry is made of: common parts of names, places, and branches by kind.

Nobody is meant: names are put together by chance from parts that thousands share.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

from vusta_desk.domain.member import BranchKind

T = TypeVar("T")


class Dice:
    """Chance that falls the same way everywhere: only `random()` is promised for ever."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def below(self, limit: int) -> int:
        """A whole number from 0 up to but without `limit`."""
        return int(self._random.random() * limit)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.below(len(values))]

    def one_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.below(times) == 0

    def digits(self, count: int) -> str:
        """So many digits."""
        return "".join(str(self.below(10)) for _ in range(count))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


FAMILY = _words("""
    Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Phạm Phạm Hoàng Phan Vũ Vũ Võ
    Đặng Bùi Bùi Đỗ Đỗ Hồ Ngô Dương Lý Đinh Đào Trịnh Mai Cao Lương Tạ Chu Hà Lưu Đoàn Kiều Thái
""")
MIDDLE_MALE = _words("""
    Văn Văn Văn Hữu Đức Công Quang Xuân Đình Bá Trọng Thế Duy Ngọc Tiến Minh Mạnh Việt Khắc Viết
    Huy Gia Quốc
""")
MIDDLE_FEMALE = _words("""
    Thị Thị Thị Thị Thu Bích Thúy Diệu Kim Mai Phương Quỳnh Tuyết Thanh Minh Ngọc
""")
SECOND_MIDDLE_FEMALE = _words("Thanh Kim Minh Ngọc Thu Bích Lan Mai Hải")
GIVEN_MALE = _words("""
    An Ân Bách Bảo Bằng Bình Chiến Chung Cương Cường Diệm Doanh Dự Đại Đạo Điền Định Đoan Đô
    Đông Giang Hà Hải Hiển Hiệp Hoà Hòa Hoạt Hợi Huấn Hưng Khanh Khoa Khôi Kiên Lâm Lập Lễ Lịch
    Lộc Long Luận Lực Nam Nghị Nghĩa Nhân Ninh Phong Phú Phúc Phương Quyền Quý Sáng Sâm Sinh Sơn
    Tâm Tân Thạch Thái Thành Thắng Thiện Thịnh Thông Thuận Tín Toàn Trí Trung Trực Trường Tuấn
    Tường Tửu Ứng Vinh Vượng Xuyên
""")
GIVEN_FEMALE = _words("""
    An Ánh Bích Châu Chi Cúc Diễm Dung Duyên Đào Gấm Hà Hạnh Hảo Hằng Hiền Hoa Hòa Huệ Hương Khuê
    Lan Lê Liên Liễu Loan Lương Lý Mai Mận Mến Mỹ Nga Ngân Nguyệt Nhàn Nhung Oanh Phấn Phượng
    Quyên Sâm Sen Tâm Thảo Thìn Thoa Thơm Thu Thuý Thủy Thư Trang Tuyết Tươi Uyên Vân Xuyến Yến
""")
# Shapes that a form must hold: long names, a single syllable, names of other peoples.
OTHER_NAMES_MALE = _lines("""
    Nguyễn Phúc Hoàng Bảo Khánh Thiên
    Giàng A Chứ
    Sùng A Phử
    K'Brêu
    Y Blơn Niê Kđăm
    Rơ Châm Hyưk
    Thạch Sa Rinh
    Điểu K'Răng
    Lò Văn Ín Phai
    Pao
    Trương Hoàng Phước Nguyễn Đăng Khoa
""")
OTHER_NAMES_FEMALE = _lines("""
    Công Tằng Tôn Nữ Thị Phương Thảo Nguyên
    H'Linh Byă
    Ksor H'Nhiên
    Vàng Thị Mỷ
    Hoàng Nguyễn Thị Thanh Huyền Trang
    Siu H'Yêm
    Mẩy
""")
COMMUNES = _words("Đông Tây Nam Bắc Tân An Hòa Phú Vĩnh Xuân Quảng Hải")
COMMUNE_ENDINGS = _words("Hưng Bình Thịnh Sơn Lộc Tiến Lương Phong Châu Giang")
PROVINCES = _lines("""
    tỉnh Bắc Ninh
    tỉnh Cao Bằng
    tỉnh Đắk Lắk
    tỉnh Gia Lai
    tỉnh Hà Tĩnh
    tỉnh Hưng Yên
    tỉnh Lào Cai
    tỉnh Lạng Sơn
    tỉnh Nghệ An
    tỉnh Ninh Bình
    tỉnh Phú Thọ
    tỉnh Quảng Ngãi
    tỉnh Quảng Trị
    tỉnh Sơn La
    tỉnh Thái Nguyên
    tỉnh Thanh Hóa
    tỉnh Vĩnh Long
    thành phố Đà Nẵng
    thành phố Hà Nội
    thành phố Hải Phòng
    thành phố Huế
""")
ILLNESSES = _lines("""
    Bệnh nặng, đang điều trị dài ngày tại bệnh viện
    Sức khỏe rất yếu sau tai biến
    Mắc bệnh hiểm nghèo, có xác nhận của bệnh viện
""")
BRANCHES = {
    BranchKind.CENTRAL_OFFICE: ("Chi bộ Cơ quan Trung ương",),
    BranchKind.ASSOCIATION: _lines("""
        Chi bộ Hội Khoa học Đất
        Chi bộ Hội Khoa học Biển và Hải đảo
        Chi bộ Hội Vật lý Ứng dụng
        Chi bộ Hội Hóa học và Vật liệu
        Chi bộ Hội Toán học và Tính toán
        Chi bộ Hội Cơ học và Kết cấu
        Chi bộ Hội Địa chất và Khoáng sản
        Chi bộ Hội Trắc địa và Bản đồ
        Chi bộ Hội Khí tượng và Thủy văn
        Chi bộ Hội Sinh học và Đa dạng loài
        Chi bộ Hội Côn trùng và Bảo vệ cây trồng
        Chi bộ Hội Chăn nuôi và Thức ăn
        Chi bộ Hội Thú y Cộng đồng
        Chi bộ Hội Lâm sinh
        Chi bộ Hội Thủy lợi và Đê điều
        Chi bộ Hội Nuôi trồng Thủy sản
        Chi bộ Hội Giống cây trồng và Hạt giống
        Chi bộ Hội Làm vườn Đô thị
        Chi bộ Hội Y học Cổ truyền và Châm cứu
        Chi bộ Hội Dược liệu
        Chi bộ Hội Dinh dưỡng và An toàn thực phẩm
        Chi bộ Hội Điều dưỡng và Phục hồi chức năng
        Chi bộ Hội Tim mạch Lão khoa
        Chi bộ Hội Cơ khí và Chế tạo máy
        Chi bộ Hội Kỹ thuật Điện và Chiếu sáng
        Chi bộ Hội Vô tuyến và Truyền dẫn
        Chi bộ Hội Tự động hóa và Đo lường
        Chi bộ Hội Tin học và Dữ liệu
        Chi bộ Hội Đúc và Luyện kim
        Chi bộ Hội Kỹ thuật Hàn
        Chi bộ Hội Khoa học Mỏ
        Chi bộ Hội Dầu mỏ và Khí đốt
        Chi bộ Hội Năng lượng Tái tạo
        Chi bộ Hội Kỹ thuật Xây dựng
        Chi bộ Hội Cầu đường và Đường hầm
        Chi bộ Hội Quy hoạch và Cảnh quan
        Chi bộ Hội Đóng tàu và Hàng hải
        Chi bộ Hội Kỹ thuật Dệt may và Da giày
        Chi bộ Hội Lịch sử Khoa học
        Chi bộ Hội Ngôn ngữ và Chữ viết
        Chi bộ Hội Tâm lý Giáo dục
        Chi bộ Hội Thông tin và Thư viện
    """),
    BranchKind.SCIENCE_ORG: _lines("""
        Chi bộ Viện Nghiên cứu Nước sạch và Môi trường
        Chi bộ Viện Kinh tế Sinh thái Miền núi
        Chi bộ Viện Công nghệ Vật liệu Xanh
        Chi bộ Viện Nghiên cứu Ứng dụng Cây thuốc
        Chi bộ Trung tâm Ứng dụng Năng lượng Mới
        Chi bộ Trung tâm Tư vấn Phát triển Nông thôn
        Chi bộ Trung tâm Nghiên cứu Chính sách Khoa học
        Chi bộ Trung tâm Bảo tồn Tri thức Bản địa
        Chi bộ Trung tâm Hỗ trợ Sáng kiến Cộng đồng
    """),
    BranchKind.PRESS_FUND_PUBLISHER: _lines("""
        Chi bộ Báo Diễn đàn Tri thức
        Chi bộ Tạp chí Khoa học Quanh ta
        Chi bộ Quỹ Ươm mầm Sáng tạo Kỹ thuật
        Chi bộ Nhà xuất bản Tri thức Phổ thông
    """),
}
