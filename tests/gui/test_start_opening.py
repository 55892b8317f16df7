"""Later starts: what cannot be opened is told beside the field it is about, nothing is lost."""

import re
from pathlib import Path, PureWindowsPath

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.starting import PASSWORD, make_file, opened_by, start_with
from tests.helpers.window import click, press, show, type_text
from vusta_desk.app import wiring
from vusta_desk.gui.start.letters import LettersPage
from vusta_desk.gui.start.opening import LETTERS, RESTORE, OpenPage, _missing
from vusta_desk.gui.start.restoring import RestorePage
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.tasks import Tasks
from vusta_desk.gui.widgets import files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dang-bo.vusta"


def opening(qtbot: QtBot, *recent: Path) -> tuple[StartWindow, OpenPage]:
    window = show(qtbot, StartWindow(start_with(*recent)))
    page = window.page
    assert isinstance(page, OpenPage)
    return window, page


def test_the_latest_file_opens_with_its_password_and_enter(qtbot: QtBot, path: Path) -> None:
    make_file(path)
    window, page = opening(qtbot, path, path.with_name("old.vusta"))
    opened = opened_by(window)
    assert page.path == path
    assert page.recent.item(1).text().endswith(f"not there now: {path.with_name('old.vusta')}")
    assert page.line.hasFocus()
    type_text(page.line, PASSWORD)
    press(page.line, "Return")
    (result,) = opened
    assert result.services.data.path == path
    assert result.services.words.language == "en"
    window.start.files.close(result.services)


def test_the_language_is_not_changed_while_a_file_is_opened(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = opening(qtbot, path)
    asked: list[str] = []
    window.language_asked.connect(asked.append)
    click(window.switch)
    monkeypatch.setattr(Tasks, "is_writing", property(lambda tasks: True))
    click(window.switch)
    assert asked == ["vi"]
    monkeypatch.undo()


def test_a_wrong_password_is_said_beside_it_and_chosen_to_be_typed_over(
    qtbot: QtBot, path: Path
) -> None:
    make_file(path)
    window, page = opening(qtbot, path)
    opened = opened_by(window)
    click(page.go_on)
    assert page.password.problem == "Type the password."
    type_text(page.line, "sai rồi")
    assert page.password.problem == ""
    click(page.go_on)
    assert page.password.problem.startswith("The password is wrong.")
    assert page.file.problem == ""
    assert page.line.selectedText() == page.line.text() != ""
    type_text(page.line, PASSWORD)
    click(page.go_on)
    (result,) = opened
    result.services.data.close()


def test_who_has_the_file_and_since_when(qtbot: QtBot, path: Path) -> None:
    make_file(path)
    with wiring.opened(path, PASSWORD):
        _, page = opening(qtbot, path)
        type_text(page.line, PASSWORD)
        click(page.go_on)
        assert "is open elsewhere" in page.file.problem
        assert re.search(r"since \d\d/\d\d/\d{4} \d\d:\d\d\.", page.file.problem)
        assert page.password.problem == ""
        assert page.line.text() == PASSWORD


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"SQLite format 3\0" + b"x" * 8176, "is not a data file of this program"),
        (b"short", "is damaged"),
        (None, "There is no data file"),
    ],
)
def test_a_file_that_cannot_be_opened(
    qtbot: QtBot, path: Path, content: bytes | None, said: str
) -> None:
    make_file(path)
    path.unlink() if content is None else path.write_bytes(content)
    _, page = opening(qtbot, path)
    type_text(page.line, PASSWORD)
    click(page.go_on)
    assert said in page.file.problem


def test_another_file_is_put_first(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("khac.vusta")
    make_file(other)
    _, page = opening(qtbot, path)
    monkeypatch.setattr(files, "ask_open", lambda *_: other)
    click(page.other)
    assert page.path == other
    assert page.recent.count() == 2


def test_a_file_that_is_copied_to_the_internet_is_told_about(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_file(path)
    monkeypatch.setenv("OneDriveConsumer", str(path.parent))
    window, page = opening(qtbot, path)
    assert page.file.problem.startswith("OneDrive copies this folder to the internet")
    opened = opened_by(window)
    type_text(page.line, PASSWORD)
    click(page.go_on)
    assert len(opened) == 1
    window.start.files.close(opened[0].services)


def test_the_letters_open_the_file_and_set_a_new_password(qtbot: QtBot, path: Path) -> None:
    letters = make_file(path)
    window, page = opening(qtbot, path)
    opened = opened_by(window)
    page.asked.emit(LETTERS)
    asked = window.page
    assert isinstance(asked, LettersPage)
    assert asked.file.path == path
    click(asked.go_on)
    assert asked.letters.problem == "Type the letters of the sheet."
    wrong = ("A" if letters[0][0] != "A" else "B") + letters[0][1:]
    type_text(asked.typed, " ".join((wrong, *letters[1:])))
    for field in (asked.password.first, asked.password.second):
        type_text(field.editor, "mật khẩu mới tinh")
    click(asked.go_on)
    assert "typing error" in asked.letters.problem
    asked.typed.setPlainText("\n".join(letters).lower())
    assert asked.letters.problem == ""
    click(asked.go_on)
    (result,) = opened
    window.start.files.close(result.services)
    with wiring.opened(path, "mật khẩu mới tinh"):
        pass


def test_a_backup_is_put_back_and_what_was_there_is_kept(qtbot: QtBot, path: Path) -> None:
    make_file(path)
    (backup,) = path.with_name(f"{path.name}-backups").iterdir()
    path.write_bytes(b"damaged")
    window, page = opening(qtbot, path)
    opened = opened_by(window)
    page.asked.emit(RESTORE)
    asked = window.page
    assert isinstance(asked, RestorePage)
    asked.file.set_path(None)
    asked.backup.set_path(backup)
    assert asked.file.path == path
    type_text(asked.line, "sai rồi")
    click(asked.go_on)
    assert "password is wrong" in asked.password.problem
    type_text(asked.line, PASSWORD)
    click(asked.go_on)
    (result,) = opened
    assert any(each.stem.endswith("-kept") for each in backup.parent.iterdir())
    window.start.files.close(result.services)


def test_what_is_no_backup_is_said_beside_it(qtbot: QtBot, path: Path) -> None:
    make_file(path)
    window, _ = opening(qtbot, path)
    page = window.ask_restore(path, path)
    type_text(page.line, PASSWORD)
    click(page.go_on)
    assert "is not a backup of this program" in page.backup.problem
    assert page.line.text() == PASSWORD


def test_a_file_that_is_gone_can_be_taken_off_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    gone, there = tmp_path / "gone.vusta", tmp_path / "there.vusta"
    there.touch()
    window = show(qtbot, StartWindow(start_with(gone, there)))
    page = window.page
    assert isinstance(page, OpenPage)
    assert page.gone == {gone}
    assert page.off_list.isVisible()
    click(page.off_list)
    assert (page.path, page.off_list.isVisible()) == (there, False)
    assert window.start.preferences.recent == (there,)
    page.recent.setFocus()
    press(page.recent, "Delete")  # one that is there too, where that is wanted
    assert (page.path, window.start.preferences.recent) == (None, ())
    assert there.is_file()


def test_a_drive_that_is_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.vusta"
    assert _missing(place) == "not there now: {place}"
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert _missing(place) == "drive {drive} is not connected now: {place}"


def test_an_address_of_a_network_is_not_looked_at() -> None:
    """Where the other machine is off, that would take minutes."""
    place = PureWindowsPath(r"\\phong-to-chuc\chung\a.vusta")
    assert _missing(place) == ""  # type: ignore[arg-type]  # which cannot be looked at
