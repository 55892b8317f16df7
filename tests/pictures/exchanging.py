"""Workbooks of the branches: sent, some answered, one taken back with something of everything."""

from dataclasses import replace
from pathlib import Path

from tests.helpers.branch_books import Book
from tests.importing.support import SAMPLES
from tests.pictures.stages import in_sight
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import branch_answers, branch_workbooks, edit_member

NEW, WHO, HOME = "Đặng Thị Hải Yến", "Bí thư Vũ An", "xã Bình Minh"
DIED, MOVED = "đã từ trần ngày 12/05/2026", "chuyển đi"
FILE = "Chi bộ Hội Thủy lợi và Đê điều 2026-11-22.xlsx"
TYPED = (FILE, NEW, WHO, HOME, DIED, MOVED, "01/12/2026", "31/2/1950", "xã An Sơn")
SENT = ("B01", "B02", "B03", "B16", "B05")


def listed(window: MainWindow) -> None:
    """The branches, one of them chosen that has answered."""
    services, path = window.session.services, _sent(window)
    branch_answers.accept(services, branch_answers.read_back(services, path), {})
    window.session.changed.emit()
    window.go("exchanges", branch="B16")


def returned(window: MainWindow) -> None:
    """A workbook taken back, a proposal chosen."""
    window.go("exchanges", file=str(_sent(window)))
    view = in_sight(window).view
    rows = view.table.rows_model.rows
    view.table.select(next(at for at, line in enumerate(rows) if line.theirs == DIED))


def unchanged(window: MainWindow) -> None:
    """A workbook in which nothing was changed."""
    folder = _sent(window).parent
    window.go("exchanges", file=str(next(folder.glob("*Cơ quan*"))))


def recorded(window: MainWindow) -> None:
    """Once it is recorded."""
    returned(window)
    in_sight(window).record()


def refused(window: MainWindow) -> None:
    """A list that is no workbook of a branch."""
    window.go("exchanges", file=str(SAMPLES / "DS_DANGVIEN.xlsx"))


def _sent(window: MainWindow) -> Path:
    """Five workbooks: one came back unchanged, this one is still to be taken back."""
    services = window.session.services
    folder = Path(services.data.path).parent / "phieu"
    sent = branch_workbooks.export_many(services, SENT, folder)
    branch_answers.accept(services, branch_answers.read_back(services, sent[1].file), {})
    book = Book(sent[3].file)
    first, second, third, fourth, fifth = book.keys[:5]
    opened = edit_member.open_member(services, first)
    edit_member.save(services, replace(opened.member, home="xã An Sơn"), opened)
    book.type(first, Quê_quán=HOME, Ngày_sinh="24/10/1952")
    book.type(second, Ngày_sinh="31/2/1950")
    book.cell(third, "Đề nghị, ghi chú").value = DIED
    book.cell(fourth, "Đề nghị, ghi chú").value = MOVED
    book.type(fifth, Số_thẻ_đảng_viên=None, Huy_hiệu_Đảng_đã_nhận="30 (2020)")
    book.type(book.blank_row, Họ_và_tên=NEW, Ngày_sinh="5/6/1999", Ngày_vào_Đảng="3/2/2025")
    book.answer(Người_trả_lời=WHO, Ngày_trả_lời="01/12/2026")
    window.session.changed.emit()
    return book.save()
