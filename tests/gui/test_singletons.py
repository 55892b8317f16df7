"""None survives a long day in the window, also before Python 3.12 (see gui.singletons)."""

import subprocess
import sys

from vusta_desk.gui.singletons import keep_alive

# More calls that return None than there are references to it in a small program.
MANY_CALLS = """
import sys
{first}
from PySide6.QtCore import QObject
one = QObject()
for _ in range(200_000):
    one.setObjectName("")
    one.parent()
print("alive")
"""


def run(first: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-c", MANY_CALLS.format(first=first)], capture_output=True, check=False
    )


def test_the_window_outlives_any_number_of_calls():
    done = run("import vusta_desk.gui")
    assert (done.returncode, done.stdout.strip()) == (0, b"alive"), done.stderr


def test_without_the_cure_python_3_11_would_end():
    """When this fails the bindings are mended, and gui.singletons can go."""
    done = run("")
    if sys.version_info < (3, 12):
        assert b"deallocating None" in done.stderr
    else:
        assert done.stdout.strip() == b"alive"


def test_doing_it_twice_does_it_once():
    keep_alive()
    before = sys.getrefcount(None)
    keep_alive()
    assert abs(sys.getrefcount(None) - before) < 1_000_000
