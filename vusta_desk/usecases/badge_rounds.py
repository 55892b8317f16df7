"""The year's rounds with their windows, and the boxes of one of them that add up to everyone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.ceremony import Ceremony, CeremonyState
from vusta_desk.domain.eligibility import Decision, Outcome
from vusta_desk.domain.findings import Finding
from vusta_desk.domain.rounds import Round, parse_round, window_findings
from vusta_desk.jobs import Progress
from vusta_desk.storage.members import all_branches
from vusta_desk.usecases import ceremonies, closed_rounds
from vusta_desk.usecases.closed_rounds import ClosedInfo
from vusta_desk.usecases.evaluate import RoundResult, Row, coming_rounds, evaluate, year_rounds
from vusta_desk.usecases.office import office
from vusta_desk.usecases.round_settings import usual_round
from vusta_desk.usecases.services import Services

NO_HISTORY = "no_history"
BOXES = (
    Outcome.DUE,
    Outcome.EARLY,
    Outcome.POSTHUMOUS,
    Outcome.ARREARS,
    NO_HISTORY,
    Outcome.WAITING,
    Outcome.UNDER_REVIEW,
    Outcome.CANNOT_TELL,
    Outcome.NONE,
    Outcome.EXCLUDED,
    Outcome.NOT_OURS,
)
"""The ids of the boxes in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Box:
    """The members with one outcome; arrears without badge history have a box of their own.

    `amount` is what is known, in whole đồng; `unknown` counts by level those whose amount is not.
    """

    id: str
    rows: tuple[Row, ...]

    @property
    def amount(self) -> int:
        """The known amounts, added up."""
        return sum(row.amount or 0 for row in self.rows)

    @property
    def levels(self) -> Mapping[int, int]:
        """Members by the level proposed, high to low; the next level of `none` is not proposed."""
        return _by_level(row for row in self.rows if _is_proposed(row))

    @property
    def unknown(self) -> Mapping[int, int]:
        """Members by level whose amount is not known, high to low."""
        return _by_level(row for row in self.rows if _is_proposed(row) and row.amount is None)


@dataclass(frozen=True, slots=True)
class HeldBy:
    """A ceremony that holds the round, with whom it has on its roster and whom it left out.

    `awarded` are those of the roster to whom it has given a badge of this very round.
    """

    id: int
    name: str
    is_draft: bool
    roster: frozenset[str]
    left_out: frozenset[str]
    awarded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoundOfYear:
    """A round of the year; `is_own` where the office has set its window or one of its days.

    `deadline` is the last day on which files are taken, `title` the occasion in the office's words,
    `closed` the day on which the round was closed.
    """

    code: str
    round: Round
    is_own: bool
    is_next: bool
    deadline: date | None = None
    title: str = ""
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """The sentence that nobody is left out: the people of each box add up to everyone.

    `terms` are the boxes that are not empty with their people, in the order of the boxes.
    """

    terms: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everyone of some boxes by level and branch.

    `levels` run from high to low, and None stands for those of whom no level is proposed. A cell
    nobody is in is not there.
    """

    levels: tuple[int | None, ...]
    branches: tuple[str, ...]
    cells: Mapping[tuple[str, int | None], tuple[Row, ...]]

    def people(self, branch: str | None = None, *levels: int | None) -> int:
        """How many: in a branch or, without one, in all; of some levels or, without any, of all."""
        return sum(
            len(rows)
            for (place, level), rows in self.cells.items()
            if branch in (None, place) and (not levels or level in levels)
        )


@dataclass(frozen=True, slots=True)
class YearView:
    """A year's rounds, and everyone's outcome in the chosen one.

    `usual` is the chosen round as the rules have it, None where only the office knows it. Where
    the round is closed, `closed` says since when, and round and boxes are as they were then.
    `branches` are the names of the branches in the office's order.
    """

    year: int
    rounds: tuple[RoundOfYear, ...]
    findings: tuple[Finding, ...]
    code: str
    round: Round
    usual: Round | None
    boxes: tuple[Box, ...]
    held_by: tuple[HeldBy, ...]
    rules: str = ""
    closed: ClosedInfo | None = None
    branches: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """Everyone on file."""
        return sum(len(box.rows) for box in self.boxes)

    @property
    def awarded(self) -> int:
        """To how many its ceremonies have given the badge already."""
        return len(frozenset().union(*(each.awarded for each in self.held_by)))

    @property
    def chosen(self) -> RoundOfYear:
        """The chosen round among those of the year."""
        return next(each for each in self.rounds if each.code == self.code)

    @property
    def balance(self) -> Balance:
        """The boxes that add up to everyone."""
        return balance_of(self.boxes)


def year_view(
    services: Services,
    year: int | None = None,
    code: str | None = None,
    progress: Progress | None = None,
) -> YearView:
    """A year and one of its rounds; what is not named is that of the next round.

    In another year the round of the same day is chosen, else the year's first. Raises Refused
    `round_none_ahead` where the rules know no round at all.
    """
    coming = coming_rounds(services)[0]
    asked = parse_round(code) if code else None
    year = year or (asked[0] if asked else parse_round(coming.code)[0])
    known = year_rounds(services, year)
    wanted = asked[1:] if asked else parse_round(coming.code)[1:]
    chosen = next((each for each in known if parse_round(each.code)[1:] == wanted), known[0])
    closed = closed_rounds.closed_round(services, chosen.code, progress)
    result = closed.result if closed else evaluate(services, chosen, progress=progress)
    return YearView(
        year=year,
        rounds=tuple(_of_year(services, known, coming)),
        findings=window_findings(known),
        code=chosen.code,
        round=result.round,
        usual=usual_round(services, chosen.code),
        boxes=boxes_of(result),
        held_by=held_by(services, chosen),
        rules=result.rules,
        closed=closed.info if closed else None,
        branches=_branches(services),
    )


def boxes_of(result: RoundResult) -> tuple[Box, ...]:
    """Everyone in exactly one box; empty boxes are there too."""
    rows: dict[str, list[Row]] = {id_: [] for id_ in BOXES}
    for row in result.rows:
        rows[box_of(row.decision)].append(row)
    return tuple(Box(id_, tuple(found)) for id_, found in rows.items())


def box_of(decision: Decision) -> str:
    """The id of the box in which a decision lies."""
    if decision.outcome is Outcome.ARREARS and any(
        reason.code == "no_badge_on_record" for reason in decision.reasons
    ):
        return NO_HISTORY
    return decision.outcome


def held_by(services: Services, round_: Round) -> tuple[HeldBy, ...]:
    """The ceremonies that hold a round, in order of their day."""
    lines = ceremonies.all_ceremonies(services)
    found = (ceremonies.ceremony(services, line.id) for line in lines)
    holding = (each for each in found if round_.code in {held.code for held in each.rounds})
    return tuple(_holding(each, round_) for each in holding)


def balance_of(boxes: Iterable[Box]) -> Balance:
    """The people of the boxes, which add up to everyone."""
    terms = tuple((box.id, len(box.rows)) for box in boxes if box.rows)
    return Balance(terms, sum(count for _, count in terms))


def by_level_and_branch(boxes: Iterable[Box], branches: Sequence[str] = ()) -> Matrix:
    """The people of the boxes by level and branch; together they are all of them.

    `branches` gives the order of the branches; one that is not in it comes last, as it is met.
    """
    cells: dict[tuple[str, int | None], list[Row]] = {}
    for box in boxes:
        for row in box.rows:
            level = row.decision.level if _is_proposed(row) else None
            cells.setdefault((row.branch, level), []).append(row)
    met = dict.fromkeys(branch for branch, _ in cells)
    levels = sorted({level for _, level in cells if level is not None}, reverse=True)
    none: tuple[None, ...] = (None,) if any(level is None for _, level in cells) else ()
    ordered = [branch for branch in dict.fromkeys((*branches, *met)) if branch in met]
    rows = {place: tuple(found) for place, found in cells.items()}
    return Matrix((*levels, *none), tuple(ordered), rows)


def _of_year(services: Services, known: Iterable[Round], coming: Round) -> Iterator[RoundOfYear]:
    settings = office(services.data)
    closed = closed_rounds.closed_days(services)
    for each in known:
        code = each.code
        own = (settings.round_window, settings.round_reference, settings.round_day)
        yield RoundOfYear(
            code=code,
            round=each,
            is_own=any(ask(code) is not None for ask in own),
            is_next=code == coming.code,
            deadline=settings.round_deadline(code),
            title=settings.round_title(code),
            closed=closed.get(code),
        )


def _branches(services: Services) -> tuple[str, ...]:
    with services.data.read() as connection:
        return tuple(branch.name for branch in all_branches(connection))


def _holding(found: Ceremony, round_: Round) -> HeldBy:
    roster = frozenset(entry.key for entry in found.on_roster())
    everyone = frozenset(entry.key for entry in found.entries)
    is_draft = found.state is CeremonyState.DRAFT
    mine = (entry.key for entry in found.on_roster() if entry.round == round_.name)
    awarded = frozenset(() if is_draft else mine)
    return HeldBy(found.id, found.name, is_draft, roster, everyone - roster, awarded)


def _is_proposed(row: Row) -> bool:
    return row.decision.level is not None and row.decision.outcome is not Outcome.NONE


def _by_level(rows: Iterable[Row]) -> dict[int, int]:
    counted = Counter(row.decision.level for row in rows if row.decision.level is not None)
    return dict(sorted(counted.items(), reverse=True))
