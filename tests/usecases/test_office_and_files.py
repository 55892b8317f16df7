"""Settings, evaluation, import, export, papers, upkeep on one small office."""

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.pdf_text import text_of
from tests.helpers.people import member
from tests.usecases.conftest import PEOPLE, ROUND, add, joined
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.registry_json import to_document
from vusta_desk.i18n.reckoning_words import explain_lines
from vusta_desk.usecases import ceremonies, export_members, import_members, papers, upkeep
from vusta_desk.usecases.browse_members import search
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.evaluate import evaluate, explain, find_one
from vusta_desk.usecases.import_members import Accept
from vusta_desk.usecases.office import change_setting, get_setting, office_round
from vusta_desk.usecases.recovery import write_recovery_sheet
from vusta_desk.usecases.services import Services


def words_of(pdf: Path) -> str:
    return " ".join(text_of(pdf).split())


def test_everyone_has_one_outcome_and_the_counts_add_up(office: Services) -> None:
    result = evaluate(office, office_round(office, ROUND))
    assert sum(result.counts.values()) == len(result.rows) == len(PEOPLE.members)
    assert result.counts[Outcome.DUE] == 3
    assert result.counts[Outcome.WAITING] == 1
    by_key = {row.member.key: row for row in result.rows}
    assert by_key["M6"].amount == 7_590_000
    assert by_key["M4"].amount is None
    assert "multiple_unknown" in {reason.code for reason in by_key["M4"].reasons}
    assert by_key["M7"].amount is None


def test_the_reckoning_reads_as_the_office_would_say_it(empty: Services) -> None:
    add(empty, type(PEOPLE)(PEOPLE.committee, PEOPLE.branches, (joined("M1", "A", "1984-03-09"),)))
    _, reckoning = explain(empty, "M1", office_round(empty, "2024/3-2"))
    lines = explain_lines(reckoning, empty.paper_words)
    assert (
        "Vào Đảng (QĐ kết nạp) 09/03/1984 + 40 năm − 0 ngày gián đoạn → đủ ngày 09/03/2024, "
        "trong đợt 3/2/2024 (01/01–31/03/2024)."
    ) in lines


def test_a_member_must_be_one(office: Services) -> None:
    add(
        office,
        type(PEOPLE)(
            PEOPLE.committee,
            (),
            (member("N1", card_number="87654321"), member("N2", card_number="87654321")),
        ),
    )
    with pytest.raises(Refused, match="member_not_one"):
        find_one(office.registry().members, "87654321")


def test_settings_fall_back_and_are_undone(office: Services) -> None:
    assert get_setting(office, "place") == "Hà Nội"
    change_setting(office, "place", "Huế")
    assert get_setting(office, "place") == "Huế"
    upkeep.undo(office, upkeep.history(office)[0].id)
    assert get_setting(office, "place") == "Hà Nội"
    change_setting(office, "committee.symbol", "")
    assert office.registry().committee.symbol == ""
    change_setting(office, "round.2027/3-2.window", "2026-12-01 2027-01-31")
    assert office_round(office, ROUND).window == (date(2026, 12, 1), date(2027, 1, 31))
    change_setting(office, "round.2027/3-2.window", "")
    assert office_round(office, ROUND).window == (date(2027, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day", "9999-01-01"),
        ("reference", "0001-01-01"),
        ("deadline", "3000-01-01"),
        ("window", "0999-12-31 2027-03-31"),
    ],
)
def test_a_day_no_round_can_have_is_not_kept(office: Services, name: str, value: str) -> None:
    with pytest.raises(Refused, match="round_day_far"):
        change_setting(office, f"round.{ROUND}.{name}", value)
    assert not get_setting(office, f"round.{ROUND}.{name}")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("money_day", "decision, round, hand_over"),
        ("round.2027/3-2.window", "2027-01-01 2027-03-31"),
        ("round.2027/3-2.reference", "2027-02-03"),
    ],
)
def test_a_wrong_value_is_answered_by_an_example(office: Services, key: str, expected: str) -> None:
    with pytest.raises(Refused, match="setting_value") as refused:
        change_setting(office, key, "hôm qua")
    assert refused.value.details["expected"] == expected


def test_a_backup_at_an_impossible_place_is_refused(office: Services, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="path_too_long"):
        upkeep.back_up(office, tmp_path / ("x" * 300))
    with pytest.raises(Refused, match="file_name_reserved"):
        upkeep.back_up(office, tmp_path / "LPT1.vusta-backup")


def test_search_finds_by_name_number_and_branch(office: Services) -> None:
    assert [row.name for row in search(office, "dao").rows] == ["Lê Thị Đào"]
    assert [row.key for row in search(office, "12345678").rows] == ["M8"]
    assert search(office, branch="B02").total == 1
    found = search(office, limit=2)
    assert (found.total, len(found.rows)) == (8, 2)


def test_an_import_is_refused_when_the_data_has_changed_since_the_preview(
    office: Services, tmp_path: Path
) -> None:
    file = tmp_path / "sổ.json"
    people = type(PEOPLE)(PEOPLE.committee, PEOPLE.branches, (joined("M20", "Mới", "1990-01-01"),))
    file.write_text(json.dumps(to_document(people)), "utf-8")
    preview = import_members.preview(office, file)
    change_setting(office, "place", "Huế")
    with pytest.raises(Refused, match="data_changed_since_preview"):
        import_members.apply(office, preview, Accept.ALL)
    again = import_members.preview(office, file)
    assert import_members.apply(office, again, Accept.NONE) is None
    assert import_members.apply(office, again, Accept.NEW) is not None
    assert len(office.registry().members) == 9


def test_the_registry_comes_in_whole_with_its_committee(empty: Services, tmp_path: Path) -> None:
    file = tmp_path / "sổ.json"
    committee = type(PEOPLE.committee)("Đảng ủy Khác", "Cấp trên", "ĐUK")
    whole = type(PEOPLE)(committee, PEOPLE.branches, PEOPLE.members)
    file.write_text(json.dumps(to_document(whole)), "utf-8")
    import_members.apply(empty, import_members.preview(empty, file), Accept.ALL)
    assert empty.registry() == whole
    operation = upkeep.history(empty)[0]
    assert "8" in operation.title
    upkeep.undo(empty, operation.id)
    assert empty.registry().members == ()
    titles = [done.title for done in upkeep.history(empty)]
    assert operation.title in titles[0]
    assert upkeep.history(empty, 1)[0].title == titles[0]


def test_the_list_goes_out_as_text(office: Services, tmp_path: Path) -> None:
    add(office, type(PEOPLE)(PEOPLE.committee, (), (member("N1", "=1+1", sex="female"),)))
    for kind in ("xlsx", "csv"):
        path = tmp_path / f"ds.{kind}"
        assert export_members.export(office, kind, path) == 9
    sheet = openpyxl.load_workbook(tmp_path / "ds.xlsx").active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any(row[0] == "Full name" for row in cells)
    formula = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert formula.data_type == "s"
    with (tmp_path / "ds.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][0] == "Trần Văn Ân"


@pytest.mark.parametrize("ending", ["", ".khoa", ".lock", "-wal"])
def test_nothing_is_written_over_the_data(office: Services, ending: str) -> None:
    number = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hội trường")
    path = office.data.path.with_name(office.data.path.name + ending)
    roundabout = path.parent / "x" / ".." / path.name
    before = path.read_bytes()
    for write in (
        lambda: export_members.export(office, "csv", path),
        lambda: papers.write_certificates(office, number, roundabout),
        lambda: write_recovery_sheet(office, path),
    ):
        with pytest.raises(Refused, match="out_is_data_file"):
            write()
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["B.vusta", "B.VUSTA.khoa", "B-1.vusta-backup"])
def test_nothing_is_written_over_other_data(office: Services, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"data")
    for write in (
        lambda: export_members.export(office, "json", path),
        lambda: write_recovery_sheet(office, path),
    ):
        with pytest.raises(Refused, match=r"^out_is_data$"):
            write()
    assert path.read_bytes() == b"data"


def test_papers_are_drawn_from_the_entries(office: Services, tmp_path: Path) -> None:
    number = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hội trường")
    ceremonies.change_entry(office, number, "M2", EntryChange(leave_out=True, reason="x"))
    ceremonies.set_decision(office, number, "12-QĐ/ĐU", date(2027, 1, 20))
    (roster,), _ = papers.write_papers(office, number, tmp_path / "giấy tờ")
    text = words_of(roster)
    assert "Nguyễn An" in text
    assert "Lê Thị Đào" not in text
    assert "25.300.000 đ" in text
    out = tmp_path / "chứng nhận.pdf"
    papers.write_certificates(office, number, out, ["M1", "M3"])
    drawn = text_of(out)
    assert drawn.index("Nguyễn An") < drawn.index("Trần Văn Ân")
    assert "Hà Nội, ngày 20 tháng 01 năm 2027" in drawn
    assert "12-QĐ/ĐU" in drawn
    assert "Phạm Bình" not in drawn
    with pytest.raises(Refused, match="certificate_not_on_roster"):
        papers.write_certificates(office, number, out, ["M2"])


def test_a_certificate_that_cannot_be_drawn_stops_the_batch(
    empty: Services, tmp_path: Path
) -> None:
    people = (joined("M1", "Trần \U00020000 Ân", "1987-02-10", badges=[30]),)
    add(empty, type(PEOPLE)(PEOPLE.committee, PEOPLE.branches, people))
    number = ceremonies.create(empty, [ROUND], date(2027, 2, 3), "Hội trường")
    out = tmp_path / "chứng nhận.pdf"
    found = papers.write_certificates(empty, number, out)
    assert "error" in {finding.severity for finding in found}
    assert not out.exists()


def test_the_recovery_sheet_carries_the_letters(office: Services, tmp_path: Path) -> None:
    sheet = tmp_path / "tờ.pdf"
    write_recovery_sheet(office, sheet)
    text = words_of(sheet).replace(" ", "")
    assert all("".join(group.split()) in text for group in office.data.recovery_letters())


def test_check_and_backup(office: Services, tmp_path: Path) -> None:
    damage, findings = upkeep.check(office)
    assert damage == ()
    assert all(finding.code != "card_on_two_people" for finding in findings)
    assert upkeep.back_up(office).exists()
    place = tmp_path / "nơi khác.vusta-backup"
    assert upkeep.back_up(office, place) == place


def test_a_roster_that_cannot_be_drawn_names_the_member_and_leaves_nothing(
    office: Services, tmp_path: Path
) -> None:
    number = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hội trường")
    ceremonies.change_entry(office, number, "M1", EntryChange(serial="\U00020000"))
    paths, findings = papers.write_papers(office, number, tmp_path / "giấy tờ")
    assert paths == ()
    assert "M1" in {finding.subject for finding in findings if finding.severity == "error"}
    assert not (tmp_path / "giấy tờ").exists()
