"""Rows that were not taken in come back as a workbook, are filled, and are imported again."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.people import member, registry
from tests.importing.support import new_book, write_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.registry_json import to_document
from vusta_desk.importing.columns.header_names import ANSWER_HEADING, REASON_HEADING
from vusta_desk.usecases import import_members, refused_rows
from vusta_desk.usecases.import_members import ALL_SHEETS, Choices, Decisions, Fate, Preview, RowId
from vusta_desk.usecases.services import Services

TITLE = ("DANH SÁCH ĐẢNG VIÊN",)
HEADER = ("TT", "Họ và tên", "Ngày sinh", "Số thẻ", "CCCD", "Quê quán", "Cột lạ")
LAN = (1, "Lê Lan", date(1960, 5, 1), 4794970, "012084990569", "Huế", "x")
NAMELESS = (2, None, date(1961, 6, 2), 11111111, "012084990560", "Vinh", "+84 912")
LAN_AGAIN = (3, "Lê Lan", None, None, None, "Sa Pa", None)
BROKEN = (4, "Đỗ Dũng", "31/2/1962", None, None, "=Quê", None)


def seen(services: Services, path: Path, **chosen: object) -> Preview:
    return import_members.preview(services, path, Choices(**chosen))  # type: ignore[arg-type]


def sent(folder: Path, *rows: Sequence[object]) -> Path:
    """A list as a branch sends it, grouped by branch."""
    lines = [TITLE, HEADER, (None, "Chi bộ Một"), *rows]
    return write_xlsx(folder / "sent.xlsx", lines)


def table(path: Path) -> list[list[object]]:
    sheet = load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def filled(path: Path, *cells: tuple[int, int, str]) -> Path:
    """The workbook as a person fills it and saves it again."""
    book = load_workbook(path)
    for row, column, value in cells:
        book.worksheets[0].cell(row, column, value)
    book.save(path)
    return path


def test_the_round_trip(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, sent(tmp_path, LAN)))
    preview = seen(empty, sent(tmp_path, LAN, NAMELESS, LAN_AGAIN, BROKEN))
    back = tmp_path / "refused.xlsx"
    assert refused_rows.write(empty, preview, back) == 2
    heading, nameless, again = table(back)
    assert heading == [*HEADER, "Chi bộ", REASON_HEADING, ANSWER_HEADING]
    assert nameless[:8] == [2, None, "02/06/1961", 11111111, *NAMELESS[4:], "Chi bộ Một"]
    assert again[:8] == [*LAN_AGAIN, "Chi bộ Một"]
    assert "không có họ tên" in str(nameless[8])
    assert "Lê Lan" in str(again[8])
    assert ("M0001 (Lê Lan)" in str(again[8]), again[9]) == (True, None)
    import_members.apply(empty, preview)

    second = seen(empty, filled(back, (2, 2, "Vũ Hoa"), (3, 3, "7/7/1970")))
    assert [row.fate for row in second.plan.rows] == [Fate.NEW, Fate.UNSURE]
    assert REASON_HEADING not in {finding.details.get("header") for finding in second.plan.findings}
    hoa = second.plan.rows[0].member
    assert (str(hoa.birth_date), hoa.card_number, hoa.home) == ("1961-06-02", "11111111", "Vinh")
    people = {second.plan.rows[1].id: None}
    import_members.apply(empty, seen(empty, back, people=people))
    after = empty.registry()
    assert sorted(each.name for each in after.members) == ["Lê Lan", "Lê Lan", "Vũ Hoa", "Đỗ Dũng"]
    assert [each.name for each in after.branches] == ["Chi bộ Một"]
    assert {each.branch for each in after.members} == {"B01"}
    done = seen(empty, back, people={second.plan.rows[1].id: "M0004"})
    assert import_members.apply(empty, done) is None


def test_the_filled_workbook_says_who_it_is(empty: Services, tmp_path: Path) -> None:
    """Also where nothing but a word can tell: a number that is added does not."""
    known = (1, "Lê Lan", "1960", None, None, "Huế", None)
    import_members.apply(empty, seen(empty, sent(tmp_path, known)))
    rows = [(n, "Lê Lan", None, None, None, "Vinh", None) for n in (2, 3, 4, 5)]
    back = tmp_path / "back.xlsx"
    assert refused_rows.write(empty, seen(empty, sent(tmp_path, *rows)), back) == 4
    numbers = [(row, 4, f"1111111{row}") for row in (2, 3, 4, 5)]
    unsaid = seen(empty, filled(back, *numbers))
    assert {row.fate for row in unsaid.plan.rows} == {Fate.UNSURE}
    said = seen(empty, filled(back, (2, 10, " MỚI "), (3, 10, "m0001"), (4, 10, "ai đó")))
    new, lan, *others = said.plan.rows
    assert (new.fate, new.member.card_number) == (Fate.NEW, "11111112")
    assert (lan.fate, lan.member.key) == (Fate.CHANGED, "M0001")
    assert {row.fate for row in others} == {Fate.UNSURE}
    (told,) = [found for found in said.plan.findings if found.code == "answer_unknown"]
    assert (told.place.row, told.place.column, told.details["words"]) == (4, "J", "ai đó")
    by_hand = seen(empty, back, people={new.id: "M0001", lan.id: None})
    assert [row.fate for row in by_hand.plan.rows[:2]] == [Fate.CHANGED, Fate.NEW]


def test_a_second_refusal_has_one_column_of_reasons(empty: Services, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    assert refused_rows.write(empty, seen(empty, sent(tmp_path, NAMELESS)), first) == 1
    assert refused_rows.write(empty, seen(empty, first), second) == 1
    assert table(second) == table(first)


def test_what_looks_like_a_formula_stays_a_text(empty: Services, tmp_path: Path) -> None:
    refused_rows.write(empty, seen(empty, sent(tmp_path, NAMELESS)), tmp_path / "back.xlsx")
    cell = load_workbook(tmp_path / "back.xlsx").worksheets[0]["G2"]
    assert (cell.value, cell.data_type) == ("+84 912", "s")


def test_rows_left_by_a_person_come_back_too(empty: Services, tmp_path: Path) -> None:
    preview = seen(empty, sent(tmp_path, LAN, BROKEN))
    left = Decisions(rows={RowId("Sheet1", 4): False})
    back = tmp_path / "left.xlsx"
    assert refused_rows.write(empty, preview, back, left) == 1
    _, lan = table(back)
    assert str(lan[8]).startswith(empty.paper_words.gettext("Left out when the list was taken in."))
    assert lan[3] == 4794970  # a number, so that its lost zero is put back again
    again = seen(empty, back)
    assert again.plan.rows[0].member == preview.plan.rows[0].member


def test_with_nothing_refused_there_is_no_file(empty: Services, tmp_path: Path) -> None:
    back = tmp_path / "refused.xlsx"
    assert refused_rows.write(empty, seen(empty, sent(tmp_path, LAN)), back) == 0
    assert not back.exists()


def test_headings_given_by_hand_are_known_again(empty: Services, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lạ.xlsx", [("Ai", "Hôm", "Ở"), ("Lê Lan", "1960", "Huế")])
    by_hand = {0: "name", 1: "birth_date", 2: "home"}
    preview = seen(empty, path, columns=by_hand)
    left = Decisions(rows={preview.plan.rows[0].id: False})
    refused_rows.write(empty, preview, tmp_path / "back.xlsx", left)
    again = seen(empty, tmp_path / "back.xlsx")
    assert again.plan.rows[0].member == preview.plan.rows[0].member


def test_days_come_back_as_they_were_understood(empty: Services, tmp_path: Path) -> None:
    rows = [(1, "Lê Lan", date(1960, 5, 1)), (2, "Vũ Hoa", date(1961, 12, 3)), (3, "Đỗ", "1962")]
    path = write_xlsx(tmp_path / "list.xlsx", [HEADER[:3], *rows])
    preview = seen(empty, path, swapped=frozenset({2}))
    births = [str(row.member.birth_date) for row in preview.plan.rows]
    assert births == ["1960-01-05", "1961-03-12", "1962"]
    left = Decisions(rows={row.id: False for row in preview.plan.rows})
    refused_rows.write(empty, preview, tmp_path / "back.xlsx", left)
    again = seen(empty, tmp_path / "back.xlsx")
    assert [str(row.member.birth_date) for row in again.plan.rows] == births


def test_a_registry_document_leaves_a_list(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, sent(tmp_path, LAN)))
    other = member("M0001", "Trần Khác", birth_date="1950-01-01", home="Vinh")
    path = tmp_path / "registry.json"
    path.write_text(json.dumps(to_document(registry(other))), encoding="utf-8")
    preview = seen(empty, path)
    assert [row.fate for row in preview.plan.rows] == [Fate.UNSURE]
    assert refused_rows.write(empty, preview, tmp_path / "back.xlsx") == 1
    (row,) = seen(empty, tmp_path / "back.xlsx").plan.rows
    assert (row.fate, row.member.name, row.member.home) == (Fate.NEW, "Trần Khác", "Vinh")


def test_rows_of_several_sheets_come_back_in_one_table(empty: Services, tmp_path: Path) -> None:
    book = new_book([HEADER[1:4], ("", date(1960, 5, 1), 1111111)], "Chi bộ Một")[0]
    second = book.create_sheet("Hai")
    second.append(["Quê quán", "Chi bộ", "Họ và tên", "Cột lạ", "Ngày sinh"])
    second.append(["Huế", "Chi bộ Hai", "", "x", "1961"])
    book.save(tmp_path / "two.xlsx")
    preview = seen(empty, tmp_path / "two.xlsx", sheet=ALL_SHEETS)
    assert [row.fate for row in preview.plan.rows] == [Fate.REFUSED, Fate.REFUSED]
    assert refused_rows.write(empty, preview, tmp_path / "back.xlsx") == 2
    heading, one, other = table(tmp_path / "back.xlsx")
    told = [dict(zip(heading, row, strict=True)) for row in (one, other)]
    assert [(each["Ngày sinh"], each["Quê quán"], each["Chi bộ"]) for each in told] == [
        ("01/05/1960", None, "Chi bộ Một"),
        ("1961", "Huế", "Chi bộ Hai"),
    ]
    assert (told[0]["Số thẻ"], told[1]["Cột lạ"], len(heading)) == (1111111, "x", 7)


def test_it_is_never_written_over_the_list(empty: Services, tmp_path: Path) -> None:
    path = sent(tmp_path, NAMELESS)
    before = path.read_bytes()
    (tmp_path / "sub").mkdir()
    with pytest.raises(Refused) as refused:
        refused_rows.write(empty, seen(empty, path), tmp_path / "sub" / ".." / path.name)
    assert (refused.value.code, refused.value.details) == ("out_is_list", {"file": path.name})
    assert path.read_bytes() == before


def test_it_is_never_written_over_the_data(empty: Services, tmp_path: Path) -> None:
    preview = seen(empty, sent(tmp_path, NAMELESS))
    with pytest.raises(Refused) as refused:
        refused_rows.write(empty, preview, empty.data.path)
    assert refused.value.code == "out_is_data_file"
