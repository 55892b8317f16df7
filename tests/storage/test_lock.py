import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.support import NOW, filled_file, refused, reopened
from vusta_desk.storage.lock import FileLock

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from tests.storage.support import reopened
with reopened(Path(sys.argv[1])) as file:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_process(tmp_path: Path):
    """Another process that has the data file open; it ends when its input is closed."""
    with filled_file(tmp_path) as file:
        pass
    command = [sys.executable, "-c", HOLD, str(file.path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_has_the_file(tmp_path: Path, other_process) -> None:
    with refused("file_in_use") as refusal:
        reopened(tmp_path / "X.vusta")
    details = refusal().details
    assert " @ " in str(details["who"])
    assert details["since"] == NOW


def test_the_lock_is_given_back(tmp_path: Path, other_process) -> None:
    other_process.communicate()
    reopened(tmp_path / "X.vusta").close()


def test_the_lock_dies_with_its_process(tmp_path: Path, other_process) -> None:
    other_process.kill()
    other_process.wait()
    reopened(tmp_path / "X.vusta").close()


def test_one_process_cannot_open_a_file_twice(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file, refused("file_in_use"):
        reopened(file.path)
    reopened(file.path).close()


def test_a_lock_without_a_note_still_holds(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "X.vusta", NOW)
    (tmp_path / "X.vusta.lock").write_bytes(b"")
    with refused("file_in_use") as refusal:
        FileLock(tmp_path / "X.vusta", NOW)
    assert (refusal().details["who"], refusal().details["since"]) == (None, None)
    lock.release()
    lock.release()
    FileLock(tmp_path / "X.vusta", NOW).release()
