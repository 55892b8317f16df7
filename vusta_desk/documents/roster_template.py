"""The template of the roster list: its sheet, its words, its columns.

Beside what every template has (`stationery.py`), lengths in millimetres:

    [page]      width, height, the four margins, number_from_top = where page numbers stand
    [head]      left_width, right_width, before_title, before_table
    [table]     padding_across, padding_down, line, line_colour within, edge, edge_colour around
    [foot]      before, signature_room, signature_width, recipients_width
    [words]     every fixed word of the paper; {name} is where a value goes
    [[columns]] id = an attribute of an entry or `number`, heading, width, style
"""

from dataclasses import dataclass, fields
from pathlib import Path

from vusta_desk.documents.page_parts import Foot, Head, Rules, Sheet, read_numbers, read_rules
from vusta_desk.documents.stationery import Stationery, open_template
from vusta_desk.documents.table_reader import TableReader
from vusta_desk.domain.findings import Finding, Severity

COLUMNS = (
    "number",
    "serial",
    "name",
    "birth_date",
    "home",
    "admission_decision_date",
    "admission_date",
    "official_date",
    "card_number",
    "branch",
    "note",
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
    "heading",
    "column_number",
    "group",
    "total",
    "total_levels",
    "authority",
    "post",
    "signer",
    "recipients",
    "recipient",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of the list."""

    party: str
    below_issuer: str
    title: str
    subtitle: str
    group: str
    total: str
    total_levels: str
    total_level: str
    amount: str
    amount_unknown: str
    recipients: str
    early: str
    posthumous: str
    reissue: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    id: str
    heading: str
    width: float
    style: str


@dataclass(frozen=True, slots=True)
class RosterTemplate:
    """The template of the roster list."""

    stationery: Stationery
    sheet: Sheet
    head: Head
    rules: Rules
    foot: Foot
    words: Words
    columns: tuple[Column, ...]


def load_roster_template(folder: Path) -> tuple[RosterTemplate, tuple[Finding, ...]]:
    """Reads the template in a folder. One with errors must not be used.

    Raises Refused when there is no readable template.
    """
    root, stationery = open_template(folder)
    for name in STYLES:
        if name not in stationery.styles:
            root.report(Severity.ERROR, "template_key_missing", key=f"styles.{name}")
    template = RosterTemplate(
        stationery=stationery,
        sheet=Sheet(**read_numbers(root.inner("page"), Sheet)),
        head=Head(**read_numbers(root.inner("head"), Head)),
        rules=read_rules(root.inner("table")),
        foot=Foot(**read_numbers(root.inner("foot"), Foot)),
        words=_words(root.inner("words")),
        columns=tuple(_column(table, stationery) for table in root.rows("columns")),
    )
    sheet = template.sheet
    room = sheet.width - sheet.left - sheet.right
    if sum(column.width for column in template.columns) > room:
        root.report(Severity.ERROR, "template_outside_page", element="columns")
    root.unknown_keys()
    return template, tuple(root.findings)


def _words(table: TableReader) -> Words:
    words = Words(**{field.name: table.text(field.name) for field in fields(Words)})
    table.unknown_keys()
    return words


def _column(table: TableReader, stationery: Stationery) -> Column:
    column = Column(
        id=table.one_of("id", COLUMNS),
        heading=table.text("heading"),
        width=table.number("width"),
        style=table.one_of("style", stationery.styles),
    )
    table.unknown_keys()
    return column
