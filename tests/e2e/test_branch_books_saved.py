"""LibreOffice saves a branch's workbook: nothing is changed by that, and what was typed is kept."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.branch_books import Book
from tests.helpers.desk import services_of_sample
from tests.importing.keep_lists import converted
from vusta_desk.domain.exchange import KEY_SHEET
from vusta_desk.importing.files.workbook import open_sheets
from vusta_desk.usecases import branch_answers, branch_workbooks

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_saved_by_another_program(tmp_path: Path, kind: str) -> None:
    with services_of_sample(tmp_path / "office") as services:
        for number, key in enumerate(("B01", "B16")):
            source = tmp_path / f"{key}.xlsx"
            branch_workbooks.export(services, key, source)
            saved = converted(tmp_path / "unchanged", source, kind)
            assert branch_answers.read_back(services, saved).lines == ()
            book = Book(source)
            first, second = book.keys[:2]
            book.type(first, Quê_quán="xã Bình Minh", Ngày_sinh=date(1955, 6, 1 + number))
            book.type(second, Ngày_sinh="7/1955", Số_định_danh_cá_nhân="001055000001")
            book.cell(second, "Đề nghị, ghi chú").value = "=đã từ trần ngày 12/05/2026"
            book.cell(second, "Đề nghị, ghi chú").data_type = "s"
            book.answer(Người_trả_lời="Bí thư", Ngày_trả_lời="1/12/2026")
            saved = converted(tmp_path / "changed", book.save(), kind)
            returned = branch_answers.read_back(services, saved)
            assert [(each.kind, each.field, each.value) for each in returned.lines] == [
                ("change", "birth_date", f"1955-06-0{1 + number}"),
                ("change", "home", "xã Bình Minh"),
                ("change", "birth_date", "1955-07"),
                ("change", "personal_id", "001055000001"),
                ("proposal", "", "=đã từ trần ngày 12/05/2026"),
            ]
            assert (returned.answered_by, returned.answered_on) == ("Bí thư", "1/12/2026")
            raw = open_sheets(saved, saved.read_bytes())
            assert KEY_SHEET not in raw.visible
            assert branch_answers.accept(services, returned, {}) is not None
            assert branch_answers.read_back(services, saved).is_known
