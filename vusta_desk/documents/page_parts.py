"""What papers with tables have in common: the sheet, the head, the lines of tables, the foot.

All lengths are in millimetres.
"""

from dataclasses import dataclass, fields

from vusta_desk.documents.table_reader import TableReader


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page and its margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    number_from_top: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines of the table: `line` within, `edge` around; room between them and words."""

    padding_across: float
    padding_down: float
    line: float
    line_colour: str
    edge: float
    edge_colour: str


@dataclass(frozen=True, slots=True)
class Head:
    """How wide the two sides of the head are, and the room before title and table."""

    left_width: float
    right_width: float
    before_title: float
    before_table: float


@dataclass(frozen=True, slots=True)
class Foot:
    """Room below the table: before it, for the signature, and how wide its two sides are."""

    before: float
    signature_room: float
    signature_width: float
    recipients_width: float


def read_numbers(
    table: TableReader, kind: type[Sheet] | type[Head] | type[Foot]
) -> dict[str, float]:
    """The numbers of one of the values above, all of them needed."""
    numbers = {field.name: table.number(field.name) for field in fields(kind)}
    table.unknown_keys()
    return numbers


def read_rules(table: TableReader) -> Rules:
    """The lines of a table."""
    rules = Rules(
        padding_across=table.number("padding_across"),
        padding_down=table.number("padding_down"),
        line=table.number("line"),
        line_colour=table.colour("line_colour"),
        edge=table.number("edge"),
        edge_colour=table.colour("edge_colour"),
    )
    table.unknown_keys()
    return rules
