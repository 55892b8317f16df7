"""The people of the sample registry who show one thing each in the round 3/2/2027.

That round has the due days of the first quarter of 2027; its reference day is 3/2/2027.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.helpers import demo_words as words
from tests.helpers.demo_people import PeopleMaker
from tests.helpers.people import badge, day, discipline, interruption, partial, standing
from vusta_desk.domain.member import EarlyRequest, Member, UnderReview
from vusta_desk.domain.partial_date import PartialDate


@dataclass(frozen=True)
class Case:
    """A member, the outcome in the round 3/2/2027, its level and the reasons that must be given."""

    member: Member
    outcome: str
    level: int | None
    reasons: tuple[str, ...]


class CaseMaker:
    """Makes the cases in their order."""

    def __init__(self, people: PeopleMaker) -> None:
        self._people = people

    def cases(self) -> Iterator[Case]:
        """All of them."""
        yield from self._due()
        yield from self._early()
        yield from self._posthumous()
        yield from self._arrears()
        yield from self._waiting()
        yield from self._under_review()
        yield from self._cannot_tell()
        yield from self._excluded()
        yield from self._not_ours()
        yield from self._none()

    def _due(self) -> Iterator[Case]:
        yield self._case("due", 30, "1997-01-15")
        yield self._case(
            "due", 40, "1987-03-09", "start_from_admission_date", admission_decision_date=None
        )
        # Known to the month alone; the whole month lies inside the window.
        month = PartialDate(1987, 2)
        yield self._case(
            "due", 40, "1987-02-10", admission_decision_date=month, admission_date=month
        )
        gap = interruption("1990-05-01", "1991-05-01", "transfer_gap")
        exempt = standing("exempt", "2023-06-01")
        yield self._case(
            "due", 45, "1981-02-10", interruptions=(gap,), standings=(exempt,), months_out=12
        )
        cleared = interruption("1988-01-10", "1990-03-05", "expelled", restored=True)
        yield self._case("due", 50, "1977-03-18", interruptions=(cleared,))
        # Admitted on 29/2, so the years end on 28/2; a wait that is over, correction unrecorded.
        reprimand = discipline("reprimand", "2026-02-10")
        yield self._case(
            "due", 55, "1972-02-29", "correction_not_recorded", disciplines=(reprimand,)
        )
        elsewhere = standing("temporarily_elsewhere", "2026-06-01")
        yield self._case("due", 60, "1967-01-09", standings=(elsewhere,))
        yield self._case("due", 75, "1952-01-30", standings=(standing("exempt", "2015-01-01"),))

    def _early(self) -> Iterator[Case]:
        for level, start, asked in (
            (70, "1958-06-20", "2026-11-02"),
            (40, "1987-10-12", "2026-10-15"),
        ):
            request = EarlyRequest(day(asked), words.ILLNESSES[level % 3])
            yield self._case("early", level, start, early_request=request)
        request = EarlyRequest(None, words.ILLNESSES[2])
        yield self._case("early", 50, "1977-08-05", "request_undated", early_request=request)

    def _posthumous(self) -> Iterator[Case]:
        yield self._dead("2026-08-20", "posthumous", 45, "1981-07-10", "overdue")
        request = EarlyRequest(day("2026-09-20"), words.ILLNESSES[0])
        yield self._dead(
            "2026-10-05",
            "posthumous",
            60,
            "1967-04-18",
            "early_posthumous",
            "early_request_pending",
            early_request=request,
        )
        review = UnderReview(day("2026-09-20"))
        yield self._dead(
            "2026-11-03",
            "posthumous",
            50,
            "1976-09-12",
            "under_review",
            until="2026-08-01",
            under_review=review,
        )

    def _arrears(self) -> Iterator[Case]:
        yield self._case("arrears", 45, "1980-05-12", until="2025-01-01")
        yield self._case("arrears", 30, "1996-04-08", until="2026-01-01")
        yield self._case("arrears", 45, "1979-08-15", until="2015-01-01")
        for level, start in ((50, "1975-06-03"), (40, "1984-09-12"), (60, "1965-11-20")):
            yield self._case("arrears", level, start, "no_badge_on_record", badges=())

    def _waiting(self) -> Iterator[Case]:
        for level, start, form, decided in (
            (40, "1987-01-28", "reprimand", "2026-09-15"),
            (30, "1997-02-20", "removal", "2026-04-20"),
        ):
            wait = discipline(form, decided)
            yield self._case("waiting", level, start, "wait_until", disciplines=(wait,))
        refused = discipline("warning", "2021-06-10", corrected=False)
        yield self._case("waiting", 45, "1982-03-05", "correction_refused", disciplines=(refused,))

    def _under_review(self) -> Iterator[Case]:
        suspended = standing("suspended", "2026-10-01")
        yield self._case("under_review", 40, "1987-01-05", standings=(suspended,))
        since = UnderReview(day("2026-10-20"))
        yield self._case("under_review", 50, "1977-02-14", under_review=since)
        yield self._case("under_review", 30, "1997-03-30", under_review=UnderReview())

    def _cannot_tell(self) -> Iterator[Case]:
        year = {"admission_date": None, "official_date": PartialDate(1988)}
        yield self._unclear("1987-07-01", admission_decision_date=PartialDate(1987), **year)
        yield self._unclear(
            "1982-07-01",
            admission_decision_date=None,
            admission_date=PartialDate(1982),
            official_date=PartialDate(1983),
            as_written={"admission_date": "khoảng 1982"},
        )
        unusable = "interruption_unusable"
        unknown = interruption(None, "1999-06", "lost_contact")
        yield self._unclear("1990-05-14", unusable, interruptions=(unknown,))
        swapped = interruption("1995-03-01", "1994-03-01", "transfer_gap")
        yield self._unclear("1978-10-10", unusable, interruptions=(swapped,))
        away = (standing("struck_off", "2001-05-10"), standing("official", "2005-06-01"))
        yield self._unclear("1988-04-22", "interruption_missing", standings=away)
        contradiction = {"admission_date": partial("1993-08-02")}
        yield self._unclear("1993-08-20", "dates_contradict", **contradiction)
        unknown_start = {"admission_decision_date": None, "admission_date": None}
        yield self._unclear("1989-05-19", "no_start_date", **unknown_start)
        gap = interruption("1995", "1996-05-01", "lost_contact")
        yield self._unclear("1981-06-15", months_out=16, interruptions=(gap,))

    def _excluded(self) -> Iterator[Case]:
        yield self._case("excluded", None, "2026-03-12", official_date=None, card_number=None)
        probationary = standing("probationary", "2025-12-24")
        yield self._case("excluded", None, "2025-12-10", standings=(probationary,))
        out = interruption("2024-05-01", None, "lost_contact")
        yield self._case("excluded", None, "2002-09-08", interruptions=(out,))

    def _not_ours(self) -> Iterator[Case]:
        for kind, since in (
            ("moved_away", "2026-05-10"),
            ("resigned", "2025-04-01"),
            ("struck_off", "2024-08-01"),
            ("temporarily_here", "2026-01-05"),
        ):
            yield self._case("not_ours", None, "2003-11-18", standings=(standing(kind, since),))
        yield self._case(
            "not_ours",
            None,
            "1986-09-20",
            "due_before_leaving",
            until="2026-08-01",
            standings=(standing("moved_away", "2026-10-15"),),
        )
        expulsion = discipline("expulsion", "2026-06-18")
        yield self._case(
            "not_ours", None, "2005-07-27", "expelled_by_discipline", disciplines=(expulsion,)
        )
        yield self._case(
            "not_ours",
            None,
            "1999-12-03",
            standings=(standing("expelled", "2023-02-01"),),
            disciplines=(discipline("expulsion", "2023-02-01"),),
        )

    def _none(self) -> Iterator[Case]:
        # Ill, but more than the limit away from the next badge.
        request = EarlyRequest(day("2026-10-30"), words.ILLNESSES[1])
        yield self._case("none", 60, "1968-09-09", early_request=request)
        yield self._dead("2024-03-08", "none", None, "1983-05-11")
        # Five months short of 40 years at a time when nobody was awarded early after death.
        yield self._dead("2020-06-01", "none", None, "1980-10-25")
        early = badge(70, "2025-05-19", "early")
        held = (badge(40, "1998"), badge(50, "2007-11-07"), badge(60, "2016-11-07"), early)
        yield self._case("none", 75, "1956-12-08", badges=held)
        twice = (
            badge(30, "2013-11-07"),
            badge(30, "2018-05-19", "reissue"),
            badge(40, "2023-11-07"),
        )
        yield self._case("none", 45, "1983-10-19", badges=twice)
        back = interruption("1999-05-01", "2004-05-01", "expelled")
        returned = (standing("expelled", "1999-05-01"), standing("official", "2004-05-01"))
        yield self._case(
            "none", 40, "1985-02-27", interruptions=(back,), standings=returned, months_out=60
        )

    def _dead(
        self, died: str, outcome: str, level: int | None, start: str, *reasons: str, **facts: Any
    ) -> Case:
        death = (standing("died", died),)
        return self._case(
            outcome, level, start, *reasons, standings=death, **{"until": died, **facts}
        )

    def _unclear(self, start: str, *reasons: str, **facts: Any) -> Case:
        return self._case("cannot_tell", None, start, *reasons, **facts)

    def _case(
        self,
        outcome: str,
        level: int | None,
        start: str,
        *reasons: str,
        until: str = "2026-11-22",
        months_out: int = 0,
        **facts: Any,
    ) -> Case:
        """Someone admitted on `start`, with the badges of the time up to `until` and `facts`."""
        begin = date.fromisoformat(start)
        awarded_until = date.fromisoformat(until)
        member = self._people.with_badges(self._people.member(begin), awarded_until, months_out)
        return Case(replace(member, **facts), outcome, level, reasons)
