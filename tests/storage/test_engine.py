import os
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tests.storage.support import filled_file, refused
from vusta_desk.storage import drives, engine
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.errors import database_errors


def test_the_reader_cannot_write(filled: DataFile) -> None:
    with refused("cannot_write"), filled.read() as connection:
        connection.execute(text("DELETE FROM settings"))


def test_half_a_change_does_not_stand(filled: DataFile) -> None:
    """The driver's own way of beginning transactions would leave the first table behind."""

    def change() -> None:
        with filled.writing.begin() as connection:
            connection.execute(text("CREATE TABLE one (id INTEGER)"))
            connection.execute(text("CREATE TABLE members (id INTEGER)"))

    with pytest.raises(OperationalError):
        change()
    with filled.read() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert "one" not in tables


def test_the_settings_of_a_connection(filled: DataFile) -> None:
    wanted = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "synchronous": 2,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    with filled.writing.begin() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in wanted}
    assert found == wanted


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with (
        refused("cannot_write"),
        database_errors(tmp_path / "X"),
        engine.reading_engine(tmp_path / "X", bytes(32)).begin(),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_cipher_keeps_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with filled_file(tmp_path) as file:
        pass
    with refused("data_file_damaged"):
        assert DataFile(file.path, bytes(32), file.key_file).schema_version
    assert capfd.readouterr() == ("", "")


def test_names_of_folders_may_hold_anything(tmp_path: Path) -> None:
    folder = tmp_path / ("Đảng viên ữ #1 100%" + ("" if os.name == "nt" else "?"))
    folder.mkdir()
    with filled_file(folder) as file:
        assert file.path.exists()


MOUNTS = [
    "22 1 254:0 / / rw,relatime - ext4 /dev/root rw",
    "30 22 0:31 / /mnt/server rw shared:1 - cifs //server/share rw",
    "31 22 0:32 / /mnt/server/local rw - ext4 /dev/sdb1 rw",
    r"32 22 0:33 / /mnt/h\303\240\040n\341\273\231i rw - nfs4 host:/x rw",
    r"33 22 0:34 / /mnt/a\040b rw - fuse.sshfs host: rw",
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/office/X.vusta", "ext4"),
        ("/mnt/server/X.vusta", "cifs"),
        ("/mnt/server2/X.vusta", "ext4"),
        ("/mnt/server/local/a/X.vusta", "ext4"),
        ("/mnt/a b/X.vusta", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_path(path: str, kind: str) -> None:
    assert drives.mount_type(MOUNTS, PurePosixPath(path)) == kind


def test_a_data_file_on_a_network_drive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled_file(tmp_path) as file:
        pass
    monkeypatch.setattr(drives, "mount_type", lambda _mounts, _path: "nfs4")
    before = sorted(tmp_path.iterdir())
    with refused("network_drive"):
        drives.refuse_network_drive(file.path)
    assert sorted(tmp_path.iterdir()) == before
