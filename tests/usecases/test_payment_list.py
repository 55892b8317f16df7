"""The list of payments: everyone by branch, sums in words, what adds up; PDF and workbook."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.helpers.people import registry
from tests.usecases.conftest import ROUND, add, joined
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import BadgeKind
from vusta_desk.storage.ceremonies import save_ceremony
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.papers import PAPER_KINDS, write_papers
from vusta_desk.usecases.payment_list import (
    payments_pdf,
    payments_xlsx,
    save_payments_xlsx,
)
from vusta_desk.usecases.payments import PaymentChange, change_payments, money
from vusta_desk.usecases.services import Services

DAY = date(2027, 2, 3)
PAID = date(2026, 11, 20)
FUND = "Quỹ thi đua khen thưởng"


@pytest.fixture
def made(office: Services) -> int:
    """M2 for 75 and M3 for 70 in one branch, M4 for 45 (no amount known), M1 for 40 in others."""
    return ceremonies.create(office, [ROUND], DAY, "Hội trường")


def text_of(services: Services, number: int) -> str:
    paper = payments_pdf(services, number)
    assert paper.pdf is not None, paper.findings
    pages = (page.extract_text() for page in PdfReader(BytesIO(paper.pdf)).pages)
    return " ".join(" ".join(pages).split())


def rows_of(services: Services, number: int) -> list[list[object]]:
    sheet = load_workbook(BytesIO(payments_xlsx(services, number)[1])).active
    assert sheet is not None
    found: list[list[object]] = [[cell for cell in row if cell is not None] for row in sheet.values]
    return [row for row in found if row]


def test_each_person_has_the_amount_in_figures_and_in_words(office: Services, made: int) -> None:
    change_payments(office, made, ["M1"], PaymentChange(extra=500_000, extra_what="khăn lụa"))
    text = text_of(office, made)
    assert "Trần Văn Ân 40 năm 5.060.000 500.000 5.560.000" in text
    assert "Năm triệu năm trăm sáu mươi nghìn" in text
    assert "khăn lụa" in text
    assert "Chưa rõ mức tiền: 1 đồng chí (Phạm Bình); hệ số của mức 45 năm" in text
    assert "Bằng chữ: Năm mươi mốt triệu một trăm nghìn đồng." in text
    assert "Mức lương cơ sở 2.530.000 đồng, áp dụng tại ngày 03/02/2027." in text
    assert office.rulebook.fingerprint in text


def test_it_says_who_pays_and_what_adds_up(office: Services, made: int) -> None:
    change_payments(office, made, ["M1", "M2", "M3", "M4"], PaymentChange(source=FUND))
    assert f"Nguồn chi: {FUND}." in text_of(office, made)
    change_payments(office, made, ["M3"], PaymentChange(source=""))
    change_payments(office, made, ["M2"], PaymentChange(paid_on=PAID))
    text = text_of(office, made)
    assert "đã chi ngày 20/11/2026; nguồn: Quỹ thi đua" in text
    assert "25.300.000 (đã chi) + 5.060.000 (chưa chi) + 20.240.000 (chưa có nguồn)" in text
    assert "+ 0 (chênh lệch) = 50.600.000 (phải chi)" in text
    assert "Còn lệch" not in text


def test_what_does_not_add_up_is_named(office: Services, made: int) -> None:
    change_payments(office, made, ["M1"], PaymentChange(paid_on=PAID, paid=5_000_000))
    change_payments(office, made, ["M2"], PaymentChange(paid_on=PAID))
    ceremonies.change_entry(office, made, "M2", EntryChange(leave_out=True, reason="vắng"))
    text = text_of(office, made)
    assert "Còn lệch: Trần Văn Ân, đã chi 5.000.000 đồng, phải chi 5.060.000 đồng." in text
    assert "Còn lệch: Lê Thị Đào, không còn trong danh sách, đã chi 25.300.000 đồng." in text
    assert "-25.240.000 (chênh lệch)" in text
    assert "đã chi 5.000.000 đồng ngày 20/11/2026" in text


def test_the_workbook_can_be_added_up_again(office: Services, made: int) -> None:
    change_payments(office, made, ["M1"], PaymentChange(extra=500_000))
    rows = rows_of(office, made)
    people = [row for row in rows if row[0] in (1, 2, 3, 4) and "năm" in str(row[2])]
    assert sum(row[3] for row in people if isinstance(row[3], int)) == 50_600_000
    (total,) = (row for row in rows if row[0] == "Tổng cộng: 4 đồng chí" and len(row) == 4)
    assert total[1:] == [50_600_000, 500_000, 51_100_000]
    branches = [row for row in rows if str(row[0]).startswith("Tổng cộng") and len(row) > 4]
    assert branches[0] == branches[1]
    assert branches[0][-1] == 0


def test_two_of_a_branch_have_a_sum_and_one_has_none(office: Services, made: int) -> None:
    by_branch: dict[str, int] = {}
    for line in money(office, made).lines:
        by_branch[line.branch] = by_branch.get(line.branch, 0) + 1
    rows = rows_of(office, made)
    assert sum(row[0] == "Cộng" for row in rows) == sum(n > 1 for n in by_branch.values())
    groups = [str(row[0]) for row in rows if len(row) == 1 and "đồng chí" in str(row[0])]
    assert {f"{name}: {count} đồng chí" for name, count in by_branch.items()} <= set(groups)


def test_without_money_nobody_signs(empty: Services) -> None:
    add(empty, registry(joined("M1", "Trần Văn Ân", "1987-02-10", badges=[30])))
    number = ceremonies.create(empty, [ROUND], DAY, "Hội trường")
    ceremonies.change_entry(empty, number, "M1", EntryChange(leave_out=True, reason="vắng"))
    assert "Không có đồng chí nào." in text_of(empty, number)
    assert money(empty, number).sums.people == 0


def test_kinds_of_papers_are_chosen(office: Services, made: int, tmp_path: Path) -> None:
    paths, _ = write_papers(office, made, tmp_path, PAPER_KINDS)
    assert [path.name for path in paths] == [
        f"danh-sach-trao-tang-{made}.pdf",
        f"danh-sach-chi-{made}.pdf",
        f"danh-sach-chi-{made}.xlsx",
    ]
    assert all(path.stat().st_size for path in paths)
    save_payments_xlsx(office, made, tmp_path / "chi.xlsx")
    assert load_workbook(tmp_path / "chi.xlsx").active is not None


def test_a_damaged_layout_is_refused(
    office: Services, made: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vusta_desk.usecases.payment_list._WORDS", ("nowhere",))
    with pytest.raises(Refused, match="template_damaged"):
        payments_pdf(office, made)


def test_kinds_of_award_are_told(empty: Services) -> None:
    early = joined("M3", "Nguyễn An", "1957-11-01", badges=[65], early_request="2026-11-02")
    add(empty, registry(early))
    number = ceremonies.create(empty, [ROUND], DAY, "Hội trường")
    assert "Tặng sớm" in text_of(empty, number)


def test_whose_badge_comes_without_money_is_named_apart(office: Services, made: int) -> None:
    ceremony = ceremonies.ceremony(office, made)
    again = [
        replace(entry, kind=BadgeKind.REISSUE, amount=0) if entry.key == "M1" else entry
        for entry in ceremony.entries
    ]
    with office.operation("ceremony_change", ceremony=ceremony.name) as writer:
        save_ceremony(writer.connection, replace(ceremony, entries=tuple(again)))
    text = text_of(office, made)
    assert "Không kèm tiền: 1 đồng chí (Trần Văn Ân)." in text
    change_payments(office, made, ["M1"], PaymentChange(extra=200_000))
    text = text_of(office, made)
    assert "Không kèm tiền" not in text
    assert "Trần Văn Ân 40 năm 0 200.000 200.000" in text
    assert "Cấp lại" in text
