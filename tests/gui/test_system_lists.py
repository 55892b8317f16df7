"""Lists coming in, in System: names of columns are added, and what lists taught is forgotten."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.window import show
from vusta_desk.gui.screens.system.column_name_dialog import ColumnNameDialog
from vusta_desk.gui.screens.system.lists_page import ListsPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.storage import learned
from vusta_desk.usecases import list_names, upkeep
from vusta_desk.usecases.list_names import OwnName


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ListsPage:
    services = session.services
    branch = services.registry().branches[0].key
    with services.operation("list_lessons", file="a.xlsx") as writer:
        learned.learn(writer.connection, "branch", {"CB của ta": branch})
        columns = {"Ai": "name", "Sổ": "", "=F": "home"}
        learned.learn(writer.connection, "columns", {"ab12": columns})
    window = show(qtbot, MainWindow(session))
    window.go("system", page="lists")
    shown = window.findChild(ListsPage)
    assert isinstance(shown, ListsPage)
    return shown


def lines(page: ListsPage) -> list[tuple[str, str]]:
    return [(each.said, each.meant) for each in page.table.rows_model.rows]


def test_what_lists_taught_is_shown_in_words(page: ListsPage):
    branch = page.session.services.registry().branches[0].name
    assert lines(page) == [
        ("CB của ta", branch),
        ("Ai, Sổ, cột F", "Ai: Họ và tên; Sổ: không đọc; cột F: Quê quán"),
    ]


def test_each_can_be_forgotten_and_that_undone(page: ListsPage):
    page.forget_button.click()
    assert [said for said, _ in lines(page)] == ["Ai, Sổ, cột F"]
    page.forget_button.click()
    assert lines(page) == []
    assert not page.forget_button.isEnabled()
    done = upkeep.next_undo(page.session.services)
    assert done is not None
    assert done.title == "Không còn ghi nhớ về danh sách: Ai, Sổ, =F"
    upkeep.undo(page.session.services, done.id)
    page.refresh()
    assert [said for said, _ in lines(page)] == ["Ai, Sổ, cột F"]


def test_a_name_of_the_office_is_added(page: ListsPage):
    page.add_button.click()
    (dialog,) = page.findChildren(ColumnNameDialog)
    dialog.accept()
    assert dialog.name_field.problem
    assert not dialog.is_changed
    dialog.name.setText("Số hiệu")
    assert dialog.is_changed
    dialog.field.set_value("card_number")
    dialog.accept()
    assert ("Số hiệu", "Số thẻ đảng viên") in lines(page)
    assert list_names.names(page.session.services) == (OwnName("Số hiệu", "card_number"),)
    page.table.select([said for said, _ in lines(page)].index("Số hiệu"))
    page.forget_button.click()
    assert list_names.names(page.session.services) == ()
