"""Lists that come in, made for pictures: with everything there is to ask and to be seen."""

import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from tests.helpers.checkout import ROOT
from tests.pictures.stages import in_sight
from vusta_desk.gui.shell.main_window import MainWindow

SAMPLES = ROOT / "tests" / "data" / "samples"
OFFICE_LIST = SAMPLES / "danh-sach-dang-vien.xlsx"
CENTRAL_LIST = SAMPLES / "DS_DANGVIEN.xlsx"
OLD_LIST = SAMPLES / "danh-sach-cu-VnTime.xls"
HEADING = ("TT", "Họ và tên", "Ngày sinh", "Quê quán", "Ngày vào Đảng", "Số thẻ đảng viên")
TYPED = "Nguyễn Thị Mẫu"
NEW_BRANCH = "Chi bộ Hội Mẫu"
NO_LIST = "không có danh sách nào ở đây"


@cache
def folder() -> Path:
    """Where the lists stand while the pictures are made."""
    return Path(tempfile.mkdtemp(prefix="lists-"))


def mixed(window: MainWindow, *, more: bool = False) -> Path:
    """People of the sample with something changed, unsure, refused and new; two sheets.

    With `more` somebody has been added to it since.
    """
    members = window.session.services.registry().members[:12]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Quý IV"
    sheet.append(HEADING)
    for at, member in enumerate(members):
        born = member.birth_date.first_day if member.birth_date else date(1950, 1, 1)
        birth = f"{born:%d/%m/%Y}" if at % 4 else str(born.year)
        home = "xã Đông Mẫu, tỉnh Mẫu" if at in (2, 3) else member.home or ""
        card = member.card_number or ""
        if at == 1:
            birth, card = "01/02/1933", ""
        sheet.append((at + 1, member.name, birth, home, "", card))
    sheet.append((13, "", "12/3/1960", "Huế", "31/2/1990", "123456"))
    sheet.append((14, "ĐINH VĂN MẪU", "12/3/1960", "Huế", "7/1990", "880123456789"))
    if more:
        sheet.append((15, "Mai Văn Mẫu", "12/3/1961", "Huế", "8/1990", "880123456788"))
    other = book.create_sheet("Quý III")
    other.append(HEADING)
    other.append((1, "Lê Thị Mẫu", "1/3/1962", "Huế", "3/2/1990", "880123456780"))
    book.create_sheet("Ghi chú").append((NO_LIST,))
    path = folder() / "Chi bộ gửi.xlsx"
    book.save(path)
    return path


def dates(window: MainWindow) -> Path:
    """A column in which day and month may have changed places."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Ngày sinh"))
    for at in range(12):
        sheet.append((f"Nguyễn Văn {chr(65 + at)}", date(1950 + at, at + 1, at * 5 % 12 + 1)))
    for at in range(5):
        sheet.append((f"Trần Văn {chr(65 + at)}", f"{14 + at}/{at + 1}/195{at}"))
    path = folder() / "Ngày tháng.xlsx"
    book.save(path)
    return path


def branches(window: MainWindow) -> Path:
    """A list of branches, in which nobody stands."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("TT", "Tên chi bộ", "Loại hình", "Ngày thành lập"))
    sheet.append((1, NEW_BRANCH, "Hội ngành", "1/1/2001"))
    path = folder() / "Danh sách chi bộ.xlsx"
    book.save(path)
    return path


def read(made: Callable[[MainWindow], Path] | Path) -> Callable[[MainWindow], None]:
    """Opens the import with a list."""

    def bring(window: MainWindow) -> None:
        path = made if isinstance(made, Path) else made(window)
        window.go("import", file=str(path))

    return bring


def rows(window: MainWindow, place: int = 0) -> None:
    """The rows of the mixed list, with one of them in full."""
    read(mixed)(window)
    view = in_sight(window)._view
    view.tabs.setCurrentWidget(view.rows)
    view.table.select(place)
    view.table.setFocus()


def who(window: MainWindow) -> None:
    """Somebody with the same name and another date of birth."""
    rows(window, 1)


def found(window: MainWindow) -> None:
    """Anybody on record may be found for a row."""
    rows(window, 1)
    who = in_sight(window)._view.rows.detail.who
    who.others.click()
    who.search.setText("nguyen")


def decided(window: MainWindow) -> None:
    """Ours kept in a field, and a row left."""
    rows(window, 2)
    view = in_sight(window)._view
    view.rows.detail.choices.choices["home", False].button.click()
    view.rows._take([view.table.import_rows.rows[3]], False)


def cell(window: MainWindow) -> None:
    """A name typed into the row that had none."""
    rows(window)
    line = in_sight(window)._view.rows.detail.cells.lines[1]
    line.edit.setText(TYPED)
    line.typed.emit(1, TYPED)


def otherwise(window: MainWindow) -> None:
    """What can be chosen of how a file is read, with all of its sheets."""
    rows(window)
    view = in_sight(window)._view
    view.head.sheet.picked.emit("*")
    view.head.otherwise.setChecked(True)


def about_the_file(window: MainWindow) -> None:
    """What is to be said of the file as a whole."""
    rows(window)
    view = in_sight(window)._view
    view.tabs.setCurrentWidget(view.notes)


def answered(window: MainWindow) -> None:
    """The first question answered, the second with all branches to choose from."""
    read(CENTRAL_LIST)(window)
    cards = in_sight(window)._view.questions.open_ones
    cards[1].another.click()
    cards[0].guesses[0].click()


def changed_file(window: MainWindow) -> None:
    """The file was changed while its preview was looked at."""
    rows(window, 2)
    view = in_sight(window)._view
    view.rows._take([view.table.import_rows.rows[3]], False)
    mixed(window, more=True)
    in_sight(window).accept_all.trigger()


def not_read(window: MainWindow) -> None:
    """A sheet without a list."""
    read(mixed)(window)
    in_sight(window)._view.head.sheet.picked.emit("Ghi chú")


def taken_in(window: MainWindow) -> None:
    """What was written, and what was left."""
    rows(window)
    in_sight(window).accept_all.trigger()
