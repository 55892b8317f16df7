"""Makes invented members for the sample registry, and the badges they already have."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

from tests.helpers import demo_words as words
from tests.helpers.demo_words import Dice
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Member,
    Sex,
    Standing,
    StandingKind,
)
from vusta_desk.domain.partial_date import PartialDate

TODAY = date(2026, 11, 22)  # the day the sample is of
LEVELS = {
    30: date(2007, 1, 1),
    40: date(1984, 12, 27),
    45: date(2016, 7, 25),
    50: date(1984, 12, 27),
    55: date(2011, 11, 1),
    60: date(2001, 1, 1),
    65: date(2011, 11, 1),
    70: date(2001, 1, 1),
    75: date(2011, 11, 1),
    80: date(2007, 1, 1),
}
"""The levels the sample has badges of, and the first day of each."""
COUNTED_FROM_ADMISSION = date(2011, 11, 1)  # before it, offices counted from the official date
ROUND_DAYS = ((2, 3), (5, 19), (9, 2), (11, 7))  # of the four quarters
NEW_COMMITTEE = date(2025, 2, 10)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def due_day(start: date, level: int, months_out: int = 0) -> date:
    """The day a level is reached."""
    return months_later(start, 12 * level + months_out)


def round_day(due: date) -> date:
    """The day of the round in whose quarter a due day lies."""
    return date(due.year, *ROUND_DAYS[(due.month - 1) // 3])


class PeopleMaker:
    """Makes members one after another; no number is given twice."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._numbers: set[str] = set()
        self._names = {
            Sex.MALE: list(words.OTHER_NAMES_MALE),
            Sex.FEMALE: list(words.OTHER_NAMES_FEMALE),
        }

    def member(self, start: date) -> Member:
        """Someone whose admission was decided on `start`, with all dates known and no badges."""
        dice = self._dice
        sex = Sex.FEMALE if dice.below(10) < 3 else Sex.MALE
        year = self._birth_year(start.year)
        admitted = start + timedelta(days=2 + dice.below(24))
        probation = 12 if start.year >= 1960 else 4 + dice.below(6)
        card, old_card = self._cards(start)
        return Member(
            key="",
            name=self._name(sex),
            sex=sex,
            birth_date=self._birth_date(year),
            card_number=card,
            card_number_old=old_card,
            personal_id=None if dice.one_in(15) else self._personal_id(sex, year),
            home=None if dice.one_in(25) else self._home(),
            admission_decision_date=PartialDate.of(start),
            admission_date=PartialDate.of(admitted),
            official_date=PartialDate.of(months_later(admitted, probation)),
        )

    def with_badges(self, member: Member, until: date = TODAY, months_out: int = 0) -> Member:
        """The member with every badge that the rounds up to `until` brought."""
        start, official = member.admission_decision_date, member.official_date
        assert start is not None
        assert official is not None
        badges: list[Badge] = []
        for level, first in LEVELS.items():
            due = due_day(start.first_day, level, months_out)
            if due < COUNTED_FROM_ADMISSION:
                due = due_day(official.first_day, level, months_out)
            if level == 45 and due < first <= due_day(start.first_day, 50, months_out):
                due = date(2016, 10, 1)  # the badge of 45 years was new, and given to all between
            if first <= round_day(due) <= until:
                badges.append(self._badge(level, round_day(due)))
        return replace(member, badges=tuple(badges))

    def vaguer(self, member: Member) -> Member:
        """The member as some records are: a date missing, or known to the month or the year."""
        decided, admitted = member.admission_decision_date, member.admission_date
        chance = self._dice.below(20)
        assert decided is not None
        assert admitted is not None
        if round_day(decided.first_day) != round_day(admitted.first_day):
            return member  # the start must stay in the quarter its badges were reckoned from
        if chance < 8:
            return replace(member, admission_decision_date=None)
        if chance == 8:
            return replace(member, admission_date=None)
        if chance == 9:
            return replace(
                member,
                admission_decision_date=None,
                admission_date=PartialDate(admitted.year),
                official_date=PartialDate(admitted.year + 1),
                as_written={"admission_date": f"năm {admitted.year}"},
            )
        if chance == 10:
            return replace(
                member,
                admission_decision_date=PartialDate(decided.year, decided.month),
                admission_date=PartialDate(admitted.year, admitted.month),
                as_written={"admission_decision_date": f"{decided.month}/{decided.year}"},
            )
        return member

    def with_age(self, member: Member) -> Member:
        """The member as the years leave people: many of the oldest are exempt from meetings."""
        birth = member.birth_date
        assert birth is not None
        age = TODAY.year - birth.year
        if (age >= 80 and self._dice.one_in(2)) or (age >= 70 and self._dice.one_in(9)):
            since = date(birth.year + 70 + self._dice.below(age - 69), 1, 1)
            return self.standing(member, StandingKind.EXEMPT, min(since, date(2025, 12, 1)))
        return member

    def standing(self, member: Member, kind: StandingKind, since: date | None) -> Member:
        """The member with one more standing."""
        return replace(member, standings=(*member.standings, Standing(kind, since)))

    def any_day(self, first: date, last: date) -> date:
        """A day from `first` to `last`."""
        return first + timedelta(days=self._dice.below((last - first).days + 1))

    def _name(self, sex: Sex) -> str:
        dice = self._dice
        if self._names[sex] and dice.one_in(20):
            return self._names[sex].pop()
        family = dice.pick(words.FAMILY)
        if sex is Sex.MALE:
            parts = [family, dice.pick(words.MIDDLE_MALE), dice.pick(words.GIVEN_MALE)]
        else:
            parts = [family, dice.pick(words.MIDDLE_FEMALE), dice.pick(words.GIVEN_FEMALE)]
        if parts[1] == "Thị" and dice.one_in(2):
            parts.insert(2, dice.pick(words.SECOND_MIDDLE_FEMALE))
        elif dice.one_in(8):
            parts.insert(1, dice.pick(words.FAMILY))
        return " ".join(part for place, part in enumerate(parts) if part not in parts[:place])

    def _birth_year(self, joined: int) -> int:
        """Nobody is younger than 40; those who joined late were mostly not young."""
        is_late = joined >= 1999
        earliest, latest = max(1929, joined - (56 if is_late else 42)), min(1986, joined - 18)
        years = [earliest + self._dice.below(latest - earliest + 1) for _ in range(1 + is_late)]
        return min(years)

    def _birth_date(self, year: int) -> PartialDate:
        chance = self._dice.below(12)
        if chance == 0:
            return PartialDate(year)
        month = 1 + self._dice.below(12)
        return PartialDate(year, month, None if chance == 1 else 1 + self._dice.below(28))

    def _cards(self, start: date) -> tuple[str | None, str | None]:
        """Old cards have 8 digits, new ones 12; no real number begins with 99."""
        old = self._new_number("99", 6)
        if start > date(2025, 9, 1) or self._dice.below(10) < 6:
            return self._new_number("99", 10), old if start < date(2025, 9, 1) else None
        return old, None

    def _personal_id(self, sex: Sex, year: int) -> str:
        """As if of a province with a number that none has."""
        province = f"9{self._dice.digits(2)}"
        return self._new_number(f"{province}{0 if sex is Sex.MALE else 1}{year % 100:02d}", 6)

    def _new_number(self, beginning: str, digits: int) -> str:
        while (number := beginning + self._dice.digits(digits)) in self._numbers:
            pass
        self._numbers.add(number)
        return number

    def _home(self) -> str:
        dice = self._dice
        commune = f"{dice.pick(words.COMMUNES)} {dice.pick(words.COMMUNE_ENDINGS)}"
        kind = "phường" if dice.one_in(5) else "xã"
        return f"{kind} {commune}, {dice.pick(words.PROVINCES)}"

    def _badge(self, level: int, awarded: date) -> Badge:
        """A badge as records keep it: the older, the less is known."""
        chance, day = self._dice.below(12), PartialDate.of(awarded)
        if awarded.year < 2005 or chance == 0:
            return Badge(level, PartialDate(awarded.year))
        if chance == 1:
            return Badge(level, PartialDate(awarded.year, awarded.month))
        if awarded.year < 2020:
            return Badge(level, day)
        symbol = "ĐUMTTQ" if awarded >= NEW_COMMITTEE else "ĐUK"
        number = f"{100 + self._dice.below(800)}-QĐ/{symbol}"
        return Badge(level, day, BadgeKind.NORMAL, number, self._new_number("0", 5))
