"""Asking for a file or a folder: the only place that opens the system's file dialogs.

Import this module, not its functions (`files.ask_open(…)`), so that a test can answer instead.
What a dialog is about shows in its kinds of files, so each begins where that was last done.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from vusta_desk.domain import file_names
from vusta_desk.domain.names import tidy
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.widgets.folders import DATA, LISTS, PAPERS, Folders, documents_folder
from vusta_desk.i18n.catalogue import N_, Catalogue

Filter = tuple[str, str]  # what it is, in words, and its patterns: ("Excel", "*.xlsx *.xls")

_OF_DATA = "*.vusta"  # data files and backups
_folders = Folders(Preferences(), documents_folder)


def begin_in(folders: Folders | None) -> None:
    """Lets the dialogs of this program begin in these folders; None: in the documents again."""
    global _folders  # one program has one user, and every screen asks for files
    _folders = folders or Folders(Preferences(), documents_folder)


def ask_open(
    parent: QWidget | None,
    words: Catalogue,
    title: str,
    filters: Sequence[Filter],
    start: Path | None = None,
) -> Path | None:
    """A file that is there, None where the user gave up. `start` is a folder or a file in it."""
    act = _act(filters, LISTS)
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(start or _folders.first(act)), _filter_text(filters, words, every=True)
    )
    return _chosen(act, chosen)


def ask_open_several(
    parent: QWidget | None, words: Catalogue, title: str, filters: Sequence[Filter]
) -> tuple[Path, ...]:
    """Files that are there, in the order of the system's dialog; none where the user gave up."""
    act = _act(filters, LISTS)
    chosen, _ = QFileDialog.getOpenFileNames(
        parent, title, str(_folders.first(act)), _filter_text(filters, words, every=True)
    )
    return tuple(path for each in chosen if (path := _chosen(act, each)) is not None)


def ask_save(
    parent: QWidget | None,
    words: Catalogue,
    title: str,
    filters: Sequence[Filter],
    suggested: Path | str,
) -> Path | None:
    """A name to save under, None where the user gave up; a file of that name was agreed to.

    `suggested` is a bare name, put into the folder used last and made into one that every system
    takes, or a whole path. A name without an ending gets the first one of the chosen filter,
    unless that would name another file.
    """
    act, place = _act(filters, PAPERS), Path(suggested)
    if not place.is_absolute():
        place = _folders.first(act) / _named(str(suggested))
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, str(place), _filter_text(filters, words, every=False)
    )
    path = _chosen(act, chosen)
    return with_ending(path, kind) if path is not None else None


def ask_folder(
    parent: QWidget | None, words: Catalogue, title: str, start: Path | None = None
) -> Path | None:
    """A folder, None where the user gave up."""
    first = start or _folders.first(PAPERS)
    chosen = QFileDialog.getExistingDirectory(parent, title, str(first))
    if chosen:
        _folders.note(PAPERS, Path(chosen))
    return Path(chosen) if chosen else None


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


def _act(filters: Sequence[Filter], otherwise: str) -> str:
    return DATA if any(_OF_DATA in patterns for _, patterns in filters) else otherwise


def _chosen(act: str, chosen: str) -> Path | None:
    if not chosen:
        return None
    _folders.note(act, Path(chosen).parent)
    return Path(chosen)


def _named(suggested: str) -> str:
    if not suggested:
        return ""
    stem, dot, ending = suggested.rpartition(".")
    return file_names.safe(stem, dot + ending) if stem else file_names.safe(suggested)


def _filter_text(filters: Sequence[Filter], words: Catalogue, *, every: bool) -> str:
    lines = [f"{tidy(said)} ({patterns})" for said, patterns in filters]
    if every:
        lines.append(f"{words.gettext(N_('All files'))} (*)")
    return ";;".join(lines)
