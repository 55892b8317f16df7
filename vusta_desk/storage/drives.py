"""A data file lies on a drive of this machine: refuses network drives.

Neither the write-ahead log nor the lock can be relied upon over a network. Network drives are
recognised by the type of the file system (Linux) or of the drive (Windows); elsewhere, and for
what hides itself, `engine` refuses where SQLite will not keep a write-ahead log.
"""

import os
import re
import sys
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path, PurePath, PureWindowsPath
from typing import TypeVar

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.files import is_there

_NETWORK_TYPES = {
    "afs", "cifs", "davfs", "fuse.davfs", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs", "nfs4",
    "smb2", "smb3", "smbfs",
}  # fmt: skip
_OCTAL = re.compile(r"\\([0-7]{3})")  # how mountinfo writes spaces and the like
_UNKNOWN, _NO_ROOT, _REMOTE = 0, 1, 4  # what GetDriveType answers
_VERBATIM = ("\\\\?\\", "\\\\.\\")  # before a path that Windows is to take as it is


AnyPath = TypeVar("AnyPath", bound=PurePath)


class Drive(Enum):
    """Where the drive of a path is."""

    HERE = auto()
    NETWORK = auto()
    AWAY = auto()


def refuse_network_drive(path: Path) -> None:
    """Raises Refused `network_drive` where the file does not lie on a drive of this machine.

    `place_away` where there is no such drive now.
    """
    drive = drive_of(path.absolute())
    if drive is Drive.NETWORK:
        raise Refused("network_drive", file=str(path))
    if drive is Drive.AWAY:
        raise Refused("place_away", file=str(path))


def windows_drive(path: PureWindowsPath, type_of: Callable[[str], int]) -> Drive:
    """Where the drive of an absolute path is; `type_of` is Windows' GetDriveType of a root."""
    text = str(path).replace("/", "\\")
    if text.startswith(_VERBATIM):
        text = text[len(_VERBATIM[0]) :]
        first = text.split("\\")[0]
        if first.upper() == "UNC":
            return Drive.NETWORK
        root = f"{first}\\" if first.endswith(":") else f"{_VERBATIM[0]}{first}\\"
    elif text.startswith("\\\\"):
        return Drive.NETWORK
    else:
        root = text[:3]
    found = type_of(root)
    if found == _REMOTE:
        return Drive.NETWORK
    return Drive.AWAY if found in (_UNKNOWN, _NO_ROOT) else Drive.HERE


def plain(path: AnyPath) -> AnyPath:
    """The path without what tells Windows to take it as it is: no address can be made of that."""
    text = str(path)
    has_letter = text.startswith(_VERBATIM) and text[len(_VERBATIM[0]) :][1:2] == ":"
    return type(path)(text[len(_VERBATIM[0]) :]) if has_letter else path


if sys.platform == "win32":

    def drive_of(path: Path) -> Drive:
        """Where the drive of an absolute path is; a link may lead to the network."""
        import ctypes

        type_of = ctypes.windll.kernel32.GetDriveTypeW
        found = windows_drive(PureWindowsPath(path), type_of)
        if found is Drive.AWAY and is_there(Path(path.anchor)):
            found = Drive.HERE  # of a type of its own, such as one in memory
        if found is Drive.HERE:
            led = windows_drive(PureWindowsPath(os.path.realpath(path)), type_of)
            return led if led is Drive.NETWORK else found
        return found

else:

    def drive_of(path: Path) -> Drive:
        """Where the drive of an absolute path is; a link may lead to the network."""
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return Drive.HERE
        kind = mount_type(mounts, path.resolve())
        return Drive.NETWORK if kind in _NETWORK_TYPES else Drive.HERE


def mount_type(mounts: list[str], path: PurePath) -> str:
    """The type of the file system a path lies on, from the lines of Linux's `mountinfo`."""
    wanted, found, kind = f"{path}/", "", ""
    for line in mounts:
        fields, _, tail = line.partition(" - ")
        place = _OCTAL.sub(lambda code: chr(int(code[1], 8)), fields.split()[4])
        inside = f"{place.rstrip('/')}/"
        if wanted.startswith(inside) and len(inside) >= len(found):
            found, kind = inside, tail.split()[0]
    return kind
