"""What a branch does to the workbook it was sent: cells typed over, the answer given."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.desk import services_of_sample
from tests.helpers.people import member, registry
from vusta_desk.domain.member import Member
from vusta_desk.storage import members
from vusta_desk.usecases import branch_answers, branch_workbooks, edit_member
from vusta_desk.usecases.branch_answers import Line, Returned
from vusta_desk.usecases.services import Services

PEOPLE = registry(
    member(
        "M1",
        "Trần Văn Ân",
        sex="male",
        birth_date="1950-04-02",
        home="xã An Sơn",
        admission_date="1980-05-01",
        official_date="1981-05-01",
        card_number="12345678",
        badges=[(30, "2010-05-19"), 40],
    ),
    member("M2", "LÊ THỊ ĐÀO", sex="female", birth_date="1961-03", personal_id="001161000002"),
    member("M3", "=Nguyễn An", birth_date="1957", as_written={"admission_date": "khoảng 1980"}),
    member("M4", "Phạm Bình", birth_date="1981-01-09", branch="B02", personal_id="001081000004"),
)


Typed = str | int | float | date | None


class Book:
    """One workbook in a branch's hands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[0]
        self.header = (
            next(row for row in self.sheet.iter_rows() if row[0].value == "STT")[0].row or 0
        )
        self.columns: dict[str, int] = {
            str(cell.value): int(cell.column or 0) for cell in self.sheet[self.header]
        }

    @property
    def key_column(self) -> int:
        return self.columns["Mã dòng (không sửa)"]

    def row_of(self, key: str) -> int:
        rows = range(self.header + 1, self.sheet.max_row + 1)
        return next(row for row in rows if self.sheet.cell(row, self.key_column).value == key)

    @property
    def keys(self) -> list[str]:
        rows = range(self.header + 1, self.sheet.max_row + 1)
        found = (self.sheet.cell(row, self.key_column).value for row in rows)
        return [str(key) for key in found if key]

    @property
    def blank_row(self) -> int:
        """The first of the empty lines for people missing."""
        name = self.columns["Họ và tên"]
        rows = range(self.header + 1, self.sheet.max_row + 1)
        return next(row for row in rows if not self.sheet.cell(row, name).value)

    def cell(self, row: int | str, heading: str) -> Cell:
        number = self.row_of(row) if isinstance(row, str) else row
        return self.sheet.cell(number, self.columns[heading])  # type: ignore[return-value]

    def type(self, row: int | str, **cells: Typed) -> None:
        """`type("M0006", Quê_quán="Huế")`; underscores stand for spaces."""
        for heading, value in cells.items():
            self.cell(row, heading.replace("_", " ")).value = value

    def answer(self, **said: str) -> None:
        """`answer(Không_có_thay_đổi="có")`."""
        told: Mapping[str, str] = {name.replace("_", " "): text for name, text in said.items()}
        for row in self.sheet.iter_rows(max_row=self.header):
            if row[0].value in told:
                row[3].value = told[str(row[0].value)]

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path


@contextmanager
def office_of_branches(folder: Path) -> Iterator[Services]:
    """A data file with three members of one branch and one of another."""
    with services_of_sample(folder, registry=None) as services:
        with services.operation("import", file="thử", new=4, changed=0) as writer:
            members.insert_branches(writer.connection, PEOPLE.branches)
            members.insert_members(writer.connection, PEOPLE.members)
        yield services


def sent_to(services: Services, branch: str, path: Path) -> Book:
    """The workbook of a branch as it gets it."""
    branch_workbooks.export(services, branch, path)
    return Book(path)


def back(services: Services, book: Book) -> Returned:
    """The workbook as it is now, taken back."""
    return branch_answers.read_back(services, book.save())


def only(returned: Returned) -> Line:
    """The one line there is."""
    (line,) = returned.lines
    return line


def told(returned: Returned) -> list[tuple[str, str, str, str, str | None]]:
    """What the lines say."""
    return [(str(e.kind), e.subject, e.field, e.theirs, e.why) for e in returned.lines]


def record(services: Services, key: str) -> Member:
    """The record of a member as it is now."""
    return edit_member.open_member(services, key).member


def everyone(services: Services) -> tuple[Member, ...]:
    """All members as they are now."""
    return services.registry().members
