"""What this user's window remembers on this PC: how it looks, tables, printers, recent files.

One small JSON file in the user's folder. Nothing in it is about members; a damaged or foreign
file counts as none.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from vusta_desk.gui.theme import TEXT_SIZES, Theme
from vusta_desk.i18n.catalogue import LANGUAGES

_RECENT = 6


class Preferences:
    """Values by name, written to `path` at once when they change; `path` None keeps nothing.

    Places within `root` are kept as seen from there: a USB stick has another letter on each PC.
    Two windows at once share the file: what the other has set meanwhile stays, for the files opened
    lately are those that are copied before an update.
    """

    def __init__(self, path: Path | None = None, root: Path | None = None) -> None:
        self._path, self._root = path, root
        self.is_kept = True  # whether what was set last will be there at the next start
        self._values: dict[str, object] = {}
        self._look()

    @property
    def language(self) -> str:
        """The window's language, from the next start on."""
        return str(self._one_of("language", LANGUAGES))

    @property
    def theme(self) -> Theme:
        """Light, dark or the system's."""
        return Theme(self._one_of("theme", tuple(str(theme) for theme in Theme)))

    @property
    def text_size(self) -> int:
        """Per cent of the normal size."""
        value = self._values.get("text_size")
        return value if isinstance(value, int) and value in TEXT_SIZES else 100

    @property
    def recent(self) -> tuple[Path, ...]:
        """Data files opened lately, the latest first."""
        value = self._values.get("recent")
        return tuple(self._place(str(each)) for each in value) if isinstance(value, list) else ()

    def forget_recent(self, path: Path) -> None:
        """Takes a data file off the list of those opened lately; the file itself stays."""
        self._look()
        kept = [self._kept(each) for each in self.recent if each != path]
        self.set("recent", kept)

    def note_recent(self, path: Path) -> None:
        """Puts a data file first among those opened lately."""
        self._look()
        others = [each for each in self.recent if each != path]
        self.set("recent", [self._kept(each) for each in (path, *others)][:_RECENT])

    def folder(self, act: str) -> Path | None:
        """The folder used last for an act."""
        folders = self._values.get("folders")
        value = folders.get(act) if isinstance(folders, dict) else None
        return self._place(value) if isinstance(value, str) and value else None

    def note_folder(self, act: str, folder: Path) -> None:
        """Keeps the folder used for an act."""
        before = self._values.get("folders")
        others = before if isinstance(before, dict) else {}
        self.set("folders", {**others, act: self._kept(folder)})

    def table(self, name: str) -> Mapping[str, object]:
        """What a table remembers of itself."""
        return self.section("tables").get(name, {})

    def set_table(self, name: str, remembered: Mapping[str, object]) -> None:
        """Keeps what a table wants remembered."""
        self.set("tables", {**self.section("tables"), name: dict(remembered)})

    def section(self, name: str) -> Mapping[str, Mapping[str, object]]:
        """A group of values by name, such as the printers; empty where there is none."""
        value = self._values.get(name)
        if not isinstance(value, dict):
            return {}
        return {key: each for key, each in value.items() if isinstance(each, dict)}

    def get(self, name: str) -> object:
        """A value, None where nothing is remembered."""
        return self._values.get(name)

    def set(self, name: str, value: object) -> None:
        """Keeps a value (plain JSON). Where the folder cannot be written it lasts until closing."""
        if self._values.get(name) == value:
            return
        self._look()
        self._values[name] = value
        if self._path is None:
            return
        self.is_kept = False
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            written = self._path.with_suffix(".new")
            written.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            written.replace(self._path)
            self.is_kept = True

    def _look(self) -> None:
        """Takes what the file says now, unless there is more here than could be written."""
        if self._path is None or not self.is_kept:
            return
        with suppress(OSError, ValueError, RecursionError):
            read = json.loads(self._path.read_text("utf-8"))
            self._values = read if isinstance(read, dict) else {}

    def _kept(self, place: Path) -> str:
        if self._root is not None and place.is_relative_to(self._root):
            return place.relative_to(self._root).as_posix()
        return str(place)

    def _place(self, text: str) -> Path:
        return self._root / text if self._root is not None else Path(text)

    def _one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) and value in choices else choices[0]
