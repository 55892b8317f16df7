"""What lists call their columns: the shipped names (`resources/lists/headers.toml`) and others.

Names are data, not sentences: compared without marks, case, punctuation and anything in brackets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vusta_desk.domain.names import folded
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.importing.files.raw import Cell, words_of
from vusta_desk.importing.shipped import read_shipped

_BRACKETS = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")

REASON_HEADING = "Lý do chưa nhận"
"""Over the reasons in a workbook of rows that were not taken in; passed over when it comes back."""

ANSWER_HEADING = "Là ai (mã đảng viên, hoặc “mới”)"
"""Over the column of that workbook in which a person says who a row is about."""


def header_key(cell: Cell) -> str:
    """A header as it is compared: no marks, case, punctuation, nor anything in brackets."""
    text = words_of(cell)
    plain = _NO_WORD.sub(" ", folded(_BRACKETS.sub(" ", text))).strip()
    return plain or _NO_WORD.sub(" ", folded(text)).strip()


def is_answer(heading: Cell) -> bool:
    """Whether it stands over the answers to who a row is about."""
    return header_key(heading) == header_key(ANSWER_HEADING)


def is_reason(heading: Cell) -> bool:
    """Whether it stands over the reasons that the program itself wrote, or the answers to them."""
    return header_key(heading) == header_key(REASON_HEADING) or is_answer(heading)


@dataclass(frozen=True, slots=True)
class HeaderNames:
    """Fields by the keys of their headings.

    `under` says what a heading means below another: by the field of that other and its own key.
    """

    fields: Mapping[str, str]
    under: Mapping[tuple[str, str], str]


@cache
def shipped_names() -> HeaderNames:
    """The names the program brings; the English label of a field is among them.

    Raises Refused `list_words_damaged`.
    """
    tables = read_shipped("headers.toml")
    listed: Mapping[str, list[str]] = tables["fields"]
    names = {name: field for field, several in listed.items() for name in several}
    labels = {FIELD_WORDS[field].label: field for field in listed}
    under = {
        (above, header_key(name)): field
        for above, fields in tables["under"].items()
        for field, several in fields.items()
        for name in several
    }
    return HeaderNames(_by_key({**labels, **names}), under)


@cache
def without_given() -> frozenset[str]:
    """The keys of headings over names that go on in the column of the given names."""
    return frozenset(map(header_key, read_shipped("headers.toml")["without_given"]["name"]))


def _by_key(names: Mapping[str, str]) -> dict[str, str]:
    return {header_key(name): field for name, field in names.items()}
