"""Reading objects of a JSON document key by key, where a bad value is a finding and not the end.

A value that cannot be read is left out, its words are kept, and whatever key nobody asked for is
reported as unknown. Paths count from 0, as in `members[3].standings[0].from`.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.unicode_forms import composed

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


def text(value: object) -> str:
    """Text in NFC; raises ValueError for anything else and for half characters."""
    if not isinstance(value, str):
        raise ValueError("not text")
    value.encode()
    return composed(value)


def printable(words: str) -> str:
    """Any text in NFC, with a question mark for each half character."""
    return composed(words.encode("utf-8", "replace").decode())


def flag(value: object) -> bool:
    """True or false; raises ValueError for anything else."""
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def one_of(choices: type[Choice]) -> Callable[[object], Choice]:
    """A reader of the words of `choices`, which raises ValueError for anything else."""
    return lambda value: choices(text(value))


def partial(value: object) -> PartialDate:
    """A date of reduced length; raises ValueError for anything else."""
    return PartialDate.from_iso(text(value))


def day(value: object) -> date:
    """A full date; raises ValueError for anything else."""
    known = partial(value)
    if not known.is_full:
        raise ValueError("not a full date")
    return known.first_day


@dataclass(slots=True)
class Notes:
    """What came up while one subject was read: its findings, and the words of unreadable values.

    `path` is where the subject stands in the document; `words` go by the path inside the subject.
    """

    findings: list[Finding]
    path: str = ""
    subject: str | None = None
    words: dict[str, str] = field(default_factory=dict)

    def report(self, severity: Severity, code: str, path: str, **details: Detail) -> None:
        """Adds a finding about the value at `path` inside the subject."""
        where = ".".join(filter(None, (self.path, path)))
        named = path.partition(".")[0].partition("[")[0]
        every: Mapping[str, Detail] = {"path": where, "field": named, **details}
        self.findings.append(Finding(severity, code, self.subject, details=every))

    def keep(self, code: str, path: str, value: object) -> None:
        """Adds an error and keeps the words of the value it is about."""
        words = printable(
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        )
        if words.strip():  # an empty text has no words to keep
            self.words[path] = words
        self.report(Severity.ERROR, code, path, words=words)


class JsonObject:
    """One object while it is read; what has been taken is not unknown any more."""

    def __init__(self, values: Mapping[str, object], notes: Notes, path: str = "") -> None:
        self.notes = notes
        self._left = dict(values)
        self._path = path

    def unknown(self) -> tuple[str, ...]:
        """The keys nobody has taken yet."""
        return tuple(self._left)

    def holds_object(self, key: str) -> bool:
        """Whether the value is itself an object."""
        return isinstance(self._left.get(key), dict)

    def take(self, key: str, parse: Callable[[object], T]) -> T | None:
        """The value as `parse` reads it; None where it is absent, empty or not understood."""
        value = self._left.pop(key, None)
        if value is None or value == "":
            return None
        try:
            return parse(value)
        except ValueError:
            self.notes.keep("value_not_understood", self._inner(key), value)
            return None

    def take_name(self) -> str:
        """The name everything must have; its lack is an error."""
        name = self.take("name", text)
        if name is None:
            self.notes.report(Severity.ERROR, "name_missing", self._inner("name"))
        return name or ""

    def need(self, key: str, parse: Callable[[object], T]) -> T:
        """The value without which the object means nothing; raises ValueError where it lacks."""
        return parse(self._left.pop(key, None))

    def take_object(self, key: str, read: Callable[["JsonObject"], T]) -> T | None:
        """The object under `key`; None where it is absent or no object."""
        value = self._left.pop(key, None)
        if isinstance(value, dict):
            return _read_whole(JsonObject(value, self.notes, self._inner(key)), read)
        if value is not None:
            self.notes.keep("value_not_understood", self._inner(key), value)
        return None

    def take_list(self, key: str, read: Callable[["JsonObject"], T]) -> tuple[T, ...]:
        """The objects of a list about the same subject; one that `read` refuses is left out."""
        return tuple(self._read_items(key, read, lambda path: (self.notes, path)))

    def take_subjects(self, key: str, read: Callable[["JsonObject"], T]) -> tuple[T, ...]:
        """The objects of a list, each a subject with notes of its own."""
        findings = self.notes.findings
        return tuple(self._read_items(key, read, lambda path: (Notes(findings, path), "")))

    def report_unknown(self) -> None:
        """Reports every key that nobody has taken."""
        for key in self._left:
            self.notes.report(Severity.WARNING, "unknown_key", self._inner(key))

    def _read_items(
        self,
        key: str,
        read: Callable[["JsonObject"], T],
        notes_for: Callable[[str], tuple[Notes, str]],
    ) -> Iterable[T]:
        values = self._left.pop(key, None)
        if not isinstance(values, list | tuple):
            if values is not None:
                self.notes.keep("value_not_understood", self._inner(key), values)
            return
        for position, value in enumerate(values):
            notes, path = notes_for(f"{self._inner(key)}[{position}]")
            try:
                if not isinstance(value, dict):
                    raise ValueError("not an object")
                yield _read_whole(JsonObject(value, notes, path), read)
            except ValueError:
                notes.keep("entry_left_out", path, value)

    def _inner(self, key: str) -> str:
        return printable(f"{self._path}.{key}" if self._path else key)


def _read_whole(item: JsonObject, read: Callable[[JsonObject], T]) -> T:
    result = read(item)
    item.report_unknown()
    return result
