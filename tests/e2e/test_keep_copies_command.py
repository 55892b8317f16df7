"""The command that the installer runs before it replaces the program; it has no password."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from vusta_desk.app.wiring import now
from vusta_desk.storage.lock import FileLock


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = CommandLine(tmp_path_factory.mktemp("Văn phòng"))
    assert line.new().code == 0
    return line


def remember(line: CommandLine, value: object) -> None:
    line.home.mkdir(exist_ok=True)
    written = json.dumps({"recent": value}, ensure_ascii=False)
    (line.home / "preferences.json").write_text(written, "utf-8")


@pytest.mark.parametrize("value", [None, [], "x", [1, "không có.vusta"], {"a": 1}])
def test_nothing_is_known(office: CommandLine, value: object) -> None:
    remember(office, value)
    done = office.bare("--lang", "en", "keep-copies")
    assert (done.code, done.out) == (0, "")
    assert "Data files copied before the update: 0" in done.err


def test_preferences_that_are_none(office: CommandLine) -> None:
    (office.home / "preferences.json").write_text("[]", "utf-8")
    assert office.bare("keep-copies").code == 0


def test_a_copy_of_each_data_file(office: CommandLine) -> None:
    remember(office, [str(office.data), str(office.data), str(office.folder)])
    done = office.bare("--lang", "en", "keep-copies")
    assert done.code == 0, done.err
    (made,) = map(Path, done.out.splitlines())
    with zipfile.ZipFile(made) as packed:
        assert packed.read(office.data.name) == office.data.read_bytes()
    assert office("verify", made).code == 0


@pytest.mark.parametrize(
    ("language", "word"), [("vi", "đang được mở"), ("en", "is open elsewhere")]
)
def test_a_file_in_use_is_named(office: CommandLine, language: str, word: str) -> None:
    remember(office, [str(office.data)])
    note = office.folder / "ghi chú.txt"
    lock = FileLock(office.data, now())
    try:
        done = office.bare("--lang", language, "keep-copies", "--note", note)
    finally:
        lock.release()
    assert done.code == 3
    assert note.read_bytes()[:2] == b"\xff\xfe"
    assert str(office.data) in note.read_text("utf-16")
    assert word in done.err
    assert note.read_text("utf-16") == done.err.strip()


def test_the_help_does_not_list_it(office: CommandLine) -> None:
    assert "keep-copies" not in office.bare("--lang", "en", "--help").out
