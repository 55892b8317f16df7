"""What stands on the papers of a round, as plain text and as the cells of the workbook."""

from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.usecases.conftest import ROUND
from vusta_desk.usecases import round_papers
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.services import Services


def text_of(paper: Paper) -> str:
    """The words of all pages in one line."""
    assert paper.pdf is not None, paper.findings
    pages = PdfReader(BytesIO(paper.pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def one(services: Services, kind: str, code: str = ROUND) -> str:
    """The words of one paper of a round."""
    (paper,) = round_papers.draw(services, code, (kind,))
    return text_of(paper)


def cells(services: Services, kind: str, code: str = ROUND) -> list[list[object]]:
    """The cells of one paper as a workbook that hold anything, row by row."""
    (sheet,) = round_papers.sheets(services, code, (kind,))
    book = load_workbook(BytesIO(sheet.content))
    assert book.active is not None
    return [[value for value in row if value is not None] for row in book.active.values]
