"""Planning an import against calamine's bare read of the same file, in turn and in one run.

The 761 people of the sample, and 100,000 invented ones in its shape: grouped by branch, dates in
several spellings, lost zeros, capitals, numbers of their own. Ours opens, guards, reads, repairs,
matches and checks; the baseline only asks calamine for every row. The best round of each counts,
in processor time. Ends with 1 over the budget.
"""

import random
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook

from tests.importing.support import NOBODY, OFFICE_LIST
from vusta_desk.importing.plan import plan_import

BUDGET = 12.0  # at 100,000 rows; no run on record needed more than ten times the bare read
PEOPLE = 100_000
ROUNDS = 3
HEADER = (
    "TT", "Họ và tên", "Giới tính", "Ngày, tháng,\nnăm sinh", "Quê quán", "Ngày QĐ kết nạp",
    "Ngày vào Đảng", "Ngày chính thức", "Số thẻ ĐV", "Số CCCD", "HHĐ đã nhận", "Ghi chú",
)  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lý", "Mai")
MIDDLE = ("Thị Minh", "Văn", "Quang", "Thị Thúy", "Hữu", "Ngọc", "Xuân", "Đình", "Bá", "Trọng")
GIVEN = ("Nguyệt", "Hòa", "Ẩn", "Dũng", "Hường", "Khải", "Lan", "Phước", "Quỳnh", "Tự", "Ý", "Vân")
HOMES = ("Nghệ An", "Hà Nội", "Huế", "Quảng Ngãi", "Cần Thơ", "Thái Nguyên")
SPELLINGS = ("{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0.day}/{0.month}/{0.year}", "'{0:%d/%m/%Y}")


def main() -> int:
    """Prints both measures; 1 where the budget is not kept."""
    race("761 rows", OFFICE_LIST)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "many.xlsx"
        write_list(path, PEOPLE)
        many = race(f"{PEOPLE:,} rows", path)
    return int(many > BUDGET)


def race(title: str, path: Path) -> float:
    """The best time of each, taken in turn; prints them and gives their ratio."""

    def bare() -> int:
        book = CalamineWorkbook.from_path(path)
        return sum(1 for _ in book.get_sheet_by_index(0).iter_rows())

    def ours() -> int:
        return len(plan_import(path, NOBODY).rows)

    best: dict[Callable[[], int], float] = {}
    for _ in range(ROUNDS):
        for run in (bare, ours):
            start = time.process_time()
            run()
            best[run] = min(best.get(run, float("inf")), time.process_time() - start)
    ratio = best[ours] / best[bare]
    print(
        f"import: {title} planned in {best[ours]:.2f} s; "
        f"bare calamine read {best[bare]:.2f} s; ratio {ratio:.1f}"
    )
    return ratio


def write_list(path: Path, count: int) -> None:
    """A workbook with as little around its one sheet as calamine needs."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main_names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    package = "http://schemas.openxmlformats.org/package/2006"
    link = f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/'
    names = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'{link}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{link}worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook {main_names} xmlns:r="{office}"><sheets>'
        '<sheet name="DS" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet {main_names}><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in names.items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {main_names}><sheetData>".encode())
            for number, row in enumerate(rows(count), start=1):
                cells = "".join(cell(number, column, value) for column, value in enumerate(row))
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def cell(row: int, column: int, value: object) -> str:
    """A cell's XML; days are numbers in the style of dates."""
    place = f"{chr(65 + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def rows(count: int) -> Iterator[tuple[object, ...]]:
    """The list row by row."""
    rng = random.Random(2026)
    yield ("DANH SÁCH ĐẢNG VIÊN",)
    yield HEADER
    for number in range(1, count + 1):
        if number % 14 == 1:
            yield (None, f"Chi bộ Hội số {number // 14 + 1}")
        name = " ".join(map(rng.choice, (FAMILY, MIDDLE, GIVEN)))
        spelling = rng.choice((None, None, *SPELLINGS))
        joined = date(1950, 1, 1) + timedelta(days=rng.randrange(25_000))
        days = (
            joined - timedelta(days=rng.randrange(7_000, 15_000)),
            joined,
            joined + timedelta(days=rng.randrange(30)),
            joined + timedelta(days=395),
        )
        born, decided, admitted, official = (
            day if spelling is None else spelling.format(day) for day in days
        )
        card, person = f"{number * 97 % 10**8:08d}", f"{number * 7919 % 10**12:012d}"
        yield (
            number,
            name.upper() if number % 12 == 0 else name,
            rng.choice(("Nam", "Nữ")),
            born,
            rng.choice(HOMES),
            decided,
            admitted,
            official,
            int(card) if number % 5 == 0 else f"{card[:2]}.{card[2:]}",
            int(person) if number % 4 == 0 and len(str(int(person))) > 9 else person,
            rng.choice((None, None, "30", "30, 40 (04/2021)")),
            None,
        )


if __name__ == "__main__":
    sys.exit(main())
