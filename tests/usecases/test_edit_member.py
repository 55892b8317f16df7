"""Opening, checking and saving a record; taking out and putting back; its history."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.helpers.people import badge, discipline, interruption, member, partial, registry
from tests.storage.support import refused
from tests.usecases.conftest import NOW, ROUND, add, joined
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import (
    EarlyRequest,
    Sex,
    Standing,
    StandingKind,
    TakenOut,
    UnderReview,
)
from vusta_desk.storage.history import history
from vusta_desk.usecases import browse_members, edit_member, import_members, upkeep
from vusta_desk.usecases.browse_members import Query
from vusta_desk.usecases.edit_member import open_member, save
from vusta_desk.usecases.evaluate import explain
from vusta_desk.usecases.export_members import export
from vusta_desk.usecases.import_members import Accept
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services


def codes(services: Services, person) -> dict[str, str]:
    return {
        found.code: str(found.details["field"]) for found in edit_member.check(services, person)
    }


def last(services: Services):
    with services.data.read() as connection:
        return history(connection, 1)[0]


def keys(services: Services, **query) -> list[str]:
    ids = browse_members.listing(services, Query(**query))
    return [row.key for row in browse_members.rows(services, ids)]


def test_a_change_is_stored_and_named(office: Services) -> None:
    opened = open_member(office, "M1")
    changed = replace(opened.member, home=" xã  Mới ", birth_date=partial("1965-03"))
    number = save(office, changed, opened)
    assert last(office).id == number
    assert last(office).subject == "M1"
    assert upkeep.history(office, 1)[0].title == (
        "Change of the record of Trần Văn Ân: Date of birth, Home place"
    )
    after = open_member(office, "M1")
    assert after.member == replace(changed, home="xã Mới")
    assert after.last_change == number != opened.last_change


def test_nothing_changed_is_no_operation(office: Services) -> None:
    opened = open_member(office, "M1")
    before = last(office)
    assert save(office, opened.member, opened) is None
    assert last(office) == before


def test_every_list_can_be_changed_and_comes_back(office: Services) -> None:
    opened = open_member(office, "M4")
    changed = replace(
        opened.member,
        sex=Sex.FEMALE,
        standings=(Standing(StandingKind.EXEMPT, date(2020, 1, 1)),),
        interruptions=(interruption("1990", "1991-02", "lost_contact"),),
        badges=(badge(40, "2021-02-03", serial=" 12 "), badge(45)),
        disciplines=(discipline("warning", "2001-01-01", True),),
        under_review=UnderReview(date(2026, 1, 1)),
        early_request=EarlyRequest(None, " ốm "),
    )
    save(office, changed, opened)
    kept = open_member(office, "M4").member
    assert kept.badges[0].serial == "12"
    assert kept.early_request == EarlyRequest(None, "ốm")
    assert kept.standings == changed.standings
    assert kept.interruptions == changed.interruptions


def test_a_false_record_is_refused_an_incomplete_one_is_not(office: Services) -> None:
    opened = open_member(office, "M1")
    false = replace(opened.member, name="  ", official_date=partial("1950"), branch="B99")
    with refused("record_false") as refusal:
        save(office, false, opened)
    assert refusal().details["fields"] == ("name", "branch", "official_date")
    bare = replace(
        opened.member, admission_decision_date=None, admission_date=None, official_date=None
    )
    assert save(office, bare, opened) is not None
    assert codes(office, bare)["no_start_date"] == "admission_decision_date"


def test_an_error_from_before_keeps_nobody_from_correcting_another(empty: Services) -> None:
    wrong = member("M1", admission_date="1980", official_date="1970", birth_date="1960")
    add(empty, registry(wrong))
    opened = open_member(empty, "M1")
    assert save(empty, replace(opened.member, home="xã Thử"), opened) is not None
    opened = open_member(empty, "M1")
    with refused("record_false"):
        save(empty, replace(opened.member, official_date=partial("1971")), opened)


def test_a_record_that_changed_meanwhile_is_not_overwritten(office: Services) -> None:
    one, two = open_member(office, "M1"), open_member(office, "M1")
    save(office, replace(one.member, badges=()), one)
    with refused("member_changed_meanwhile"):
        save(office, replace(two.member, home="xã Thử"), two)
    other = open_member(office, "M2")
    save(office, replace(open_member(office, "M3").member, home="a"), open_member(office, "M3"))
    assert save(office, replace(other.member, home="b"), other) is not None


def test_the_words_of_the_list_go_where_a_person_settles_the_field(empty: Services) -> None:
    words = {"birth_date": "khoảng 1941", "official_date": "?", "standings[0].from": "xưa"}
    add(empty, registry(member("M1", admission_date="1966", as_written=words)))
    opened = open_member(empty, "M1")
    settled = replace(
        opened.member,
        birth_date=partial("1941"),
        standings=(Standing(StandingKind.OFFICIAL, date(1967, 1, 1)),),
    )
    save(empty, settled, opened)
    assert open_member(empty, "M1").member.as_written == {"official_date": "?"}


def test_a_new_member(office: Services) -> None:
    new = edit_member.new_member(office, "B01")
    assert (new.key, new.branch) == ("M0009", "B01")
    with refused("record_false"):
        save(office, new, None)
    number = save(office, replace(new, name="Lý Mới"), None)
    assert last(office).id == number
    assert last(office).subject == "M0009"
    assert upkeep.history(office, 1)[0].title == "New member: Lý Mới"
    assert open_member(office, "M0009").member.name == "Lý Mới"
    save(office, replace(new, name="Lý Thứ Hai"), None)  # the key was given meanwhile
    assert open_member(office, "M0010").member.name == "Lý Thứ Hai"


def test_numbers_are_compared_with_those_of_others(office: Services) -> None:
    opened = open_member(office, "M1")
    twice = replace(opened.member, card_number="12 345 678")
    found = {each.code: each for each in edit_member.check(office, twice)}
    assert found["card_on_two_people"].details["others"] == ("Bùi Hà",)
    assert found["card_on_two_people"].severity is Severity.ERROR
    with refused("record_false"):
        save(office, twice, opened)
    edit_member.take_out(office, "M8", "trùng")
    assert "card_on_two_people" not in codes(office, twice)
    assert codes(office, twice)["maybe_taken_out_before"] == "name"


def test_odd_numbers_are_said_and_kept(office: Services) -> None:
    opened = open_member(office, "M1")
    odd = replace(opened.member, card_number="1234", personal_id="12A", card_number_old="0123.4567")
    found = codes(office, odd)
    assert found["number_of_other_length"] == "card_number"
    assert found["number_not_digits"] == "personal_id"
    save(office, odd, opened)
    kept = open_member(office, "M1").member
    assert (kept.card_number, kept.personal_id, kept.card_number_old) == ("1234", "12A", "01234567")


def test_whoever_may_be_on_file_already_is_named(office: Services) -> None:
    opened = open_member(office, "M1")
    save(office, replace(opened.member, birth_date=partial("1960")), opened)
    again = replace(edit_member.new_member(office), name="trần văn ÂN", birth_date=partial("1960"))
    assert codes(office, again)["maybe_on_file_already"] == "name"
    other = replace(again, birth_date=partial("1961"))
    assert "maybe_on_file_already" not in codes(office, other)


def test_taken_out_is_kept_but_nowhere_counted(office: Services) -> None:
    with refused("taking_out_reason_needed"):
        edit_member.take_out(office, "M5", "  ")
    edit_member.take_out(office, "M5", "nhập trùng")
    assert upkeep.history(office, 1)[0].title == "Vũ Châu taken out: nhập trùng"
    opened = open_member(office, "M5")
    assert opened.taken_out == TakenOut("nhập trùng", NOW.date())
    assert "M5" not in [person.key for person in office.registry().members]
    assert [person.key for person in office.registry().taken_out] == ["M5"]
    assert "M5" not in keys(office)
    assert keys(office, taken_out=True) == ["M5"]
    assert browse_members.search(office, "chau").total == 0
    with refused("member_not_found"):
        explain(office, "M5", office_round(office, ROUND))
    with refused("member_taken_out"):
        save(office, replace(opened.member, home="xã Thử"), opened)
    with refused("member_taken_out"):
        edit_member.take_out(office, "M5", "lần nữa")
    edit_member.put_back(office, "M5")
    assert upkeep.history(office, 1)[0].title == "Vũ Châu put back among the members"
    assert "M5" in keys(office)
    with refused("member_not_taken_out"):
        edit_member.put_back(office, "M5")


def test_taking_out_is_undone_and_redone(office: Services) -> None:
    number = edit_member.take_out(office, "M5", "nhầm")
    redo = upkeep.undo(office, number)
    assert open_member(office, "M5").taken_out is None
    upkeep.undo(office, redo)
    assert open_member(office, "M5").taken_out is not None


def test_nobody_is_opened_under_an_unknown_key(office: Services) -> None:
    for act in (open_member, edit_member.put_back, edit_member.member_history):
        with refused("no_such_member"):
            act(office, "M99")


def test_the_history_of_a_record(office: Services) -> None:
    opened = open_member(office, "M4")
    number = save(
        office, replace(opened.member, badges=(badge(45, "2026"),), home="xã Thử"), opened
    )
    assert number is not None
    undo = upkeep.undo(office, number)
    edit_member.take_out(office, "M4", "nhầm")
    out, undone, edit, imported = edit_member.member_history(office, "M4")
    assert (out.title, out.fields) == ("Phạm Bình taken out: nhầm", ())
    assert (undone.operation, undone.undone) == (undo, False)
    assert undone.fields == (("home", "xã Thử", ""), ("badges", "45 (2026)", "40"))
    assert (edit.operation, edit.who, edit.undone) == (number, "thư ký", True)
    assert edit.fields == (("home", "", "xã Thử"), ("badges", "40", "45 (2026)"))
    assert edit.time is not None
    assert imported.fields[0] == ("name", "", "Phạm Bình")
    assert not edit_member.member_history(office, "M1")[0].undone


def test_the_history_of_a_member_that_came_and_went(office: Services) -> None:
    new = replace(joined("M77", "Lý Mới", "2000-01-01"), branch=None)
    number = save(office, new, None)
    assert number is not None
    undone = upkeep.undo(office, number)
    with refused("no_such_member"):
        edit_member.member_history(office, "M77")
    upkeep.undo(office, undone)
    again, gone, came = edit_member.member_history(office, "M77")
    assert again.fields == came.fields
    assert gone.fields[0] == ("name", "Lý Mới", "")


def test_a_change_from_outside_is_told(office: Services) -> None:
    with office.data.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE members SET home = 'xã Lạ' WHERE key = 'M1'")
    first = edit_member.member_history(office, "M1")[0]
    assert (first.title, first.operation) == ("Changed from outside the program", None)
    assert first.fields == (("home", "", "xã Lạ"),)


def test_an_import_never_makes_a_second_record_of_one_taken_out(
    office: Services, tmp_path: Path
) -> None:
    whole = tmp_path / "tất cả.json"
    export(office, "json", whole)
    edit_member.take_out(office, "M8", "nhầm")
    without = tmp_path / "còn lại.json"
    assert export(office, "json", without) == 7
    assert "M8" not in without.read_text(encoding="utf-8")
    preview = import_members.preview(office, whole)
    assert {str(fate): count for fate, count in preview.fates.items() if count} == {
        "same": 7,
        "unsure": 1,
    }
    assert import_members.apply(office, preview, Accept.ALL) is None
    listed = tmp_path / "mới.csv"
    listed.write_text("Họ và tên;Ngày sinh\nLý Mới;1990\n", encoding="utf-8")
    import_members.apply(office, import_members.preview(office, listed), Accept.ALL)
    assert open_member(office, "M0009").member.name == "Lý Mới"
