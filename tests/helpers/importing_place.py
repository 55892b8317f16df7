"""The import of the window with lists made for a test, and what a person sees of it."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.window import find, show
from vusta_desk.domain.member import Member
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.importing.preview_view import PreviewView
from vusta_desk.gui.screens.importing.row_detail import RowDetail
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.usecases.import_members import PlannedRow

HEADING = "Họ và tên;Ngày sinh;Quê quán;Số thẻ;Chi bộ"
BRANCH = "Chi bộ Hội Địa chất và Khoáng sản"
KNOWN = (
    f"Lê Thị Mẫu;19/03/1966;Huế;111111111111;{BRANCH}",
    f"Vũ Văn Mẫu;02/09/1950;Vinh;222222222222;{BRANCH}",
    "Trần Mẫu;05/06/1955;Hà Nội;333333333333;Chi bộ Hội Hóa học và Phân bón",
)
NAMELESS = f";1/1/1960;Huế;444444444444;{BRANCH}"
NEW = f"Ngô Mẫu;1/1/1960;Huế;444444444444;{BRANCH}"
MOVED = KNOWN[0].replace("Huế", "Hà Nội")


def shown(session: Session, qtbot: QtBot) -> ImportScreen:
    """The place, in front and ready for keys."""
    made = ImportScreen(session)
    made.resize(1200, 800)
    return show(qtbot, made)


def list_of(folder: Path, *lines: str, name: str = "danh sách.csv", heading: str = HEADING) -> Path:
    """A csv file of these lines under a heading."""
    path = folder / name
    path.write_text("\n".join((heading, *lines, "")), "utf-8")
    return path


def with_members(screen: ImportScreen, folder: Path, *lines: str) -> None:
    """Takes people in, so that the next list finds them on record."""
    screen.read(list_of(folder, *(lines or KNOWN), name="trước.csv"))
    screen.accept_all.trigger()


def view_of(screen: ImportScreen) -> PreviewView:
    """The preview in sight."""
    return find(screen, PreviewView)


def rows_of(screen: ImportScreen) -> list[PlannedRow]:
    """The rows that are listed, as they stand."""
    return list(view_of(screen).table.import_rows.rows)


def choose(screen: ImportScreen, name: str) -> PlannedRow:
    """Goes to the rows and chooses the one of this name."""
    view = view_of(screen)
    view.tabs.setCurrentWidget(view.rows)
    place = next(at for at, row in enumerate(rows_of(screen)) if row.member.name == name)
    view.table.select(place)
    return rows_of(screen)[place]


def detail_of(screen: ImportScreen) -> RowDetail:
    """The chosen row in full."""
    return view_of(screen).rows.detail


def members_of(screen: ImportScreen) -> dict[str, Member]:
    """Everybody on record by their names."""
    return {each.name: each for each in screen.session.services.registry().members}


def words_of(screen: ImportScreen) -> str:
    """What a page without a preview says."""
    return " ".join(each.text() for each in find(screen, EmptyState).findChildren(QLabel))


def texts_in(widget: object) -> str:
    """The words in sight within a widget."""
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return " ".join(each.text() for each in labels if each.isVisible())
