"""The template of the minutes of a reconciliation.

Beside what every paper with tables has (`table_template.py`):

    [counts]   the label of each head-count
    [movement] the labels of the rows of increase and decrease
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from vusta_desk.documents.protocol import COUNTS
from vusta_desk.documents.stationery import open_template
from vusta_desk.documents.table_paper import TableDesign
from vusta_desk.documents.table_template import (
    STYLES,
    PaperDesign,
    read_design,
    read_tables,
    read_words,
)
from vusta_desk.domain.findings import Finding

TABLES = (
    "counts",
    "missing_here",
    "missing_there",
    "different",
    "unclear",
    "movement",
    "moved",
)
MOVEMENT = ("at_start", "increase", "decrease", "at_end")


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
class ProtocolTemplate:
    """The template of the minutes."""

    design: PaperDesign
    words: Words
    counts: Mapping[str, str]
    movement: Mapping[str, str]
    tables: Mapping[str, TableDesign]


def load_protocol_template(folder: Path) -> tuple[ProtocolTemplate, tuple[Finding, ...]]:
    """Reads the template in a folder. One with errors must not be used.

    Raises Refused when there is no readable template.
    """
    root, stationery = open_template(folder)
    design = read_design(root, stationery, STYLES)
    names = [field.name for field in fields(Words)]
    template = ProtocolTemplate(
        design=design,
        words=Words(**read_words(root.inner("words"), names)),
        counts=read_words(root.inner("counts"), COUNTS),
        movement=read_words(root.inner("movement"), MOVEMENT),
        tables=read_tables(root, design, TABLES),
    )
    root.unknown_keys()
    return template, tuple(root.findings)
