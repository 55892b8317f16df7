"""Titles, posts and remarks that a list writes around the name of a person.

They are cut off only where they are known words set apart from the name; anything else set apart
is only named. Whether somebody died or left is for others to say.
"""

import re
from functools import cache
from typing import NamedTuple

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.names import tidy
from vusta_desk.importing.cells.readings import Problem, problem
from vusta_desk.importing.cells.remarks import leaving
from vusta_desk.importing.shipped import read_shipped

_APART = re.compile(r"[\n\r()\[\],;:/.–—]| -|- ")  # what hardly any name holds
_BEHIND = re.compile(
    r"(?P<name>[^\n\r()\[\],;:–—]*?)\s*(?:[\n\r(\[,;:–—]|\s-|-\s)(?P<words>.*)", re.DOTALL
)
_STOPS = " \t\r\n()[],;:.-–—/"
_LEAST_BEHIND = 3  # words after a title that may be a family name too


class NameParts(NamedTuple):
    """The name by itself; `left` are words of somebody who may have left."""

    name: str
    problems: tuple[Problem, ...] = ()
    left: str = ""


def name_parts(cell: str) -> NameParts:
    """The name in a cell, and what was set apart from it."""
    front = cell.split(" ", 1)[0].casefold()
    if _APART.search(cell) is None and front not in _first_words():
        return NameParts(cell)
    name, left = cell, ""
    if (found := _BEHIND.fullmatch(cell)) is not None and found["name"].strip():
        words = tidy(found["words"]).strip(_STOPS)
        if words.casefold() in _posts():
            name = found["name"]
        elif leaving(words):
            name, left = found["name"], words
    name = _without_titles(tidy(name))
    if name == tidy(cell):
        is_odd = re.search(r"[()\[\],;:]", cell.strip()) is not None
        odd = problem(Severity.WARNING, "name_with_words", words=tidy(cell))
        return NameParts(cell, (odd,) if is_odd else ())
    cut = problem(Severity.INFO, "name_words_removed", before=tidy(cell), after=name)
    return NameParts(name, (cut,), left)


def is_family_name(word: str) -> bool:
    """Whether a word is one of the common family names."""
    return word.casefold() in _family_names()


def _without_titles(name: str) -> str:
    """The name behind all titles that are certain."""
    while (found := _titles().match(name)) is not None and len(name) > found.end():
        name = name[found.end() :].lstrip(_STOPS)
    front, _, rest = name.partition(" ")
    words = rest.split()
    is_title = front.casefold() in _perhaps() and len(words) >= _LEAST_BEHIND
    return rest if is_title and is_family_name(words[0]) else name


@cache
def _titles() -> re.Pattern[str]:
    listed = sorted(read_shipped("names.toml")["titles"]["certain"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, listed))})(?:\s*[.:]\s*|\s+)", re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    """What a name with a title begins with."""
    listed = (*read_shipped("names.toml")["titles"]["certain"], *_perhaps())
    return frozenset(words.split()[0] for words in listed)


@cache
def _perhaps() -> frozenset[str]:
    return frozenset(read_shipped("names.toml")["titles"]["perhaps"])


@cache
def _posts() -> frozenset[str]:
    return frozenset(read_shipped("names.toml")["posts"]["words"])


@cache
def _family_names() -> frozenset[str]:
    return frozenset(read_shipped("names.toml")["family_names"]["words"])
