"""A branch's workbook taken back: only what the branch has changed, decided and recorded.

`read_back` writes nothing; `accept` does everything that was decided as one operation.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vusta_desk.domain.exchange import Base, Why, corrected
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import Member, Registry
from vusta_desk.importing.branch_workbook import (
    ReturnedSheet,
    WorkbookKey,
    key_of,
    read_returned,
)
from vusta_desk.importing.files.raw import RawFile
from vusta_desk.importing.files.unchanged import check_unchanged
from vusta_desk.storage import backup, exchanges, members
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.storage.history import last_operation
from vusta_desk.usecases import open_lines
from vusta_desk.usecases.answer_lines import Kind, Line, Lines
from vusta_desk.usecases.branch_workbooks import settled_by
from vusta_desk.usecases.services import Services

__all__ = [
    "Decisions",
    "Kind",
    "Line",
    "Returned",
    "Why",
    "accept",
    "left_open",
    "read_back",
    "says_new",
    "takes",
    "would_change",
]

Decisions = Mapping[tuple[str, str], bool]
EVERY_KIND = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: the workbook it is, the answer on top, and what is new in it.

    `people` is how many were sent, `answered_by` and `answered_on` are in the branch's own words.
    `findings` are about the workbook as a whole, `left_open` are subject, field and value of what
    was left open when it came back before, `settles` the branch's other workbooks that this is an
    answer to as well.
    """

    exchange: Exchange
    branch: str
    people: int
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    no_change: bool
    answered_by: str
    answered_on: str
    path: Path
    sha256: str
    last_operation: int
    registry: Registry
    left_open: frozenset[tuple[str, str, str]] = frozenset()
    settles: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether the branch has touched anything; if not, its answer is: no change."""
        return bool(self.lines)

    @property
    def is_known(self) -> bool:
        """Whether the answer is recorded already and nothing has come to it since."""
        return self.exchange.answer is not None and all(map(self._was_there, self.lines))

    @property
    def says_both(self) -> bool:
        """Whether the branch chose "no change" and yet changed something."""
        return self.no_change and self.says_something

    def _was_there(self, line: Line) -> bool:
        if line.is_asked and line.kind is not Kind.PROPOSAL:
            return (line.subject, line.field, line.value) in self.left_open
        return line.why is Why.KEPT_EARLIER or line.kind is Kind.PROBLEM


def read_back(services: Services, path: Path) -> Returned:
    """What a branch has changed in its workbook; nothing is written.

    Raises Refused where the file cannot be read; `not_a_branch_workbook` (`file`),
    `branch_workbook_unknown` (`branch`, `office`), and those of `importing.branch_workbook`.
    """
    raw, key = _opened(path)
    if key is None:
        raise Refused("not_a_branch_workbook", file=path.name)
    with services.data.read() as connection:
        exchange = exchanges.by_token(connection, key.token)
        others = exchanges.of_branch(connection, exchange.branch) if exchange else ()
        last = last_operation(connection)
        names = members.branch_names(connection)
    if exchange is None:
        raise Refused("branch_workbook_unknown", branch=key.branch_name, office=key.office)
    people = exchange.base.get("people")
    base = Base.of_document(people if isinstance(people, dict) else {})
    if base.digest != key.digest or exchange.branch != key.branch:
        raise Refused("branch_workbook_key_damaged")
    sheet, registry = read_returned(raw, key), services.registry()
    lines = tuple(Lines(services, exchange, base, registry, names, sheet).all())
    return Returned(
        exchange=exchange,
        branch=names[exchange.branch],
        people=len(base.people),
        lines=lines,
        findings=tuple(_findings(sheet, lines)),
        no_change=sheet.no_change,
        answered_by=sheet.answered_by,
        answered_on=sheet.answered_on,
        path=path,
        sha256=raw.sha256,
        last_operation=last,
        registry=registry,
        left_open=open_lines.marks_of(exchange),
        settles=settled_by(exchange, others),
    )


def _opened(path: Path) -> tuple[RawFile, WorkbookKey | None]:
    from vusta_desk.importing.files.workbook import open_sheets, read_bytes

    raw = open_sheets(path, read_bytes(path))
    return raw, key_of(raw)


def _findings(sheet: ReturnedSheet, lines: tuple[Line, ...]) -> list[Finding]:
    if sheet.no_change and lines:
        return [Finding(Severity.WARNING, "exchange_said_both", None, sheet.place(1))]
    if not (sheet.no_change or lines):
        return [Finding(Severity.INFO, "exchange_not_ticked", None, sheet.place(1))]
    return []


@dataclass(frozen=True, slots=True)
class Taken:
    """The records as they become with what is decided."""

    changed: tuple[Member, ...] = ()
    new: tuple[Member, ...] = ()


def takes(line: Line, decisions: Decisions) -> bool:
    """Whether what the branch says is taken over."""
    return line.can_take and decisions.get(line.id, line.by_default)


def left_open(returned: Returned, decisions: Decisions) -> tuple[Line, ...]:
    """The lines that wait for a person and that nobody has decided on: they stay open."""
    return tuple(line for line in returned.lines if open_lines.is_open(line, decisions))


def says_new(returned: Returned, decisions: Decisions) -> bool:
    """Whether there is anything to record: an answer, a change, or a decision on what was open."""
    taken = would_change(returned, decisions)
    return (
        not returned.is_known
        or bool(taken.changed or taken.new)
        or any(line.is_asked and line.id in decisions for line in returned.lines)
    )


def would_change(
    returned: Returned, decisions: Decisions, kinds: Collection[Kind] = EVERY_KIND
) -> Taken:
    """What `accept` would write of members by these decisions."""
    taken = [line for line in returned.lines if line.kind in kinds and takes(line, decisions)]
    known = {member.key: member for member in returned.registry.members}
    texts: dict[str, dict[str, str]] = {}
    after: dict[str, Member] = {}
    for line in taken:
        if line.kind is Kind.CHANGE and line.key is not None:
            texts.setdefault(line.key, {})[line.field] = line.value
    for key, told in texts.items():
        after[key] = corrected(known[key], told)
    for line in taken:
        if line.standing is not None and line.key is not None:
            member = after.get(line.key, known[line.key])
            after[line.key] = replace(member, standings=(*member.standings, line.standing))
    new = tuple(line.member for line in taken if line.member is not None)
    return Taken(tuple(after.values()), new)


def accept(
    services: Services,
    returned: Returned,
    decisions: Decisions,
    kinds: Collection[Kind] = EVERY_KIND,
) -> int | None:
    """Records the answer with what was decided, as one operation; its number.

    Lines of other than these `kinds` stay as open as they are. None where the answer is recorded
    already and nothing has come to it. Raises Refused `data_changed_since_preview`,
    `file_changed_since_preview` (`file`).
    """
    taken, exchange = would_change(returned, decisions, kinds), returned.exchange
    count = len(taken.changed) + len(taken.new)
    if not says_new(returned, decisions):
        return None
    check_unchanged(returned.path, returned.sha256)
    if count:
        backup.make(services.data, services.clock())
    told = returned.says_something or exchange.answer == "changes"
    kind = "branch_answer" if told else "branch_no_change"
    with services.operation(
        kind, branch=returned.branch, file=returned.path.name, changes=count
    ) as writer:
        connection = writer.connection
        if last_operation(connection) != returned.last_operation:
            raise Refused("data_changed_since_preview")
        members.insert_members(connection, taken.new)
        members.update_members(connection, taken.changed)
        exchanges.answer(
            connection,
            exchange.token,
            services.today,
            "changes" if told else "no_change",
            count + (exchange.changes or 0),
            {**exchange.base, "answer": _said(returned, decisions, kinds)},
        )
        return writer.operation_id


def _said(returned: Returned, decisions: Decisions, kinds: Collection[Kind]) -> dict[str, object]:
    """What is kept of the answer: who gave it, what is proposed, what was decided against.

    And what was left open: what nobody has decided on, and what is of other kinds.
    """
    told = [line for line in returned.lines if line.kind in (Kind.CHANGE, Kind.NEW)]
    waiting = [
        line
        for line in told
        if open_lines.is_open(line, decisions) or (line.by_default and line.kind not in kinds)
    ]
    kept = [
        [line.subject, line.field, line.value]
        for line in told
        if line not in waiting and not (takes(line, decisions) and line.kind in kinds)
    ]
    proposals = [
        {
            "key": line.key or "",
            "name": line.name,
            "text": line.theirs,
            "taken": takes(line, decisions),
        }
        for line in returned.lines
        if line.kind is Kind.PROPOSAL and line.kind in kinds
    ]
    return {
        "by": returned.answered_by,
        "on": returned.answered_on,
        "kept": kept,
        "proposals": proposals,
        "open": open_lines.kept_of(waiting),
        "settles": list(returned.settles),
    }
