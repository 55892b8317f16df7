"""What is done for the data files before another version of the program takes this one's place."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from vusta_desk.app import paths
from vusta_desk.storage import copies
from vusta_desk.storage.files import HELD, is_there


def keep_copies(now: datetime) -> tuple[Path, ...]:
    """A copy of every data file known here, made without a password; gives where they lie.

    Raises Refused `file_in_use`, `disk_full`, `cannot_write`.
    """
    return copies.keep(known_files(), now, paths.key_copy_folder(), paths.user_folder() / "backups")


def known_files() -> tuple[Path, ...]:
    """The data files opened lately in the window, and those beside a portable program.

    One that this user may not read is none of them: the next version cannot harm it either, and
    it must not keep the program from ever being brought up to date.
    """
    root = paths.portable_root()
    beside = sorted(paths.home_of_data(root).glob("*.vusta")) if root else []
    found = [*_recent(root or Path()), *beside]
    return tuple(
        dict.fromkeys(place for place in found if _is_file(place) and _is_open_to_us(place))
    )


def _is_file(place: Path) -> bool:
    return is_there(place) and place.is_file()


def _is_open_to_us(place: Path) -> bool:
    """Whether a file may be read, now or once the program that holds it has let go."""
    try:
        with place.open("rb"):
            return True
    except PermissionError as error:
        return getattr(error, "winerror", None) in HELD
    except OSError:
        return False


def _recent(root: Path) -> list[Path]:
    """As the window remembers them; read here, since its own way loads Qt."""
    with suppress(OSError, ValueError, AttributeError, RecursionError):
        text = paths.preferences_file().read_text("utf-8")
        recent = json.loads(text).get("recent")
        known = recent if isinstance(recent, list) else []
        return [root / each for each in known if isinstance(each, str)]
    return []
