"""The pages of help: in the window's language, by keyboard, on paper; nothing outside is opened."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextDocument
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import ROOT
from vusta_desk.gui import help_text
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.help_dialog import HelpDialog
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets.papers.paper_dialog import PaperDialog
from vusta_desk.usecases import help_pages, pages

HELP = ROOT / "resources" / "help"
ALL = sorted(HELP.glob("*/*.md"))
LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> HelpDialog:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    made = HelpDialog(session, window)
    made.show()
    return made


def test_both_languages_have_the_same_pages_that_link_to_pages_alone() -> None:
    names = {folder.name: [page.name for page in sorted(folder.glob("*.md"))]
             for folder in HELP.iterdir()}  # fmt: skip
    assert set(names) == {"vi", "en"}
    assert names["vi"] == names["en"] != []
    for page in ALL:
        text = page.read_text("utf-8")
        assert text.startswith("# ")
        assert set(LINK.findall(text)) <= set(names["en"])
        assert "://" not in text


def test_pages_are_in_the_language_of_the_window(session: Session) -> None:
    found = help_pages.pages(session.services)
    assert [page.name for page in found] == sorted(path.name for path in (HELP / "vi").iterdir())
    assert found[0].title == "Thử chương trình trên máy tính thật"
    assert found[0].text.startswith(f"# {found[0].title}\n")


def test_a_link_leads_to_its_page_and_never_out(
    dialog: HelpDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    names = [page.name for page in ALL if page.parent.name == "vi"]
    dialog.text.anchorClicked.emit(QUrl(names[-1]))
    assert dialog.page is not None
    assert dialog.page.name == names[-1]
    for outside in ("https://example.org/1-try.md", "file:///1-try.md", "gone.md"):
        dialog.text.anchorClicked.emit(QUrl(outside))
    assert dialog.page.name == names[-1]
    assert not opened


def test_the_whole_page_is_copied(dialog: HelpDialog) -> None:
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert dialog.page is not None
    assert copied.startswith(dialog.page.title)
    assert dialog.said.text()


def test_the_page_is_seen_as_it_is_printed(dialog: HelpDialog) -> None:
    dialog.print_button.click()
    paper = dialog.findChild(PaperDialog)
    assert paper is not None
    assert paper.view.pdf is not None
    paper.reject()


def test_asked_for_twice_there_is_one(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    act = next(each for each in window.menus.acts() if each.shortcut().toString() == "Shift+F1")
    act.trigger()
    act.trigger()
    assert len(window.findChildren(HelpDialog)) == 1


def test_what_a_step_says_stays_with_its_box(qtbot: QtBot) -> None:
    document = QTextDocument()
    text = (HELP / "en" / "1-try.md").read_text("utf-8")
    help_text.fill(document, text, document.defaultFont())
    blocks = [document.findBlockByNumber(at) for at in range(document.blockCount())]
    boxes = [each.text() for each in blocks if each.textList() is not None]
    assert len(boxes) == text.count("- [ ]")
    assert boxes[0].startswith("A1.")
    assert len(boxes[0].split("\u2028")) == 3


@pytest.mark.parametrize("page", ALL, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_is_laid_out_on_a4_in_our_own_typeface(page: Path, qtbot: QtBot) -> None:
    pdf = help_text.pdf_of("Thử", page.read_text("utf-8"), ROOT / "resources" / "fonts")
    for size in pages.page_sizes_mm(pdf):
        assert size == pytest.approx((210, 297), abs=0.5)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for sheet in PdfReader(BytesIO(pdf)).pages
        for font in sheet["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert all("Tinos" in font for font in fonts)
