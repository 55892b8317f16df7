"""Places where a file may be written, asked before anything is: names, and how long paths are.

Windows takes paths of 259 characters unless someone has changed its settings, and its programs
are not all of one mind about longer ones; so nothing is written there that would be longer.
"""

import os
from pathlib import Path, PurePath

from vusta_desk.domain import file_names
from vusta_desk.domain.findings import Refused
from vusta_desk.storage.drives import Drive, drive_of, refuse_network_drive
from vusta_desk.storage.files import WRITING

WINDOWS = os.name == "nt"
LONGEST_PATH = 259  # UTF-16 units
# What is kept beside a data file, the longest of it: a copy made before an update.
_LONGEST_BACKUP = "-YYYY-MM-DDTHHMMSS-999999-update.vusta-backup"


def refuse_place_of_data(path: Path) -> None:
    """Raises Refused where a data file cannot lie: `network_drive`, `place_away`, `path_too_long`.

    Everything that is kept beside it must fit as well. A drive alone has no name:
    `file_name_ending`; on Windows a device is found wherever one looks: `file_name_reserved`.
    """
    refuse_network_drive(path)
    if not path.name:
        raise Refused("file_name_ending", name="")
    if WINDOWS and file_names.problem(path.name) == "file_name_reserved":
        raise Refused("file_name_reserved", name=path.name)
    _refuse_long(path, longest_beside(path.absolute()))


def refuse_place_of_file(path: Path) -> None:
    """Raises Refused where a file must not be written; a shared folder of the network may be good.

    Codes: `file_name_letters`, `file_name_ending`, `file_name_reserved` (`name`),
    `path_too_long`, `place_away`.
    """
    refuse_name(path)
    if drive_of(path.absolute()) is Drive.AWAY:
        raise Refused("place_away", file=str(path))
    _refuse_long(path, path.absolute().with_name(path.name + WRITING))


def refuse_name(path: Path) -> None:
    """Refuses the name of a file, or of a folder on the way to it that is still to be made."""
    names, folder = [path.name], path.parent
    while folder.name and not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir may raise
        names.append(folder.name)
        folder = folder.parent
    for name in reversed(names):
        if name != ".." and (code := file_names.problem(name)) is not None:
            raise Refused(code, name=name)


def longest_beside(path: PurePath) -> PurePath:
    """The longest path of what is kept beside a data file."""
    return path.with_name(path.name + "-backups") / (path.stem + _LONGEST_BACKUP)


def is_too_long(path: PurePath) -> bool:
    """Whether Windows does not take a path for its length."""
    return len(str(path).encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_PATH


def _refuse_long(path: Path, longest: PurePath) -> None:
    if WINDOWS and is_too_long(longest):
        raise Refused("path_too_long", file=str(path))
