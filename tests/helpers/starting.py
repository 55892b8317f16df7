"""The start window on real files, its work done before a call returns."""

from pathlib import Path

from tests.helpers.desk import dress
from tests.helpers.quick import CHEAP
from vusta_desk.app import paths, wiring
from vusta_desk.app.data_files import LocalFiles
from vusta_desk.domain.member import Committee
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.start.page import Opened, Start
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.tasks import Tasks
from vusta_desk.jobs import InlineRunner
from vusta_desk.storage import backup, datafile

PASSWORD = "bốn từ dễ nhớ"


def start_with(*recent: Path) -> Start:
    """What the pages are handed, in English; an error that nobody expects fails the test."""

    def fail(error: BaseException) -> None:
        raise error

    words = wiring.catalogue("en")
    dress(words)
    preferences = Preferences()
    for path in reversed(recent):
        preferences.note_recent(path)
    icons = Icons(paths.resources_folder() / "icons")
    files = LocalFiles(lambda: "en")
    return Start(words, icons, preferences, files, Tasks(InlineRunner(), fail))


def opened_by(window: StartWindow) -> list[Opened]:
    """What the window has opened so far."""
    opened: list[Opened] = []
    window.opened.connect(opened.append)
    return opened


def make_file(path: Path, password: str = PASSWORD) -> tuple[str, ...]:
    """A closed data file without members, quick to try; gives the letters of its recovery sheet."""
    with datafile.create(
        path,
        password,
        committee=Committee("Đảng ủy Mẫu", "Cấp trên", "ĐUM"),
        now=wiring.now(),
        who=wiring.who(),
        key_copy_folder=paths.key_copy_folder(),
        cost=CHEAP,
    ) as made:
        backup.make_if_changed(made, wiring.now())
        return made.recovery_letters()
