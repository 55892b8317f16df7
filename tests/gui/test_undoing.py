"""Undo with something in the way: the numbers are said first, then the rest is taken back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from sqlalchemy import text

from vusta_desk.gui import undoing
from vusta_desk.gui.session import Session
from vusta_desk.usecases import edit_member, upkeep
from vusta_desk.usecases.services import Services


class Answers:
    """Presses the button with these words, or Cancel; keeps what was said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
        self.act, self.buttons, self.details = act, list[str](), list[str]()
        self._pressed: QAbstractButton | None = None
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._exec(box))
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: self._pressed)

    def _exec(self, box: QMessageBox) -> int:
        named = {button.text(): button for button in box.buttons()}
        self.buttons += [name for name in named if any(letter.isdigit() for letter in name)]
        self.details.append(box.detailedText())
        self._pressed = named.get(self.act)
        return 0


def import_of(services: Services) -> int:
    return next(done.id for done in upkeep.history(services) if done.kind == "import")


def edit_later(services: Services, key: str) -> str:
    """Changes a member's record in a later operation; the name."""
    opened = edit_member.open_member(services, key)
    edit_member.save(services, replace(opened.member, home="Hà Nội"), opened)
    return opened.member.name


def change_from_outside(services: Services, key: str) -> None:
    with services.data.writing.begin() as connection:
        connection.execute(text("UPDATE members SET home = 'x' WHERE key = :key"), {"key": key})


@pytest.mark.parametrize("is_outside", [False, True])
def test_the_rest_is_offered_by_its_numbers_and_undone(
    session: Session, monkeypatch: pytest.MonkeyPatch, is_outside: bool
):
    services = session.services
    members = services.registry().members
    kept = members[0]
    if is_outside:
        change_from_outside(services, kept.key)
    else:
        edit_later(services, kept.key)
    found = upkeep.rest(services, import_of(services))
    act = f"Hoàn tác {found.undone}, giữ {len(found.kept)}"
    answers = Answers(monkeypatch, act)
    undoing.undo(session, import_of(services))
    assert answers.buttons == [act]
    assert kept.name in answers.details[0]
    assert [each.key for each in services.registry().members] == [kept.key]


def test_nothing_is_done_where_the_rest_is_not_wanted(
    session: Session, monkeypatch: pytest.MonkeyPatch
):
    services = session.services
    edit_later(services, services.registry().members[0].key)
    before = len(upkeep.history(services))
    Answers(monkeypatch, "")
    undoing.undo(session, import_of(services))
    assert len(upkeep.history(services)) == before


def test_where_everything_is_in_the_way_nothing_is_offered(
    session: Session, monkeypatch: pytest.MonkeyPatch
):
    services = session.services
    key = services.registry().members[0].key
    edit_later(services, key)
    first = upkeep.history(services, 1)[0].id
    opened = edit_member.open_member(services, key)
    edit_member.save(services, replace(opened.member, home="Huế"), opened)
    answers = Answers(monkeypatch, "")
    undoing.undo(session, first)
    assert answers.buttons == []
    assert answers.details == [""]
