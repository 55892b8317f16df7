"""A screen of the test's own, for programs that must run on a real display server."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0  # seconds; only a test that fails waits this long


@contextmanager
def display(
    width: int = 1366, height: int = 768, depth: int = 24, pictures_in: Path | None = None
) -> Iterator[dict[str, str]]:
    """Runs an Xvfb of this size on a free number; gives the environment of a program shown on it.

    The size is in pixels, the depth in bits; a pixel is 1/96 inch, as Qt's 100 % wants it. What the
    screen shows stands in a file of the folder `pictures_in`, as xwd has it.
    """
    there, here = os.pipe()
    command = ["Xvfb", "-displayfd", str(here), "-screen", "0", f"{width}x{height}x{depth}"]
    command += ["-dpi", "96", "-nolisten", "tcp", "-noreset"]
    command += ["-fbdir", str(pictures_in)] if pictures_in else []
    with subprocess.Popen(command, pass_fds=(here,), stderr=subprocess.DEVNULL) as server:
        os.close(here)
        try:
            yield {"DISPLAY": f":{told(there)}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            os.close(there)
            server.terminate()


def told(pipe: int) -> int:
    """The display's number, which Xvfb writes once it can be connected to."""
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], PATIENCE)
        piece = os.read(pipe, 16) if ready else b""
        if not piece:
            raise AssertionError("Xvfb did not start")
        line += piece
    return int(line)
