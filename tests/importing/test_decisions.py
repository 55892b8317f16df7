"""What a person says of rows: typed cells, whom a row is about, theirs or ours."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.people import member, partial, registry
from tests.importing.support import NOBODY, codes, fates, write_csv, write_xlsx
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.registry_json import to_document
from vusta_desk.importing.choices import CellId, Choices, RowId
from vusta_desk.importing.fates.decisions import Decisions, decided
from vusta_desk.importing.fates.planned import Fate, ImportPlan, PlannedRow
from vusta_desk.importing.plan import columns_of, plan_import

CARD, NEW_CARD, ID, OTHER_ID = "35497128", "012084990569", "012084990569", "099999999999"
HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "Số thẻ cũ", "CCCD", "Quê quán", "Giới tính")


def plan(
    folder: Path, *rows: tuple[object, ...], known: Registry = NOBODY, **chosen: Any
) -> ImportPlan:
    path = write_xlsx(folder / "list.xlsx", [HEADER, *rows])
    return plan_import(path, known, Choices(**chosen))


def one(folder: Path, ours: Member, *cells: object, **chosen: Any) -> PlannedRow:
    """The row of somebody known by the personal number."""
    row = ("Lê Lan", cells[0], cells[1], cells[2], ID, *cells[3:])
    return plan(folder, row, known=registry(ours), **chosen).rows[0]


def lan(**facts: Any) -> Member:
    return member("M0001", "Lê Lan", personal_id=ID, **facts)


def told(row: PlannedRow) -> list[tuple[str, object, object]]:
    return [(offer.field, offer.ours, offer.theirs) for offer in row.offers]


# Typed cells


def test_a_typed_cell_is_read_and_the_file_stays_as_it_stood(tmp_path: Path):
    rows = [("Lê Lan", date(1960, 5, 1), 35497128), ("Vũ Hoa", "khoảng 1970", None)]
    there = CellId("Sheet1", 3, 1)
    seen = plan(tmp_path, *rows, cells={there: " 20/10/1970"})
    first, second = seen.rows
    assert (first.typed, first.source[:3]) == (frozenset(), ("Lê Lan", date(1960, 5, 1), 35497128))
    assert str(second.member.birth_date) == "1970-10-20"
    assert (second.typed, second.source[1]) == (frozenset({1}), "khoảng 1970")
    assert second.draft is not None
    assert second.draft.cells[1] == "20/10/1970"
    assert "date_not_understood" not in codes(second.findings)


def test_cells_are_typed_to_the_right_of_a_short_row_and_in_the_header(tmp_path: Path):
    path = write_csv(tmp_path / "list.csv", [("Họ và tên", "Hôm"), ("Lê Lan",)])
    cells = {CellId(None, 2, 1): "1960", CellId(None, 1, 1): "Ngày sinh", CellId(None, 9, 0): "?"}
    seen = plan_import(path, NOBODY, Choices(cells=cells))
    assert [str(row.member.birth_date) for row in seen.rows] == ["1960"]
    assert (seen.rows[0].source, seen.rows[0].typed) == (("Lê Lan", ""), frozenset({1}))
    assert columns_of(path, Choices(cells=cells))[1].field == "birth_date"


def test_a_typed_name_takes_a_refused_row_in(tmp_path: Path):
    rows = [("", "1/5/1960", CARD)]
    assert fates(plan(tmp_path, *rows)) == ["refused"]
    seen = plan(tmp_path, *rows, cells={CellId("Sheet1", 2, 0): "Lê Lan"})
    assert (fates(seen), seen.rows[0].member.name) == (["new"], "Lê Lan")


# Whom a row is about


@pytest.mark.parametrize(
    ("answer", "fate", "key"), [("M0001", "changed", "M0001"), (None, "new", "M0003")]
)
def test_an_answer_settles_an_unsure_row(tmp_path: Path, answer: str | None, fate: str, key: str):
    known = registry(lan(birth_date="1960"), member("M0002", "Vũ Hoa", card_number=CARD))
    row = ("Lê Lan", "1961", CARD, None, ID)
    assert fates(plan(tmp_path, row, known=known)) == ["unsure"]
    seen = plan(tmp_path, row, known=known, people={RowId("Sheet1", 2): answer})
    assert (seen.rows[0].fate.value, seen.rows[0].member.key) == (fate, key)


def test_an_answer_beats_what_the_program_found(tmp_path: Path):
    row = ("Lê Lan", "1/5/1960", None, None, ID)
    known = registry(lan(birth_date="1960-05-01"))
    seen = plan(tmp_path, row, known=known, people={RowId("Sheet1", 2): None})
    assert fates(seen) == ["new"]
    assert "personal_id_on_two_people" in codes(seen.findings)


def test_an_answer_names_nobody_who_is_not_on_record(tmp_path: Path):
    row = ("Lê Lan", "1/5/1960", None, None, ID)
    known = Registry(registry().committee, (), (), taken_out=(lan(birth_date="1960-05-01"),))
    for key in ("M0001", "M0099"):
        seen = plan(tmp_path, row, known=known, people={RowId("Sheet1", 2): key})
        assert fates(seen) == ["unsure"]


def test_two_rows_cannot_both_be_one_person(tmp_path: Path):
    rows = [("Lê Lan", "1960"), ("Lê Lan", "1961")]
    people = {RowId("Sheet1", 2): "M0001", RowId("Sheet1", 3): "M0001"}
    seen = plan(tmp_path, *rows, known=registry(lan()), people=people)
    assert fates(seen) == ["changed", "unsure"]
    assert "person_twice_in_list" in codes(seen.findings)


def test_a_second_row_of_a_name_may_be_somebody_new(tmp_path: Path):
    rows = [("Lê Lan", "1/5/1960"), ("Lê Lan", "1/5/1960")]
    assert fates(plan(tmp_path, *rows)) == ["new", "unsure"]
    assert fates(plan(tmp_path, *rows, people={RowId("Sheet1", 3): None})) == ["new", "new"]


def test_answers_hold_for_a_registry_document_too(tmp_path: Path):
    path = tmp_path / "registry.json"
    other = member("M0001", "Trần Khác", personal_id=OTHER_ID)
    path.write_text(json.dumps(to_document(registry(other))), encoding="utf-8")
    assert fates(plan_import(path, registry(lan()))) == ["unsure"]
    settled = plan_import(path, registry(lan()), Choices(people={RowId(None, 1): None}))
    assert [(row.fate.value, row.member.key) for row in settled.rows] == [("new", "M0002")]


# What the program would not take unasked


def test_a_less_precise_date_is_offered(tmp_path: Path):
    row = one(tmp_path, lan(birth_date="1960-05-01"), "1961", None, None, None, None)
    assert row.fate is Fate.SAME
    assert told(row) == [("birth_date", partial("1960-05-01"), partial("1961"))]
    assert "fuller_date_kept" in codes(row.findings)


def test_a_blank_is_offered_where_we_know_something(tmp_path: Path):
    ours = lan(home="Huế", sex="female", card_number=NEW_CARD, card_number_old=CARD, badges=[30])
    row = one(tmp_path, ours, None, None, None, None, "Nữ")
    assert row.fate is Fate.SAME
    assert told(row) == [
        ("home", "Huế", None),
        ("card_number", NEW_CARD, None),
        ("card_number_old", CARD, None),
    ]


@pytest.mark.parametrize(
    ("cards", "offers"),
    [
        ((NEW_CARD, None), [("card_number_old", CARD, None)]),
        ((CARD, None), []),
        ((None, CARD), []),
        (("11111111", None), []),
    ],
    ids=repr,
)
def test_an_old_card_is_no_blank_new_one(
    tmp_path: Path, cards: tuple[str | None, str | None], offers: list[object]
):
    row = one(tmp_path, lan(card_number=NEW_CARD, card_number_old=CARD), None, *cards)
    assert told(row) == offers


def test_no_column_and_no_readable_words_are_no_blank(tmp_path: Path):
    ours = lan(birth_date="1960", admission_date="1990", home="Huế")
    row = one(tmp_path, ours, "không rõ", None, None, "Huế")
    assert told(row) == []


def test_another_registry_offers_its_blanks(tmp_path: Path):
    path = tmp_path / "registry.json"
    path.write_text(json.dumps(to_document(registry(lan()))), encoding="utf-8")
    seen = plan_import(path, registry(lan(home="Huế")))
    assert (fates(seen), told(seen.rows[0])) == (["same"], [("home", "Huế", None)])


# Theirs or ours


def test_the_word_on_a_row_beats_that_on_its_field_and_that_the_default(tmp_path: Path):
    row = one(tmp_path, lan(birth_date="1960", home="Huế"), "1/5/1961", None, None, "Hà Nội")
    born, home = partial("1961-05-01"), "Hà Nội"
    assert decided(row, Decisions()) == row.member
    assert _facts(row, Decisions(kinds={"home": False})) == (born, "Huế")
    both = Decisions(kinds={"home": False}, fields={(row.id, "home"): True})
    assert _facts(row, both) == (born, home)
    assert decided(row, Decisions(rows={row.id: False})) is None
    assert decided(row, Decisions(kinds={"home": False, "birth_date": False})) is None


def test_an_offer_is_taken_only_where_somebody_says_so(tmp_path: Path):
    row = one(tmp_path, lan(birth_date="1960-05-01", home="Huế"), "1961", None, None, None)
    assert decided(row, Decisions()) is None
    assert _facts(row, Decisions(fields={(row.id, "birth_date"): True})) == (partial("1961"), "Huế")
    assert _facts(row, Decisions(kinds={"home": True})) == (partial("1960-05-01"), None)


def test_words_stay_with_the_value_they_stand_beside(tmp_path: Path):
    ours = lan(as_written={"birth_date": "khoảng 1960", "note": "ốm"})
    row = one(tmp_path, ours, "1/5/1960", None, None, "Huế")
    kept = decided(row, Decisions(kinds={"birth_date": False}))
    assert kept is not None
    assert (kept.birth_date, kept.home, kept.as_written) == (None, "Huế", ours.as_written)
    everything_kept = Decisions(kinds={"birth_date": False, "home": False})
    assert decided(row, everything_kept) is None
    words_kept = decided(row, Decisions(kinds={"as_written": False}))
    assert words_kept is not None
    assert words_kept.as_written == ours.as_written


def test_a_card_kept_keeps_the_old_one_too(tmp_path: Path):
    row = one(tmp_path, lan(card_number=CARD), None, NEW_CARD, None, "Huế")
    assert decided(row, Decisions()) == row.member
    kept = decided(row, Decisions(kinds={"card_number": False}))
    assert kept is not None
    assert (kept.card_number, kept.card_number_old, kept.home) == (CARD, None, "Huế")


def test_where_the_new_card_goes_the_old_one_is_the_card(tmp_path: Path):
    row = one(tmp_path, lan(card_number=NEW_CARD, card_number_old=CARD), None, None, None)
    after = decided(row, Decisions(kinds={"card_number": True}))
    assert after is not None
    assert (after.card_number, after.card_number_old) == (CARD, None)


def test_unsure_and_refused_rows_are_never_taken_in(tmp_path: Path):
    rows = [("", "1/5/1960", CARD), ("Lê Lan", None, CARD, None, OTHER_ID)]
    known = registry(lan(card_number=CARD), member("M0002", "Vũ Hoa", personal_id=OTHER_ID))
    seen = plan(tmp_path, *rows, known=known)
    assert fates(seen) == ["refused", "unsure"]
    yes = Decisions(rows={row.id: True for row in seen.rows})
    assert [decided(row, yes) for row in seen.rows] == [None, None]
    assert {finding.severity for finding in seen.rows[0].findings} == {Severity.ERROR}


def _facts(row: PlannedRow, decisions: Decisions) -> tuple[object, object]:
    after = decided(row, decisions)
    assert after is not None
    return after.birth_date, after.home
