"""Hypothesis invents members as a list may tell of them: nobody is meant."""

from datetime import date

from hypothesis import strategies as st

from tests.helpers import demo_words as words
from tests.helpers.strategies import maybe, partial_dates
from vusta_desk.domain.member import Badge, Branch, Member, Sex, Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate

BRANCHES = tuple(name for names in words.BRANCHES.values() for name in names)
MALE = words.OTHER_NAMES_MALE
FEMALE = words.OTHER_NAMES_FEMALE
LEVELS = (30, 40, 45, 50, 55)
EXEMPT = (Standing(StandingKind.EXEMPT, None),)


@st.composite
def names(draw: st.DrawFn, sex: Sex) -> str:
    """A name of the sample's parts, now and then one of another shape."""
    others, middles, given = (
        (MALE, words.MIDDLE_MALE, words.GIVEN_MALE)
        if sex is Sex.MALE
        else (FEMALE, words.MIDDLE_FEMALE, words.GIVEN_FEMALE)
    )
    if draw(st.integers(0, 7)) == 7:
        return draw(st.sampled_from(others))
    parts = (words.FAMILY, middles, given)
    return " ".join(draw(st.sampled_from(part)) for part in parts)


homes = st.builds(
    "xã {} {}, {}".format,
    st.sampled_from(words.COMMUNES),
    st.sampled_from(words.COMMUNE_ENDINGS),
    st.sampled_from(words.PROVINCES),
)


@st.composite
def dates_of_a_life(draw: st.DrawFn) -> list[PartialDate | None]:
    """Birth, decision, admission and the day of becoming official, in their order."""
    born = draw(st.integers(1928, 1995))
    joined = min(born + draw(st.integers(18, 40)), 2024)
    years = (born, joined, joined, joined + 1)
    spans = ((1, 12), (1, 4), (5, 8), (9, 12))
    days = [
        draw(partial_dates(date(year, first, 1), date(year, last, 28)))
        for year, (first, last) in zip(years, spans, strict=True)
    ]
    known = [draw(st.integers(0, 5)) > 0 for _ in days]
    return [day if is_known else None for day, is_known in zip(days, known, strict=True)]


badge_lists = st.lists(
    st.builds(
        Badge, st.sampled_from(LEVELS), maybe(partial_dates(date(1995, 1, 1), date(2026, 1, 1)))
    ),
    max_size=2,
    unique_by=lambda badge: badge.level,
).map(lambda listed: tuple(sorted(listed, key=lambda badge: badge.level)))


@st.composite
def people(draw: st.DrawFn, number: int, branch: str) -> Member:
    """Somebody with numbers of their own."""
    sex = draw(st.sampled_from(Sex))
    born, decided, joined, official = draw(dates_of_a_life())
    tail = draw(st.integers(0, 999))
    long_card = draw(st.booleans())
    return Member(
        key=f"M{number:04d}",
        name=draw(names(sex)),
        sex=draw(maybe(st.just(sex))),
        branch=branch,
        card_number=f"0{number:02d}{tail:09d}" if long_card else f"{number:02d}{tail:06d}",
        personal_id=f"0{number:02d}1{tail:08d}",
        home=draw(maybe(homes)),
        standings=draw(st.sampled_from(((), (), (), EXEMPT))),
        badges=draw(badge_lists),
        birth_date=born,
        admission_decision_date=decided,
        admission_date=joined,
        official_date=official,
    )


@st.composite
def registries(draw: st.DrawFn) -> tuple[tuple[Branch, ...], tuple[Member, ...]]:
    """Branches and, in their order, the members of each."""
    called = draw(st.lists(st.sampled_from(BRANCHES), min_size=1, max_size=3, unique=True))
    branches = tuple(Branch(f"B{number:02d}", name) for number, name in enumerate(called, 1))
    members: list[Member] = []
    for branch in branches:
        for _ in range(draw(st.integers(1, 4))):
            members.append(draw(people(len(members) + 1, branch.key)))
    return branches, tuple(members)
