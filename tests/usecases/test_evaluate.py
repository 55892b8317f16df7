"""Whoever was decided once is not decided again while the record stays as it was."""

from dataclasses import replace

import pytest

from tests.usecases.conftest import ROUND
from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.member import Badge
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.usecases import edit_member
from vusta_desk.usecases import evaluate as evaluating
from vusta_desk.usecases.evaluate import evaluate
from vusta_desk.usecases.office import change_setting, office_round
from vusta_desk.usecases.services import Services


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of those who are really decided, as it happens."""
    keys: list[str] = []

    def noting(members, round_, rulebook):
        everyone = list(members)
        keys.extend(member.key for member in everyone)
        return decide_all(everyone, round_, rulebook)

    monkeypatch.setattr(evaluating, "decide_all", noting)
    return keys


def test_a_second_look_decides_nobody_again(office: Services, decided: list[str]):
    first = evaluate(office, office_round(office, ROUND))
    assert len(decided) == len(first.rows)
    decided.clear()
    assert evaluate(office, office_round(office, ROUND)) == first
    assert decided == []


def test_whose_record_changed_is_decided_anew(office: Services, decided: list[str]):
    before = evaluate(office, office_round(office, ROUND))
    opened = edit_member.open_member(office, "M1")
    edit_member.save(office, replace(opened.member, badges=(Badge(30), Badge(40))), opened)
    decided.clear()
    after = evaluate(office, office_round(office, ROUND))
    assert decided == ["M1"]
    changed = {
        row.member.key
        for row, earlier in zip(after.rows, before.rows, strict=True)
        if row.decision != earlier.decision
    }
    assert changed == {"M1"}


def test_another_window_is_another_question(office: Services, decided: list[str]):
    evaluate(office, office_round(office, ROUND))
    change_setting(office, f"round.{ROUND}.window", "2027-01-01 2027-02-01")
    decided.clear()
    result = evaluate(office, office_round(office, ROUND))
    assert len(decided) == len(result.rows)


def test_other_rules_are_another_question(office: Services, decided: list[str]):
    evaluate(office, office_round(office, ROUND))
    rules = dict(office.rulebook.rules)
    levels = rules["levels"]
    values = tuple(replace(each, source="another paper") for each in levels.values)
    rules["levels"] = replace(levels, values=values)
    other = replace(office, shipped_rules=RuleBook(rules))
    decided.clear()
    result = evaluate(other, office_round(office, ROUND))
    assert len(decided) == len(result.rows)


def test_one_member_alone_does_not_push_out_the_others(office: Services, decided: list[str]):
    round_ = office_round(office, ROUND)
    registry = office.registry()
    evaluate(office, round_)
    decided.clear()
    evaluate(office, round_, replace(registry, members=registry.members[:1]))
    evaluate(office, round_)
    assert decided == []


def test_only_so_many_rounds_are_remembered(office: Services):
    for year in range(2020, 2035):
        evaluate(office, office_round(office, f"{year}/3-2"))
    assert len(office.decided) == 8


def test_a_large_file_is_decided_anew_each_time(
    office: Services, decided: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(evaluating, "_REMEMBERED_MEMBERS", 3)
    round_ = office_round(office, ROUND)
    first = evaluate(office, round_)
    assert evaluate(office, round_) == first
    assert len(decided) == 2 * len(first.rows)
