"""Hypothesis strategies for the values of the domain."""

import unicodedata
from datetime import date

from hypothesis import strategies as st

from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Branch,
    BranchKind,
    Committee,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Registry,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate


def days(
    first: date = date(1900, 1, 1), last: date = date(2100, 12, 31)
) -> st.SearchStrategy[date]:
    """Days from `first` to `last`."""
    return st.dates(first, last)


@st.composite
def partial_dates(
    draw: st.DrawFn, first: date = date(1900, 1, 1), last: date = date(2100, 12, 31)
) -> PartialDate:
    """Dates known to the year, the month or the day, taken from a day between the two given."""
    known = draw(days(first, last))
    precision = draw(st.sampled_from(["day", "month", "year"]))
    if precision == "day":
        return PartialDate.of(known)
    return PartialDate(known.year, known.month if precision == "month" else None)


def texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Text in NFC, never empty."""
    characters = st.characters(exclude_categories=["Cs"])
    some = st.text(characters, min_size=1, max_size=max_size)
    return some.map(lambda text: unicodedata.normalize("NFC", text))


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """A value, or None where it is unknown."""
    return st.none() | values


standings = st.builds(Standing, st.sampled_from(StandingKind), maybe(days()))
interruptions = st.builds(
    Interruption,
    maybe(partial_dates()),
    maybe(partial_dates()),
    maybe(st.sampled_from(InterruptionKind)),
    st.booleans(),
)
badges = st.builds(
    Badge,
    st.integers(1, 150),
    maybe(partial_dates()),
    st.sampled_from(BadgeKind),
    maybe(texts()),
    maybe(texts()),
    maybe(days()),
)
disciplines = st.builds(
    Discipline, st.sampled_from(DisciplineForm), maybe(days()), maybe(st.booleans())
)
committees = st.builds(Committee, texts(), texts(), texts())
branches = st.builds(
    Branch,
    texts(),
    texts(),
    maybe(st.sampled_from(BranchKind)),
    maybe(partial_dates()),
    maybe(partial_dates()),
)


def _few(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


def members(branch_keys: tuple[str, ...] = ()) -> st.SearchStrategy[Member]:
    """Members with any facts at all, sensible or not, in one of the branches or in none."""
    return st.builds(
        Member,
        key=texts(),
        name=texts(),
        sex=maybe(st.sampled_from(Sex)),
        birth_date=maybe(partial_dates()),
        branch=st.sampled_from((None, *branch_keys)),
        card_number=maybe(texts()),
        card_number_old=maybe(texts()),
        personal_id=maybe(texts()),
        home=maybe(texts()),
        admission_decision_date=maybe(partial_dates()),
        admission_date=maybe(partial_dates()),
        official_date=maybe(partial_dates()),
        standings=_few(standings),
        interruptions=_few(interruptions),
        badges=_few(badges),
        disciplines=_few(disciplines),
        under_review=maybe(st.builds(UnderReview, maybe(days()))),
        early_request=maybe(st.builds(EarlyRequest, maybe(days()), maybe(texts()))),
        as_written=st.dictionaries(texts(), texts(), max_size=3),
    )


def counted_members(branch_keys: tuple[str, ...]) -> st.SearchStrategy[Member]:
    """Members with only what decides whether they count, around the years 2000 to 2030."""
    first, last = date(2000, 1, 1), date(2030, 12, 31)
    entry = st.builds(Standing, st.sampled_from(StandingKind), maybe(days(first, last)))
    return st.builds(
        Member,
        key=st.sampled_from([f"M{number}" for number in range(1, 10)]),
        name=st.just("Ai"),
        branch=st.sampled_from((None, *branch_keys)),
        admission_date=maybe(partial_dates(first, last)),
        official_date=maybe(partial_dates(first, last)),
        standings=_few(entry),
    )


@st.composite
def registries(draw: st.DrawFn, max_members: int = 4) -> Registry:
    """Registries whose keys are unique and whose members name branches they have."""
    known = draw(st.lists(branches, max_size=3, unique_by=lambda branch: branch.key))
    people = members(tuple(branch.key for branch in known))
    listed = draw(st.lists(people, max_size=max_members, unique_by=lambda person: person.key))
    return Registry(draw(committees), tuple(known), tuple(listed))
