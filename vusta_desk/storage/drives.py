"""A data file lies on a drive of this machine: refuses network drives.

Neither the write-ahead log nor the lock can be relied upon over a network. Network drives are
recognised by the type of the file system (Linux) or of the drive (Windows); elsewhere, and for
what hides itself, `engine` refuses where SQLite will not keep a write-ahead log.
"""

import re
import sys
from pathlib import Path

from vusta_desk.domain.findings import Refused

_NETWORK_TYPES = {
    "afs", "cifs", "davfs", "fuse.davfs", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs", "nfs4",
    "smb2", "smb3", "smbfs",
}  # fmt: skip
_OCTAL = re.compile(r"\\([0-7]{3})")  # how mountinfo writes spaces and the like


def refuse_network_drive(path: Path) -> None:
    """Raises Refused `network_drive` where the file does not lie on a drive of this machine."""
    if _is_on_network(path.absolute()):
        raise Refused("network_drive", file=str(path))


if sys.platform == "win32":

    def _is_on_network(path: Path) -> bool:
        import ctypes

        remote = 4  # DRIVE_REMOTE
        return path.drive.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == remote
        )

else:

    def _is_on_network(path: Path) -> bool:
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        return mount_type(mounts, path.resolve()) in _NETWORK_TYPES


def mount_type(mounts: list[str], path: Path) -> str:
    """The type of the file system a path lies on, from the lines of Linux's `mountinfo`."""
    wanted, found, kind = f"{path}/", "", ""
    for line in mounts:
        fields, _, tail = line.partition(" - ")
        place = _OCTAL.sub(lambda code: chr(int(code[1], 8)), fields.split()[4])
        inside = f"{place.rstrip('/')}/"
        if wanted.startswith(inside) and len(inside) >= len(found):
            found, kind = inside, tail.split()[0]
    return kind
