"""What a paper with tables says, as plain values: the same for paper and for a workbook.

A paper has a head, parts (headings, paragraphs, tables) and signatures; see 36-HD/VPTW for where
each of them stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` in millimetres, `style` is a name of the template."""

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
class Figure:
    """A number as it is written on paper, and what it is in a workbook."""

    text: str
    value: int

    def __str__(self) -> str:
        return self.text


Cell: TypeAlias = str | int | Figure


@dataclass(frozen=True, slots=True)
class Group:
    """A row over the whole width that says what the rows after it have in common."""

    text: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The last row of a table or of a group, in bold."""

    cells: tuple[Cell, ...]


Row: TypeAlias = tuple[Cell, ...] | Group | Sum


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; what comes next stays with it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or more of text; `style` is a name of the template."""

    text: str
    style: str = "paragraph"


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table with its rows. A bare one has no header and no lines: names and what they are."""

    design: TableDesign
    rows: tuple[Row, ...]
    is_bare: bool = False


Part: TypeAlias = Heading | Paragraph | TablePart


@dataclass(frozen=True, slots=True)
class Side:
    """Who signs on one side."""

    authority: str
    post: str
    signer: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """On the left, who is given the paper."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The lines at the top: those on the left, on the right, and the title; empty ones go."""

    superior: str
    issuer: str
    below_issuer: str
    number: str
    party: str
    place_and_date: str
    title: str
    subtitle: str
    below_subtitle: str


@dataclass(frozen=True, slots=True)
class TablePaper:
    """A paper; `foot` stands small at the foot of each of its pages.

    One that is `best_on_one_page` is set with more room where it stands on a page even so.
    `about` is whose it is, where papers of many people stand in one file.
    """

    head: PaperHead
    parts: tuple[Part, ...]
    left: Side | Recipients
    right: Side
    foot: str = ""
    best_on_one_page: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The words and the tables of a template, by their names."""

    words: Mapping[str, str]
    tables: Mapping[str, TableDesign] = field(default_factory=dict)

    def put(self, name: str, /, **values: object) -> str:
        """A fixed text with its values put in. (What is `say` elsewhere is to be translated.)"""
        return self.words[name].format(**values)


def numbered(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Rows with their numbers before them."""
    return tuple((number, *row) for number, row in enumerate(rows, 1))
