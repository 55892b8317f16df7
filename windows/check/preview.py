"""The papers of a ceremony in the program's window, as they are seen before they are printed."""

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from tests.helpers.desk import NAME, PASSWORD, services_of_sample
from vusta_desk.usecases import ceremonies
from windows.check.report import CheckFailed, Report
from windows.check.screens import MAIN_WINDOW, settled_picture, wait_for_window
from windows.places import PROGRAM_FOLDER, WINDOW
from windows.wine import ON_WINDOWS, Windows

_ROUND, _DAY, _PLACE = "2027/3-2", date(2027, 2, 3), "Hội trường"
_PAPERS = ("72", "214")  # where in the window its rail has the place Papers
_PICTURE = "papers-vi"
_PATIENCE = 20  # pictures, each of a screen that has been still for a second


def check_preview(windows: Windows, report: Report) -> None:
    """Opens a file with a ceremony in the program, goes to its papers and takes a picture."""
    if ON_WINDOWS:
        report.leave_out("picture of the papers", "it is taken from a virtual screen")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with services_of_sample(folder) as services:
            ceremonies.create(services, [_ROUND], _DAY, _PLACE)
        _take_picture(windows, folder, report)


def _take_picture(windows: Windows, folder: Path, report: Report) -> None:
    environment = {
        "VUSTA_DESK_HOME": windows.path(folder / "user"),
        "VUSTA_DESK_PASSWORD": PASSWORD,
    }
    words = ("--lang", "vi", "--data", windows.path(folder / NAME))
    program = PROGRAM_FOLDER / WINDOW
    with windows.start(program, *words, environment=environment) as process:
        try:
            window = wait_for_window(windows, MAIN_WINDOW)
            target = report.folder / f"{_PICTURE}.png"
            before = settled_picture(windows, target).read_bytes()
            _click(windows, window, _PAPERS)
            for _ in range(_PATIENCE):
                report.picture(_PICTURE, settled_picture(windows, target))
                if process.poll() is not None or target.read_bytes() != before:
                    break
            if process.poll() is not None or target.read_bytes() == before:
                raise CheckFailed("the window does not show the papers")
        finally:
            windows.end()
            process.kill()


def _click(windows: Windows, window: str, place: tuple[str, str]) -> None:
    """Clicks a place of the window; keys would need a window manager that gives it the keyboard."""
    command = ["xdotool", "mousemove", "--window", window, *place, "click", "1"]
    subprocess.run(command, env=windows.environment, check=True)
