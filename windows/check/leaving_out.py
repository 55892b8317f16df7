"""A part of pytest's, loaded where the project's own tests run as Windows (`suite`).

Leaves out what `windows/left_out.toml` names, and goes round what Wine lacks.
"""

import os
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

_LISTED = Path(__file__).parents[1] / "left_out.toml"
_FIXTURES = "conftest.py"
_WINE_SAYS = ("EnableNonClientDpiScaling.. failed", ".*PerMonitorVersion2 is not supported")
_FONTS = r"Z:\usr\share\fonts\truetype\dejavu"  # Debian's, as Wine names it; see `windows.debian`
_FONT = "DejaVu Sans"
PLATFORM = "TEST_PLATFORM"
"""Qt's platform for this run: Wine hands no variable on whose name begins with QT_."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why something is left out, and the tests of the file that are run nevertheless."""

    reason: str
    but: frozenset[str] = frozenset()


def left_out() -> dict[str, LeftOut]:
    """What is left out, by what `left_out.toml` calls its path."""
    listed = tomllib.loads(_LISTED.read_text("utf-8"))["left_out"]
    return {
        each["path"]: LeftOut(each["reason"], frozenset(each.get("but", ()))) for each in listed
    }


def reason(
    path: str, test: str, fixtures: frozenset[str], listed: dict[str, LeftOut]
) -> str | None:
    """Why a test is left out, None where it is not; `path` is its file from the top of the project.

    `test` is its name with that of its class, and with its parameters.
    """
    bare = test.partition("[")[0]
    for place, what in listed.items():
        file, _, name = place.partition("::")
        if file.endswith(_FIXTURES):
            if path.startswith(file.removesuffix(_FIXTURES)) and name in fixtures:
                return what.reason
        elif f"{path}::{bare}::".startswith((f"{place}/", f"{place}::")):
            return None if what.but & {test, bare} else what.reason
    return None


def pytest_configure(config: pytest.Config) -> None:
    """A warning of Qt's fails a test; these two are about what Wine 8 has not."""
    for words in _WINE_SAYS:
        config.addinivalue_line("qt_log_ignore", words)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files left out as a whole are not even loaded: some need what only Linux has."""
    path = collection_path.relative_to(config.rootpath).as_posix()
    what = left_out().get(path)
    return True if what is not None and not what.but else None


def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    """Marks the single tests that are left out, with the reason; says which font is meant."""
    if os.environ.get(PLATFORM) == "offscreen" and "PySide6.QtGui" in sys.modules:
        sys.modules["PySide6.QtGui"].QFont.insertSubstitution("Sans Serif", _FONT)
    listed = left_out()
    for item in items:
        path = item.path.relative_to(config.rootpath).as_posix()
        test = item.nodeid.partition("::")[2]
        why = reason(path, test, frozenset(getattr(item, "fixturenames", ())), listed)
        if why is not None:
            item.add_marker(pytest.mark.skip(reason=why))


if sys.platform == "win32":
    import _winapi
    import ctypes

    if platform := os.environ.get(PLATFORM):
        os.environ["QT_QPA_PLATFORM"] = platform
    # The offscreen platform looks for its fonts beside Qt, where there are none. Widths and heights
    # are those of the tests on Linux: of a font without serifs, which ours for paper are not.
    os.environ["QT_QPA_FONTDIR"] = _FONTS
    if hasattr(ctypes.windll.ntdll, "wine_get_version") and hasattr(_winapi, "CopyFile2"):
        del _winapi.CopyFile2  # Wine 8 has none and ends the process; shutil does without it
