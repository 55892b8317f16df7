"""Papers in memory: their PDFs and findings, without artwork, page by page as pictures."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.usecases.conftest import PEOPLE, ROUND, add, joined
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.pages import Picture, page_count, page_image, page_size_mm
from vusta_desk.usecases.papers import (
    Paper,
    certificates_pdf,
    recovery_sheet_pdf,
    roster_pdfs,
    save_paper,
    write_certificates,
    write_papers,
)
from vusta_desk.usecases.services import Services


@pytest.fixture
def draft(office: Services) -> int:
    return ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hội trường")


def drawn(paper: Paper) -> bytes:
    assert paper.pdf is not None
    return paper.pdf


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_page_is_the_paper_to_the_millimetre(office: Services, draft: int) -> None:
    pdf = drawn(certificates_pdf(office, draft))
    assert page_count(pdf) == 4
    assert page_size_mm(pdf, 3) == pytest.approx((297, 210), abs=0.1)
    (roster,) = roster_pdfs(office, draft)
    assert roster.name == f"danh-sach-trao-tang-{draft}.pdf"
    assert page_size_mm(drawn(roster)) == pytest.approx((297, 210), abs=0.1)
    assert page_size_mm(drawn(recovery_sheet_pdf(office))) == pytest.approx((210, 297), abs=0.1)


def test_a_picture_says_how_its_bytes_lie(office: Services, draft: int) -> None:
    picture = page_image(drawn(certificates_pdf(office, draft)), 1, dpi=50.8)
    assert (picture.width, picture.height) == (595, 420)
    assert picture.stride >= 4 * picture.width
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.pixels[:3] == b"\xff\xff\xff"


def test_text_only_has_the_words_and_no_artwork(office: Services, draft: int) -> None:
    whole = drawn(certificates_pdf(office, draft, ["M1"]))
    words = drawn(certificates_pdf(office, draft, ["M1"], text_only=True))
    assert text_of(words) == text_of(whole)
    assert "Trần Văn Ân" in text_of(words)
    pictures = [page_image(pdf, 0, 60) for pdf in (whole, words)]
    edges = [set(_frame(picture)) for picture in pictures]
    assert len(edges[0]) > 1
    assert edges[1] == {0xFF}


def _frame(picture: Picture) -> bytes:
    """The left fifteenth of a page, where only the frame is."""
    rows = range(0, len(picture.pixels), picture.stride)
    return b"".join(picture.pixels[at : at + 4 * (picture.width // 15)] for at in rows)


def test_only_some_in_roster_order(office: Services, draft: int) -> None:
    assert page_count(drawn(certificates_pdf(office, draft, ["M1", "M3"]))) == 2
    for wrong, code in ((["M7"], "certificate_not_on_roster"), (["M0"], "member_not_found")):
        with pytest.raises(Refused, match=code):
            certificates_pdf(office, draft, wrong)


def test_pages_are_counted_off_and_can_be_called_off(office: Services, draft: int) -> None:
    seen: list[tuple[int, int]] = []
    certificates_pdf(office, draft, progress=Progress(lambda *step: seen.append(step)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        certificates_pdf(office, draft, progress=progress)


def test_what_cannot_be_drawn_has_findings_and_no_pdf(empty: Services, tmp_path: Path) -> None:
    people = (joined("M1", "Trần \U00020000 Ân", "1987-02-10", badges=[30]),)
    add(empty, type(PEOPLE)(PEOPLE.committee, PEOPLE.branches, people))
    number = ceremonies.create(empty, [ROUND], date(2027, 2, 3), "Hội trường")
    for paper in (certificates_pdf(empty, number), *roster_pdfs(empty, number)):
        assert paper.pdf is None
        assert has_errors(paper.findings)
        assert {f.subject for f in paper.findings if f.severity == "error"} == {"M1"}
        with pytest.raises(ValueError, match="no PDF"):
            save_paper(empty, paper, tmp_path / "x.pdf")


def test_files_are_the_papers_seen(office: Services, draft: int, tmp_path: Path) -> None:
    (path,), _ = write_papers(office, draft, tmp_path)
    assert path.read_bytes() == drawn(roster_pdfs(office, draft)[0])
    out = tmp_path / "giấy.pdf"
    write_certificates(office, draft, out)
    paper = certificates_pdf(office, draft)
    assert out.read_bytes() == drawn(paper)
    save_paper(office, paper, tmp_path / paper.name)
    assert (tmp_path / f"giay-chung-nhan-{draft}.pdf").read_bytes() == drawn(paper)
