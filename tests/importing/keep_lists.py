"""Keeps lists as LibreOffice itself writes them: `.venv/bin/python -m tests.importing.keep_lists`.

Made once and committed, so that no test waits for LibreOffice. The people are invented. What the
files say is told in test_real_files.py.
"""

import subprocess
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

LISTS = Path(__file__).parents[1] / "data" / "lists"
HEADER = ("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Số thẻ", "CCCD", "Ghi chú")
ROWS: tuple[tuple[object, ...], ...] = (
    ("DANH SÁCH ĐẢNG VIÊN",),
    (),
    HEADER,
    (None, "Chi bộ Mẫu Một"),
    (1, "Lê  Thị\tLan", "Nữ", date(1966, 3, 19), "20/5/1990", "35497128", "001166000001", "a\nb"),
    (2, "Vũ Thị Hoa", "Nữ", 1944, "=1/0", 4794970, 12084990569, "=NA()"),
    (3, "Trần Ẩn", "Nam", 24185, "=DATE(1990,5,20)", None, None, '="Miễn SHĐ"'),
    (4, "Bùi Một", "Nam", "3/1960", date(1985, 2, 3), 35497200, None, time(7, 30)),
    (None, None),
    (5, "Đỗ & Hai", "Nam", date(1950, 12, 31), date(1975, 1, 1), "35497201", None, "=1=1"),
)


def book(*, from_1904: bool = False) -> Workbook:
    """The list with a note, a hidden row (6), a hidden column (G) and a hidden sheet."""
    made = Workbook()
    if from_1904:
        made.epoch = CALENDAR_MAC_1904
    sheet = made.worksheets[0]
    sheet.title = "Danh sách"
    for row in ROWS:
        sheet.append(list(row))
    sheet.merge_cells("A1:H1")
    sheet["B5"].comment = Comment("Ghi chú của ô, không phải họ tên", "Mẫu")
    for cell in ("D5", "E7", "E8", "D10", "E10"):
        sheet[cell].number_format = "dd/mm/yyyy"
    sheet["H8"].number_format = "hh:mm"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["G"].hidden = True
    hidden = made.create_sheet("Danh mục")
    hidden.append(("Nam", "Nữ"))
    hidden.sheet_state = "hidden"
    return made


def converted(folder: Path, source: Path, kind: str, *more: str) -> Path:
    """The file as LibreOffice saves it in another kind; `more` are further arguments."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *more, "--convert-to", kind]
    command += ["--outdir", str(folder / kind), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / kind / f"{source.stem}.{kind}"


def keep() -> None:
    """Writes every list of the folder anew."""
    LISTS.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for stem, from_1904 in (("libreoffice", False), ("tu-1904", True)):
            source = folder / f"{stem}.xlsx"
            book(from_1904=from_1904).save(source)
            for kind in ("ods", "xls", "xlsx"):
                made = converted(folder, source, kind)
                (LISTS / made.name).write_bytes(made.read_bytes())


if __name__ == "__main__":
    keep()
