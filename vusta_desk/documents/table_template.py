"""The template of a paper with tables: its sheet, its words, its tables.

Beside what every template has (`stationery.py`) and papers with tables share (`page_parts.py`):

    [spaces]   before_section, before_table, before_paragraph
    [words]    every fixed word of the paper; {name} is where a value goes
    [[tables]] id, title, columns = [{ heading, width, style }]
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from vusta_desk.documents.page_parts import Foot, Head, Rules, Sheet, read_numbers, read_rules
from vusta_desk.documents.stationery import Stationery, open_template
from vusta_desk.documents.table_paper import Column, TableDesign, Texts
from vusta_desk.documents.table_reader import TableReader
from vusta_desk.domain.findings import Finding, Severity

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
"""What every paper with tables is set in."""
LIST_STYLES = (
    "cell_right",
    "group",
    "sum",
    "sum_centre",
    "sum_right",
    "note",
    "page_foot",
    "recipients",
    "recipient",
)
"""What lists with groups, sums, notes and recipients are set in beside that."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """Room before the parts of the text."""

    before_section: float
    before_table: float
    before_paragraph: float


@dataclass(frozen=True, slots=True)
class PaperDesign:
    """How a paper looks."""

    stationery: Stationery
    sheet: Sheet
    head: Head
    rules: Rules
    foot: Foot
    spaces: Spaces


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """How a paper looks, and its words and tables."""

    design: PaperDesign
    texts: Texts


def load_paper_template(
    folder: Path, words: Iterable[str], tables: Iterable[str]
) -> tuple[PaperTemplate, tuple[Finding, ...]]:
    """Reads the template in a folder; it must have all of these words and tables.

    One with errors must not be used. Raises Refused when there is no readable template.
    """
    root, stationery = open_template(folder)
    design = read_design(root, stationery, (*STYLES, *LIST_STYLES))
    texts = Texts(read_words(root.inner("words"), words), read_tables(root, design, tuple(tables)))
    root.unknown_keys()
    return PaperTemplate(design, texts), tuple(root.findings)


def read_design(root: TableReader, stationery: Stationery, styles: Iterable[str]) -> PaperDesign:
    """How the paper looks; reports styles that are not there."""
    for name in styles:
        if name not in stationery.styles:
            root.report(Severity.ERROR, "template_key_missing", key=f"styles.{name}")
    spaces = root.inner("spaces")
    design = PaperDesign(
        stationery=stationery,
        sheet=Sheet(**read_numbers(root.inner("page"), Sheet)),
        head=Head(**read_numbers(root.inner("head"), Head)),
        rules=read_rules(root.inner("table")),
        foot=Foot(**read_numbers(root.inner("foot"), Foot)),
        spaces=Spaces(**{field.name: spaces.number(field.name) for field in fields(Spaces)}),
    )
    spaces.unknown_keys()
    return design


def read_words(table: TableReader, names: Iterable[str]) -> dict[str, str]:
    """Words by their names, all of them needed."""
    words = {name: table.text(name) for name in names}
    table.unknown_keys()
    return words


def read_tables(
    root: TableReader, design: PaperDesign, names: tuple[str, ...]
) -> Mapping[str, TableDesign]:
    """Tables by their ids, all of them needed, none wider than the page has room for."""
    found: dict[str, TableDesign] = {}
    for table in root.rows("tables"):
        columns = tuple(_column(each, design.stationery) for each in table.rows("columns"))
        name = table.one_of("id", names)
        found[name] = TableDesign(name, table.text("title"), columns)
        table.unknown_keys()
    room = design.sheet.width - design.sheet.left - design.sheet.right
    for name in names:
        if name not in found:
            root.report(Severity.ERROR, "template_key_missing", key=f"tables.{name}")
        elif sum(column.width for column in found[name].columns) > room:
            root.report(Severity.ERROR, "template_outside_page", element=name)
    return found


def _column(table: TableReader, stationery: Stationery) -> Column:
    column = Column(
        heading=table.text("heading"),
        width=table.number("width"),
        style=table.one_of("style", stationery.styles),
    )
    table.unknown_keys()
    return column
