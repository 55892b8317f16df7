"""A random registry in a random ugly shape is read back equal, or each difference is named.

What is written beyond doubt must arrive. Where a date leaves a doubt (two digits of a year, day
and month that changed places) it arrives, or a finding names the cell or its column.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, note

from tests.helpers.people import COMMITTEE
from tests.importing.support import NOBODY, codes
from tests.importing.ugly_dates import DATES, DOUBTFUL_STYLES, PLAIN_STYLES
from tests.importing.ugly_files import write
from tests.importing.ugly_lists import (
    Ugly,
    branch_name,
    is_fair,
    rows_of,
    shapes,
)
from tests.importing.ugly_people import registries
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Branch, Member, Registry
from vusta_desk.domain.names import folded
from vusta_desk.i18n.messages import SENTENCES
from vusta_desk.importing.choices import NO_CHOICES, Choices
from vusta_desk.importing.plan import Fate, ImportPlan, PlannedRow, plan_import

TODAY = date(2026, 11, 22)
TELLING = ("name", "sex", *DATES, "home", "card_number", "personal_id", "badges", "standings")
DOUBTS = frozenset({
    "date_order_unsure", "date_century_unsure", "date_not_understood", "date_does_not_exist",
    "day_month_maybe_swapped",
})  # fmt: skip
EXPECTED_WARNINGS = frozenset({
    "no_start_date", "standing_undated", "branch_row_assumed", "maybe_twice_in_list",
    "day_month_maybe_swapped", "date_from_number", "given_names_beside", "branch_named_once",
    "old_font_both_ways",  # said of a column of few words, whatever was right
})  # fmt: skip
People = tuple[tuple[Branch, ...], tuple[Member, ...]]


def read(
    people: People, ugly: Ugly, known: Registry = NOBODY, choices: Choices = NO_CHOICES
) -> ImportPlan:
    """The plan of the people's list in that shape."""
    assume(is_fair(*people, ugly))
    rows = rows_of(*people, ugly)
    note(f"{ugly}")
    note("\n".join(map(str, rows)))
    with TemporaryDirectory() as folder:
        return plan_import(write(Path(folder), rows, ugly), known, choices, today=TODAY)


def told(member: Member, ugly: Ugly) -> dict[str, object]:
    """What the list tells of somebody."""
    fields = {"standings" if field == "note" else field for field in ugly.fields}
    is_lost = "birth_date_male" in ugly.fields and (member.sex is None or member.birth_date is None)
    both = frozenset({"sex", "birth_date"}) if is_lost else frozenset()
    return {
        field: getattr(member, field)
        if field in fields - both
        else getattr(Member(key="", name=""), field)
        for field in TELLING
    }


def same(field: str, meant: object, got: object, ugly: Ugly) -> bool:
    """Whether a value has arrived; the fonts of TCVN3 have hardly any capitals."""
    if isinstance(meant, str) and isinstance(got, str) and field in ("name", "home"):
        letters = {column.letters for column in ugly.columns if column.field == field}
        if any(letter.startswith("tcvn3") for letter in letters):
            return meant.casefold() == got.casefold()
    return meant == got


def differences(people: People, ugly: Ugly, plan: ImportPlan) -> Iterator[tuple[PlannedRow, str]]:
    """Rows and fields in which the list was not read as meant."""
    names = {branch.key: branch.name for branch in plan.branches}
    meant_names = {branch.key: branch_name(branch, ugly) for branch in people[0]}
    for member, row in zip(people[1], plan.rows, strict=True):
        for field, meant in told(member, ugly).items():
            if not same(field, meant, getattr(row.member, field), ugly):
                yield row, field
        if folded(names.get(row.member.branch or "", "")) != folded(
            meant_names[member.branch or ""]
        ):
            yield row, "branch"


def is_named(row: PlannedRow, field: str, plan: ImportPlan) -> bool:
    """Whether a finding of the row, or of the column, tells of the field."""
    about = [*row.findings, *(f for f in plan.findings if f.code == "day_month_maybe_swapped")]
    parts = {"birth_date": {"birth_date", "birth_date_male", "birth_date_female"}}
    return any(
        finding.code in DOUBTS and finding.details.get("field") in parts.get(field, {field})
        for finding in about
    )


def check_sentences(plan: ImportPlan) -> None:
    """Every finding has all that its sentence asks for."""
    for finding in plan.findings:
        asked = {name for _, name, _, _ in Formatter().parse(SENTENCES[finding.code]) if name}
        assert asked <= set(finding.details), finding


@given(registries(), shapes())
def test_what_is_written_beyond_doubt_arrives(people: People, ugly: Ugly):
    plan = read(people, ugly)
    assert [row.fate for row in plan.rows] == [Fate.NEW] * len(people[1]), codes(plan.findings)
    assert not [(row.row, field) for row, field in differences(people, ugly, plan)]
    loud = [f for f in plan.findings if f.severity is not Severity.INFO]
    assert not {finding.code for finding in loud} - EXPECTED_WARNINGS
    check_sentences(plan)


@given(registries(), shapes((*PLAIN_STYLES, *DOUBTFUL_STYLES)))
def test_a_doubtful_date_arrives_or_is_named(people: People, ugly: Ugly):
    plan = read(people, ugly)
    assert len(plan.rows) == len(people[1])
    for row, field in differences(people, ugly, plan):
        assert field in ugly.doubtful, (row.row, field)
        assert is_named(row, field, plan), (row.row, field, codes(plan.findings))


@given(registries(), shapes(("swapped", "american", "slash")))
def test_days_and_months_in_the_order_that_was_said_arrive(people: People, ugly: Ugly):
    asked = read(people, ugly).date_questions
    said = Choices(swapped=frozenset(question.column for question in asked))
    assert not [*differences(people, ugly, read(people, ugly, choices=said))]


@given(registries(), shapes())
def test_a_list_of_known_people_changes_nothing(people: People, ugly: Ugly):
    known = Registry(COMMITTEE, *people)
    plan = read(people, ugly, known)
    for row, member in zip(plan.rows, people[1], strict=True):
        assert row.fate is Fate.UNSURE or row.member.key == member.key
        assert row.fate in (Fate.SAME, Fate.UNSURE), row.changes


@pytest.mark.soak
@given(registries(), shapes((*PLAIN_STYLES, *DOUBTFUL_STYLES)))
def test_many_ugly_lists(people: People, ugly: Ugly):
    plan = read(people, ugly)
    assert len(plan.rows) == len(people[1])
    for row, field in differences(people, ugly, plan):
        assert field in ugly.doubtful
        assert is_named(row, field, plan)
