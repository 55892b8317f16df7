"""Where things lie: what the program brings with it, what it keeps for this user, where data goes.

The first is the same in a checkout and in a built program; `build.spec` packs `bundle_files`. A
built program beside which a file `portable.txt` lies is portable: it keeps everything in its own
folder, for a USB stick.
"""

import os
import sys
from pathlib import Path

import platformdirs

from vusta_desk.app import synchronised

_PORTABLE = "portable.txt"
_DATA, _SETTINGS = "du-lieu", "cai-dat"
_OUTSIDE = "VUSTA Desk"


def resource_root() -> Path:
    """The folder that holds `resources` and `translations`: the checkout, or the built program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def resources_folder() -> Path:
    """Rules, templates, fonts, demo data."""
    return resource_root() / "resources"


def translations_folder() -> Path:
    """Compiled catalogues, one folder a language."""
    return resource_root() / "translations"


def bundle_files() -> list[tuple[str, str]]:
    """Every file a built program brings along: where it lies, and the folder it goes to there."""
    root = resource_root()
    files = [path for path in resources_folder().rglob("*") if path.is_file()]
    files += translations_folder().rglob("*.mo")
    return [(str(path), path.relative_to(root).parent.as_posix()) for path in sorted(files)]


def portable_root() -> Path | None:
    """The folder of the portable program, None where this is none."""
    beside = Path(sys.executable).parent
    return portable_in(beside) if getattr(sys, "frozen", False) else None


def portable_in(folder: Path) -> Path | None:
    """The folder of a built program where that is portable."""
    return folder if (folder / _PORTABLE).is_file() else None


def user_folder() -> Path:
    """The program's own folder of this user; VUSTA_DESK_HOME puts it elsewhere.

    It may be one that cannot be written, such as on a locked USB stick.
    """
    if elsewhere := os.environ.get("VUSTA_DESK_HOME"):
        return Path(elsewhere)
    if root := portable_root():
        return root / _DATA / _SETTINGS
    return platformdirs.user_data_path("vusta-desk", False)


def home_of_data(documents: Path) -> Path:
    """Where a new data file is proposed to lie, and where file dialogs begin.

    Beside the portable program, else in the documents; where these are copied to the internet, in
    a folder of the user's that is not.
    """
    if root := portable_root():
        return root / _DATA
    if synchronised.service_of(documents, os.environ) is None:
        return documents
    return Path.home() / _OUTSIDE


def preferences_file() -> Path:
    """What the window remembers for this user."""
    return user_folder() / "preferences.json"


def key_copy_folder() -> Path:
    """Second copies of the key files that stand beside the data files."""
    return user_folder() / "keys"


def log_folder() -> Path:
    """Logs of unexpected errors."""
    return user_folder() / "logs"
