"""Members and rounds at random, crowded around the days on which the eligibility rules turn.

Everything comes from one `random.Random`, so that a seed or hypothesis can give the cases.
Partial dates are kept few enough for every completion to be tried.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.helpers.slow_facts import add_months, length
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    Member,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import Round

LEVELS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
RULE_CHANGES = (date(2016, 7, 25), date(2016, 9, 20), date(2021, 7, 30))
ROUNDS = (
    (((1, 1), (3, 31)), (2, 3)),
    (((4, 1), (6, 30)), (5, 19)),
    (((7, 1), (9, 30)), (9, 2)),
    (((10, 1), (12, 31)), (11, 7)),
)
YEARS = (1990, 2005, 2012, 2016, 2016, 2017, 2021, 2021, 2022, 2024, 2027, 2027, 2028, 2028)
MOST_COMPLETIONS = 400
DAY = timedelta(days=1)
KIND = StandingKind


def near(rng: Random, day: date) -> date:
    """A day on which a reading by the day, the month or the year may differ from another."""
    nudge = rng.randrange(9)
    if nudge == 0:
        return day.replace(day=1)
    if nudge == 1:
        return add_months(day.replace(day=1), 1) - DAY
    if nudge == 2:
        return day + timedelta(days=rng.randint(-40, 40))
    if nudge == 3:
        return day + timedelta(days=rng.randint(-800, 800))
    return day + timedelta(days=rng.choice((-1, 0, 0, 1)))


def random_round(rng: Random) -> Round:
    """A round of the four, or one with a window or a reference day of its own."""
    (first, last), day = rng.choice(ROUNDS)
    year = rng.choice(YEARS)
    round_day = date(year, *day)
    window = date(year, *first), date(year, *last)
    if rng.random() < 0.25:
        opened = near(rng, rng.choice((*window, *RULE_CHANGES)))
        window = opened, opened + timedelta(days=rng.choice((0, 0, 1, 30, 180)))
    reference = round_day
    if rng.random() < 0.3:
        reference = near(rng, rng.choice((round_day, *window, *RULE_CHANGES)))
    return Round(f"{round_day:%d/%m/%Y}", round_day, window, reference)


class MemberMaker:
    """Makes one member for one round."""

    def __init__(self, rng: Random, round_: Round) -> None:
        self.rng = rng
        self.round = round_
        self.budget = MOST_COMPLETIONS
        first, last = round_.window
        self.turns = [first, last, first - DAY, last + DAY, round_.day, round_.reference_day]

    def member(self) -> Member:
        """The next one."""
        rng, turns = self.rng, self.turns
        standings = self.standings()
        turns += [each.since for each in standings if each.since is not None]
        goal = near(rng, rng.choice(turns))
        goal = add_months(goal, rng.choice((0, 0, 0, 0, 12, 11, 13, 24, -60)))
        level = rng.choice((0, *LEVELS))
        start = add_months(goal, -12 * level)
        if rng.random() < 0.06:
            start = date(max(start.year - start.year % 4, 1904), 2, 29)
        interruptions, months, days = self.interruptions(start)
        if rng.random() < 0.6:
            start = add_months(start, -months) - timedelta(days=days)
        badges = self.badges(start, level)
        if rng.random() < 0.004:
            start = start.replace(year=9900 + start.year % 90, day=1)
        decided, admitted, official = self.joining(start)
        return Member(
            key=f"M{rng.randrange(10_000):04d}",
            name="Nguyễn Văn Mẫu",
            admission_decision_date=decided,
            admission_date=admitted,
            official_date=official,
            standings=standings,
            interruptions=interruptions,
            badges=badges,
            disciplines=self.disciplines(),
            under_review=self.under_review(),
            early_request=self.early_request(badges),
        )

    def maybe_partial(self, day: date, chance: float = 0.15) -> PartialDate:
        """The day, sometimes known to the month or the year only, as far as the budget goes."""
        rng = self.rng
        if rng.random() < chance:
            if rng.random() < 0.35 and self.budget >= 366:
                self.budget //= 366
                return PartialDate(day.year)
            if self.budget >= 31:
                self.budget //= 31
                return PartialDate(day.year, day.month)
        return PartialDate.of(day)

    def joining(
        self, start: date
    ) -> tuple[PartialDate | None, PartialDate | None, PartialDate | None]:
        """Decision, admission and official recognition: mostly in order, seldom all known."""
        rng = self.rng
        admitted = start + timedelta(days=rng.choice((0, 0, 1, 17, 30, 60)))
        official = add_months(admitted, rng.choice((3, 9, 12, 12, 18)))
        if rng.random() < 0.06:
            admitted, official = rng.choice(
                (
                    (start - DAY, official),
                    (admitted, admitted - timedelta(days=20)),
                    (official, admitted),
                    (add_months(start, -13), official),
                )
            )
        parts = (
            self.maybe_partial(start, 0.3),
            self.maybe_partial(admitted, 0.3),
            self.maybe_partial(official),
        )
        missing = rng.choices(((), (0,), (1,), (2,), (0, 1), (0, 2)), (50, 20, 10, 10, 3, 6))[0]
        decided, received, recognised = (
            None if place in missing else part for place, part in enumerate(parts)
        )
        return decided, received, recognised

    def standings(self) -> tuple[Standing, ...]:
        """A history of one of the usual shapes, sometimes with another entry thrown in."""
        rng = self.rng
        first, last = self.round.window
        turn = near(rng, rng.choice((*self.turns, *RULE_CHANGES)))
        inside = first + timedelta(days=rng.randrange((last - first).days + 1))
        day = rng.choice((turn, turn, inside))
        before = add_months(day, -rng.choice((0, 1, 12, 30, 200)))
        joined = add_months(before, -rng.choice((0, 5, 120, 300)))
        came_in = rng.choice(((KIND.OFFICIAL, joined), (KIND.PROBATIONARY, joined)))
        some = rng.choice(tuple(KIND))
        out = rng.choice((KIND.RESIGNED, KIND.STRUCK_OFF, KIND.EXPELLED))
        back = rng.choice((KIND.OFFICIAL, KIND.PROBATIONARY, KIND.EXEMPT))
        shapes: list[list[tuple[StandingKind, date]]] = [
            [],
            [(KIND.OFFICIAL, joined)],
            [(KIND.DIED, day)],
            [came_in, (KIND.DIED, day)],
            [(some, before), (KIND.DIED, day)],
            [(KIND.DIED, day), (some, rng.choice((day, day + DAY)))],
            [(KIND.MOVED_AWAY, day)],
            [came_in, (KIND.MOVED_AWAY, day)],
            [came_in, (rng.choice((KIND.EXEMPT, KIND.TEMPORARILY_ELSEWHERE)), day)],
            [came_in, (KIND.SUSPENDED, rng.choice((before, day)))],
            [came_in, (KIND.SUSPENDED, before), (KIND.OFFICIAL, day)],
            [came_in, (out, before), (back, day)],
            [came_in, (out, before), (some, rng.choice((before, day))), (back, day)],
            [(some, day)],
            [came_in, (some, before), (some, day)],
        ]
        weights = (30, 12, 6, 6, 4, 2, 5, 4, 4, 5, 2, 5, 2, 4, 2)
        entries = [Standing(kind, since) for kind, since in rng.choices(shapes, weights)[0]]
        if rng.random() < 0.05:
            entries.append(Standing(rng.choice(tuple(KIND)), rng.choice((None, day, before))))
        if rng.random() < 0.1:
            rng.shuffle(entries)
        return tuple(entries)

    def interruptions(self, start: date) -> tuple[tuple[Interruption, ...], int, int]:
        """Interruptions and about how many months and days they take."""
        rng = self.rng
        made: list[Interruption] = []
        months = days = 0
        began = near(rng, rng.choice((start, add_months(start, 60), *self.turns)))
        for _ in range(rng.choices((0, 1, 2, 3), (60, 25, 10, 5))[0]):
            ended = add_months(began, rng.choice((0, 0, 1, 2, 11, 12, 13, 40)))
            ended += timedelta(days=rng.choice((0, 0, 1, 5, 28, 30)))
            if rng.random() < 0.12:
                ended = max(began, near(rng, rng.choice(self.turns)))
            if rng.random() < 0.01:
                ended = date(9999, 12, 1)  # as lists write "for ever"
            restored = rng.random() < 0.15
            open_end, lost_start, swapped = (rng.random() < chance for chance in (0.15, 0.03, 0.03))
            since = None if lost_start else self.maybe_partial(began)
            until = None if open_end else self.maybe_partial(ended)
            if swapped and began != ended:
                since, until = self.maybe_partial(ended), self.maybe_partial(began)
            made.append(Interruption(since, until, None, restored))
            if not restored and began >= start and ended.year < 9000:
                more_months, more_days = length(began, ended)
                months, days = months + more_months, days + more_days
            gap = rng.choice((-20, 0, 0, 1, 400))
            began = max(began, min(ended, date(9900, 1, 1)) + timedelta(days=gap))
        for one in made:
            if one.since and one.since.year < 9000 and rng.random() < 0.5:
                self.turns += [one.since.first_day]
        rng.shuffle(made)
        return tuple(made), months, days

    def badges(self, start: date, level: int) -> tuple[Badge, ...]:
        """None, those below a level, or anything."""
        rng = self.rng
        below = [one for one in LEVELS if one < level]
        held = rng.choice(
            (
                [],
                [],
                below,
                below,
                below[:-1],
                below[:-2],
                below[-1:],
                [level],
                [rng.choice((35, 90, 100, *LEVELS))],
            )
        )
        badges = []
        for one in held:
            awarded = near(rng, add_months(start, 12 * one))
            known = (rng.random() < 0.8 and one > 60) or rng.random() < 0.4
            badges.append(
                Badge(
                    one,
                    self.maybe_partial(awarded, 0.2) if known else None,
                    rng.choice(tuple(BadgeKind)),
                )
            )
        return tuple(badges)

    def disciplines(self) -> tuple[Discipline, ...]:
        """Around the ends of waits, or anywhere."""
        rng = self.rng
        made = []
        for _ in range(rng.choices((0, 1, 2, 3), (68, 22, 7, 3))[0]):
            turn = rng.choice(self.turns)
            day = near(rng, add_months(turn, -rng.choice((0, 0, 3, 6, 6, 9, 9, 12, 12, 40))))
            if rng.random() < 0.15:
                day = self.round.reference_day + timedelta(days=rng.randint(1, 50))
            made.append(
                Discipline(
                    rng.choices(tuple(DisciplineForm), (5, 5, 5, 2))[0],
                    None if rng.random() < 0.05 else day,
                    rng.choice((None, None, True, True, False)),
                )
            )
        return tuple(made)

    def under_review(self) -> UnderReview | None:
        """Mostly not."""
        rng = self.rng
        if rng.random() < 0.9:
            return None
        return UnderReview(rng.choice((None, near(rng, rng.choice(self.turns)))))

    def early_request(self, badges: tuple[Badge, ...]) -> EarlyRequest | None:
        """Mostly none; else undated, around the turning days or around a badge."""
        rng = self.rng
        if rng.random() < 0.72:
            return None
        turns = [*self.turns, self.round.reference_day, self.round.reference_day - DAY]
        for badge in badges:
            if badge.date is not None:
                turns += [badge.date.first_day, badge.date.last_day]
        return EarlyRequest(rng.choice((None, near(rng, rng.choice(turns)))))


def random_member(rng: Random, round_: Round) -> Member:
    """A member for whom something may turn in a round."""
    return MemberMaker(rng, round_).member()


def random_case(rng: Random) -> tuple[Member, Round]:
    """A round and a member for whom something may turn in it."""
    round_ = random_round(rng)
    return random_member(rng, round_), round_


def random_plain(rng: Random, round_: Round) -> Member:
    """A member with hardly more on record than dates of joining, standings and badges."""
    member = random_member(rng, round_)
    ordinary = (
        KIND.OFFICIAL,
        KIND.OFFICIAL,
        KIND.OFFICIAL,
        KIND.EXEMPT,
        KIND.PROBATIONARY,
        rng.choice(tuple(KIND)),
    )
    days = sorted(near(rng, rng.choice(round_.window)) for _ in range(rng.choice((0, 0, 1, 2))))
    return replace(
        member,
        standings=tuple(Standing(rng.choice(ordinary), day) for day in days),
        interruptions=(),
        disciplines=(),
        under_review=None,
        early_request=None,
    )
