"""No bare text anywhere: in a made-up language every word in the window bears its brackets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.pseudo import bare_texts, pseudo_language
from vusta_desk.domain.registry_json import to_document
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.shell.places import PLACES
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services


@pytest.fixture
def pseudo(tmp_path: Path, qapp: object) -> Iterator[Session]:
    with services_of_sample(tmp_path) as services:
        words = pseudo_language()
        dress(words)
        yield session_of(replace(services, words=words))


def data_of(services: Services) -> list[str]:
    """Every text that stands in the records, settings and rules themselves."""
    path = services.data.path
    found = ["VUSTA Desk", "VND", str(path), path.name, path.stem, services.who]
    found += ["Tiếng Việt", "English"]  # each language by its own name, whatever is spoken
    found += office(services.data).all().values()
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
        gather([value.source for value in rule.values])
    return found


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_place_says_only_what_is_translated(pseudo: Session, qtbot: QtBot, place: str):
    window = MainWindow(pseudo)
    qtbot.addWidget(window)
    window.show()
    window.go(place)
    assert not bare_texts(window, data_of(pseudo.services))


def test_a_bare_text_is_found(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("⟦Members: 3⟧ of Lan", window)
    QLabel("Quên dịch", window)
    window.show()
    assert bare_texts(window, ["of Lan"]) == ["Quên dịch"]
