"""The first start: three doors; a new file step by step, not whole without its sheet."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.starting import PASSWORD, opened_by, start_with
from tests.helpers.window import click, focus, press, show, type_text
from vusta_desk.app import wiring
from vusta_desk.gui import problems
from vusta_desk.gui.start.doors import EMPTY, LIST, SAMPLE, DoorsPage
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.start.wizard import Wizard
from vusta_desk.gui.widgets import files, folders
from vusta_desk.usecases.office import office

NAMES = {
    "committee.name": "Đảng ủy Thử",
    "committee.superior": "Đảng bộ Cấp trên",
    "committee.symbol": "ĐUT",
    "certificate.issuer": "Đảng bộ Cấp phát",
}


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(folders, "documents_folder", lambda: tmp_path)
    monkeypatch.setattr(problems, "confirm", lambda *_: True)
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot) -> StartWindow:
    return show(qtbot, StartWindow(start_with()))


def through_door(window: StartWindow, door: str) -> Wizard:
    page = window.page
    assert isinstance(page, DoorsPage)
    click(page.doors[door])
    wizard = window.page
    assert isinstance(wizard, Wizard)
    return wizard


def fill_to_the_password(wizard: Wizard) -> None:
    click(wizard.place.go_on)
    for key, name in NAMES.items():
        type_text(wizard.office.names.line(key), name)
    click(wizard.office.go_on)
    type_text(wizard.sign.groups[1].line("certificate.signer"), "Trần Văn Ký")
    click(wizard.sign.go_on)


def type_password(wizard: Wizard) -> None:
    type_text(wizard.password.password.first.editor, PASSWORD)
    type_text(wizard.password.password.second.editor, PASSWORD)
    click(wizard.password.go_on)


@pytest.mark.parametrize(("door", "import_list"), [(LIST, True), (EMPTY, False)])
def test_a_new_file_from_first_to_last(
    window: StartWindow,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    door: str,
    import_list: bool,
) -> None:
    opened = opened_by(window)
    wizard = through_door(window, door)
    fill_to_the_password(wizard)
    type_password(wizard)

    assert wizard.step is wizard.sheet
    assert not wizard.sheet.go_on.isEnabled()
    assert not wizard.sheet.panel.tick.isEnabled()
    sheet = documents / "usb" / "phieu.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: sheet)
    click(wizard.sheet.panel.save_button)
    assert sheet.read_bytes().startswith(b"%PDF")
    assert not wizard.sheet.go_on.isEnabled()
    wizard.sheet.panel.tick.click()
    click(wizard.sheet.go_on)

    (result,) = opened
    assert (result.is_sample, result.import_list) == (False, import_list)
    path = documents / "dang-vien.vusta"
    assert window.start.preferences.recent == (path,)
    settings = office(result.services.data)
    assert {key: settings[key] for key in NAMES} == NAMES
    assert settings["certificate.signer"] == "Trần Văn Ký"
    assert settings["place"] == "Hà Nội"
    window.start.files.close(result.services)
    with wiring.opened(path, PASSWORD):
        pass


def test_what_is_needed_is_said_beside_its_field(window: StartWindow) -> None:
    wizard = through_door(window, EMPTY)
    click(wizard.place.go_on)
    click(wizard.office.go_on)
    assert wizard.step is wizard.office
    missing = [key for key, field in wizard.office.names.fields.items() if field.problem]
    assert missing == ["committee.name", "committee.superior", "committee.symbol"]
    type_text(wizard.office.names.line("committee.name"), "Đảng ủy")
    assert wizard.office.names.fields["committee.name"].problem == ""


def test_a_place_that_is_taken_is_refused_at_once(window: StartWindow, documents: Path) -> None:
    wizard = through_door(window, EMPTY)
    (documents / "dang-vien.vusta").write_bytes(b"mine")
    click(wizard.place.go_on)
    assert wizard.step is wizard.place
    assert "There already is a file" in wizard.place.place.problem
    wizard.place.place.set_path(Path("name-alone"))
    click(wizard.place.go_on)
    assert wizard.place.place.problem == "Give folder and name, or choose a place."


def test_a_folder_that_is_copied_to_the_internet_is_told_about_once(
    window: StartWindow, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = documents / "OneDrive - Hội"
    monkeypatch.setenv("OneDriveCommercial", str(cloud))
    wizard = through_door(window, EMPTY)
    assert wizard.place.place.problem == ""
    wizard.place.place.set_path(cloud / "a.vusta")
    click(wizard.place.go_on)
    assert wizard.step is wizard.place
    assert wizard.place.place.problem.startswith("OneDrive copies this folder to the internet")
    click(wizard.place.go_on)
    assert wizard.step is wizard.office


def test_a_chosen_folder_that_is_copied_to_the_internet_is_told_about_at_once(
    window: StartWindow, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(documents / "OneDrive"))
    wizard = through_door(window, EMPTY)
    monkeypatch.setattr(files, "ask_save", lambda *_: documents / "OneDrive" / "a.vusta")
    click(wizard.place.place.button)
    assert "internet" in wizard.place.place.problem
    monkeypatch.setattr(files, "ask_save", lambda *_: documents / "a.vusta")
    click(wizard.place.place.button)
    assert wizard.place.place.problem == ""
    click(wizard.place.go_on)
    assert wizard.step is wizard.office


@pytest.mark.parametrize(("name", "said"), [("nul", "device"), ("a: b", "does not take in names")])
def test_a_name_windows_does_not_take_is_refused_beside_the_field(
    window: StartWindow, documents: Path, name: str, said: str
) -> None:
    wizard = through_door(window, EMPTY)
    wizard.place.place.set_path(documents / "x" / name)
    click(wizard.place.go_on)
    assert wizard.step is wizard.place
    assert said in wizard.place.place.problem
    assert not (documents / "x").exists()


def test_a_name_without_its_ending_gets_it(window: StartWindow, documents: Path) -> None:
    wizard = through_door(window, EMPTY)
    wizard.place.place.set_path(documents / "chi bộ 3.2")
    assert wizard.place.path == documents / "chi bộ 3.2.vusta"


def test_back_keeps_what_was_typed(window: StartWindow) -> None:
    wizard = through_door(window, EMPTY)
    fill_to_the_password(wizard)
    click(wizard.password.leave)
    click(wizard.sign.leave)
    assert wizard.office.names.values()["committee.name"] == "Đảng ủy Thử"


@pytest.mark.parametrize("stops", [True, False])
def test_without_the_sheet_the_file_is_not_kept(
    window: StartWindow, documents: Path, monkeypatch: pytest.MonkeyPatch, stops: bool
) -> None:
    wizard = through_door(window, EMPTY)
    fill_to_the_password(wizard)
    type_password(wizard)
    assert (documents / "dang-vien.vusta").exists()
    asked: list[str] = []

    def confirm(parent: object, words: object, question: str, *_: object) -> bool:
        asked.append(question)
        return stops

    monkeypatch.setattr(problems, "confirm", confirm)
    assert window.close() is stops
    assert asked == ["The recovery sheet is not kept yet, so the new data file is not whole."]
    assert (documents / "dang-vien.vusta").exists() is not stops
    if not stops:
        monkeypatch.setattr(problems, "confirm", lambda *_: True)
        window.close()


def test_the_sample_is_a_copy_of_its_own_that_goes_when_closed(
    window: StartWindow, user_folder: Path
) -> None:
    opened = opened_by(window)
    page = window.page
    assert isinstance(page, DoorsPage)
    click(page.doors[SAMPLE])
    (result,) = opened
    assert result.is_sample
    assert user_folder in result.services.data.path.parents
    assert len(result.services.registry().members) > 700
    assert window.start.preferences.recent == ()
    window.start.files.close(result.services)
    assert list((user_folder / "sample").iterdir()) == []
    assert not (user_folder / "keys").exists()


def test_enter_in_a_line_goes_forward_once(window: StartWindow):
    wizard = through_door(window, EMPTY)
    press(wizard.place.place.line, "Return")
    assert wizard.step is wizard.office
    line = wizard.office.names.line("committee.name")
    press(line, "Return")
    assert wizard.step is wizard.office
    for key, name in NAMES.items():
        type_text(wizard.office.names.line(key), name)
    focus(line)
    press(line, "Return")
    assert wizard.step is wizard.sign
    focus(wizard.sign.leave)
    press(wizard.sign.leave, "Return")
    assert wizard.step is wizard.sign
    signer = wizard.sign.groups[0].line("list.signer")
    focus(signer)
    press(signer, "Return")
    assert wizard.step is wizard.password
