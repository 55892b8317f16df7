"""Ceremonies: what rounds propose, what people decide, what closing writes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.usecases.conftest import PEOPLE, ROUND, add, joined
from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry, totals
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, BadgeKind, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.drafts import EntryChange, decided, entry_changed, renamed
from vusta_desk.usecases.office import change_setting
from vusta_desk.usecases.services import Services

DAY = date(2027, 2, 3)


@pytest.fixture
def draft(office: Services) -> int:
    return ceremonies.create(office, [ROUND], DAY, "Hội trường")


def keys(ceremony: Ceremony) -> list[str]:
    return [entry.key for entry in ceremony.entries]


def record(services: Services, key: str) -> Member:
    return next(member for member in services.registry().members if member.key == key)


def refusal(code: str) -> AbstractContextManager[object]:
    return pytest.raises(Refused, match=f"^{code}$")


def test_a_draft_takes_what_the_round_proposes_but_no_arrears_without_history(
    office: Services, draft: int
) -> None:
    made = ceremonies.ceremony(office, draft)
    assert made.name == "Ceremony awarding Party badges, round 3/2/2027"
    assert [(entry.key, entry.level) for entry in made.entries] == [
        ("M2", 75),
        ("M3", 70),
        ("M4", 45),
        ("M1", 40),
    ]
    assert {entry.kind for entry in made.entries} == {BadgeKind.NORMAL}
    assert made.entries[3].facts["name"] == "Trần Văn Ân"
    assert totals(made.entries).amount == 5_060_000 + 25_300_000 + 20_240_000
    assert totals(made.entries).amount_unknown == 1
    kept: Any = made.entries[3].reckoning
    assert kept["money_day"] == "2027-02-03"
    values = {value["rule"]: value for value in (*kept["values"], *kept["amount_values"])}
    assert values["base_salary"]["value"] == 2_530_000
    assert "161/2026" in values["base_salary"]["source"]
    assert "29-QĐ/TW" in values["levels"]["source"]


def test_several_rounds_give_one_entry_a_person(office: Services) -> None:
    number = ceremonies.create(office, ["2027/19-5", ROUND, ROUND], DAY, "Hội trường", "Lễ chung")
    made = ceremonies.ceremony(office, number)
    assert [round_.name for round_ in made.rounds] == ["3/2/2027", "19/5/2027"]
    assert len(keys(made)) == len(set(keys(made))) == 5
    rounds = {entry.key: entry.round for entry in made.entries}
    assert (rounds["M1"], rounds["M8"]) == ("3/2/2027", "19/5/2027")
    assert made.name == "Lễ chung"


def test_leaving_out_and_putting_in_need_a_reason(office: Services, draft: int) -> None:
    for change in (EntryChange(leave_out=True), EntryChange(put_in=True, reason="  ")):
        with refusal("reason_needed"):
            ceremonies.change_entry(office, draft, "M2", change)
    ceremonies.change_entry(office, draft, "M2", EntryChange(leave_out=True, reason="nhận sau"))
    made = ceremonies.ceremony(office, draft)
    assert made.entries[0].left_out == "nhận sau"
    assert len(made.on_roster()) == 3
    ceremonies.change_entry(office, draft, "M2", EntryChange(put_in=True, reason="đã về"))
    entry = ceremonies.ceremony(office, draft).entries[0]
    assert (entry.left_out, entry.put_in) == (None, "đã về")


@pytest.mark.parametrize(
    ("key", "level", "expected"), [("M5", None, 45), ("M6", None, 50), ("M7", 30, 30)]
)
def test_someone_not_proposed_is_put_in_at_the_calling_place(
    office: Services, draft: int, key: str, level: int | None, expected: int
) -> None:
    change = EntryChange(put_in=True, reason="đảng ủy quyết định", level=level)
    ceremonies.change_entry(office, draft, key, change)
    made = ceremonies.ceremony(office, draft)
    entry = next(entry for entry in made.entries if entry.key == key)
    assert (entry.level, entry.put_in) == (expected, "đảng ủy quyết định")
    levels = [entry.level for entry in made.entries]
    assert levels == sorted(levels, reverse=True)


def entry_of(services: Services, ceremony_id: int, key: str) -> Entry:
    entries = ceremonies.ceremony(services, ceremony_id).entries
    return next(entry for entry in entries if entry.key == key)


def test_a_level_chosen_by_a_person_keeps_the_papers_and_outlives_a_refresh(
    office: Services, draft: int
) -> None:
    papers = EntryChange(serial="A 9", decision="7-QĐ", decision_date=DAY)
    ceremonies.change_entry(office, draft, "M2", papers)
    chosen = EntryChange(put_in=True, reason="đảng ủy quyết định", level=70)
    ceremonies.change_entry(office, draft, "M2", chosen)
    ceremonies.refresh(office, draft)
    entry = entry_of(office, draft, "M2")
    assert (entry.level, entry.put_in) == (70, "đảng ủy quyết định")
    assert (entry.serial, entry.decision, entry.decision_date) == ("A 9", "7-QĐ", DAY)


def test_the_level_asked_for_is_taken_from_the_round_that_shows_it(empty: Services) -> None:
    late = joined("M1", "Đỗ An", "1982-05-10", badges=[30])  # 40 is overdue, 45 comes in May
    add(empty, replace(PEOPLE, members=(late,)))
    number = ceremonies.create(empty, [ROUND, "2027/19-5"], DAY, "Hội trường")
    assert [entry.level for entry in ceremonies.ceremony(empty, number).entries] == [45]
    change = EntryChange(put_in=True, reason="nhận trước", level=40)
    ceremonies.change_entry(empty, number, "M1", change)
    assert entry_of(empty, number, "M1").level == 40


def test_the_dead_are_put_in_posthumously(empty: Services) -> None:
    died = joined("M1", "Đỗ An", "2010-01-01", standings=[("died", "2027-01-05")])
    add(empty, replace(PEOPLE, members=(died,)))
    number = ceremonies.create(empty, [ROUND], DAY, "Hội trường")
    change = EntryChange(put_in=True, reason="đảng ủy quyết định", level=30)
    ceremonies.change_entry(empty, number, "M1", change)
    assert entry_of(empty, number, "M1").kind is BadgeKind.POSTHUMOUS


def test_several_changes_are_one_operation_or_none(office: Services, draft: int) -> None:
    before, last = ceremonies.ceremony(office, draft), upkeep.history(office)[0].id
    with refusal("reason_needed"):
        ceremonies.change(
            office,
            draft,
            renamed("Lễ mới", None, None),
            entry_changed("M2", EntryChange(leave_out=True)),
        )
    assert ceremonies.ceremony(office, draft) == before
    ceremonies.change(office, draft, renamed("Lễ mới", None, None), decided("1-QĐ", DAY))
    assert upkeep.history(office)[0].id == last + 1
    made = ceremonies.ceremony(office, draft)
    assert (made.name, made.entries[0].decision) == ("Lễ mới", "1-QĐ")


def test_putting_in_refuses_what_makes_no_sense(office: Services, draft: int) -> None:
    for key, level, code in (
        ("M7", None, "put_in_level_needed"),
        ("M7", 35, "level_unknown"),
        ("M99", None, "member_not_found"),
    ):
        with refusal(code):
            ceremonies.change_entry(
                office, draft, key, EntryChange(put_in=True, reason="x", level=level)
            )
    with refusal("not_on_roster"):
        ceremonies.change_entry(office, draft, "M7", EntryChange(serial="A 1"))


def test_a_member_is_named_by_card_number_too(office: Services) -> None:
    number = ceremonies.create(office, ["2027/19-5"], DAY, "Hội trường")
    ceremonies.change_entry(office, number, "12.345678", EntryChange(serial=" A  12 "))
    made = ceremonies.ceremony(office, number)
    assert {entry.key: entry.serial for entry in made.entries}["M8"] == "A 12"


def test_order_by_hand_is_kept(office: Services, draft: int) -> None:
    ceremonies.change_entry(office, draft, "M1", EntryChange(position=1))
    ceremonies.refresh(office, draft)
    assert keys(ceremonies.ceremony(office, draft)) == ["M1", "M2", "M3", "M4"]


@pytest.mark.parametrize(
    ("setting", "amount"),
    [("decision", 2 * 1_490_000), ("round", 2 * 2_530_000), ("hand_over", 2 * 2_340_000)],
)
def test_the_money_day_is_a_setting(office: Services, setting: str, amount: int) -> None:
    change_setting(office, "money_day", setting)
    number = ceremonies.create(office, [ROUND], date(2026, 6, 30), "Hội trường")
    ceremonies.set_decision(office, number, "12-QĐ/ĐU", date(2022, 4, 16))
    made = ceremonies.ceremony(office, number)
    assert {entry.key: entry.amount for entry in made.entries}["M1"] == amount
    assert {entry.decision for entry in made.entries} == {"12-QĐ/ĐU"}


def test_refresh_takes_new_facts_and_keeps_what_people_decided(
    office: Services, draft: int, changed: Callable[[Member], None]
) -> None:
    ceremonies.change_entry(office, draft, "M2", EntryChange(leave_out=True, reason="nhận sau"))
    ceremonies.change_entry(
        office, draft, "M7", EntryChange(put_in=True, reason="x", level=30, serial="B 1")
    )
    first, second = PEOPLE.members[0], PEOPLE.members[1]
    changed(replace(first, badges=(*first.badges, Badge(40))))
    changed(replace(second, name="Lê Thị Hồng Đào"))
    changed(replace(PEOPLE.members[4], badges=(Badge(30), Badge(40))))
    before = ceremonies.ceremony(office, draft)
    assert before.entries[0].name == "Lê Thị Đào"
    ceremonies.refresh(office, draft)
    after = {entry.key: entry for entry in ceremonies.ceremony(office, draft).entries}
    assert set(after) == {"M2", "M3", "M4", "M5", "M7"}
    assert (after["M2"].name, after["M2"].left_out) == ("Lê Thị Hồng Đào", "nhận sau")
    assert (after["M7"].put_in, after["M7"].serial) == ("x", "B 1")


def test_closing_writes_badges_and_freezes(office: Services, draft: int) -> None:
    ceremonies.change_entry(office, draft, "M2", EntryChange(leave_out=True, reason="nhận sau"))
    ceremonies.change_entry(
        office, draft, "M1", EntryChange(serial="A 7", decision="9-QĐ", decision_date=DAY)
    )
    before = office.registry()
    ceremonies.close(office, draft)
    new = Badge(40, PartialDate(2027, 2, 3), BadgeKind.NORMAL, "9-QĐ", "A 7")
    assert record(office, "M1").badges == (Badge(30), new)
    assert record(office, "M2").badges == (Badge(70),)
    assert ceremonies.ceremony(office, draft).state is CeremonyState.CLOSED
    for act in (
        lambda: ceremonies.close(office, draft),
        lambda: ceremonies.rename(office, draft, "khác", None, None),
        lambda: ceremonies.refresh(office, draft),
    ):
        with refusal("ceremony_closed"):
            act()
    closing = upkeep.history(office)[0]
    assert closing.kind == "ceremony_close"
    with refusal("undo_closed_ceremony"):
        upkeep.undo(office, closing.id)
    with refusal("reason_needed"):
        ceremonies.reopen(office, draft, " ")
    ceremonies.reopen(office, draft, "ghi nhầm")
    assert office.registry() == before
    with refusal("ceremony_not_closed"):
        ceremonies.reopen(office, draft, "lần nữa")
    ceremonies.rename(office, draft, "Lễ mới", date(2027, 2, 10), "Nhà văn hóa")
    made = ceremonies.ceremony(office, draft)
    assert (made.name, made.day, made.place) == ("Lễ mới", date(2027, 2, 10), "Nhà văn hóa")


def test_closing_refuses_a_badge_already_held(
    office: Services, draft: int, changed: Callable[[Member], None]
) -> None:
    first = PEOPLE.members[0]
    changed(replace(first, badges=(*first.badges, Badge(40))))
    with refusal("badge_already_held"):
        ceremonies.close(office, draft)
    assert ceremonies.ceremony(office, draft).state is CeremonyState.DRAFT


def test_an_empty_roster_is_not_closed(office: Services) -> None:
    number = ceremonies.create(office, ["2030/3-2"], DAY, "Hội trường")
    for entry in ceremonies.ceremony(office, number).entries:
        ceremonies.change_entry(
            office, number, entry.key, EntryChange(leave_out=True, reason="thử")
        )
    with refusal("ceremony_empty"):
        ceremonies.close(office, number)


def test_ceremonies_are_listed(office: Services, draft: int) -> None:
    (line,) = ceremonies.all_ceremonies(office)
    assert (line.id, line.day, line.people) == (draft, DAY, 4)
    with refusal("no_such_ceremony"):
        ceremonies.ceremony(office, 99)


def test_a_closed_roster_does_not_change_with_the_records(
    office: Services, draft: int, changed: Callable[[Member], None]
) -> None:
    ceremonies.close(office, draft)
    frozen = ceremonies.ceremony(office, draft)
    changed(replace(record(office, "M1"), name="Trần Văn Khác", home="Huế"))
    assert ceremonies.ceremony(office, draft) == frozen


def test_one_serial_is_not_given_twice(office: Services, draft: int) -> None:
    ceremonies.change_entry(
        office, draft, "M7", EntryChange(put_in=True, reason="x", level=40, serial="A 7")
    )
    ceremonies.change_entry(office, draft, "M1", EntryChange(serial="A 7"))
    with refusal("serial_twice"):
        ceremonies.close(office, draft)
    ceremonies.change_entry(office, draft, "M1", EntryChange(serial="A 8"))
    ceremonies.close(office, draft)


def test_a_badge_that_was_given_and_is_gone_is_found(
    office: Services, draft: int, changed: Callable[[Member], None]
) -> None:
    ceremonies.close(office, draft)
    assert ceremonies.findings(office) == ()
    given = record(office, "M1")
    changed(replace(given, home="Hà Nội"))
    changed(replace(record(office, "M3"), badges=PEOPLE.members[2].badges))
    [found] = [each for each in upkeep.check(office)[1] if each.code == "awarded_badge_gone"]
    name = ceremonies.ceremony(office, draft).name
    assert (found.subject, found.details) == (
        "M3",
        {"member": "Nguyễn An", "level": 70, "ceremony": name},
    )
    again = Badge(level=70, date=PartialDate.of(DAY), kind=BadgeKind.NORMAL)
    changed(replace(record(office, "M3"), badges=(*record(office, "M3").badges, again)))
    assert ceremonies.findings(office) == ()
    changed(replace(record(office, "M1"), badges=()))
    ceremonies.reopen(office, draft, "nhầm")
    assert ceremonies.findings(office) == ()
