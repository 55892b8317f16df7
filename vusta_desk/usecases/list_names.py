"""What the office has taught the program about lists, to be looked at, added to and forgotten.

Own names of columns are entered here or with a list; whose a branch name is and what the columns of
a shape of list are is learned from what people say of one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import text_sort_key, tidy
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.storage import learned, members
from vusta_desk.usecases.services import Services

_NOT_IN_LISTS = frozenset(
    ("standings", "interruptions", "disciplines", "under_review", "early_request")
)
FIELDS_OF_LISTS = tuple(field for field in FIELD_WORDS if field not in _NOT_IN_LISTS)
"""The fields a column of a list can be."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class OwnName:
    """What the office calls a column, and the field that is meant."""

    words: str
    field: str


@dataclass(frozen=True, slots=True)
class RememberedBranch:
    """What lists call a branch, as it is compared, and the name of the branch meant."""

    words: str
    key: str
    branch: str


@dataclass(frozen=True, slots=True)
class RememberedShape:
    """A shape of list: the headings that were assigned by hand, each with its field.

    A field of "" means that the column is not read; a heading such as =C is a column without one.
    """

    shape: str
    columns: tuple[OwnName, ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """All that lists have taught."""

    names: tuple[OwnName, ...]
    branches: tuple[RememberedBranch, ...]
    shapes: tuple[RememberedShape, ...]


def remembered(services: Services) -> Remembered:
    """Everything there is, names in their order."""
    with services.data.read() as connection:
        known: Any = learned.learned(connection)
        branches = members.branch_names(connection)
    return Remembered(
        names=_own_names(known["header"]),
        branches=tuple(
            RememberedBranch(words, key, branches[key])
            for words, key in known["branch"].items()
            if key in branches
        ),
        shapes=tuple(
            RememberedShape(shape, _own_names(columns))
            for shape, columns in known["columns"].items()
            if columns
        ),
    )


def names(services: Services) -> tuple[OwnName, ...]:
    """The office's own names of columns."""
    return remembered(services).names


def add(services: Services, words: str, field: str) -> int:
    """A name of a column of the office's own; returns the operation.

    What was said of the same name before is replaced. Raises Refused `column_name_empty`,
    `column_name_too_long` (`limit`), `field_not_in_lists` (`field`), and `column_name_shipped`
    (`name`, `field`, `other_field`) for what lists everywhere call another field: with that no
    usual list could be read any more.
    """
    from vusta_desk.importing.columns.header_names import header_key, shipped_names

    words = tidy(words)
    if not header_key(words):
        raise Refused("column_name_empty")
    if len(words) > _LONGEST:
        raise Refused("column_name_too_long", limit=_LONGEST)
    if field not in FIELDS_OF_LISTS:
        raise Refused("field_not_in_lists", field=field)
    usual = shipped_names().fields.get(header_key(words), field)
    if usual != field:
        raise Refused("column_name_shipped", name=words, field=usual, other_field=field)
    with services.operation("column_name_add", name=words, field=field) as writer:
        known = learned.learned(writer.connection)["header"]
        same = {name: None for name in known if header_key(name) == header_key(words)}
        learned.learn(writer.connection, "header", {**same, words: field})
        return writer.operation_id


def remove(services: Services, words: str) -> int:
    """Takes an own name away; returns the operation. Raises Refused `nothing_remembered`."""
    return _forget(services, "header", words, words)


def forget_branch(services: Services, words: str) -> int:
    """Forgets whose a branch name is. Raises Refused `nothing_remembered`."""
    return _forget(services, "branch", words, words)


def forget_shape(services: Services, shape: str) -> int:
    """Forgets what the columns of a shape are. Raises Refused `nothing_remembered`."""
    known = {each.shape: each.columns for each in remembered(services).shapes}
    title = ", ".join(column.words for column in known.get(shape, ()))
    return _forget(services, "columns", shape, title)


def _forget(services: Services, kind: str, name: str, title: str) -> int:
    with services.data.read() as connection:
        if name not in learned.learned(connection)[kind]:
            raise Refused("nothing_remembered", name=title or name)
    with services.operation("lesson_forget", name=title) as writer:
        learned.learn(writer.connection, kind, {name: None})
        return writer.operation_id


def _own_names(known: Mapping[str, str]) -> tuple[OwnName, ...]:
    in_order = sorted(known, key=lambda words: (words.startswith("="), text_sort_key(words)))
    return tuple(OwnName(words, known[words]) for words in in_order)
