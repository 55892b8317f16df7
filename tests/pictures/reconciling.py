"""A branch's own list beside the registry: people on one side only, differences, a twice-named."""

from dataclasses import replace
from pathlib import Path

from tests.pictures.stages import in_sight
from vusta_desk.documents.spreadsheet import write_table_xlsx
from vusta_desk.domain.member import Member
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases.reconcile import Decision

FILE = "chi-bo.xlsx"
NEW = ("Đặng Thị Hải Yến", "Phùng Quốc Khánh")
NOTE = "Đã báo cáo cấp trên"
TYPED = (FILE, *NEW, NOTE, "chi-bo")
HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "Ngày vào Đảng")


def lists(window: MainWindow) -> None:
    """The lines in which the two sides are not the same."""
    screen = _compared(window)
    screen.view.show_list("different")


def minutes(window: MainWindow) -> None:
    """The minutes, with some of it decided."""
    screen = _compared(window)
    screen.view.panel.note.setText(NOTE)
    screen.view.panel.decide(Decision.KEEP)
    screen.show_minutes()


def record(window: MainWindow) -> None:
    """Before it is recorded."""
    _compared(window).record()


def unclear(window: MainWindow) -> None:
    """Somebody who stands on the list twice."""
    _compared(window).view.show_list("unclear")


def recorded(window: MainWindow) -> None:
    """Once it is recorded, among the earlier ones."""
    screen = _compared(window)
    screen.record()
    screen.dialog.accept()
    screen.give_up()


def _compared(window: MainWindow):  # whichever screen it is
    registry = window.session.services.registry()
    people = [each for each in registry.members if each.branch == "B05"]
    rows = [_row(each) for each in people[1:]]
    rows[0] = _row(replace(people[1], admission_date=people[2].admission_date))
    rows += [(NEW[0], "1981", "", "2008"), (NEW[1], "3/1990", "", "2019"), rows[-1]]
    path = Path(window.session.services.data.path).with_name(FILE)
    write_table_xlsx(path, "chi-bo", HEADER, rows)
    window.go("reconcile", file=str(path), source="B05")
    return in_sight(window)


def _row(member: Member) -> tuple[str, ...]:
    admitted = str(member.admission_date or "")
    return (member.name, str(member.birth_date or ""), member.card_number or "", admitted)
