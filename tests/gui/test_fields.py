"""Fields a date is typed into: what is wrong stands beside them, in words."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.window import press, show, type_text
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column, holding
from vusta_desk.gui.widgets.partial_date_edit import DayEdit, PartialDateEdit


@pytest.fixture
def born(session: Session, qtbot: QtBot) -> Iterator[Field]:
    """A field of a partial date, shown above another input."""
    field = Field("Ngày sinh", PartialDateEdit(session.words), session.icons)
    page = show(qtbot, holding(column(field, QLineEdit())))
    yield field
    page.close()


def test_a_date_is_written_out_when_the_field_is_left(born):
    type_text(born.editor, "3-1966")
    assert born.editor.value() == PartialDate(1966, 3)
    press(born.editor, "Tab")
    assert born.editor.text() == "03/1966"
    assert born.problem == ""


def test_what_is_wrong_is_said_when_the_field_is_left_and_unsaid_when_it_is_right(born):
    type_text(born.editor, "30/2/1966")
    assert born.problem == ""
    press(born.editor, "Tab")
    assert born.problem
    assert born.editor.accessibleDescription() == born.problem
    assert born.editor.text() == "30/2/1966"
    assert born.editor.value() is None
    assert not born.editor.is_valid
    born.editor.clear()
    type_text(born.editor, "20/2/1966")
    assert born.problem == ""
    assert born.editor.value() == PartialDate(1966, 2, 20)


def test_the_label_leads_to_the_input(born):
    assert born.label.buddy() is born.editor
    assert born.editor.accessibleName() == "Ngày sinh"
    born.setFocus()
    assert born.editor.hasFocus()


def test_what_others_find_stands_behind_what_is_typed_wrongly(born):
    born.set_problem("Hãy đối chiếu với hồ sơ.", "warning")
    assert born.problem == "Hãy đối chiếu với hồ sơ."
    assert not born.editor.property("invalid")
    type_text(born.editor, "66")
    press(born.editor, "Tab")
    assert born.problem not in ("", "Hãy đối chiếu với hồ sơ.")
    assert born.editor.property("invalid")
    born.editor.set_value(None)
    assert born.problem == "Hãy đối chiếu với hồ sơ."
    born.set_problem("")
    assert born.problem == ""


def test_a_day_is_asked_for_in_full(session, qtbot):
    edit = DayEdit(session.words)
    qtbot.addWidget(edit)
    edit.setText("3/1966")
    assert edit.value() is None
    assert not edit.tell()
    edit.setText("19/3/1966")
    assert edit.value() == date(1966, 3, 19)
    assert edit.tell()
    edit.set_value(date(2026, 2, 3))
    assert edit.text() == "03/02/2026"
