"""The one-folder build of this system: made, tried by its own self-test, and looked through.

With the long runs, for making it takes a minute.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from vusta_desk import __version__
from vusta_desk.app.paths import bundle_files

UNWANTED = re.compile(
    r"Qt6?(Quick|Qml|VirtualKeyboard|WebEngine|Charts|Graphs)|/pytest|/mypy|/hypothesis|tkinter"
    r"|/(icuuc|mscms|bcryptprimitives)\.dll$|locale-data/(?!root|vi\.|en\.)"
)


@pytest.mark.soak
def test_the_built_program(tmp_path: Path):
    """One test, because there is one build folder."""
    command = [sys.executable, str(dev.ROOT / "dev.py"), "build"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr  # its self-test is part of it

    command = [str(dev.PROGRAM), "--version"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert __version__ in told

    folder = dev.PROGRAM.parent
    names = {f"/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*")}
    brought = {f"/_internal/{target}/{Path(source).name}" for source, target in bundle_files()}
    assert brought - names == set()
    assert [name for name in names if UNWANTED.search(name)] == []
