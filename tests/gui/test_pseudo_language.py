"""No bare text anywhere: in a made-up language every word in the window bears its brackets."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, session_of
from tests.helpers.pseudo import bare_texts, pseudo_language
from tests.pictures import LEFT_OUT, PICTURES, Picture, begun, seen
from vusta_desk.domain.registry_json import to_document
from vusta_desk.gui import problems
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import ceremonies, row_cells, upkeep
from vusta_desk.usecases.backups import backups
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services


def data_of(services: Services) -> list[str]:
    """Every text that stands in the records, settings and rules themselves."""
    path = services.data.path
    found = ["VUSTA Desk", "VND", "mm", str(path), str(path.parent), path.name, path.stem]
    found += [services.who, *path.suffixes]
    found += ["Tiếng Việt", "English"]  # each language by its own name, whatever is spoken
    found += office(services.data).all().values()
    found += [each.path.name for each in backups(services)]
    found += [each.name.removeprefix("Chi bộ ") for each in services.registry().branches]

    def gather(value: object) -> None:
        if isinstance(value, dict):
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)
        elif isinstance(value, str):
            found.append(value)

    gather(to_document(services.registry()))
    for rule in services.rulebook.rules.values():
        gather([text for value in rule.values for text in (value.source, value.url)])
    found += [each.name for each in ceremonies.all_ceremonies(services)]
    return [*found, LEFT_OUT]


def file_in(window: MainWindow) -> list[str]:
    """What stands in the file that an import has open."""
    screen = window.screen_in_sight
    if not isinstance(screen, ImportScreen) or screen.previewed is None:
        return []
    plan, previewed = screen.previewed.plan, screen.previewed
    cells = [text for column in plan.columns for text in (column.heading, *column.samples)]
    cells += [each for row in plan.rows for cell in row_cells.cells(previewed, row)
              for each in (cell.heading, cell.stood, cell.text)]  # fmt: skip
    cells += [str(told) for found in plan.findings for told in found.details.values()]
    cells += [text for asked in plan.date_questions for each in asked.examples for text in each]
    asked = [*(screen.said.asked if screen.said else ()), *plan.sheets]
    rows = [
        text for row in plan.rows for text in (row.member.name, *row.member.as_written.values())
    ]
    return [plan.file, *cells, *rows, *asked, *(branch.name for branch in plan.branches)]


def last_operation(services: Services) -> int | None:
    return next((each.id for each in upkeep.history(services)), None)


class Offices:
    """Open data files: one of its own for each picture that changes it, else one of each kind."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._of_kind: dict[tuple[bool, bool], Services] = {}

    def of(self, picture: Picture, stack: ExitStack) -> Services:
        """In the made-up language; what is opened for the picture alone closes with `stack`."""
        kind = picture.empty, picture.with_ceremony
        if picture.changes:
            return self._begun(stack, *kind)
        if kind not in self._of_kind:
            self._of_kind[kind] = self._begun(self._stack, *kind)
        return self._of_kind[kind]

    def _begun(self, stack: ExitStack, empty: bool, with_ceremony: bool) -> Services:
        services = begun(stack, "vi", empty, with_ceremony).services
        return replace(services, words=pseudo_language())


@pytest.fixture(scope="module")
def offices() -> Iterator[Offices]:
    with ExitStack() as stack:
        yield Offices(stack)


@pytest.mark.slow
@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
def test_every_screen_and_dialog_says_only_what_is_translated(
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    offices: Offices,
    picture: Picture,
):
    with ExitStack() as stack:
        services = offices.of(picture, stack)
        before = last_operation(services)
        dress(services.words)
        window = MainWindow(session_of(services))
        qtbot.addWidget(window)
        window.show()
        window.go("home")
        shown = seen(qapp, window, picture)
        # Closing asks about what is not taken in or recorded yet, and nobody would answer.
        monkeypatch.setattr(problems, "confirm", lambda *_: True)
        known = [*data_of(services), *file_in(window), *picture.data]
        bare = bare_texts(shown, known)
        shown.hide()  # not closed: some ask first
        assert not bare
        if not picture.changes:
            assert last_operation(services) == before, "other pictures are taken on this file"


def test_a_bare_text_is_found(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("⟦Members: 3⟧ of Lan", window)
    QLabel("Quên dịch", window)
    window.show()
    assert bare_texts(window, ["of Lan"]) == ["Quên dịch"]
