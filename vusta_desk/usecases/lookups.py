"""Which files to look up: the members of whom a coming round cannot tell what they are due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vusta_desk.domain.eligibility import Outcome, Reason
from vusta_desk.domain.member import Member
from vusta_desk.jobs import Progress
from vusta_desk.usecases.evaluate import RoundResult, Row, coming_rounds, evaluate_rounds
from vusta_desk.usecases.services import Services

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "no_start_date": ("admission_decision_date",),
    "dates_contradict": ("admission_decision_date", "admission_date", "official_date"),
    "interruption_unusable": ("interruptions",),
    "interruption_missing": ("interruptions",),
}
"""The fields to look up by the code of what is unclear; `decided_by` names its own."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A member's file to look up.

    `what` says what is unclear, `fields` are the ids of the fields that decide it, `rounds` the
    names of the rounds in which they do: looking the file up settles so many verdicts.
    """

    key: str
    name: str
    branch: str
    what: tuple[Reason, ...]
    fields: tuple[str, ...]
    rounds: tuple[str, ...]

    @property
    def settles(self) -> int:
        """How many verdicts the file settles."""
        return len(self.rounds)


def dossiers(
    services: Services,
    results: Iterable[RoundResult] | None = None,
    progress: Progress | None = None,
) -> tuple[Dossier, ...]:
    """The files to look up, those that settle most verdicts first, then those needed soonest.

    Without `results` the rounds of the next twelve months are worked out.
    """
    if results is None:
        results = evaluate_rounds(services, coming_rounds(services), progress=progress)
    found: dict[str, _Unclear] = {}
    for place, result in enumerate(results):
        for row in result.rows:
            if row.decision.outcome is Outcome.CANNOT_TELL:
                mine = found.setdefault(row.member.key, _Unclear(row.member, row.branch, place))
                mine.add(result.round.name, row)
    ordered = sorted(found.values(), key=lambda each: (-len(each.rounds), each.first))
    return tuple(each.dossier() for each in ordered)


class _Unclear:
    """What is gathered about one member, round by round; `first` is the place of the first."""

    def __init__(self, member: Member, branch: str, first: int) -> None:
        self.first = first
        self.rounds: list[str] = []
        self._member, self._branch = member, branch
        self._what: list[Reason] = []

    def add(self, round_: str, row: Row) -> None:
        self.rounds.append(round_)
        for reason in row.decision.reasons:
            if _fields(reason) and reason not in self._what:
                self._what.append(reason)

    def dossier(self) -> Dossier:
        return Dossier(
            key=self._member.key,
            name=self._member.name,
            branch=self._branch,
            what=tuple(self._what),
            fields=deciding_fields(self._what),
            rounds=tuple(self.rounds),
        )


def deciding_fields(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The ids of the fields that decide what these reasons leave unclear."""
    return tuple(dict.fromkeys(field for reason in reasons for field in _fields(reason)))


def _fields(reason: Reason) -> tuple[str, ...]:
    if reason.code == "decided_by":
        return (str(reason.details["field"]),)
    return _FIELDS.get(reason.code, ())
