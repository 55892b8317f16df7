"""Data files for the window: made, opened, restored, closed with a backup; the sample."""

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from vusta_desk.app import demo, paths, wiring
from vusta_desk.app.synchronised import service_of
from vusta_desk.domain.findings import Refused
from vusta_desk.gui.start.files import NewFile
from vusta_desk.storage.errors import file_errors
from vusta_desk.storage.files import beside
from vusta_desk.storage.lock import FileLock
from vusta_desk.storage.places import refuse_name, refuse_place_of_data
from vusta_desk.usecases.office import change_settings
from vusta_desk.usecases.services import Services

_BACKUPS = "-backups"


class LocalFiles:
    """The data files of this PC; `language` says the window's, whenever a file is opened."""

    def __init__(self, language: Callable[[], str]) -> None:
        self._language = language

    def home(self, documents: Path) -> Path:
        """See DataFiles."""
        return paths.home_of_data(documents)

    def service_of(self, path: Path) -> str | None:
        """See DataFiles."""
        return service_of(path, os.environ)

    def check_place(self, path: Path) -> None:
        """See DataFiles. Raises Refused `data_file_exists`, and as `storage.datafile.create`."""
        refuse_name(path)
        refuse_place_of_data(path)
        with file_errors(path):
            if path.exists():
                raise Refused("data_file_exists", file=str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=path.parent):
                pass

    def make(self, new: NewFile) -> Services:
        """See DataFiles."""
        services = wiring.make(new.path, new.password, new.committee, self._language())
        try:
            change_settings(services, {**new.settings, "language": self._language()})
        except BaseException:
            self.give_up(services)
            raise
        return services

    def give_up(self, services: Services) -> None:
        """See DataFiles."""
        services.data.close()
        for ending in ("", ".khoa", ".lock"):
            with suppress(OSError):
                beside(services.data.path, ending).unlink(missing_ok=True)

    def open(self, path: Path, password: str) -> Services:
        """See DataFiles."""
        return wiring.open_file(path, password, self._language())

    def open_by_letters(self, path: Path, letters: str, password: str) -> Services:
        """See DataFiles."""
        wiring.recover(path, letters, password)
        return self.open(path, password)

    def sample(self) -> Services:
        """See DataFiles."""
        folder = paths.user_folder() / "sample"
        with file_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _clear_earlier(folder)
            own = Path(tempfile.mkdtemp(dir=folder))
        try:
            return demo.sample(own, self._language())
        except BaseException:
            shutil.rmtree(own, ignore_errors=True)
            raise

    def owner_of(self, backup: Path) -> Path | None:
        """See DataFiles."""
        folder = backup.parent
        if not folder.name.endswith(_BACKUPS):
            return None
        return folder.with_name(folder.name.removesuffix(_BACKUPS))

    def restore(self, backup: Path, path: Path, password: str) -> None:
        """See DataFiles."""
        wiring.restore_backup(backup, path, password)

    def close(self, services: Services) -> None:
        """See DataFiles."""
        place = services.data.path
        if paths.user_folder() / "sample" in place.parents:
            services.data.close()
            shutil.rmtree(place.parent, ignore_errors=True)
        else:
            wiring.close(services)


def _clear_earlier(folder: Path) -> None:
    """Takes away samples that a power cut has left; one in use by another window stays."""
    for place in folder.glob(f"*/{demo.SAMPLE_FILE}"):
        with suppress(Refused):
            FileLock(place, datetime.now().astimezone()).release()
            shutil.rmtree(place.parent, ignore_errors=True)
