"""Names to save under get their ending, and nothing unasked is overwritten."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from vusta_desk.app.wiring import catalogue
from vusta_desk.gui.widgets import files

EXCEL = "Bảng tính Excel (*.xlsx *.xls)"


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
        assert files.documents_folder() == offered
