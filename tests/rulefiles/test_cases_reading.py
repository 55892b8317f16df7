"""Reading worked examples: whatever is wrong is told by name, and the rest stands."""

from datetime import date
from pathlib import Path

import pytest

from vusta_desk.domain.member import BadgeKind
from vusta_desk.rulefiles.cases import Case, load_cases

GOOD = """
[[case]]
number = 7
name = "đủ 40 năm"
source = "Bài báo"
address = "báo 1"
[case.member]
admission_date = "1984-03-09"
[case.round]
code = "2024/3-2"
window = [2024-01-01, 2024-03-31]
reference = 2024-01-15
held_on = 2024-02-05
[case.expected]
outcome = "due"
"""


@pytest.fixture
def read(tmp_path: Path):
    def read(*texts: str):
        for letter, text in zip("abc", texts, strict=False):
            (tmp_path / f"{letter}.toml").write_text(text, "utf-8")
        cases, broken = load_cases(tmp_path)
        return cases, {each.id: each.problem for each in broken}

    return read


def only(read, text: str) -> Case:
    (case,), broken = read(text)
    assert broken == {}
    assert isinstance(case, Case)
    return case


def test_a_case_brings_what_is_asked_and_expected(read):
    case = only(read, GOOD)
    assert (case.id, case.source, case.address) == ("7 · đủ 40 năm", "Bài báo", "báo 1")
    assert case.member is not None
    assert str(case.member.admission_date) == "1984-03-09"
    [asked] = case.rounds
    assert (asked.code, asked.reference) == ("2024/3-2", date(2024, 1, 15))
    assert asked.window == (date(2024, 1, 1), date(2024, 3, 31))
    assert asked.held_on == date(2024, 2, 5)
    assert case.expected == {"outcome": "due"}


def test_money_a_year_a_day_and_a_roster_may_be_asked_for(read):
    head = '[[case]]\nname = "x"\nsource = "s"\naddress = "a"\n'
    tail = "[case.expected]\npeople = 3\n"
    case = only(
        read,
        f"{head}year = 2027\nday = 2027-01-01\n[case.money]\nlevel = 65\nday = 2025-05-19\n{tail}",
    )
    assert (case.year, case.day, case.money) == (2027, date(2027, 1, 1), (65, date(2025, 5, 19)))
    roster = only(
        read, f"{head}[case.roster.levels]\n75 = 2\n[case.roster.kinds]\nearly = 1\n{tail}"
    ).roster
    assert [(each.level, each.kind) for each in roster] == [
        (75, BadgeKind.NORMAL),
        (75, BadgeKind.NORMAL),
        (40, BadgeKind.EARLY),
    ]


def test_several_rounds_stand_in_their_order(read):
    text = GOOD.split("[case.round]")[0].replace(
        "[case.member]", 'rounds = [{ code = "2024/3-2" }, { code = "2024/19-5" }]\n[case.member]'
    )
    case = only(read, text + '[case.expected]\nkind = "normal"\n')
    assert [each.code for each in case.rounds] == ["2024/3-2", "2024/19-5"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number = 7", "number = 7\ncolour = 1"),
        ('outcome = "due"', 'colour = "red"'),
        ('outcome = "due"', ""),
        ('code = "2024/3-2"', 'code = "2024/3-2"\ncolour = 1'),
        ('source = "Bài báo"', 'source = ""'),
        ('address = "báo 1"', ""),
        ("2024-01-15", '"soon"'),
        ("1984-03-09", "soon"),
        ("[case.expected]\n", "[case.round.expected]\n"),
    ],
)
def test_a_broken_case_is_told_by_name_and_the_others_stand(read, old, new):
    assert old in GOOD
    cases, broken = read(GOOD.replace(old, new), GOOD.replace("number = 7", "number = 8"))
    assert [each.id for each in cases] == ["8 · đủ 40 năm"]
    assert list(broken) == ["7 · đủ 40 năm"]


def test_a_case_that_stands_twice_is_told(read):
    cases, broken = read(GOOD, GOOD)
    assert len(cases) == 1
    assert broken == {"7 · đủ 40 năm": "ValueError: stands twice"}


def test_a_case_without_a_name_is_told_by_its_place(read):
    text = GOOD.replace("number = 7\n", "").replace('name = "đủ 40 năm"\n', "").replace("due", "")
    _, broken = read(text.replace('source = "Bài báo"', ""))
    assert list(broken) == ["a.toml: 1"]


@pytest.mark.parametrize("text", ["[[case", "number = 1", "case = 1", "", "case = [1]\nb = 1"])
def test_a_broken_file_is_told_and_the_others_stand(read, text):
    cases, broken = read(text, GOOD)
    assert len(cases) == 1
    assert list(broken) == ["a.toml"]


def test_what_is_no_table_is_told(read):
    assert list(read("case = [1]")[1]) == ["a.toml: 1"]


def test_no_folder_is_no_case(tmp_path):
    assert load_cases(tmp_path / "nowhere") == ((), ())
