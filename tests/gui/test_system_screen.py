"""The place System: settings at once, backups, password, recovery sheet, checks, licences."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.desk import PASSWORD
from tests.helpers.window import click, press, show, type_text
from vusta_desk.app.licences import licences
from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.program import Licence, NoProgram
from vusta_desk.gui.screens.system import SystemScreen
from vusta_desk.gui.screens.system.about_page import AboutPage
from vusta_desk.gui.screens.system.backups_page import BackupsPage
from vusta_desk.gui.screens.system.check_page import CheckPage
from vusta_desk.gui.screens.system.password_page import PasswordPage
from vusta_desk.gui.screens.system.settings_page import SettingsPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.usecases import rule_cases, upkeep
from vusta_desk.usecases.backups import backups
from vusta_desk.usecases.office import change_setting, office
from vusta_desk.usecases.passwords import check_password
from vusta_desk.usecases.rule_cases import CaseFailure, Proof


class Around(NoProgram):
    """Remembers what the screens have asked of the program."""

    def __init__(self) -> None:
        self.restored: list[Path] = []
        self.redressed = 0

    def licences(self) -> tuple[Licence, ...]:
        return licences()

    def self_test(self) -> Iterable[tuple[str, str | None]]:
        return (("Words", None), ("Data file", "disk_full"), ("Printing", "OSError: none"))

    def restore(self, backup: Path) -> None:
        self.restored.append(backup)

    def redress(self) -> None:
        self.redressed += 1


@pytest.fixture
def around(session: Session) -> Around:
    made = Around()
    session.program = made
    return made


@pytest.fixture
def screen(session: Session, around: Around, qtbot: QtBot) -> SystemScreen:
    made = SystemScreen(session)
    session.changed.connect(made.refresh)
    return show(qtbot, made)


def test_a_name_is_saved_when_its_field_is_left_and_follows_an_undo(
    screen: SystemScreen, session: Session
) -> None:
    page = screen.page
    assert isinstance(page, SettingsPage)
    line = page.of_list.line("list.signer")
    type_text(line, "  Lê  Thị Ký ")
    assert office(session.services.data)["list.signer"] == ""
    press(line, "Tab")
    assert office(session.services.data)["list.signer"] == "Lê Thị Ký"
    last = upkeep.history(session.services, 1)[0]
    assert "họ tên người ký: Lê Thị Ký" in last.title
    upkeep.undo(session.services, last.id)
    session.changed.emit()
    assert line.text() == ""
    press(line, "Tab")
    assert len(upkeep.history(session.services)) == 4  # leaving it untouched does nothing more


def test_a_name_that_is_needed_is_not_emptied(screen: SystemScreen, session: Session) -> None:
    page = screen.page
    assert isinstance(page, SettingsPage)
    line = page.names.line("committee.name")
    before = line.text()
    line.setFocus()
    line.selectAll()
    press(line, "Delete")
    press(line, "Tab")
    assert page.names.fields["committee.name"].problem
    assert office(session.services.data)["committee.name"] == before


def test_the_money_day_and_the_window(
    screen: SystemScreen, session: Session, around: Around
) -> None:
    page = screen.page
    assert isinstance(page, SettingsPage)
    page.money_day.set_value("hand_over")
    assert office(session.services.data)["money_day"] == "hand_over"
    change_setting(session.services, "money_day", "round")
    session.changed.emit()
    assert page.money_day.value() == "round"
    assert around.redressed == 0
    page.text_size.set_value(150)
    page.language.set_value("en")
    assert session.preferences.text_size == 150
    assert session.preferences.language == "en"
    assert around.redressed == 2


def test_a_backup_is_made_listed_proven_and_restored(
    screen: SystemScreen, session: Session, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.show_target(page="backups")
    page = screen.page
    assert isinstance(page, BackupsPage)
    before = len(page.table.rows_model.rows)
    screen.show_target(back_up=True)
    assert len(page.table.rows_model.rows) == before + 1 == len(backups(session.services))
    newest = page.table.rows_model.rows[0]
    assert newest.path.name in page.said.text()
    page.table.select(0)
    click(page.prove)
    assert "743" in page.said.text()
    monkeypatch.setattr(problems, "confirm", lambda *_: False)
    click(page.restore)
    assert around.restored == []
    monkeypatch.setattr(problems, "confirm", lambda *_: True)
    click(page.restore)
    assert around.restored == [newest.path]


def test_a_backup_elsewhere(
    screen: SystemScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.show_target(page="backups")
    page = screen.page
    assert isinstance(page, BackupsPage)
    place = tmp_path / "usb.vusta-backup"
    monkeypatch.setattr(files, "ask_save", lambda *_: place)
    click(page.save)
    assert place.is_file()
    assert str(place) in page.said.text()


def test_the_password_is_changed_by_who_knows_it(screen: SystemScreen, session: Session) -> None:
    screen.show_target(page="password")
    page = screen.page
    assert isinstance(page, PasswordPage)
    type_text(page.old.editor, "sai rồi")
    for field in (page.new.first, page.new.second):
        type_text(field.editor, "mật khẩu mới tinh")
    page.change_button.click()
    assert page.old.problem.startswith("Sai mật khẩu")
    check_password(session.services, PASSWORD)
    type_text(page.old.editor, PASSWORD)
    page.change_button.click()
    assert page.said.text()
    check_password(session.services, "mật khẩu mới tinh")
    with pytest.raises(Refused, match="wrong_password"):
        check_password(session.services, PASSWORD)
    assert page.new.value() == ""


def test_the_recovery_sheet_asks_for_the_password(screen: SystemScreen) -> None:
    screen.show_target(page="password")
    page = screen.page
    assert isinstance(page, PasswordPage)
    type_text(page.again.editor, "sai rồi")
    page.show_button.click()
    assert page.again.problem.startswith("Sai mật khẩu")
    assert page.sheet.isHidden()
    type_text(page.again.editor, PASSWORD)
    page.show_button.click()
    assert not page.sheet.isHidden()
    assert page.sheet.save_button.isEnabled()


def test_the_check_names_members_and_goes_to_them(screen: SystemScreen, session: Session) -> None:
    gone: list[tuple[str, dict[str, object]]] = []

    def go(place: str, /, **target: object) -> None:
        gone.append((place, target))

    session.go = go
    screen.show_target(page="check")
    page = screen.page
    assert isinstance(page, CheckPage)
    click(page.check_button)
    assert page.findings.count() > 0
    assert page.check_button.isEnabled()
    page.findings.itemActivated.emit(page.findings.item(0))
    assert [place for place, _ in gone] == ["members"]
    assert page._names[str(gone[0][1]["key"])] in page.findings.item(0).text()


def test_what_does_not_work_here_is_said_in_words(screen: SystemScreen) -> None:
    screen.show_target(page="check")
    page = screen.page
    assert isinstance(page, CheckPage)
    click(page.test_button)
    lines = [page.parts.item(at).text() for at in range(page.parts.count())]
    assert len(lines) == 3
    assert "disk_full" not in lines[1]
    assert "OSError: none" in lines[2]


def test_with_this_computer_the_rules_prove_themselves(
    screen: SystemScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.show_target(page="check")
    page = screen.page
    assert isinstance(page, CheckPage)
    assert not page.proof.isVisible()
    click(page.test_button)
    total = rule_cases.prove_shipped(page.session.services).total
    assert page.proof.isVisible()
    assert f"{total}/{total}" in page.proof.texts()[0]
    failure = CaseFailure("wait-6", "waits.toml, 3", "outcome", "due", "waiting")
    monkeypatch.setattr(rule_cases, "prove_shipped", lambda _: Proof(2, 1, (failure,)))
    click(page.test_button)
    assert any("wait-6" in text for text in page.proof.texts())


def test_about_shows_every_licence(screen: SystemScreen) -> None:
    screen.show_target(page="about")
    page = screen.page
    assert isinstance(page, AboutPage)
    assert page.parts.count() == len(licences())
    assert "MIT License" in page.text.toPlainText()
    page.parts.setCurrentRow(page.parts.count() - 1)
    assert page.text.toPlainText() != licences()[0].text


def test_settings_that_cannot_be_kept_are_told_about(session: Session, qtbot: QtBot) -> None:
    said = {}
    for kept in (True, False):
        session.preferences.is_kept = kept
        page = SettingsPage(session)
        qtbot.addWidget(page)
        said[kept] = [
            each.text()
            for each in page.findChildren(QLabel)
            if each.property("role") == "warning" and not each.isHidden()
        ]
    assert said[True] == []
    assert len(said[False]) == 1
