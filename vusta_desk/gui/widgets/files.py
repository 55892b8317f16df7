"""Asking for a file or a folder: the only place that opens the system's file dialogs.

Import this module, not its functions (`files.ask_open(…)`), so that a test can answer instead.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vusta_desk.domain.names import tidy
from vusta_desk.i18n.catalogue import N_, Catalogue

Filter = tuple[str, str]  # what it is, in words, and its patterns: ("Excel", "*.xlsx *.xls")


def ask_open(
    parent: QWidget | None,
    words: Catalogue,
    title: str,
    filters: Sequence[Filter],
    start: Path | None = None,
) -> Path | None:
    """A file that is there, None where the user gave up. `start` is a folder or a file in it."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(start or documents_folder()), _filter_text(filters, words, every=True)
    )
    return Path(chosen) if chosen else None


def ask_open_several(
    parent: QWidget | None, words: Catalogue, title: str, filters: Sequence[Filter]
) -> tuple[Path, ...]:
    """Files that are there, in the order of the system's dialog; none where the user gave up."""
    chosen, _ = QFileDialog.getOpenFileNames(
        parent, title, str(documents_folder()), _filter_text(filters, words, every=True)
    )
    return tuple(map(Path, chosen))


def ask_save(
    parent: QWidget | None,
    words: Catalogue,
    title: str,
    filters: Sequence[Filter],
    suggested: Path | str,
) -> Path | None:
    """A name to save under, None where the user gave up; a file of that name was agreed to.

    `suggested` is a bare name, put into the documents folder, or a whole path. A name without an
    ending gets the first one of the chosen filter, unless that would name another file.
    """
    place = Path(suggested)
    if not place.is_absolute():
        place = documents_folder() / place
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, str(place), _filter_text(filters, words, every=False)
    )
    return with_ending(Path(chosen), kind) if chosen else None


def ask_folder(
    parent: QWidget | None, words: Catalogue, title: str, start: Path | None = None
) -> Path | None:
    """A folder, None where the user gave up."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or documents_folder()))
    return Path(chosen) if chosen else None


def documents_folder() -> Path:
    """Where the user keeps documents; the home folder where there is no such folder."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(kind))
    return folder if folder.is_dir() else Path.home()


def with_ending(path: Path, kind: str) -> Path:
    """The path with the first ending of a filter's text, where it has none of its own.

    Where a file of the longer name is there already the name stays as it was typed: nobody has
    been asked about that one.
    """
    patterns = kind.rpartition("(")[2].rstrip(")").split()
    endings = [pattern.removeprefix("*") for pattern in patterns if pattern.startswith("*.")]
    if not endings or any(path.name.lower().endswith(each.lower()) for each in endings):
        return path
    longer = path.with_name(path.name + endings[0])
    return path if longer.exists() else longer


def _filter_text(filters: Sequence[Filter], words: Catalogue, *, every: bool) -> str:
    lines = [f"{tidy(said)} ({patterns})" for said, patterns in filters]
    if every:
        lines.append(f"{words.gettext(N_('All files'))} (*)")
    return ";;".join(lines)
