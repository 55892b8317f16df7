"""Decides the fate of each row against the members already known and the rows before it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.record_checks import check_member, check_numbers
from vusta_desk.importing.changes import Merged, merge
from vusta_desk.importing.keys import fresh_keys
from vusta_desk.importing.matching import NOBODY, Identity, Match, People
from vusta_desk.importing.people import Draft
from vusta_desk.importing.planned import Fate, PlannedRow
from vusta_desk.importing.readings import Problem, problem


@dataclass(frozen=True, slots=True)
class Source:
    """Where drafts come from, and the letters of the column that holds each field.

    `whole` marks another registry: no columns, its keys count, its lists are complete.
    """

    file: str
    sheet: str | None
    columns: Mapping[str, str]
    whole: bool = False

    def place(self, row: int, field: str) -> Place:
        """Where a field of a row stands."""
        return Place(self.file, self.sheet, None if self.whole else row, self.columns.get(field))

    def tells(self, field: str) -> bool:
        """Whether the source says anything about the field."""
        return self.whole or field in self.columns


@dataclass(slots=True)
class _Decision:
    draft: Draft
    fate: Fate
    key: str = ""
    problems: tuple[Problem, ...] = ()
    merged: Merged | None = None


class Planner:
    """Takes the drafts of one source, in their order; `values["branch"]` is a key by then."""

    def __init__(self, known: Registry, source: Source) -> None:
        self._source = source
        self._known = {member.key: member for member in known.members}
        self._people = People((m.key, Identity.of_member(m)) for m in known.members)
        self._seen = People()
        self._row_of_key: dict[str, int] = {}

    def plan(self, drafts: Sequence[Draft]) -> tuple[PlannedRow, ...]:
        """Every draft with its fate and its findings, those between members among them."""
        decisions = [self._decide(draft) for draft in drafts]
        self._give_keys(decisions)
        members = [_member(decision) for decision in decisions]
        shared = self._shared_numbers(decisions, members)
        return tuple(
            self._row(decision, member, shared)
            for decision, member in zip(decisions, members, strict=True)
        )

    def _decide(self, draft: Draft) -> _Decision:
        if draft.is_refused:
            return _Decision(draft, Fate.REFUSED)
        identity = Identity.of_values(draft.values)
        match = self._find(draft, identity)
        again = NOBODY if self._source.whole else self._seen.find(identity)
        first_row = self._row_of_key.get(match.key or "") or int(again.key or 0)
        self._seen.add(str(draft.row), identity)
        if first_row:
            twice = problem(Severity.WARNING, "person_twice_in_list", first_row=first_row)
            return _Decision(draft, Fate.UNSURE, problems=(twice,))
        if match.unsure:
            return _Decision(draft, Fate.UNSURE, problems=(self._unsure(match),))
        if match.key is None:
            return _Decision(draft, Fate.NEW, problems=_maybe_again(again))
        self._row_of_key[match.key] = draft.row
        ours = self._known[match.key]
        merged = merge(ours, draft.values, draft.written, whole=self._source.whole)
        fate = Fate.CHANGED if merged.changes else Fate.SAME
        return _Decision(draft, fate, match.key, merged=merged)

    def _find(self, draft: Draft, identity: Identity) -> Match:
        if draft.key in self._known:
            if self._people.is_certainly_another(draft.key, identity):
                return Match(None, "key_of_another", (draft.key,))
            return Match(draft.key)
        return self._people.find(identity)

    def _unsure(self, match: Match) -> Problem:
        names = tuple(self._known[key].name for key in match.candidates)
        return problem(
            Severity.WARNING, str(match.unsure), candidates=match.candidates, names=names
        )

    def _give_keys(self, decisions: Iterable[_Decision]) -> None:
        """Members without a key get one, first those that are new, in the order of the list."""
        decisions = tuple(decisions)
        keys = fresh_keys("M", 4, (*self._known, *(entry.draft.key for entry in decisions)))
        for fate in (Fate.NEW, Fate.UNSURE):
            for entry in decisions:
                if entry.fate is fate:
                    own = entry.draft.key
                    entry.key = own if own and own not in self._known else next(keys)

    def _shared_numbers(
        self, decisions: Iterable[_Decision], members: Iterable[Member]
    ) -> Mapping[str, Sequence[Finding]]:
        """By key, the numbers that two people would have once the rows are taken in."""
        after = dict(self._known)
        for decision, member in zip(decisions, members, strict=True):
            if decision.fate in (Fate.NEW, Fate.CHANGED):
                after[decision.key] = member
        shared = defaultdict(list)
        for finding in check_numbers(after.values()):
            shared[finding.subject or ""].append(finding)
        return shared

    def _row(
        self, decision: _Decision, member: Member, shared: Mapping[str, Sequence[Finding]]
    ) -> PlannedRow:
        draft, fate, merged = decision.draft, decision.fate, decision.merged
        findings: Iterable[Finding] = draft.findings
        if fate is not Fate.REFUSED:
            findings = (*findings, *self._placed(decision))
            checks = check_member(member)
            if checks or decision.key in shared:
                more = (*checks, *shared.get(decision.key, ()))
                findings = (*findings, *self._checked(decision, more))
        if findings and fate in (Fate.NEW, Fate.SAME, Fate.CHANGED):
            findings = (replace(finding, subject=decision.key) for finding in findings)
        changes = merged.changes if merged else ()
        return PlannedRow(self._source.sheet, draft.row, fate, member, changes, tuple(findings))

    def _placed(self, decision: _Decision) -> Iterator[Finding]:
        row = decision.draft.row
        for found in decision.problems:
            yield found.at(self._source.place(row, "name"))
        for field, found in decision.merged.kept if decision.merged else ():
            yield found.at(self._source.place(row, field), field=field)

    def _checked(self, decision: _Decision, found: Iterable[Finding]) -> Iterator[Finding]:
        """What is wrong with the record; of a known one only what the list speaks of."""
        for finding in found:
            field = str(finding.details["field"])
            if decision.merged is None or self._source.tells(field):
                yield replace(finding, place=self._source.place(decision.draft.row, field))


def _member(decision: _Decision) -> Member:
    if decision.merged is not None:
        return decision.merged.member
    draft = decision.draft
    values = draft.values if "name" in draft.values else {**draft.values, "name": ""}
    return Member(key=decision.key, as_written=draft.written, **values)


def _maybe_again(again: Match) -> tuple[Problem, ...]:
    if again.unsure != "same_name_only":
        return ()
    first_row = int(again.candidates[0])
    return (problem(Severity.WARNING, "maybe_twice_in_list", first_row=first_row),)
