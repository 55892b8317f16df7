"""Every finding about a list can be said, with nothing left open in the sentence."""

from pathlib import Path
from string import Formatter

from tests.helpers.people import member, registry
from tests.importing.support import HEADER, SAMPLES, plan_rows
from vusta_desk.domain.findings import Finding
from vusta_desk.domain.member import Registry
from vusta_desk.i18n.messages import SENTENCES
from vusta_desk.importing.plan import plan_import

KNOWN = registry(
    member("M0001", "Lê Lan", birth_date="1950-01-01", card_number="11111111"),
    member("M0002", "Vũ Hoa", personal_id="012012012012"),
    member("M0003", "Vũ Đệ"),
)
ROWS = (
    (None, "Hội A"),
    (None, "Chi bộ B (12 đảng viên)"),
    (1, "NGUYỄN  VĂN A", "x", "31/2/1950", "1066", "123", "x1", "ốm"),
    (2, "Lê Lan", None, "1950", "19/3/66", 4794970, None, "Miễn SHĐ"),
    (3, "Lê Lan", None, "1951", None, "11111111", "012012012012", None, "thừa"),
    (4, "Vũ Hoa", None, "khoảng 1950", "1/1/1950", "35", None, None),
    (5, "Vũ Đệ", None, "1950", "1/1/1940"),
    (6, None, "Nam", "#N/A"),
    (7, "Trần Khác", None, None, None, None, "012012012012"),
    (8, "NGUYỄN VĂN A", "Nam", None, None, "123"),
    (None, None, None, None, None, None, "lạc"),
)


def unsaid(finding: Finding) -> set[str]:
    """What the sentence of a finding asks for and its details do not give."""
    names = {name for _, name, _, _ in Formatter().parse(SENTENCES[finding.code]) if name}
    return names - set(finding.details)


def test_sentences_find_all_they_need(tmp_path: Path):
    plan = plan_rows(tmp_path, *ROWS, known=KNOWN, header=(*HEADER[:8], None, "Cột lạ", "Họ tên"))
    assert len({finding.code for finding in plan.findings}) > 15
    assert not {finding.code: unsaid(finding) for finding in plan.findings if unsaid(finding)}


def test_sentences_about_samples(tmp_path: Path):
    office = plan_import(SAMPLES / "danh-sach-dang-vien.xlsx", KNOWN)
    known = Registry(KNOWN.committee, office.branches, tuple(row.member for row in office.rows))
    plans = [plan_import(SAMPLES / "DS_DANGVIEN.xlsx", known), office]
    assert not [finding for plan in plans for finding in plan.findings if unsaid(finding)]
