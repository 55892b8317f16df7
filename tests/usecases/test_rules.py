"""Rules side by side: the office enters its own values, sees what changes, takes them back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.rules import shipped_rules
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.i18n.messages import sentence
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.storage import rule_values
from vusta_desk.usecases import closed_rounds, rules, upkeep
from vusta_desk.usecases.evaluate import coming_rounds, evaluate, evaluate_rounds
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.rules import RuleView

SINCE = date(2026, 1, 1)
FOR_45 = OwnValue("multiples", SINCE, "2.5", "Công văn 12", "45")


def own(rule: str, value: object, part: str = "", since: date = SINCE) -> OwnValue:
    return OwnValue(rule, since, value, "Công văn 12", part)


def view(services, name: str) -> RuleView:
    return rules.rule(services, name)


def refused(services, given: OwnValue) -> Refused:
    with pytest.raises(Refused) as caught:
        rules.set_own(services, given)
    assert sentence(caught.value.code, caught.value.details, services.words)
    assert rules.own_values(services) == ()
    return caught.value


# --- what is shown --------------------------------------------------------------------------------


def test_every_rule_is_shown_those_that_need_an_entry_first(empty):
    shown = rules.rules(empty)
    assert {each.id for each in shown} == shipped_rules().rules.keys()
    assert [each.id for each in shown if each.needs_entry] == [
        "multiples",
        "count_by_month",
        "early_limit_months",
        "wait_months",
        "early_posthumous_months",
        "round_windows",
    ]
    assert [bool(each.needs_entry) for each in shown] == sorted(
        (bool(each.needs_entry) for each in shown), reverse=True
    )


def test_a_rule_brings_all_its_values_with_what_is_said_of_them(empty):
    salary = view(empty, "base_salary")
    assert [each.since.year for each in salary.values] == [
        *(2013, 2016, 2017, 2018, 2019, 2023, 2024, 2026)
    ]
    [now] = salary.in_force
    assert (now.value, now.confidence, now.is_own, now.part) == (2_530_000, "M", False, "")
    assert (salary.shape, salary.keyed_by, salary.parts, salary.unknown_parts) == (
        *("number", ""),
        *((), ()),
    )


def test_a_table_has_parts_and_those_without_a_value_are_unknown(empty):
    multiples = view(empty, "multiples")
    assert multiples.keyed_by == "level"
    assert multiples.parts[:3] == ("30", "40", "45")
    assert multiples.unknown_parts == ("45", "85", "90")
    waits = view(empty, "wait_months")
    assert waits.parts == ("reprimand", "warning", "removal")
    assert waits.unknown_parts == ()
    assert view(empty, "early_limit_months").unknown_parts == ()


def test_a_level_that_does_not_exist_today_is_not_missed(empty):
    rules.set_own(empty, own("levels", [30, 40], since=date(2026, 2, 1)))
    assert view(empty, "multiples").unknown_parts == ()
    assert "85" in view(empty, "multiples").parts


def test_a_rule_that_is_none_is_refused(empty):
    with pytest.raises(Refused) as caught:
        rules.rule(empty, "salaries")
    assert caught.value.code == "rule_not_known"


# --- entering -------------------------------------------------------------------------------------


def test_an_own_value_stands_beside_the_shipped_ones_and_is_used(office):
    before = office.rulebook.fingerprint
    assert rules.set_own(office, FOR_45)
    shipped, mine = view(office, "multiples").values
    assert (shipped.is_own, mine.is_own, mine.part, mine.source) == (
        *(False, True, "45", "Công văn 12"),
    )
    assert (shipped.in_force, mine.in_force) == (True, True)
    assert (shipped.overtaken, view(office, "multiples").unknown_parts) == ((), ("85", "90"))
    assert office.rulebook.fingerprint != before
    rows = evaluate(office, office_round(office, "2027/3-2")).rows
    assert {row.amount for row in rows if row.decision.level == 45} >= {6_325_000}
    assert office.shipped_rules.on("multiples", SINCE).value.get(45) is None


def test_the_part_of_a_shipped_table_that_is_overtaken_is_told(empty):
    rules.set_own(empty, own("multiples", "2.2", "40"))
    shipped, mine = view(empty, "multiples").values
    assert (shipped.in_force, shipped.overtaken, mine.in_force) == (True, ("40",), True)


def test_a_whole_value_takes_the_place_of_the_shipped_one(empty):
    rules.set_own(empty, own("base_salary", 2_600_000, since=date(2026, 8, 1)))
    values = view(empty, "base_salary").values
    assert [each.in_force for each in values[-2:]] == [False, True]


def test_the_same_place_again_is_changed_and_the_same_value_changes_nothing(empty):
    rules.set_own(empty, FOR_45)
    assert rules.set_own(empty, FOR_45) is None
    assert rules.set_own(empty, replace(FOR_45, source=" Công văn  12 ")) is None
    assert rules.set_own(empty, replace(FOR_45, value="3"))
    [kept] = rules.own_values(empty)
    assert kept.value == "3"


def test_windows_count_from_the_first_year_that_begins_on_their_day(empty):
    windows = [{"day": "02-03", "first": "01-01", "last": "06-30"}]
    rules.set_own(empty, own("round_windows", windows, since=date(2026, 2, 1)))
    shown = view(empty, "round_windows")
    assert shown.by_year
    assert [each.in_force for each in shown.values] == [True, False]
    assert coming_rounds(empty)[0].window == (date(2027, 1, 1), date(2027, 6, 30))
    assert shown.needs_entry == ()


def test_a_reading_of_ours_may_be_confirmed_by_the_same_value(empty):
    rules.set_own(empty, own("count_by_month", True))
    assert view(empty, "count_by_month").needs_entry == ()


def test_a_figure_of_one_source_only_may_be_confirmed(empty):
    assert rules.set_own(empty, own("base_salary", 1_390_000, since=date(2018, 7, 1)))


REFUSED = [
    (own("salaries", 1), "rule_not_known"),
    (own("multiples", "2", "41"), "rule_part_unknown"),
    (own("multiples", {"41": "2"}), "rule_part_unknown"),
    (own("base_salary", 1, "45"), "rule_has_no_parts"),
    (own("wait_months", 6, "expulsion"), "rule_part_unknown"),
    (replace(FOR_45, source=" "), "rule_source_needed"),
    (replace(FOR_45, since=date(3026, 1, 1)), "rule_day_far"),
    (replace(FOR_45, value="2,5"), "rule_value_refused"),
    (own("multiples", "2.5"), "rule_value_refused"),
    (own("count_by_month", 1), "rule_value_refused"),
    (own("multiples", "2", "40"), "rule_value_there"),
    (own("multiples", "2.00", "40"), "rule_value_there"),
    (own("multiples", None, "45"), "rule_value_there"),
    (own("base_salary", 2_530_000, since=date(2026, 8, 1)), "rule_value_there"),
]


def test_what_cannot_be_entered_is_refused(empty):
    for given, code in REFUSED:
        assert refused(empty, given).code == code, given


def test_what_the_office_has_said_is_ended_by_the_words_of_the_shipped_rules(empty):
    later = date(2028, 1, 1)
    for said, ended in (
        (FOR_45, own("multiples", None, "45", later)),
        (own("base_salary", 3_000_000, since=SINCE), own("base_salary", 2_530_000, since=later)),
        (
            own("multiples", "3", "40"),
            own("multiples", shipped_rules().on("multiples", later).value, since=later),
        ),
    ):
        value = ended.value
        if isinstance(value, dict):
            value = {str(level): str(multiple) for level, multiple in value.items()}
        rules.set_own(empty, replace(said, since=date(2027, 1, 1)))
        assert rules.set_own(empty, replace(ended, value=value))
        assert empty.rulebook.on(said.rule, later).value == (
            shipped_rules().on(said.rule, later).value
        )


def test_a_value_before_every_shipped_one_is_taken(empty):
    assert rules.set_own(empty, own("base_salary", 830_000, since=date(2011, 5, 1)))


# --- taking back, history -------------------------------------------------------------------------


def test_taking_back_leaves_the_shipped_rules(empty):
    before = empty.rulebook.fingerprint
    rules.set_own(empty, FOR_45)
    assert rules.forget_own(empty, "multiples", "45", SINCE)
    assert rules.forget_own(empty, "multiples", "45", SINCE) is None
    assert empty.rulebook.fingerprint == before


def test_entering_and_taking_back_are_in_the_history_and_undone_from_there(empty):
    entered = rules.set_own(empty, FOR_45)
    taken = rules.forget_own(empty, "multiples", "45", SINCE)
    titles = [each.title for each in upkeep.history(empty, 2)]
    assert titles == [
        "Own value of a rule taken back: Gift with the badge: times the base salary (45 years), "
        "from 01/01/2026: × 2.5",
        "Rule entered: Gift with the badge: times the base salary (45 years), "
        "from 01/01/2026: × 2.5",
    ]
    assert entered is not None
    assert taken is not None
    upkeep.undo(empty, taken)
    assert rules.own_values(empty) == (FOR_45,)
    upkeep.undo(empty, entered)
    assert rules.own_values(empty) == ()


def test_a_value_of_another_program_has_no_effect_and_is_told(empty):
    before = empty.rulebook.fingerprint
    strange = OwnValue("base_salary", SINCE, {"much": True}, "Công văn 12")
    with empty.operation("rule_set", rule="base_salary", part="", value="1", day="x") as writer:
        rule_values.keep_own_value(writer.connection, strange)
    assert empty.rulebook.fingerprint == before
    assert rules.useless_values(empty) == (strange,)
    [found] = [each for each in upkeep.check(empty)[1] if each.code == "rule_value_useless"]
    assert found.details["day"] == SINCE
    assert len(view(empty, "base_salary").values) == 8
    assert rules.forget_own(empty, "base_salary", "", SINCE)
    assert upkeep.history(empty, 1)[0].title


# --- whose verdict changes ------------------------------------------------------------------------


def test_nothing_is_written_by_looking(office):
    before = office.rulebook.fingerprint, len(upkeep.history(office, None))
    assert rules.preview(office, FOR_45)
    assert (office.rulebook.fingerprint, len(upkeep.history(office, None))) == before


def test_an_amount_that_becomes_known_is_a_change(office):
    first = rules.preview(office, FOR_45)[0]
    assert (first.key, first.round, first.code) == ("M4", "3/2/2027", "2027/3-2")
    assert first.before is not None
    assert first.after is not None
    assert (first.before.amount, first.after.amount) == (None, 6_325_000)
    assert replace(first.after, amount=None) == first.before


def test_a_wait_that_begins_or_ends_is_a_change(office):
    found = rules.preview(office, own("wait_months", None, "removal"))
    assert [(each.key, each.before.outcome, each.after.outcome) for each in found][:1] == [
        ("M6", "waiting", "due")
    ]


def test_rounds_that_go_or_come_change_those_who_are_in_them(office):
    windows = [{"day": "02-05", "first": "01-01", "last": "12-31"}]
    found = rules.preview(office, own("round_windows", windows, since=date(2027, 1, 1)))
    gone = {each.key for each in found if each.round == "3/2/2027" and each.after is None}
    come = {each.key for each in found if each.round == "5/2/2027" and each.before is None}
    assert "M1" in gone & come
    assert "M7" not in gone | come
    order = ["2027/3-2", "2027/5-2", "2027/19-5", "2027/2-9", "2027/7-11"]
    assert list(dict.fromkeys(each.code for each in found)) == order


def test_taking_back_is_seen_beforehand_too(office):
    rules.set_own(office, FOR_45)
    [first, *_] = rules.preview(office, FOR_45, forget=True)
    assert (first.before.amount, first.after.amount) == (6_325_000, None)
    assert rules.preview(office, FOR_45) == ()


@pytest.mark.parametrize("given", [own("reconcile_months", 6), own("early_limit_months", 13, "30")])
def test_what_changes_nobodys_verdict_says_so(office, given):
    assert rules.preview(office, given) == ()


def test_a_preview_is_what_then_comes_out(office):
    given = own("wait_months", 24, "removal")
    seen = rules.preview(office, given)
    before = _verdicts(office)
    rules.set_own(office, given)
    after = _verdicts(office)
    assert {(each.code, each.key) for each in seen} == {
        place for place in before if before[place] != after[place]
    }
    assert {(each.code, each.key): each.after.outcome for each in seen} == {
        (each.code, each.key): after[each.code, each.key][0] for each in seen
    }


def _verdicts(services) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (result.round.code, row.member.key): (row.decision.outcome, row.decision.level, row.amount)
        for result in evaluate_rounds(services, coming_rounds(services))
        for row in result.rows
    }


def test_the_verdicts_of_a_closed_round_do_not_change(office):
    closed_rounds.close_round(office, "2027/3-2")
    found = rules.preview(office, FOR_45)
    assert found
    assert "2027/3-2" not in {each.code for each in found}


def test_a_preview_tells_how_far_it_is_and_can_be_called_off(office):
    steps: list[tuple[int, int]] = []
    rules.preview(office, FOR_45, Progress(lambda done, total: steps.append((done, total))))
    assert steps[-1][0] == steps[-1][1] > 0
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        rules.preview(office, FOR_45, progress)


def test_a_preview_refuses_what_cannot_be_entered(office):
    with pytest.raises(Refused):
        rules.preview(office, replace(FOR_45, value="much"))


# --- what is unknown ------------------------------------------------------------------------------


def test_what_is_unknown_is_told_for_a_round_and_its_levels(office):
    round_ = office_round(office, "2027/3-2")
    first, *_ = rules.unknown_for(office, round_, (40, 45))
    assert (first.code, first.details) == ("multiple_unknown_office", {"levels": (45,)})
    rules.set_own(office, FOR_45)
    assert "multiple_unknown_office" not in {
        each.code for each in rules.unknown_for(office, round_, (40, 45))
    }


def test_without_any_round_nothing_is_asked_for(empty):
    book = shipped_rules()
    none = RuleBook(
        {**book.rules, "round_windows": replace(book.rules["round_windows"], values=())}
    )
    lost = replace(empty, shipped_rules=none)
    assert all(each.needs_entry == () for each in rules.rules(lost))
    assert rules.preview(lost, FOR_45) == ()


def test_a_value_is_kept_as_plain_json(empty):
    rules.set_own(empty, own("levels_for_earlier_deaths", {"level": 45, "before": "2016-10-01"}))
    [kept] = rules.own_values(empty)
    assert json.loads(json.dumps(kept.value)) == {"level": 45, "before": "2016-10-01"}
    assert empty.rulebook.on("levels_for_earlier_deaths", SINCE).value["before"] == date(
        2016, 10, 1
    )
