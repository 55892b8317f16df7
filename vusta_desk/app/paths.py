"""Where things lie: what the program brings with it, and what it keeps for this user.

The first is the same in a checkout and in a built program; `build.spec` packs `bundle_files`.
"""

import os
import sys
from pathlib import Path

import platformdirs


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


def user_folder() -> Path:
    """The program's own folder of this user; VUSTA_DESK_HOME puts it elsewhere."""
    elsewhere = os.environ.get("VUSTA_DESK_HOME")
    return Path(elsewhere) if elsewhere else platformdirs.user_data_path("vusta-desk", False)


def key_copy_folder() -> Path:
    """Second copies of the key files that stand beside the data files."""
    return user_folder() / "keys"


def log_folder() -> Path:
    """Logs of unexpected errors."""
    return user_folder() / "logs"
