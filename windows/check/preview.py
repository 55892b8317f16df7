"""The papers of a ceremony in the program's window, as they are seen before they are printed."""

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

from tests.helpers.desk import NAME, PASSWORD, services_of_sample
from vusta_desk.usecases import ceremonies
from windows.check.report import CheckFailed, Report
from windows.check.screens import MAIN_WINDOW, settled_picture, wait_for_window
from windows.places import PROGRAM_FOLDER, WINDOW
from windows.wine import ON_WINDOWS, Windows

_ROUND, _DAY, _PLACE = "2027/3-2", date(2027, 2, 3), "Hội trường"
_PAPERS = ("72", "214")  # where in the window its rail has the place Papers
_PAPER = ((526, 625), (1200, 625), (860, 706))  # on the screen, in the margins of the page
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
            for _ in range(_PATIENCE):
                _click(windows, window, _PAPERS)
                report.picture(_PICTURE, settled_picture(windows, target))
                if process.poll() is not None or _shows_paper(target):
                    break
            if process.poll() is not None or not _shows_paper(target):
                raise CheckFailed("the window does not show the papers")
        finally:
            windows.end()
            process.kill()


def _shows_paper(picture: Path) -> bool:
    """Whether there is white paper where the edges of a lying page are when it is in sight."""
    with Image.open(picture) as screen:
        dots = [screen.convert("RGB").getpixel(place) for place in _PAPER]
    return all(dot == (255, 255, 255) for dot in dots)


def _click(windows: Windows, window: str, place: tuple[str, str]) -> None:
    """Clicks a place of the window; keys would need a window manager that gives it the keyboard."""
    command = ["xdotool", "mousemove", "--window", window, *place, "click", "1"]
    subprocess.run(command, env=windows.environment, check=True)
