"""Reconciling the registry with the central export or with a branch's own list.

`compare` writes nothing; `record` does everything that was decided as one operation.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from vusta_desk.domain.comparing import compare as compare_sides
from vusta_desk.domain.comparing import lapsed
from vusta_desk.domain.comparison import Comparison, Line, Sides
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, Registry
from vusta_desk.domain.movements import Movements, counted
from vusta_desk.domain.names import folded, search_rank, tidy
from vusta_desk.domain.reconcile_due import Due, next_due
from vusta_desk.domain.reconciliation import CENTRAL, Decision, Reconciliation, Settled
from vusta_desk.importing.choices import NO_CHOICES, Choices
from vusta_desk.importing.fates.planned import BranchQuestion, Fate, PlannedRow
from vusta_desk.importing.files.unchanged import check_unchanged
from vusta_desk.jobs import Progress
from vusta_desk.storage import backup, members, reconciliations
from vusta_desk.storage.history import last_operation
from vusta_desk.usecases import import_members, list_lessons
from vusta_desk.usecases.head_counts import movement_since
from vusta_desk.usecases.import_members import Preview
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.taking_over import Taken, refuse_false, taken_over

__all__ = [
    "CENTRAL",
    "BranchQuestion",
    "Compared",
    "Decision",
    "Due",
    "Line",
    "Reconciliation",
    "Source",
    "Word",
    "branch_named",
    "compare",
    "count_after",
    "due",
    "earlier",
    "latest",
    "movement",
    "question_of",
    "record",
    "sources",
    "taken",
]


@dataclass(frozen=True, slots=True)
class Source:
    """Whose list it is compared with: the central export or a branch; when it was and is due."""

    key: str
    name: str
    due: Due

    @property
    def last(self) -> date | None:
        """The day of the latest reconciliation."""
        return self.due.last


@dataclass(frozen=True, slots=True)
class Word:
    """What a person decides of a line; what is noted needs words."""

    decision: Decision
    note: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, the list it was made with, and the state of the data.

    `unclear` are the rows of which it cannot be told who they are; the answers go into the choices
    of another comparison. `last` is the latest reconciliation with this source.
    """

    comparison: Comparison
    previewed: Preview
    registry: Registry
    unclear: tuple[PlannedRow, ...] = ()
    last: Reconciliation | None = None

    @property
    def source(self) -> str:
        """`central` or the key of a branch."""
        return self.comparison.source

    @property
    def branch_questions(self) -> tuple[BranchQuestion, ...]:
        """Names of branches that may be one of ours."""
        return self.previewed.plan.branch_questions

    @property
    def branches(self) -> dict[str, Branch]:
        """Every branch by key, with those that only their list knows."""
        every = (*self.registry.branches, *self.previewed.plan.branches)
        return {branch.key: branch for branch in every}


def sources(services: Services) -> tuple[Source, ...]:
    """The central export, then every branch in the office's order."""
    with services.data.read() as connection:
        last: dict[str, date] = {}
        for entry in reversed(reconciliations.all(connection)):
            last[entry.source] = entry.day
        branches = members.all_branches(connection)
    today = services.today
    central = next_due(services.rulebook, last.get(CENTRAL), today)
    found = [Source(CENTRAL, "", central)]
    for branch in branches:
        day = last.get(branch.key)
        is_closed = branch.closed is not None and branch.closed.last_day <= today
        due = Due(day, None, None) if is_closed else next_due(services.rulebook, day, today)
        found.append(Source(branch.key, branch.name, due))
    return tuple(found)


def due(services: Services, source: str = CENTRAL) -> Due:
    """When it was reconciled with a source last, and when that is due next."""
    with services.data.read() as connection:
        last = reconciliations.last(connection, source)
    return next_due(services.rulebook, last.day if last else None, services.today)


def branch_named(services: Services, text: str) -> str:
    """The key of the one branch with this key or with this text in its name.

    Whole words come before parts of words, and names with the same marks before others. Raises
    Refused `branch_not_found` (`branch`), `branch_not_one` (`branch`, `names`).
    """
    with services.data.read() as connection:
        branches = members.all_branches(connection)
    plain, wanted = tidy(text).casefold(), folded(text)
    ranks = {branch.key: search_rank(text, branch.name) if wanted else None for branch in branches}
    best = min((rank for rank in ranks.values() if rank is not None), default=None)
    for found in (
        [branch for branch in branches if branch.key == text],
        [branch for branch in branches if tidy(branch.name).casefold() == plain],
        [branch for branch in branches if folded(branch.name) == wanted],
        [branch for branch in branches if best is not None and ranks[branch.key] == best],
    ):
        if len(found) == 1:
            return found[0].key
        if found:
            names = tuple(branch.name for branch in found)
            raise Refused("branch_not_one", branch=text, names=names)
    raise Refused("branch_not_found", branch=text)


def compare(
    services: Services,
    path: Path,
    source: str,
    choices: Choices = NO_CHOICES,
    *,
    day: date | None = None,
    progress: Progress | None = None,
) -> Compared:
    """What the registry and a list do not agree on, on a day (today without one).

    Raises Refused as `import_members.preview` does; `no_such_branch` (`key`) for a source that is
    none; `reconcile_day_future`, and `reconcile_day_before_last` (`last`) for a day on which no
    reconciliation with this source can be recorded any more.
    """
    from vusta_desk.importing.reconciling import listed_people, unclear_rows

    day = day or services.today
    with services.data.read() as connection:
        last = reconciliations.last(connection, source)
        settled = reconciliations.still_settled(connection, source)
    _check_day(services, day, last)
    registry = services.registry()
    if source != CENTRAL and source not in {branch.key for branch in registry.branches}:
        raise Refused("no_such_branch", key=source)
    previewed = import_members.preview(services, path, choices, progress)
    unclear = unclear_rows(previewed.plan)
    sides = Sides(
        registry.members,
        listed_people(previewed.plan),
        len(unclear),
        {branch.key: branch.name for branch in previewed.plan.branches},
    )
    comparison = compare_sides(sides, source, day, settled)
    return Compared(comparison, previewed, registry, unclear, last)


def likelier_source(compared: Compared) -> tuple[str, int] | None:
    """The key of the one branch to which all belong who are on the list and known here.

    With it how many they are; None where that is the source, or they are of several branches, or
    the registry has no other branch.
    """
    members = {member.key: member for member in compared.registry.members}
    on_list = [
        members[row.member.key]
        for row in compared.previewed.plan.rows
        if row.fate in (Fate.SAME, Fate.CHANGED) and row.member.key in members
    ]
    branches = {member.branch for member in on_list}
    if len(branches) != 1 or len({member.branch for member in members.values()}) == 1:
        return None
    (key,) = branches
    return None if key is None or key == compared.source else (key, len(on_list))


def movement(
    services: Services, compared: Compared, decisions: Mapping[tuple[str, str], Word]
) -> Movements | None:
    """Who came and went since the last reconciliation, with what is decided now.

    None where this is the first.
    """
    if compared.last is None:
        return None
    now = taken(compared, decisions)
    return movement_since(services, compared.last, compared.registry, now, compared.comparison.day)


def record(
    services: Services,
    compared: Compared,
    decisions: Mapping[tuple[str, str], Word],
    note: str = "",
) -> int:
    """Does what was decided, and records the comparison, as one operation; gives its number.

    Lines that nobody decided stay open and are asked again. Raises Refused
    `data_changed_since_preview`, `file_changed_since_preview` (`file`), `reconcile_note_needed`
    (`member`) for something noted without words, `reconcile_cannot_take` (`member`) for a line
    that says nothing the record could become, `reconcile_takes_false` (`member`, `fields`) where
    a record would contradict itself or another one.
    """
    from vusta_desk.usecases.protocols import protocol_document

    decided = _decided(compared, decisions)
    now = taken(compared, decisions)
    refuse_false(compared.registry, now)
    after = {member.key: member for member in (*compared.registry.members, *now.members)}
    comparison, plan = compared.comparison, compared.previewed.plan
    entry = Reconciliation(
        source=comparison.source,
        day=comparison.day,
        file=plan.file,
        sha256=plan.sha256,
        counts={**asdict(comparison.counts), **_tally(compared, decided)},
        people=counted(after.values(), comparison.source, comparison.day),
        note=tidy(note),
        protocol=protocol_document(services, compared, decisions, tidy(note)),
    )
    if compared.previewed.path is not None:
        check_unchanged(compared.previewed.path, plan.sha256)
    backup.make(services.data, services.clock())
    with services.operation("reconcile", source=_named(compared), file=plan.file) as writer:
        connection = writer.connection
        if last_operation(connection) != compared.previewed.last_operation:
            raise Refused("data_changed_since_preview")
        members.insert_branches(connection, now.branches)
        members.insert_members(connection, now.new)
        members.update_members(connection, now.changed)
        previewed = compared.previewed
        list_lessons.learn(writer, list_lessons.fresh(plan.lessons, previewed.learned))
        number = reconciliations.add(connection, entry)
        known = reconciliations.settled(connection, comparison.source)
        reconciliations.unsettle(connection, comparison.source, lapsed(comparison, known))
        reconciliations.settle(
            connection,
            comparison.source,
            [replace(settled, reconciliation=number) for settled in decided],
        )
        writer.details["reconciliation"] = number
        return writer.operation_id


def earlier(services: Services) -> tuple[Reconciliation, ...]:
    """Every reconciliation recorded, the latest first."""
    with services.data.read() as connection:
        return reconciliations.all(connection)


def latest(services: Services) -> Reconciliation | None:
    """The reconciliation that was recorded last, whatever its day."""
    return max(earlier(services), key=lambda entry: entry.id, default=None)


def question_of(compared: Compared, row: PlannedRow) -> BranchQuestion | None:
    """The question about a branch name that keeps a row from being clear."""
    names = {found.details.get("words") for found in row.findings if found.code == "branch_unsure"}
    return next((each for each in compared.branch_questions if each.name in names), None)


def _check_day(services: Services, day: date, last: Reconciliation | None) -> None:
    if day > services.today:
        raise Refused("reconcile_day_future")
    if last is not None and day < last.day:
        raise Refused("reconcile_day_before_last", last=last.day)


def _named(compared: Compared) -> str:
    branch = compared.branches.get(compared.source)
    return compared.source if branch is None else branch.name


def taken(compared: Compared, decisions: Mapping[tuple[str, str], Word]) -> Taken:
    """What the registry becomes with what is decided. Raises Refused `reconcile_cannot_take`."""
    lines = [
        line
        for line in compared.comparison.lines
        if line.id in decisions and decisions[line.id].decision is Decision.TAKEN
    ]
    for line in lines:
        if not line.can_take:
            raise Refused("reconcile_cannot_take", member=line.name)
    return taken_over(compared.registry, compared.previewed.plan, compared.source, lines)


def count_after(compared: Compared, decisions: Mapping[tuple[str, str], Word]) -> int:
    """How many count here once what is decided is done. Raises Refused as `taken`."""
    after = {member.key: member for member in compared.registry.members}
    after |= {member.key: member for member in taken(compared, decisions).members}
    comparison = compared.comparison
    return len(counted(after.values(), comparison.source, comparison.day))


def _decided(compared: Compared, decisions: Mapping[tuple[str, str], Word]) -> list[Settled]:
    """What is to be remembered; where nothing new was said earlier decisions stay as they are."""
    found = []
    for line in compared.comparison.lines:
        word = decisions.get(line.id)
        if word is None:
            continue
        note = tidy(word.note)
        if word.decision is Decision.NOTED and not note:
            raise Refused("reconcile_note_needed", member=line.name)
        found.append(
            Settled(
                source=compared.source,
                subject=line.subject,
                field=line.field,
                ours=line.ours_text,
                theirs=line.theirs_text,
                decision=word.decision,
                note=note,
            )
        )
    return found


def _tally(compared: Compared, decided: list[Settled]) -> dict[str, int]:
    """Lines by what was decided now; settled before, and still open."""
    tally = {
        str(decision): sum(entry.decision is decision for entry in decided) for decision in Decision
    }
    now = {(entry.subject, entry.field) for entry in decided}
    rest = [line for line in compared.comparison.lines if line.id not in now]
    settled = sum(line.settled is not None for line in rest)
    return {**tally, "settled": settled, "open": len(rest) - settled}
