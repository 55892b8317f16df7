"""The minutes of a reconciliation are kept with it, and drawn again word for word."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.people import registry
from tests.usecases.conftest import add, joined
from vusta_desk.documents.spreadsheet import write_table_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.reconciliation import CENTRAL, Decision
from vusta_desk.usecases import protocols, reconcile
from vusta_desk.usecases.reconcile import Compared, Word
from vusta_desk.usecases.services import Services

HEADER = ("Họ và tên", "Số CCCD", "Ngày vào Đảng", "Chi bộ", "Trạng thái")
AN = ("Trần Văn Ân", "001060000001", "10/02/1987", "Chi bộ B02", "")
DAO = ("Lê Thị Đào", "001160000002", "03/02/1990", "Chi bộ B01", "Đã chuyển sinh hoạt")
MOI = ("Vũ Mới", "001099000009", "01/10/2026", "Chi bộ B02", "")
GONE = ("Hồ Giang", "001060000003", "01/01/2000", "Chi bộ B02", "")


@pytest.fixture
def compared(empty: Services, tmp_path: Path) -> Compared:
    gone = [("moved_away", "2020-01-01")]
    people = (
        joined("M1", "Trần Văn Ân", "1987-02-10", branch="B01", personal_id="001060000001"),
        joined("M2", "Lê Thị Đào", "1990-02-03", branch="B01", personal_id="001160000002"),
        joined("M3", "Hồ Giang", "2000-01-01", branch="B02", personal_id=GONE[1], standings=gone),
    )
    add(empty, registry(*people))
    path = tmp_path / "danh-sach.xlsx"
    write_table_xlsx(path, "Danh sách", HEADER, [AN, DAO, MOI, GONE, MOI])
    return reconcile.compare(empty, path, CENTRAL, day=date(2026, 11, 20))


def test_minutes_have_a_kind_by_their_name(
    empty: Services, compared: Compared, tmp_path: Path
) -> None:
    minutes = protocols.protocol(empty, compared, {})
    for name in ("a.docx", "bien-ban"):
        with pytest.raises(Refused, match="minutes_kind_unknown"):
            protocols.write_protocol(empty, minutes, tmp_path / name)
        assert not (tmp_path / name).exists()
    protocols.write_protocol(empty, minutes, tmp_path / "a.PDF")
    assert (tmp_path / "a.PDF").read_bytes().startswith(b"%PDF-")


def test_the_minutes_say_what_was_found_and_decided(empty: Services, compared: Compared) -> None:
    found = compared.comparison
    new, gone = found.missing_here
    decisions = {
        new.id: Word(Decision.TAKEN),
        gone.id: Word(Decision.NOTED, "đề nghị cấp trên xóa tên"),
        found.different[0].id: Word(Decision.KEEP, "có quyết định"),
    }
    minutes = protocols.protocol(empty, compared, decisions, "Quý IV")
    branch = "Chi bộ B02"
    assert minutes.missing_here == (
        ("Vũ Mới", "", "001099000009", branch, "thêm vào sổ"),
        (
            "Hồ Giang",
            "",
            "001060000003",
            branch,
            "trong sổ: đã chuyển sinh hoạt đảng. đề nghị cấp trên xóa tên",
        ),
    )
    left = ("Lê Thị Đào", "", "001160000002", "Chi bộ B01")
    assert minutes.missing_there == ((*left, "danh sách ghi: Đã chuyển sinh hoạt. chưa xử lý"),)
    who = "Trần Văn Ân, 001060000001"
    ours = (who, "Chi bộ", "Chi bộ B01", branch, "giữ theo sổ (có quyết định)")
    assert minutes.different == (ours,)
    assert [row[:2] for row in minutes.unclear] == [("Danh sách 6", "Vũ Mới")]
    assert minutes.unclear[0][2]
    counts = minutes.counts
    assert (counts["ours"], counts["after"]) == (2, 3)
    assert counts["theirs"] == counts["matched"] + counts["missing_here"] + counts["unclear"] == 4
    assert (minutes.day, minutes.side, minutes.note) == ("20/11/2026", "", "Quý IV")


def test_they_are_kept_and_come_back_word_for_word(empty: Services, compared: Compared) -> None:
    minutes = protocols.protocol(empty, compared, {}, "ghi chú")
    reconcile.record(empty, compared, {}, "ghi chú")
    (entry,) = reconcile.earlier(empty)
    assert protocols.recorded_protocol(entry) == minutes
    assert (entry.note, entry.counts["open"], entry.file) == ("ghi chú", 4, "danh-sach.xlsx")


def test_earlier_decisions_are_on_the_next_minutes(
    empty: Services, compared: Compared, tmp_path: Path
) -> None:
    line = compared.comparison.different[0]
    reconcile.record(empty, compared, {line.id: Word(Decision.KEEP)})
    again = reconcile.compare(empty, tmp_path / "danh-sach.xlsx", CENTRAL)
    minutes = protocols.protocol(empty, again, {})
    assert minutes.different[0][-1] == "giữ theo sổ"
    assert minutes.movement is not None
    assert (minutes.movement.at_start, minutes.movement.at_end) == (2, 2)


def test_written_as_the_name_of_the_file_says(
    empty: Services, compared: Compared, tmp_path: Path
) -> None:
    minutes = protocols.protocol(empty, compared, {})
    assert protocols.protocol_name(minutes, ".pdf") == "bien-ban-doi-khop-2026-11-20.pdf"
    pdf, book = tmp_path / "ra" / "bb.pdf", tmp_path / "ra" / "bb.XLSX"
    protocols.write_protocol(empty, minutes, pdf)
    protocols.write_protocol(empty, minutes, book)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert load_workbook(book).sheetnames == ["Biên bản"]
    with pytest.raises(Refused) as refused:
        protocols.write_protocol(empty, minutes, empty.data.path)
    assert refused.value.code == "minutes_kind_unknown"
