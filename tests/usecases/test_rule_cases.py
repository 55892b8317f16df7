"""The proof of the rules finds what is wrong, names it and never raises."""

from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT
from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.i18n.formats import money
from vusta_desk.i18n.rule_words import ASKED, failure_text
from vusta_desk.rulefiles.cases import EXPECTED, KEYS
from vusta_desk.usecases import rule_cases, rules
from vusta_desk.usecases.rule_cases import GIVEN, CaseFailure, prove

GOOD = """
[[case]]
name = "đủ 40 năm"
source = "Bài báo"
address = "báo 1"
[case.member]
admission_date = "1984-03-09"
official_date = "1985-09-09"
badges = [{ level = 30 }]
[case.round]
code = "2024/3-2"
[case.expected]
outcome = "due"
level = 40
due_day = 2024-03-09
start = "1984-03-09"
skipped_levels = []
reasons = ["start_from_admission_date"]
without = ["wait_until"]
amount = 3_600_000
"""


def tried(folder: Path, text: str = GOOD) -> rule_cases.Proof:
    (folder / "a.toml").write_text(text, "utf-8")
    return prove(shipped_rules(), folder)


def test_a_case_that_comes_out_right_is_counted(tmp_path):
    proof = tried(tmp_path)
    assert (proof.total, proof.right, proof.failures, proof.holds) == (1, 1, (), True)


@pytest.mark.parametrize(
    ("old", "new", "failure"),
    [
        ('"due"\n', '"arrears"\n', ("outcome", "arrears", "due")),
        ("level = 40", "level = 45", ("level", 45, 40)),
        ("\nlevel = 40", "", ("level", None, 40)),
        ('start = "1984-03-09"', 'start = "1984"', ("start", "1984", "1984-03-09")),
        ("skipped_levels = []", "skipped_levels = [30]", ("skipped_levels", (30,), ())),
        ("3_600_000", "3_600_001", ("amount", 3_600_001, 3_600_000)),
        ("amount = 3_600_000", "possible = ['due']", ("possible", ("due",), ())),
    ],
)
def test_a_case_that_comes_out_wrong_is_named_with_both_sides(tmp_path, old, new, failure):
    head, rest = GOOD.split("[case.expected]")
    proof = tried(tmp_path, f"{head}[case.expected]{rest.replace(old, new, 1)}")
    [found] = proof.failures
    assert (found.id, found.source) == ("đủ 40 năm", "Bài báo")
    assert (found.what, found.expected, found.got) == failure
    assert (proof.total, proof.right, proof.holds) == (1, 0, False)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('["start_from_admission_date"]', '["wait_until"]', "reasons"),
        (
            '["start_from_admission_date"]',
            '[{ code = "start_from_admission_date", x = 1 }]',
            "reasons",
        ),
        ('without = ["wait_until"]', 'without = ["start_from_admission_date"]', "without"),
    ],
)
def test_reasons_that_lack_or_must_not_be_there_are_found(tmp_path, old, new, what):
    assert old in GOOD
    [found] = tried(tmp_path, GOOD.replace(old, new)).failures
    assert found.what == what


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[case", "Expected"),
        (GOOD.replace("2024/3-2", "2024/30-4"), "round_window_needed"),
        (GOOD.replace('code = "2024/3-2"', 'code = "2024/3-2"\nx = 1'), "unknown: x"),
        (GOOD.split("[case.expected]")[0] + "[case.expected]\nlevels = [40]\n", "no day"),
        (GOOD.split("[case.expected]")[0] + "[case.expected]\nwindows = []\n", "no year"),
        (
            '[[case]]\nname = "x"\nsource = "s"\naddress = "a"\n[case.expected]\noutcome = "due"\n',
            "not enough values",
        ),
        (
            '[[case]]\nname = "x"\nsource = "s"\naddress = "a"\n[case.expected]\nfindings = []\n',
            "no member",
        ),
    ],
)
def test_what_cannot_be_tried_says_why(tmp_path, text, said):
    proof = tried(tmp_path, text)
    [found] = proof.failures
    assert found.what == rule_cases.UNREADABLE
    assert said in str(found.got)
    assert (proof.total, proof.right) == (1, 0)


def test_no_example_at_all_proves_nothing(tmp_path):
    proof = prove(shipped_rules(), tmp_path / "nowhere")
    assert (proof.total, proof.holds) == (0, False)


def test_a_changed_rule_is_found_out(tmp_path):
    tried(tmp_path)
    windows = [{"day": "02-03", "first": "01-01", "last": "02-28"}]
    proof = prove(with_values("round_windows", ("1984-12-27", windows)), tmp_path)
    assert [each.what for each in proof.failures] == ["outcome"]


def test_values_of_the_office_do_not_touch_the_proof(empty):
    own = OwnValue("base_salary", shipped_rules().rules["base_salary"].values[0].since, 1, "CV 1")
    rules.set_own(empty, own)
    assert rule_cases.prove_shipped(empty).holds


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_failure_is_said_in_words(language):
    words = catalogue(language)
    for failure in (
        CaseFailure("đủ 40 năm", "Bài báo", "outcome", "due", "arrears"),
        CaseFailure("đủ 40 năm", "Bài báo", "possible", ("due",), ()),
        CaseFailure("đủ 40 năm", "Bài báo", "level", None, 40),
        CaseFailure("a.toml", "", rule_cases.UNREADABLE, None, "no examples"),
    ):
        said = failure_text(failure, words)
        assert failure.id in said
        assert "arrears" not in said
    amount = failure_text(CaseFailure("45", "Bài báo", "amount", None, 3_795_000), words)
    assert "–" in amount
    assert money(3_795_000, words.language) in amount


def test_every_part_that_may_be_expected_has_a_word_and_an_answer():
    assert EXPECTED == GIVEN.keys() == ASKED.keys()


def test_the_readme_names_every_key():
    text = (ROOT / "resources" / "rules" / "cases" / "README.md").read_text("utf-8")
    assert [key for key in sorted(KEYS | EXPECTED) if f"`{key}`" not in text] == []
