"""No bare text before a file is open: in a made-up language every word bears its brackets."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress
from tests.helpers.pseudo import bare_texts, pseudo_language
from tests.helpers.starting import start_with
from vusta_desk.gui.fault_dialog import FaultDialog
from vusta_desk.gui.start.closing import ClosingNote
from vusta_desk.gui.start.letters import LettersPage
from vusta_desk.gui.start.opening import OpenPage
from vusta_desk.gui.start.page import Start
from vusta_desk.gui.start.restoring import RestorePage
from vusta_desk.gui.start.steps import OfficeStep, PasswordStep, PlaceStep, SheetStep, SignStep
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.widgets import folders
from vusta_desk.usecases.office import SETTINGS

PAGES: dict[str, Callable[[Start], QWidget]] = {
    "doors": StartWindow,
    "open": OpenPage,
    "letters": LettersPage,
    "restore": RestorePage,
    "place": PlaceStep,
    "office": OfficeStep,
    "sign": SignStep,
    "password": lambda start: PasswordStep(start, OfficeStep(start)),
    "sheet": SheetStep,
    "closing": lambda start: ClosingNote(start.words, False),
    "closing the sample": lambda start: ClosingNote(start.words, True),
    "fault": lambda start: FaultDialog("report", "log", start.words, None),
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_only_what_is_translated(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(folders, "documents_folder", lambda: tmp_path)
    words = pseudo_language()
    path = tmp_path / "a.vusta"
    start = replace(start_with(*([] if page == "doors" else [path])), words=words)
    dress(words)
    shown = PAGES[page](start)
    qtbot.addWidget(shown)
    shown.show()
    for ask in ("ask", "open", "restore"):  # lets the page say what is missing
        if callable(run := getattr(shown, ask, None)):
            run()
    data = ["VUSTA Desk", "Tiếng Việt", "English", "report", "log", str(tmp_path), str(path), "a"]
    data += [str(tmp_path / "dang-vien.vusta"), *(setting.default for setting in SETTINGS)]
    assert bare_texts(shown, [text for text in data if text]) == []
