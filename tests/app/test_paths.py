"""Where things lie: installed, portable, and away from what is copied to the internet."""

import sys
from pathlib import Path

import pytest

from vusta_desk.app import paths
from vusta_desk.app.synchronised import service_of


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a built program, not portable yet; nothing of the user's settings."""
    monkeypatch.delenv("VUSTA_DESK_HOME")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "VustaDesk.exe"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "Ánh")
    return tmp_path


def test_installed(stick: Path) -> None:
    assert paths.portable_root() is None
    assert paths.user_folder().name == "vusta-desk"
    assert stick not in paths.user_folder().parents
    assert paths.home_of_data(stick / "Documents") == stick / "Documents"


def test_portable_keeps_everything_in_its_folder(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "portable.txt").touch()
    assert paths.portable_root() == stick
    assert paths.user_folder() == stick / "du-lieu" / "cai-dat"
    assert paths.log_folder().is_relative_to(paths.user_folder())
    assert paths.home_of_data(stick / "Documents") == stick / "du-lieu"
    monkeypatch.setattr(sys, "frozen", False, raising=False)  # a checkout never is
    assert paths.portable_root() is None


def test_documents_in_onedrive_are_not_where_data_is_proposed(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(stick / "OneDrive"))
    assert paths.home_of_data(stick / "OneDrive" / "Documents") == stick / "Ánh" / "VUSTA Desk"
    assert paths.home_of_data(stick / "Documents") == stick / "Documents"


@pytest.mark.parametrize(
    ("root", "marker", "service"),
    [
        ("OneDrive", "", "OneDrive"),
        ("OneDrive - Hội", "", "OneDrive"),
        ("OneDrive 2", "", None),
        ("Dropbox (Hội)", ".dropbox", "Dropbox"),
        ("Dropbox", "", None),
        ("nhà", ".dropbox", None),
        ("Drive của tôi", ".tmp.driveupload", "Google Drive"),
    ],
)
def test_who_copies_a_folder_to_the_internet(
    tmp_path: Path, root: str, marker: str, service: str | None
) -> None:
    environment = {
        "OneDrive": str(tmp_path / "OneDrive"),
        "OneDriveCommercial": str(tmp_path / "OneDrive - Hội"),
        "OneDriveConsumer": "",
    }
    place = tmp_path / root / "Đảng" / "a.vusta"
    place.parent.mkdir(parents=True)
    if marker:
        (tmp_path / root / marker).mkdir()
    assert service_of(place, environment) == service
