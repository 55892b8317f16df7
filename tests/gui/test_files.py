"""Names to save under get their ending, and nothing unasked is overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from vusta_desk.app.wiring import catalogue
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.widgets import files, folders
from vusta_desk.gui.widgets.folders import Folders

EXCEL = "Bảng tính Excel (*.xlsx *.xls)"
KIND = (("Excel", "*.xlsx"),)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    files.begin_in(None)
    yield
    files.begin_in(None)


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("danh sách", EXCEL, "danh sách.xlsx"),
        ("danh sách.XLS", EXCEL, "danh sách.XLS"),
        ("chi bộ 3.2", EXCEL, "chi bộ 3.2.xlsx"),
        ("danh sách", "Mọi tệp (*)", "danh sách"),
    ],
)
def test_a_name_gets_the_ending_of_its_kind(
    tmp_path: Path, typed: str, kind: str, meant: str
) -> None:
    assert files.with_ending(tmp_path / typed, kind) == tmp_path / meant


def test_a_file_nobody_was_asked_about_is_not_meant(tmp_path: Path) -> None:
    (tmp_path / "danh sách.xlsx").write_text("có rồi", "utf-8")
    assert files.with_ending(tmp_path / "danh sách", EXCEL) == tmp_path / "danh sách"


def test_what_the_dialogs_are_asked_and_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(parent: object, title: str, place: str, kinds: str) -> tuple[str, str]:
        asked.extend((title, place, kinds))
        return str(tmp_path / "a"), "PDF (*.pdf)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    words, kinds = catalogue("en"), (("PDF", "*.pdf"),)
    saved = files.ask_save(None, words, "Save", kinds, tmp_path / "b.pdf")
    assert saved == tmp_path / "a.pdf"
    assert asked == ["Save", str(tmp_path / "b.pdf"), "PDF (*.pdf)"]
    assert files.ask_open(None, words, "Open", kinds) is None


def test_without_a_documents_folder_the_home_folder_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, missing = tmp_path / "Tài liệu", tmp_path / "không có"
    there.mkdir()
    for named, offered in ((there, there), (missing, Path.home())):
        monkeypatch.setattr(
            QStandardPaths, "writableLocation", lambda _, named=named: str(named), raising=True
        )
        assert folders.documents_folder() == offered


class Dialogs:
    """Answers file dialogs with `answer` and keeps where each began."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answer, self.began = "", [""]
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, self._file)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", self._files)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", self._folder)

    def _file(self, parent: object, title: str, place: str, kinds: str) -> tuple[str, str]:
        self.began.append(place)
        return self.answer, ""

    def _files(self, parent: object, title: str, place: str, kinds: str) -> tuple[list[str], str]:
        return [self._file(parent, title, place, kinds)[0]], ""

    def _folder(self, parent: object, title: str, place: str) -> str:
        return self._file(parent, title, place, "")[0]


def test_each_act_begins_where_it_was_last_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, lists, papers = (tmp_path / name for name in ("nhà", "sách", "giấy"))
    lists.mkdir()
    papers.mkdir()
    dialogs, words = Dialogs(monkeypatch), catalogue("en")
    kept = tmp_path / "preferences.json"
    files.begin_in(Folders(Preferences(kept), lambda: home))
    dialogs.answer = str(lists / "a.xlsx")
    files.ask_open_several(None, words, "Open", KIND)
    dialogs.answer = str(papers)
    files.ask_folder(None, words, "Folder")
    assert dialogs.began[-1] == str(home)
    assert home.is_dir()

    files.begin_in(Folders(Preferences(kept), lambda: home))  # the next start
    dialogs.answer = ""
    files.ask_open(None, words, "Open", KIND)
    assert dialogs.began[-1] == str(lists)
    files.ask_save(None, words, "Save", KIND, "a.xlsx")
    assert dialogs.began[-1] == str(papers / "a.xlsx")
    files.ask_open(None, words, "Open", (("Data", "*.vusta"),))
    assert dialogs.began[-1] == str(home)
    lists.rmdir()
    files.ask_open(None, words, "Open", KIND)
    assert dialogs.began[-1] == str(home)


def test_a_folder_that_takes_long_to_look_at_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs, words = Dialogs(monkeypatch), catalogue("en")
    files.begin_in(
        Folders(Preferences(), lambda: tmp_path, lambda folder: "share" not in str(folder))
    )
    (tmp_path / "share").mkdir()
    dialogs.answer = str(tmp_path / "share" / "a.xlsx")
    assert files.ask_save(None, words, "Save", KIND, "a.xlsx") == tmp_path / "share" / "a.xlsx"
    files.ask_save(None, words, "Save", KIND, "a.xlsx")
    assert dialogs.began[-1] == str(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("suggested", "proposed"),
    [
        ("Chi bộ 1/2: rà soát?.xlsx", "Chi bộ 1 2 rà soát.xlsx"),
        ("NUL.pdf", "_NUL.pdf"),
        ("aux", "_aux"),
        ("", ""),
    ],
)
def test_a_name_that_is_proposed_is_one_every_system_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suggested: str, proposed: str
) -> None:
    dialogs = Dialogs(monkeypatch)
    files.begin_in(Folders(Preferences(), lambda: tmp_path))
    assert files.ask_save(None, catalogue("en"), "Save", KIND, suggested) is None
    assert Path(dialogs.began[-1]) == tmp_path / proposed
