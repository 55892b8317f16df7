"""The list of payments among the papers: shown, and saved as a PDF or a workbook."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.ceremony_place import DAY, ROUND
from tests.helpers.window import show
from vusta_desk.gui.screens.papers import PapersScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.usecases import ceremonies, payment_list


def test_the_list_of_payments_is_saved_as_a_workbook_too(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = ceremonies.create(session.services, [ROUND], DAY, "Hội trường")
    screen = PapersScreen(session)
    screen.resize(1200, 640)
    screen.show_target(ceremony=made, paper="payments")
    show(qtbot, screen)
    assert screen.bar.paper.currentData() == "payments"
    assert screen.preview.pdf == payment_list.payments_pdf(session.services, made).pdf
    for name, start in (("chi.xlsx", b"PK"), ("chi.pdf", b"%PDF")):
        monkeypatch.setattr(files, "ask_save", lambda *_, name=name: tmp_path / name)
        screen.save_pdf()
        assert (tmp_path / name).read_bytes().startswith(start)
