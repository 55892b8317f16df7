"""The window on a real data file with the sample registry, for tests and pictures."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.helpers.quick import CHEAP
from vusta_desk.app import paths, wiring
from vusta_desk.domain.member import Committee
from vusta_desk.gui import theme
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import Theme
from vusta_desk.gui.translator import CatalogueTranslator
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.jobs import InlineRunner, Runner
from vusta_desk.usecases import import_members
from vusta_desk.usecases.import_members import Accept
from vusta_desk.usecases.services import Decided, Services

_DECIDED: Decided = {}  # the sample is the same each time, and so is what is decided of it
MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=7)))
NAME = "mau.vusta"
PASSWORD = "mật khẩu thử"
DEMO_REGISTRY = paths.resources_folder() / "demo" / "registry.json"
COMMITTEE = Committee("Đảng ủy mẫu", "Đảng ủy cấp trên mẫu", "ĐUM")


def application() -> QApplication:
    """The one application object of a process."""
    made = QApplication.instance() or QApplication(["vusta-desk"])
    assert isinstance(made, QApplication)
    return made


def dress(language: Catalogue, look: Theme = Theme.LIGHT, text_size: int = 100) -> None:
    """Palette, text size and Qt's own words, as the program sets them at its start."""
    made = application()
    if not made.property("dressed"):
        made.setStyle("Fusion")
        made.setProperty("dressed", True)
    theme.apply(made, look, text_size)
    for earlier in made.findChildren(CatalogueTranslator):
        made.removeTranslator(earlier)
        earlier.deleteLater()
    made.installTranslator(CatalogueTranslator(language, made))


@contextmanager
def services_of_sample(
    folder: Path, language: str = "vi", registry: Path | None = DEMO_REGISTRY
) -> Iterator[Services]:
    """A new file with the sample registry (or without members), opened at the sample's moment.

    It is closed without the backup that the program would make then.
    """
    shutil.copytree(_made(registry), folder, dirs_exist_ok=True)
    services = wiring.open_file(folder / NAME, PASSWORD, language, clock=lambda: MOMENT)
    with services.data:
        yield replace(services, decided=_DECIDED)


@cache
def _made(registry: Path | None) -> Path:
    """A folder with such a file, made once in a process; its password is quick to try."""
    made = Path(tempfile.mkdtemp(prefix="sample-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        wiring.new_file(
            Path(folder) / NAME, PASSWORD, COMMITTEE, "vi", clock=lambda: MOMENT
        ) as services,
    ):
        services.data.change_password(PASSWORD, CHEAP)
        if registry is not None:
            preview = import_members.preview(services, registry)
            import_members.apply(services, preview, Accept.ALL)
        services.data.settle()
        shutil.copytree(folder, made, dirs_exist_ok=True)
    for left in (f"{NAME}-wal", f"{NAME}-shm"):
        (made / left).unlink(missing_ok=True)
    return made


def session_of(
    services: Services, runner: Runner | None = None, preferences: Preferences | None = None
) -> Session:
    """A session whose work is done before the call returns, unless another runner is given."""
    icons = Icons(paths.resources_folder() / "icons")
    return Session(services, preferences or Preferences(), icons, runner or InlineRunner())
