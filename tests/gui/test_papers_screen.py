"""The place Papers on the sample file: seen, looked over, printed, opened, saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.printer import PRINTER, VirtualPrinter, virtual_printer
from tests.helpers.window import press, show, until
from vusta_desk.domain.findings import Severity
from vusta_desk.gui import problems
from vusta_desk.gui.printer_setup import PrinterSetup, printer_setup
from vusta_desk.gui.screens.papers import PapersScreen, opened
from vusta_desk.gui.screens.papers.people_dialog import PeopleDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.papers.page_numbers import read_pages
from vusta_desk.gui.widgets.papers.page_view import Fit
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import ceremonies, pages, papers
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.payment_list import PAYMENTS_FILE

ROUND = "2027/3-2"
DAY = date(2027, 2, 3)
SHEET = (297.0, 210.0)  # of a certificate, in mm


@pytest.fixture
def made(session: Session) -> int:
    """A ceremony of the next round."""
    return ceremonies.create(session.services, [ROUND], DAY, "Hội trường")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, made: int) -> PapersScreen:
    shown = PapersScreen(session)
    shown.resize(1200, 640)
    session.changed.connect(shown.refresh)
    shown.show_target(ceremony=str(made), paper="certificates")
    return show(qtbot, shown)


def drawn(qtbot: QtBot, screen: PapersScreen) -> None:
    until(qtbot, lambda: screen.preview.view.is_drawn, "the page in sight")


def test_without_ceremonies_it_says_where_to_begin(qtbot: QtBot, empty_session: Session):
    screen = PapersScreen(empty_session)
    qtbot.addWidget(screen)
    screen.refresh()
    assert screen._pages.currentIndex() == 0
    usable = [act.text() for act in screen.acts if act.isEnabled()]
    assert usable == ["In tờ đo…"]  # a printer can be measured before there is anything to print


def test_the_preview_is_the_very_pdf(
    qtbot: QtBot, screen: PapersScreen, session: Session, made: int
):
    paper = papers.certificates_pdf(session.services, made)
    assert screen.preview.pdf == paper.pdf
    called = ceremonies.ceremony(session.services, made).on_roster()
    assert screen.preview.count == len(called)
    drawn(qtbot, screen)
    model = screen.preview.thumbnails.model()
    assert called[1].name in model.index(1, 0).data()
    screen.show_target(paper="roster")
    (roster,) = papers.roster_pdfs(session.services, made)
    assert screen.preview.pdf == roster.pdf
    assert screen.preview.page < screen.preview.count


def test_pages_are_turned_by_keys_and_by_the_small_ones(qtbot: QtBot, screen: PapersScreen):
    preview, view = screen.preview, screen.preview.view
    drawn(qtbot, screen)
    view.setFocus()
    press(view, "PgDown")
    assert preview.page == 1
    assert preview.thumbnails.currentIndex().row() == 1
    press(view, "End")
    assert preview.page == preview.count - 1
    press(view, "PgDown")
    assert preview.page == preview.count - 1
    press(view, "Home")
    press(preview.thumbnails, "Down")
    assert preview.page == 1
    drawn(qtbot, screen)
    assert view.accessibleName()


def test_zoom_keeps_within_its_steps(qtbot: QtBot, screen: PapersScreen):
    view = screen.preview.view
    drawn(qtbot, screen)
    assert view.fit is Fit.PAGE
    whole = view.zoom
    press(view, "Ctrl++")
    assert view.fit is Fit.OWN
    assert view.zoom > whole
    drawn(qtbot, screen)
    for _ in range(20):
        view.zoom_by(1)
    assert view.zoom == 400
    for _ in range(20):
        view.zoom_by(-1)
    assert view.zoom == 25
    press(view, "Ctrl+9")
    assert view.fit is Fit.WIDTH
    assert view.zoom > whole
    assert not view.horizontalScrollBar().isVisible()
    press(view, "Ctrl+0")
    assert view.zoom == pytest.approx(whole, rel=0.02)
    drawn(qtbot, screen)


def test_many_pages_are_drawn_only_where_they_are_seen(
    qtbot: QtBot, screen: PapersScreen, monkeypatch: pytest.MonkeyPatch
):
    asked: set[int] = set()
    draw = pages.page_image

    def counting(pdf: bytes, page: int, dpi: float) -> pages.Picture:
        asked.add(page)
        return draw(pdf, page, dpi)

    monkeypatch.setattr(pages, "page_image", counting)
    screen.preview.store.set_pdf(screen.preview.pdf)
    screen.preview.turn_to(0)
    screen.preview.thumbnails.viewport().update()
    drawn(qtbot, screen)
    until(qtbot, lambda: not screen.preview.store._waiting, "the small pages")
    QApplication.processEvents()
    assert 0 in asked
    assert len(asked) < screen.preview.count


def test_certificates_of_chosen_people(screen: PapersScreen, session: Session, made: int):
    called = ceremonies.ceremony(session.services, made).on_roster()
    screen.choose_people()
    dialog = screen.dialog
    assert isinstance(dialog, PeopleDialog)
    dialog.tick_all(on=False)
    dialog.accept()
    assert dialog._field.problem
    for place in (4, 1):
        dialog.people.item(place).setCheckState(dialog.people.item(0).checkState().Checked)
    dialog.accept()
    keys = frozenset((called[1].key, called[4].key))
    assert screen.wanted.only == keys
    assert screen.preview.count == 2
    assert screen.shown is not None
    assert screen.shown.titles == (called[1].name, called[4].name)
    out = EntryChange(leave_out=True, reason="nhận sau")
    ceremonies.change_entry(session.services, made, called[1].key, out)
    session.changed.emit()
    assert screen.wanted.only == {called[4].key}
    screen.show_target(ceremony=made)
    assert screen.wanted.only is None


def test_what_the_preflight_says_stands_below(screen: PapersScreen, session: Session, made: int):
    panel = screen.preflight.panel
    assert screen.shown is not None
    assert panel.count() == len(screen.shown.findings) > 0
    assert panel.isHidden()  # notes alone are listed when asked for
    screen.preflight._toggle.click()
    assert panel.isVisible()


def test_errors_hinder(screen: PapersScreen, session: Session, made: int):
    called = ceremonies.ceremony(session.services, made).on_roster()
    change = EntryChange(decision="Q" * 400)
    ceremonies.change_entry(session.services, made, called[2].key, change)
    session.changed.emit()
    assert screen.shown is not None
    assert Severity.ERROR in {finding.severity for finding in screen.shown.findings}
    assert screen.shown.pdf is None
    for act in (screen._print, screen._save, screen._open_act):
        assert not act.isEnabled()
    assert screen.preflight.panel.isVisible()
    assert screen._middle.currentIndex() == 1
    screen.show_target(paper="roster")  # which has no such number
    assert screen._print.isEnabled()


def test_an_empty_roster_is_said(screen: PapersScreen, session: Session, made: int):
    called = ceremonies.ceremony(session.services, made).on_roster()
    out = EntryChange(leave_out=True, reason="thử")
    ceremonies.change_entries(session.services, made, {each.key: [out] for each in called})
    session.changed.emit()
    assert screen._hindrance.text()
    assert not screen._print.isEnabled()


def test_text_only_leaves_the_artwork_out(screen: PapersScreen, session: Session, made: int):
    whole = screen.preview.pdf
    screen.bar.text_only.setChecked(True)
    bare = papers.certificates_pdf(session.services, made, text_only=True)
    assert screen.preview.pdf == bare.pdf != whole


def order(screen: PapersScreen, **wishes: Callable[[PrintDialog], None]) -> PrintDialog:
    screen.print_paper()
    dialog = screen.dialog
    assert isinstance(dialog, PrintDialog)
    return dialog


def test_without_a_printer_it_says_so(screen: PapersScreen):
    dialog = order(screen)
    assert not dialog.act_button.isEnabled()
    dialog.accept()
    assert dialog.order is None


def test_printed_as_seen_with_the_shift_of_the_printer(
    qtbot: QtBot, screen: PapersScreen, session: Session, printer: VirtualPrinter
):
    dialog = order(screen)
    assert dialog.printer.value() == PRINTER
    dialog.which.set_value("some")
    dialog.numbers.setText("2-99")
    dialog.accept()
    assert dialog._numbers_field.problem
    dialog.numbers.setText("2, 1")
    dialog.right.setValue(1.5)
    dialog.down.setValue(-0.5)
    dialog.accept()
    with pypdfium2.PdfDocument(printer.next_job()) as document:
        assert len(document) == 2
        document[0].set_rotation(0)
        printed = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    assert screen.preview.pdf is not None
    with pypdfium2.PdfDocument(screen.preview.pdf) as document:
        seen = document[1].render(scale=300 / 72, grayscale=True).to_pil()
    assert first_ink(printed)[0] - first_ink(seen)[0] == pytest.approx(1.5, abs=0.2)
    assert first_ink(printed)[1] - first_ink(seen)[1] == pytest.approx(-0.5, abs=0.2)
    assert PRINTER in screen.said.text()
    assert printer_setup(session.preferences, PRINTER, SHEET) == PrinterSetup(1.5, -0.5)
    again = order(screen)
    assert (again.right.value(), again.down.value()) == (1.5, -0.5)


def first_ink(picture) -> tuple[float, float]:
    """Left and top edge of what is printed, in millimetres."""
    box = picture.point(lambda grey: 255 if grey < 160 else 0).getbbox()
    return box[0] * 25.4 / 300, box[1] * 25.4 / 300


def test_text_only_asked_for_while_printing_is_seen_too(
    screen: PapersScreen, session: Session, printer: VirtualPrinter
):
    dialog = order(screen)
    dialog.which.set_value("current")
    dialog.text_only.setChecked(True)
    dialog.accept()
    assert screen.wanted.text_only
    assert screen.bar.text_only.isChecked()
    with pypdfium2.PdfDocument(printer.next_job()) as document:
        assert len(document) == 1
        picture = document[0].render(scale=1).to_pil()
    corner = picture.crop((10, 10, 80, 80)).convert("L").getextrema()
    assert corner == (255, 255)  # where the border of the artwork would be
    assert printer_setup(session.preferences, PRINTER, SHEET).text_only


def test_a_printer_gone_meanwhile_is_named(
    screen: PapersScreen, printer: VirtualPrinter, monkeypatch: pytest.MonkeyPatch
):
    said: list[str] = []
    monkeypatch.setattr(
        problems, "show", lambda _, error, words: said.append(problems.words_of(error, words))
    )
    dialog = order(screen)
    dialog.printer.clear()
    dialog.printer._values = ["Máy cũ"]
    dialog.printer.addItem("Máy cũ")
    dialog.accept()
    assert len(said) == 1
    assert "Máy cũ" in said[0]


def test_printing_is_a_job_that_can_be_called_off(
    qtbot: QtBot, tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
):
    with services_of_sample(tmp_path) as services:
        dress(services.words)
        ceremonies.create(services, [ROUND], DAY, "Hội trường")
        session = session_of(services, ThreadRunner())
        screen = show(qtbot, PapersScreen(session))
        screen.show_target(paper="certificates")
        until(qtbot, lambda: screen.preview.count, "the paper")
        with virtual_printer():
            screen.print_paper()
            until(qtbot, lambda: screen.dialog, "the question how to print")
            dialog = cast(PrintDialog, screen.dialog)
            dialog.copies.setValue(50)
            dialog.accept()
            until(qtbot, lambda: session.tasks.running, "the job")
            (task,) = session.tasks.running
            until(qtbot, lambda: task.done_parts > 0, "the first page")
            screen.preview.turn_to(3)
            drawn(qtbot, screen)  # the preview does not wait for the printer
            assert session.tasks.running == (task,)
            task.cancel()
            until(qtbot, lambda: not session.tasks.is_busy, "the end of the job")
        assert not screen.said.isHidden()
        screen.close()
        session.tasks.close()


def test_a_paper_asked_for_again_after_a_change_is_the_one_shown(
    qtbot: QtBot, screen: PapersScreen, session: Session
):
    threaded = session_of(session.services, ThreadRunner())
    screen.session = threaded
    before = screen.preview.pdf
    screen.show_target(paper="roster")
    screen.refresh()  # the data has changed meanwhile
    until(qtbot, lambda: not threaded.tasks.is_busy, "the roster")
    assert screen.wanted.paper == "roster"
    assert screen.preview.pdf not in (None, before)
    threaded.tasks.close()


def test_opened_in_a_private_folder_that_goes(
    screen: PapersScreen, monkeypatch: pytest.MonkeyPatch
):
    shown: list[Path] = []
    monkeypatch.setattr(opened, "show", lambda path: shown.insert(len(shown), path) is None)  # type: ignore[func-returns-value]
    screen.open_pdf()
    screen.open_pdf()
    first, second = shown
    assert first.read_bytes() == second.read_bytes() == screen.preview.pdf
    assert first != second
    assert first.parent.parent.stat().st_mode & 0o077 == 0
    assert screen.said.isHidden()
    screen._opened.close()
    assert not first.parent.parent.exists()
    monkeypatch.setattr(opened, "show", lambda _: False)
    screen.open_pdf()
    assert not screen.said.isHidden()
    screen._opened.close()


def test_saved_under_a_name_of_ones_own(
    screen: PapersScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "Giấy chứng nhận.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    screen.save_pdf()
    assert path.read_bytes() == screen.preview.pdf
    assert path.name in screen.said.text()


def test_all_saved_and_nothing_replaced_unasked(
    screen: PapersScreen,
    session: Session,
    made: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    folder = tmp_path / "giấy tờ"
    folder.mkdir()
    monkeypatch.setattr(files, "ask_folder", lambda *_: folder)
    screen.save_all()
    kinds = (papers.ROSTER_FILE, papers.CERTIFICATES_FILE, f"{PAYMENTS_FILE}.pdf")
    names = {kind.format(id=made) for kind in kinds}
    assert {path.name for path in folder.iterdir()} == names
    for path in folder.iterdir():
        path.write_bytes(b"mine")
    answers = [False, True]
    monkeypatch.setattr(problems, "confirm", lambda *_: answers.pop(0))
    screen.save_all()
    assert {path.read_bytes() for path in folder.iterdir()} == {b"mine"}
    screen.save_all()
    assert all(path.read_bytes().startswith(b"%PDF") for path in folder.iterdir())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("1", (0,)), ("1-3, 7", (0, 1, 2, 6)), (" 7 ;2–3", (6, 1, 2)), ("2,1-2", (1, 0))],
)
def test_page_numbers_as_people_write_them(text: str, wanted: tuple[int, ...]):
    assert read_pages(text, 7) == wanted


@pytest.mark.parametrize("text", ["", "0", "8", "3-2", "1-", "a", "1,,2", "-1"])
def test_what_are_no_page_numbers(text: str):
    with pytest.raises(ValueError, match="no page numbers"):
        read_pages(text, 7)
