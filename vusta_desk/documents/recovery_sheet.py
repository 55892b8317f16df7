"""The recovery sheet: one A4 page with the letters that open a data file without its password."""

from dataclasses import dataclass
from pathlib import Path

from vusta_desk.documents.certificates import render
from vusta_desk.documents.template_file import Template, load_template
from vusta_desk.documents.values import RECOVERY_VALUES
from vusta_desk.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is written on the sheet; `lines` are its eight groups of letters in their order."""

    committee: str
    file_name: str
    date: str
    lines: tuple[str, ...]


def load_recovery_template(folder: Path) -> tuple[Template, tuple[Finding, ...]]:
    """The template in a folder and what is wrong with it; raises Refused when there is none."""
    return load_template(folder, RECOVERY_VALUES)


def render_recovery_sheet(template: Template, sheet: RecoverySheet) -> bytes:
    """The sheet as a PDF. Raises Refused for a text that does not fit or cannot be drawn."""
    lines = {f"line_{number}": line for number, line in enumerate(sheet.lines, 1)}
    record = {
        "committee": sheet.committee,
        "file_name": sheet.file_name,
        "date": sheet.date,
        **lines,
    }
    return render(template, [record])
