"""Sessions on real data files; everything is done inline unless a test asks for threads."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.printer import VirtualPrinter, virtual_printer
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session

FILES = {"session", "empty_session", "printer"}
WHOLE_RUNS = (
    "test_printing",
    "test_start_",
    "test_badges_words",
    "test_members_list",
    "test_papers",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A window on a whole data file or a printer is not for the quick run; its parts are."""
    for item in items:
        whole = FILES & set(getattr(item, "fixturenames", ()))
        if whole or item.path.stem.startswith(WHOLE_RUNS):
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def uncounted() -> Iterator[None]:
    """What is asked to be covered has tests of its own; counting lines here is only slow."""
    counting = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(counting)


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Windows that a test leaves go with it, or each would make the next test slower.

    A key or button left down would change what a click or a choice does in the next test.
    """
    yield
    held = qapp.keyboardModifiers().value, qapp.mouseButtons().value
    for each in qapp.topLevelWidgets():
        each.hide()
        each.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert held == (0, 0), "the test has left keys or buttons of the mouse down"


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that no test answers fails it; it would wait for ever, and the whole run with it.

    Windows that a test leaves open are closed, and some ask before that.
    """
    shown, answer = QMessageBox.exec, problems.answer

    def answer_or_fail(box: QMessageBox) -> QAbstractButton | None:
        assert QMessageBox.exec != shown, f"nobody answers: {box.text()}"
        return answer(box)

    monkeypatch.setattr(problems, "answer", answer_or_fail)


@pytest.fixture
def session(tmp_path: Path, qapp: object) -> Iterator[Session]:
    """The sample registry, in Vietnamese, in a session without threads."""
    with services_of_sample(tmp_path) as services:
        dress(services.words)
        yield session_of(services)


@pytest.fixture
def empty_session(tmp_path: Path, qapp: object) -> Iterator[Session]:
    """A file without members, in Vietnamese."""
    with services_of_sample(tmp_path, registry=None) as services:
        dress(services.words)
        yield session_of(services)


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    """The only printer there is, and so the default one; it keeps what it prints as PDF."""
    with virtual_printer() as running:
        yield running
