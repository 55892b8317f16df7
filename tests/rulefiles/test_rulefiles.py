"""Reading rule files: whatever is wrong is a finding, and the rest stands."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.rulefiles.book import load_rulebook

Reading = tuple[RuleBook, tuple[Finding, ...]]
GOOD = """
[base_salary]
title = "Lương"
unit = "VND/month"

[[base_salary.values]]
from = 2024-07-01
value = 2_340_000
source = "Nghị định"
url = "https://example.org"
confidence = "M"
choice = true
"""
RULES = {
    "levels",
    "levels_for_earlier_deaths",
    "seniority_start",
    "count_by_month",
    "early_limit_months",
    "wait_months",
    "early_posthumous_months",
    "round_windows",
    "multiples",
    "base_salary",
    "reconcile_months",
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Reads files with these texts, a.toml, b.toml …; the findings are of these files alone."""

    def read(*texts: str | bytes) -> Reading:
        for letter, text in zip("abc", texts, strict=False):
            content = text.encode() if isinstance(text, str) else text
            (tmp_path / f"{letter}.toml").write_bytes(content)
        book, findings = load_rulebook(tmp_path)
        return book, tuple(each for each in findings if each.code != "rule_missing")

    return read


def base(value: str, source: str = '"Nghị định"', more: str = "") -> str:
    return GOOD + f"[[base_salary.values]]\nvalue = {value}\nsource = {source}\n{more}\n"


def of(rule: str, unit: str, value: str) -> str:
    return (
        f'[{rule}]\nunit = "{unit}"\n'
        f'[[{rule}.values]]\nfrom = 2020-01-01\nsource = "x"\nvalue = {value}\n'
    )


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading[1]]


def test_a_value_brings_all_that_is_said_of_it(read):
    book, findings = read(GOOD)
    assert findings == ()
    [value] = book.rules["base_salary"].values
    assert (value.since, value.value) == (date(2024, 7, 1), 2_340_000)
    assert (value.source, value.url) == ("Nghị định", "https://example.org")
    assert (value.confidence, value.choice) == ("M", True)
    assert book.rules["base_salary"].title == "Lương"


def test_a_source_is_composed_text(read):
    book, _ = read(GOOD.replace("Nghị định", "Nghi\u0323 đi\u0323nh "))
    assert book.rules["base_salary"].values[0].source == "Nghị định"


def test_a_byte_order_mark_is_no_mistake(read):
    assert codes(read(b"\xef\xbb\xbf" + GOOD.encode())) == []


def test_rules_of_several_files_stand_together(read):
    book, findings = read(GOOD, of("count_by_month", "yes or no", "false"))
    assert findings == ()
    assert book.on("count_by_month", date(2020, 1, 1)).value is False
    assert book.on("base_salary", date(2024, 7, 1)).value == 2_340_000


@pytest.mark.parametrize(
    "text",
    [
        "[base_salary",
        b"\xff\xfe",
        "a = 1\na = 2",
        "a = " + "[" * 5_000,
        "a = 1" + "0" * 5_000,
    ],
)
def test_a_broken_file_is_a_finding_and_the_others_stand(read, text):
    book, findings = read(GOOD, text)
    [finding] = findings
    assert finding.code == "rule_file_unreadable"
    assert finding.severity is Severity.ERROR
    assert finding.place.file == finding.details["file"] == "b.toml"
    assert book.on("base_salary", date(2024, 7, 1)).value == 2_340_000


def test_a_folder_in_the_place_of_a_file_is_a_finding(tmp_path):
    (tmp_path / "a.toml").mkdir()
    assert "rule_file_unreadable" in [each.code for each in load_rulebook(tmp_path)[1]]


def test_a_missing_rule_is_an_error_and_answers_unknown(tmp_path):
    book, findings = load_rulebook(tmp_path / "nowhere")
    assert {finding.subject for finding in findings} == RULES
    assert {(finding.code, finding.severity) for finding in findings} == {
        ("rule_missing", Severity.ERROR)
    }
    assert all(book.on(rule, date(2027, 2, 3)) is None for rule in RULES)
    assert book.levels(date(2027, 2, 3)) == ()


def test_a_rule_in_two_files_is_taken_from_the_first(read):
    book, findings = read(GOOD, GOOD.replace("2_340_000", "1"))
    assert [(each.code, each.details["file"]) for each in findings] == [("rule_twice", "b.toml")]
    assert book.on("base_salary", date(2024, 7, 1)).value == 2_340_000


@pytest.mark.parametrize("text", ["[salaries]\n", GOOD + "note = 1\n", "note = 1\n" + GOOD])
def test_an_unknown_key_is_only_a_warning(read, text):
    _, [finding] = read(text)
    assert (finding.code, finding.severity) == ("rule_key_unknown", Severity.WARNING)
    assert finding.details["key"] in ("salaries", "note")


def test_an_unknown_key_of_a_rule_is_named(read):
    _, [finding] = read(GOOD.replace("unit", 'colour = "red"\nunit'))
    assert (finding.subject, finding.details["key"]) == ("base_salary", "colour")


@pytest.mark.parametrize("unit", ['unit = "EUR"\n', "unit = 1\n", ""])
def test_an_unknown_unit_is_an_error(read, unit):
    reading = read(GOOD.replace('unit = "VND/month"\n', unit))
    assert codes(reading) == ["rule_unit_unknown"]
    assert reading[1][0].details["expected"] == "VND/month"


@pytest.mark.parametrize("day", ["2024-07-01", "2024-06-30"])
def test_days_must_ascend(read, day):
    book, [finding] = read(base("1", more=f"from = {day}"))
    assert finding.code == "rule_dates_not_ascending"
    assert finding.details["day"] == date.fromisoformat(day)
    assert len(book.rules["base_salary"].values) == 1


@pytest.mark.parametrize("given_day", ["", 'from = "2026-07-01"', "from = 2026-07-01T00:00:00"])
def test_a_value_without_its_day_is_left_out(read, given_day):
    reading = read(base("1", more=given_day))
    assert codes(reading) == ["rule_date_missing"]
    assert len(reading[0].rules["base_salary"].values) == 1


@pytest.mark.parametrize("source", ['""', '"  "'])
def test_a_value_without_a_source_is_an_error(read, source):
    reading = read(base("1", source, "from = 2026-07-01"))
    assert codes(reading) == ["rule_source_missing"]


def test_a_source_that_is_no_text_is_none(read):
    reading = read(base("1", "5", "from = 2026-07-01"))
    assert codes(reading) == ["rule_value_wrong", "rule_source_missing"]


@pytest.mark.parametrize(
    ("key", "more"),
    [
        ("confidence", 'confidence = "Z"'),
        ("confidence", "confidence = 1"),
        ("url", "url = 1"),
        ("choice", "choice = 1"),
    ],
)
def test_what_is_said_of_a_value_must_have_its_shape(read, key, more):
    _, [finding] = read(base("1", more=f"from = 2026-07-01\n{more}"))
    assert (finding.code, finding.details["key"]) == ("rule_value_wrong", key)
    assert finding.details["day"] == date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "base_salary = 5\n",
        '[base_salary]\nunit = "VND/month"\n',
        '[base_salary]\nunit = "VND/month"\nvalues = 5\n',
        '[base_salary]\nunit = "VND/month"\nvalues = []\n',
        '[base_salary]\nunit = "VND/month"\nvalues = [5]\n',
        GOOD.replace('"Lương"', "5"),
    ],
)
def test_a_rule_must_have_its_shape(read, text):
    assert "rule_value_wrong" in codes(read(text))


@pytest.mark.parametrize(
    ("rule", "unit", "value"),
    [
        ("base_salary", "VND/month", '"2340000"'),
        ("base_salary", "VND/month", "0"),
        ("base_salary", "VND/month", "2340000.5"),
        ("base_salary", "VND/month", "true"),
        ("seniority_start", "date", '"admission_date"'),
        ("count_by_month", "yes or no", "1"),
        ("levels", "years", "40"),
        ("levels", "years", "[]"),
        ("levels", "years", "[40, 40]"),
        ("levels", "years", "[50, 40]"),
        ("levels", "years", "[true]"),
        ("levels_for_earlier_deaths", "years", "45"),
        ("levels_for_earlier_deaths", "years", "{ level = 45 }"),
        ("levels_for_earlier_deaths", "years", "{ level = 45, before = 2016 }"),
        ("levels_for_earlier_deaths", "years", "{ level = 0, before = 2016-09-20 }"),
        ("early_limit_months", "months", "12"),
        ("early_limit_months", "months", "{}"),
        ("early_limit_months", "months", "{ all = 12 }"),
        ("early_limit_months", "months", "{ 0 = 12 }"),
        ("early_limit_months", "months", "{ 30 = 0 }"),
        ("wait_months", "months", "{ scolding = 6 }"),
        ("wait_months", "months", '{ reprimand = "6" }'),
        ("early_posthumous_months", "months", "-12"),
        ("reconcile_months", "months", "0"),
        ("reconcile_months", "months", '"3"'),
        ("multiples", "times the base salary", "{ 30 = 1.5 }"),
        ("multiples", "times the base salary", '{ 30 = "1,5" }'),
        ("multiples", "times the base salary", '{ 30 = "NaN" }'),
        ("multiples", "times the base salary", '{ 30 = "-1" }'),
        ("round_windows", "month-day", "[]"),
        ("round_windows", "month-day", '["02-03"]'),
        ("round_windows", "month-day", '[{ day = "02-03", first = "01-01" }]'),
        ("round_windows", "month-day", '[{ day = "2-3", first = "01-01", last = "03-31" }]'),
        ("round_windows", "month-day", '[{ day = 203, first = "01-01", last = "03-31" }]'),
        ("round_windows", "month-day", '[{ day = "02-03", first = "01-01", last = "02-29" }]'),
        ("round_windows", "month-day", '[{ day = "02-03", first = "03-31", last = "01-01" }]'),
        (
            "round_windows",
            "month-day",
            '[{ day = "05-19", first = "04-01", last = "06-30" },'
            ' { day = "02-03", first = "01-01", last = "03-31" }]',
        ),
    ],
)
def test_a_value_must_have_its_shape(read, rule, unit, value):
    book, [finding] = read(of(rule, unit, value))
    assert (finding.code, finding.subject) == ("rule_value_wrong", rule)
    assert finding.details["key"] == "value"
    assert book.on(rule, date(2027, 1, 1)) is None


def test_one_bad_value_takes_no_other_with_it(read):
    book, _ = read(base('"x"', more="from = 2026-07-01"))
    assert book.on("base_salary", date(2027, 1, 1)).value == 2_340_000


@given(text=st.text() | st.text(alphabet='[]{}="\n.abc019-', max_size=60))
def test_no_text_stops_the_reading(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "a.toml").write_text(text, "utf-8", "surrogatepass")
    book, findings = load_rulebook(folder)
    assert book.rules.keys() == RULES
    assert findings


# --- the fingerprint ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2_340_000", "2_340_001"),
        ("2024-07-01", "2024-07-02"),
        ('source = "Nghị định"', 'source = "Luật"'),
    ],
)
def test_the_fingerprint_changes_with_values_and_sources(read, old, new):
    before = read(GOOD)[0].fingerprint
    assert read(GOOD.replace(old, new))[0].fingerprint != before


@pytest.mark.parametrize(
    ("rule", "unit", "old", "new"),
    [
        ("levels", "years", "[40, 50]", "[40, 60]"),
        ("early_limit_months", "months", "{ 70 = 24 }", "{ 75 = 24 }"),
        ("multiples", "times the base salary", '{ 30 = "1.5" }', '{ 30 = "1.6" }'),
        (
            "levels_for_earlier_deaths",
            "years",
            "{ level = 45, before = 2016-09-20 }",
            "{ level = 45, before = 2016-09-21 }",
        ),
    ],
)
def test_the_fingerprint_looks_into_lists_and_tables(read, rule, unit, old, new):
    before = read(of(rule, unit, old))[0].fingerprint
    assert read(of(rule, unit, new))[0].fingerprint != before


def test_the_fingerprint_of_equal_rules_is_equal(read):
    months = of("early_limit_months", "months", "{ 30 = 12, 70 = 24 }")
    turned = of("early_limit_months", "months", "{ 70 = 24, 30 = 12 }")
    one = read(GOOD, months)[0].fingerprint
    assert read(turned, GOOD)[0].fingerprint == one
    assert len(one) == 12
