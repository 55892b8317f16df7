"""The template of the minutes of a reconciliation: its sheet, its words, its tables.

Beside what every template has (`stationery.py`) and papers with tables share (`page_parts.py`):

    [spaces]   before_section, before_table, before_paragraph
    [words]    every fixed word of the paper; {name} is where a value goes
    [counts]   the label of each head-count
    [movement] the labels of the rows of increase and decrease
    [[tables]] id, title, columns = [{ heading, width, style }]
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from vusta_desk.documents.page_parts import Foot, Head, Rules, Sheet, read_numbers, read_rules
from vusta_desk.documents.protocol import COUNTS
from vusta_desk.documents.stationery import Stationery, open_template
from vusta_desk.documents.table_reader import TableReader
from vusta_desk.domain.findings import Finding, Severity

TABLES = (
    "counts",
    "missing_here",
    "missing_there",
    "different",
    "unclear",
    "movement",
    "moved",
)
STYLES = (
    "page_number",
    "superior",
    "issuer",
    "below_issuer",
    "party",
    "place_and_date",
    "title",
    "subtitle",
    "section",
    "paragraph",
    "heading",
    "cell",
    "cell_centre",
    "authority",
    "post",
    "signer",
)
MOVEMENT = ("at_start", "increase", "decrease", "at_end")


@dataclass(frozen=True, slots=True)
class Spaces:
    """Room before the parts of the text."""

    before_section: float
    before_table: float
    before_paragraph: float


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of the minutes."""

    party: str
    below_issuer: str
    number: str
    title: str
    subtitle: str
    below_subtitle: str
    central: str
    central_list: str
    branch_list: str
    opening: str
    section: str
    nothing: str
    balance: str
    aside: str
    movement_first: str
    movement_balance: str
    movement_unexplained: str
    note: str
    closing: str
    their_side_central: str
    their_side_branch: str
    their_post_central: str
    their_post_branch: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    width: float
    style: str


@dataclass(frozen=True, slots=True)
class TableDesign:
    """A table: its title, and its columns."""

    id: str
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ProtocolTemplate:
    """The template of the minutes."""

    stationery: Stationery
    sheet: Sheet
    head: Head
    rules: Rules
    foot: Foot
    spaces: Spaces
    words: Words
    counts: Mapping[str, str]
    movement: Mapping[str, str]
    tables: Mapping[str, TableDesign]


def load_protocol_template(folder: Path) -> tuple[ProtocolTemplate, tuple[Finding, ...]]:
    """Reads the template in a folder. One with errors must not be used.

    Raises Refused when there is no readable template.
    """
    root, stationery = open_template(folder)
    for name in STYLES:
        if name not in stationery.styles:
            root.report(Severity.ERROR, "template_key_missing", key=f"styles.{name}")
    spaces, words = root.inner("spaces"), root.inner("words")
    template = ProtocolTemplate(
        stationery=stationery,
        sheet=Sheet(**read_numbers(root.inner("page"), Sheet)),
        head=Head(**read_numbers(root.inner("head"), Head)),
        rules=read_rules(root.inner("table")),
        foot=Foot(**read_numbers(root.inner("foot"), Foot)),
        spaces=Spaces(**{field.name: spaces.number(field.name) for field in fields(Spaces)}),
        words=Words(**{field.name: words.text(field.name) for field in fields(Words)}),
        counts=_labels(root.inner("counts"), COUNTS),
        movement=_labels(root.inner("movement"), MOVEMENT),
        tables={table.id: table for table in _tables(root, stationery)},
    )
    spaces.unknown_keys()
    words.unknown_keys()
    _check_tables(root, template)
    root.unknown_keys()
    return template, tuple(root.findings)


def _labels(table: TableReader, names: tuple[str, ...]) -> dict[str, str]:
    labels = {name: table.text(name) for name in names}
    table.unknown_keys()
    return labels


def _tables(root: TableReader, stationery: Stationery) -> list[TableDesign]:
    found = []
    for table in root.rows("tables"):
        design = TableDesign(
            id=table.one_of("id", TABLES),
            title=table.text("title"),
            columns=tuple(_column(column, stationery) for column in table.rows("columns")),
        )
        table.unknown_keys()
        found.append(design)
    return found


def _column(table: TableReader, stationery: Stationery) -> Column:
    column = Column(
        heading=table.text("heading"),
        width=table.number("width"),
        style=table.one_of("style", stationery.styles),
    )
    table.unknown_keys()
    return column


def _check_tables(root: TableReader, template: ProtocolTemplate) -> None:
    sheet = template.sheet
    room = sheet.width - sheet.left - sheet.right
    for name in TABLES:
        if name not in template.tables:
            root.report(Severity.ERROR, "template_key_missing", key=f"tables.{name}")
        elif sum(column.width for column in template.tables[name].columns) > room:
            root.report(Severity.ERROR, "template_outside_page", element=name)
