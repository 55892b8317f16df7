"""Where files may lie: drives, lengths and names are judged before anything is written."""

from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from tests.storage.support import NOW, new_file, refused
from vusta_desk.storage import backup, errors, places
from vusta_desk.storage.drives import Drive, plain, windows_drive
from vusta_desk.storage.errors import file_errors, system_code
from vusta_desk.storage.restore import restore

TYPES = {"C:\\": 3, "E:\\": 2, "N:\\": 4, "\\\\?\\Volume{7}\\": 3}


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("C:\\Users\\Ánh\\a.vusta", Drive.HERE),
        ("E:/a.vusta", Drive.HERE),
        ("N:\\a.vusta", Drive.NETWORK),
        ("Q:\\a.vusta", Drive.AWAY),
        ("\\\\server\\share\\a.vusta", Drive.NETWORK),
        ("//server/share/a.vusta", Drive.NETWORK),
        ("\\\\?\\UNC\\server\\share\\a.vusta", Drive.NETWORK),
        ("//?/unc/server/share/a.vusta", Drive.NETWORK),
        ("\\\\?\\C:\\a.vusta", Drive.HERE),
        ("\\\\?\\N:\\a.vusta", Drive.NETWORK),
        ("\\\\.\\Q:\\a.vusta", Drive.AWAY),
        ("\\\\?\\Volume{7}\\a.vusta", Drive.HERE),
    ],
)
def test_where_the_drive_of_a_path_is(path: str, where: Drive) -> None:
    assert windows_drive(PureWindowsPath(path), lambda root: TYPES.get(root, 1)) is where


def test_the_longest_beside_a_data_file_is_no_shorter_than_what_is_made(
    tmp_path: Path,
) -> None:
    path = Path("/x/đảng viên.vusta")
    folder, longest = backup.default_folder(path), len(str(places.longest_beside(path)))
    for mark in ("", "-kept", "-update"):
        made = backup.name_in(folder, path, 999_999, datetime(2026, 11, 22), mark)
        assert len(str(made)) <= longest
    with backup.workplace(tmp_path, path) as scratch:
        assert len(str(folder / scratch.name / "packed-wal")) < longest
    assert len(f"{path}.{'0' * 32}.khoa") < longest


def test_lengths_are_counted_as_windows_does() -> None:
    assert not places.is_too_long(PureWindowsPath("C:\\" + "ế" * 256))
    assert places.is_too_long(PureWindowsPath("C:\\" + "ế" * 257))
    assert places.is_too_long(PurePosixPath("/" + "😀" * 130))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("NUL.vusta", "file_name_reserved"),
        ("a?b.vusta", "file_name_letters"),
        ("con/a.vusta", "file_name_reserved"),
        ("chi bộ./a.vusta", "file_name_ending"),
    ],
)
def test_a_data_file_gets_no_name_that_windows_does_not_take(
    tmp_path: Path, name: str, code: str
) -> None:
    with new_file(tmp_path) as file:
        made = backup.make(file, NOW).path
    before = set(tmp_path.iterdir())
    with refused(code):
        new_file(tmp_path, name)
    with refused(code):
        restore(made, tmp_path / name, "mật khẩu", now=NOW)
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_is_there_may_be_called_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "aux").mkdir()
    places.refuse_place_of_file(tmp_path / "aux" / "a.pdf")
    places.refuse_name(tmp_path / "aux" / ".." / "a.pdf")
    with refused("file_name_reserved"):
        places.refuse_place_of_file(tmp_path / "aux" / "prn" / "a.pdf")


@pytest.mark.parametrize(
    ("number", "windows", "replaces", "code"),
    [
        (13, 5, True, "file_held"),
        (13, 5, False, "cannot_write"),
        (13, 32, False, "file_held"),
        (13, 33, False, "file_held"),
        (22, 1224, False, "file_held"),
        (28, 112, False, "disk_full"),
        (22, 39, False, "disk_full"),
        (22, 1295, False, "disk_full"),
        (2, 206, False, "path_too_long"),
        (13, 21, False, "place_away"),
        (2, 53, False, "place_away"),
        (2, 67, False, "place_away"),
        (22, 1231, False, "place_away"),
        (13, 19, False, "cannot_write"),
        (28, None, False, "disk_full"),
        (27, None, True, "disk_full"),
        (None, None, False, "cannot_write"),
    ],
)
def test_what_the_system_says_in_numbers(
    number: int | None, windows: int | None, replaces: bool, code: str
) -> None:
    assert system_code(number, windows, replaces_writable=replaces) == code


class DeniedError(OSError):
    """As Windows answers the replacing of a file that Excel holds open."""

    winerror = 5


@pytest.mark.parametrize(("mode", "code"), [(0o600, "file_held"), (None, "cannot_write")])
def test_a_file_held_by_another_program(tmp_path: Path, mode: int | None, code: str) -> None:
    target = tmp_path / "a.xlsx"
    if mode is not None:
        target.touch(mode)
    with refused(code) as refusal, file_errors(target):
        raise DeniedError(13, "denied", str(tmp_path / "a.xlsx.new"), None, str(target))
    assert refusal().details == {"file": str(target)}


def test_what_is_not_found_because_its_drive_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refused("cannot_write"), file_errors(tmp_path / "a"):
        (tmp_path / "x" / "a").mkdir()
    monkeypatch.setattr(errors, "is_there", lambda place: str(place) != tmp_path.anchor)
    with refused("place_away"), file_errors(tmp_path / "a"):
        (tmp_path / "x" / "a").mkdir()


def test_a_drive_alone_is_no_name() -> None:
    for place in (Path("/"), Path("/").absolute()):
        with refused("file_name_ending"):
            places.refuse_place_of_data(place)
        with refused("file_name_ending"):
            places.refuse_place_of_file(place)


def test_a_device_of_windows_is_no_data_file_to_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "WINDOWS", True)
    with refused("file_name_reserved"):
        places.refuse_place_of_data(Path("/nowhere/NUL.vusta"))


@pytest.mark.parametrize(("system", "is_refused"), [("nt", True), ("posix", False)])
def test_long_paths_are_refused_where_windows_would(
    monkeypatch: pytest.MonkeyPatch, system: str, is_refused: bool
) -> None:
    path = Path("/nowhere") / ("x" * 120) / ("y" * 120)
    monkeypatch.setattr(places, "WINDOWS", system == "nt")
    for refuse in (places.refuse_place_of_data, places.refuse_place_of_file):
        if is_refused:
            with refused("path_too_long"):
                refuse(path.with_suffix(".vusta"))
        else:
            refuse(path.with_suffix(".vusta"))


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("\\\\?\\C:\\a b.vusta", "C:\\a b.vusta"),
        ("\\\\?\\Volume{7}\\a.vusta", "\\\\?\\Volume{7}\\a.vusta"),
        ("C:\\a.vusta", "C:\\a.vusta"),
    ],
)
def test_a_path_to_be_taken_as_it_is_becomes_a_plain_one(path: str, meant: str) -> None:
    assert plain(PureWindowsPath(path)) == PureWindowsPath(meant)
