"""The recovery sheet: printed once, it opens the data file without its password."""

from pathlib import Path

from vusta_desk.usecases.papers import recovery_sheet_pdf, save_paper
from vusta_desk.usecases.services import Services


def write_recovery_sheet(services: Services, path: Path) -> None:
    """Writes the sheet of the open data file as a PDF."""
    save_paper(services, recovery_sheet_pdf(services), path)
