"""Without a console nothing is printed into the void: it comes as a message."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT
from vusta_desk import __version__
from vusta_desk.app import no_console
from vusta_desk.app.cli import main

MISSING = """
import sys
sys.stdout = sys.stderr = None
from vusta_desk.app import no_console
from vusta_desk.__main__ import _run
shown = []
code = no_console.telling(_run, shown.append)
import os
os.write(1, f"{code}\\n".encode() + "".join(shown).encode())
"""


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a program that has not begun its window."""
    monkeypatch.delitem(sys.modules, "vusta_desk.app.desktop", raising=False)


@pytest.fixture(autouse=True)
def umask_of_before() -> Iterator[None]:
    """The program's own would hold for what later tests write, such as a printer's files."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def told(*arguments: str) -> tuple[int, list[str]]:
    shown: list[str] = []
    return no_console.telling(lambda: main(arguments), shown.append), shown


def test_what_is_asked_for_is_shown() -> None:
    assert told("--version") == (0, [__version__])
    code, (text,) = told("--help", "--lang=en")
    assert code == 0
    assert "Party member registry" in text


def test_wrong_usage_is_shown(user_folder: Path) -> None:
    code, (text,) = told("--sai", "--lang=en")
    assert code == 2
    assert "--sai" in text


def test_a_refusal_before_the_window_is_shown(tmp_path: Path) -> None:
    missing = tmp_path / "không có.vusta"
    code, (text,) = told(
        "--data", str(missing), "--lang=en", "--password-file", str(tmp_path / "p"), "members"
    )
    assert code == 2
    assert "cannot be read as a text file" in text


def test_a_data_file_dropped_on_the_program_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vusta_desk.app.cli.commands.window.has_display", lambda: False)
    dropped = told("Đảng ủy.VUSTA")
    assert dropped == told("--data", "Đảng ủy.VUSTA")
    assert told("Đảng ủy.docx") != dropped


def test_what_a_window_has_left_over_is_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def run() -> int:
        monkeypatch.setitem(sys.modules, "vusta_desk.app.desktop", sys)
        sys.stderr.write("Exception ignored in …\n")
        return code

    for code in (0, 5):
        assert no_console.telling(run, shown.append) == code
    assert len(shown) == 1


def test_a_part_that_cannot_be_loaded_is_said_in_both_languages() -> None:
    shown: list[str] = []

    def run() -> int:
        raise ImportError("DLL load failed")

    assert no_console.telling(run, shown.append) == 1
    (text,) = shown
    assert "cài đặt lại" in text
    assert text.endswith("ImportError: DLL load failed")


def test_without_qt_the_system_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(no_console, "plain_message", said.append)
    monkeypatch.setitem(sys.modules, "vusta_desk.gui.last_words", None)
    monkeypatch.setattr(sys, "argv", ["VustaDesk.exe", "--version"])
    assert no_console.telling(lambda: main(["--version"])) == 0
    assert said == [__version__]


def test_only_windows_starts_a_program_without_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for platform in ("win32", "linux"):
        for output in (None, sys.__stdout__):
            with monkeypatch.context() as there:
                there.setattr(sys, "platform", platform)
                there.setattr(sys, "stdout", output)
                there.setattr(sys, "stderr", output)
                found[platform, output is None] = no_console.is_missing()
    assert [where for where, missing in found.items() if missing] == [("win32", True)]


def test_a_whole_program_without_outputs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MISSING, "--version"],
        cwd=ROOT,
        env=os.environ | {"VUSTA_DESK_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == f"0\n{__version__}"
