"""The office's own values over the shipped ones: own first of a day, later days before earlier."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vusta_desk.domain.own_rules import ReadOwn, holding, with_own
from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 8).map(lambda number: FIRST + timedelta(days=number))
PARTS = ("a", "b", "c")


def at(number: int) -> date:
    return FIRST + timedelta(days=number)


def shipped(day: int, value: object, **more: object) -> DatedValue:
    return DatedValue(at(day), value, f"shipped {day}", **more)  # type: ignore[arg-type]


def own(day: int, value: object, part: str | None = None, rule: str = "table") -> ReadOwn:
    return ReadOwn(rule, part, DatedValue(at(day), value, f"own {day} {part}", is_own=True))


def book(*values: DatedValue, rule: str = "table") -> RuleBook:
    return RuleBook({rule: Rule(rule, "Bảng", "months", values)})


def said(rules: RuleBook, day: int, rule: str = "table") -> object:
    value = rules.on(rule, at(day))
    return None if value is None else value.value


def test_without_own_values_the_shipped_rules_are_the_rules():
    rules = book(shipped(1, 5))
    assert with_own(rules, []) is rules


def test_a_rule_the_office_says_nothing_of_stays_as_it_is():
    rules = RuleBook(
        {name: Rule(name, "", "", (shipped(1, 5),)) for name in ("table", "other")},
    )
    assert with_own(rules, [own(2, 6)]).rules["other"] is rules.rules["other"]


def test_a_later_day_comes_before_an_earlier_one_whoever_it_is_from():
    rules = with_own(book(shipped(1, 5), shipped(5, 7)), [own(3, 6)])
    assert [said(rules, day) for day in range(7)] == [None, 5, 5, 6, 6, 7, 7]
    value = rules.on("table", at(4))
    assert value is not None
    assert value.is_own
    assert value.source == "own 3 None"


def test_of_one_day_the_office_comes_first():
    rules = with_own(book(shipped(1, 5)), [own(1, 6)])
    assert len(rules.rules["table"].values) == 1
    assert said(rules, 1) == 6


def test_a_part_takes_the_place_of_its_part_alone():
    rules = with_own(
        book(shipped(1, {"a": 1, "b": 2}, url="u", confidence="M", choice=True)), [own(3, 9, "a")]
    )
    assert [said(rules, day) for day in (2, 3)] == [{"a": 1, "b": 2}, {"a": 9, "b": 2}]
    table = rules.on("table", at(3))
    assert table is not None
    assert (table.is_own, table.url, table.confidence, table.choice) == (True, "u", "M", True)
    assert table.source == "shipped 1; own 3 a"
    assert table.of("a").source == "own 3 a"
    assert table.of("b").source == "shipped 1"
    before = rules.on("table", at(2))
    assert before is not None
    assert not before.is_own
    assert before.parts == {}


def test_a_part_that_the_table_lacks_is_added():
    rules = with_own(book(shipped(1, {"a": 1})), [own(1, 9, "c")])
    assert said(rules, 1) == {"a": 1, "c": 9}


def test_a_part_holds_where_there_is_no_table_yet():
    rules = with_own(book(shipped(5, {"a": 1})), [own(3, 9, "c")])
    assert [said(rules, day) for day in (2, 3, 5)] == [None, {"c": 9}, {"a": 1, "c": 9}]
    table = rules.on("table", at(3))
    assert table is not None
    assert (table.source, table.url, table.choice, table.is_own) == ("own 3 c", "", False, True)


def test_none_takes_a_part_out_until_a_later_table_has_it_again():
    rules = with_own(book(shipped(1, {"a": 1, "b": 2}), shipped(5, {"a": 3})), [own(3, None, "a")])
    assert [said(rules, day) for day in (1, 3, 5)] == [{"a": 1, "b": 2}, {"b": 2}, {"a": 3}]
    table = rules.on("table", at(3))
    assert table is not None
    assert table.of("a").source == "own 3 a"


def test_a_later_table_overtakes_the_part_it_names_and_leaves_the_others():
    rules = with_own(
        book(shipped(1, {"a": 1}), shipped(5, {"a": 3})), [own(3, 9, "a"), own(3, 8, "c")]
    )
    assert [said(rules, day) for day in (3, 5)] == [{"a": 9, "c": 8}, {"a": 3, "c": 8}]


def test_where_a_form_that_is_not_named_has_no_wait_a_later_table_overtakes_every_part():
    rules = book(shipped(1, {"a": 1}), shipped(5, {"a": 3}), rule="wait_months")
    changed = with_own(rules, [own(3, 8, "c", "wait_months")])
    assert [said(changed, day, "wait_months") for day in (3, 5)] == [{"a": 1, "c": 8}, {"a": 3}]


def test_a_whole_table_of_the_office_is_its_own_also_beside_a_part():
    rules = with_own(book(shipped(1, {"a": 1})), [own(3, {"b": 2}), own(5, 9, "a")])
    assert [said(rules, day) for day in (3, 5)] == [{"b": 2}, {"a": 9, "b": 2}]
    table = rules.on("table", at(3))
    assert table is not None
    assert table.is_own


def test_holding_tells_where_each_part_is_written():
    first, last, mine = shipped(1, {"a": 1, "b": 2}), shipped(5, {"b": 3}), own(3, 9, "a")
    rule = Rule("table", "", "", (first, last))
    assert holding(rule, [mine], at(0)).whole is None
    held = holding(rule, [mine], at(4))
    assert held.parts == {"a": mine.dated, "b": first}
    assert held.has(first)
    assert held.has(mine.dated)
    assert not held.has(last)
    assert not holding(rule, [mine], at(5)).has(first)


def test_of_a_rule_without_parts_the_whole_holds():
    first, last = shipped(1, 5), shipped(3, 6)
    held = holding(Rule("table", "", "", (first, last)), [], at(3))
    assert held.has(last)
    assert not held.has(first)
    assert not holding(Rule("table", "", "", (first,)), [], at(0)).has(first)


def test_a_reading_of_ours_never_overtakes_what_the_office_has_in_writing():
    reading = shipped(5, {"a": 3, "b": 4}, choice=True)
    rules = with_own(book(shipped(1, {"a": 1, "b": 2}), reading), [own(3, 9, "a")])
    assert [said(rules, day) for day in (3, 5)] == [{"a": 9, "b": 2}, {"a": 9, "b": 4}]
    rules = with_own(book(shipped(1, 5), shipped(5, 7, choice=True)), [own(3, 6)])
    assert [said(rules, day) for day in (3, 5)] == [6, 6]


def test_a_reading_carries_on_what_overtook_the_office():
    values = (shipped(1, {"a": 1}), shipped(4, {"a": 2}), shipped(6, {"a": 3}, choice=True))
    rules = with_own(book(*values), [own(3, 9, "a")])
    assert [said(rules, day) for day in (3, 4, 6)] == [{"a": 9}, {"a": 2}, {"a": 3}]
    rules = with_own(book(shipped(4, 2), shipped(6, 3, choice=True)), [own(3, 9)])
    assert said(rules, 6) == 3


# --- any table, any own values, against a plain reading -------------------------------------------

TABLES = st.dictionaries(st.sampled_from(PARTS), st.integers(1, 9), min_size=1)
OWN = st.lists(
    st.tuples(DAYS, st.sampled_from(PARTS), st.none() | st.integers(10, 19))
    | st.tuples(DAYS, st.none(), TABLES),
    max_size=5,
    unique_by=lambda value: (value[0], value[1]),
)
SHIPS = st.dictionaries(DAYS, st.tuples(TABLES, st.booleans()), max_size=3)


@pytest.mark.parametrize("rule", ["table", "wait_months"])
@settings(max_examples=50, deadline=None)
@given(ships=SHIPS, entered=OWN, asked=DAYS)
def test_any_table_says_what_a_plain_reading_gives(rule, ships, entered, asked):
    values = tuple(
        DatedValue(day, table, "shipped", choice=choice)
        for day, (table, choice) in sorted(ships.items())
    )
    mine = [
        ReadOwn(rule, part, DatedValue(day, value, "own", is_own=True))
        for day, part, value in entered
    ]
    rules = with_own(book(*values, rule=rule), mine)
    value = rules.on(rule, asked)
    assert (value.value if value else {}) == plainly(rule, ships, entered, asked)
    days = [each.since for each in rules.rules[rule].values]
    assert days == sorted(set(days))


def plainly(rule, ships, entered, asked):
    """The table of a day: the whole one that holds, then part by part what the office said."""
    mine = {day: value for day, part, value in entered if part is None and day <= asked}
    theirs = {day: each for day, each in ships.items() if day <= asked and day not in mine}
    written = {day: table for day, (table, choice) in theirs.items() if not choice} | mine
    readings = {day: table for day, (table, choice) in theirs.items() if choice}
    last = max(written, default=None)
    table = dict(written[last]) if last else {}
    if readings and (last is None or (last not in mine and max(readings) > last)):
        table = dict(readings[max(readings)])
    for part in PARTS:
        said_of = {day: value for day, named, value in entered if named == part and day <= asked}
        if not said_of:
            continue
        is_named = last is not None and (part in written[last] or rule == "wait_months")
        if not (is_named and last > max(said_of)):
            table[part] = said_of[max(said_of)]
    return {part: value for part, value in table.items() if value is not None}
