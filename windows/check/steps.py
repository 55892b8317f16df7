"""The steps of the check, in the order they are taken: from what is quick to what takes long."""

from collections.abc import Callable

from windows.check import installing, main_job, printing, screens, suite
from windows.check.report import CheckFailed, Report
from windows.contents import problems
from windows.places import PROGRAM_FOLDER
from windows.wine import Windows

Step = Callable[[Windows, Report], None]


def check_contents(windows: Windows, report: Report) -> None:
    """Nothing lies in the program folder that has no business there."""
    if found := problems(PROGRAM_FOLDER):
        raise CheckFailed("\n".join(found))


STEPS: tuple[tuple[str, Step], ...] = (
    ("Nothing inside that must not be", check_contents),
    ("Self-test", main_job.check_self_test),
    ("Main job, compared with Linux", main_job.check_main_job),
    ("Windows on the screen", screens.check_screens),
    ("Time to start", screens.check_start_up),
    *((name, step) for name, step in installing.STEPS),
    ("Printing, measured", printing.check_printing),
    ("The project's own tests", suite.check_suite),
)
