"""Decides the fate of each row against the members already known and the rows before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vusta_desk.domain.findings import Detail, Place, Severity
from vusta_desk.domain.keys import fresh_keys
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.record_checks import check_member
from vusta_desk.importing.cells.centuries import settle_centuries
from vusta_desk.importing.cells.readings import Problem, problem, shown
from vusta_desk.importing.choices import RowId
from vusta_desk.importing.columns.profiles import Profile
from vusta_desk.importing.fates.changes import EVERY_FIELD, Merged, merge
from vusta_desk.importing.fates.common_numbers import with_common_numbers
from vusta_desk.importing.fates.keeping import held_back
from vusta_desk.importing.fates.matching import NOBODY, Identity, Match, People
from vusta_desk.importing.fates.planned import Fate, PlannedRow
from vusta_desk.importing.rows.leaving import is_open, offered, with_standing
from vusta_desk.importing.rows.people import Draft


@dataclass(frozen=True, slots=True)
class Source:
    """Where drafts come from, and the letters of the column that holds each field.

    Another registry has no columns, but `keys` of its own, and its lists of badges are complete.
    `profile` is the kind of list, which says what it may change.
    """

    file: str
    sheet: str | None
    columns: Mapping[str, str]
    keys: frozenset[str] = frozenset()
    profile: Profile | None = None

    def place(self, row: int, field: str) -> Place:
        """Where a field of a row stands."""
        if self.keys:
            return Place(self.file)
        return Place(self.file, self.sheet, row, self.columns.get(field))


_BY_NAME = frozenset(("same_name_only", "same_name_other_birth", "same_name_other_numbers"))
NO_ANSWERS: Mapping[RowId, str | None] = {}


class Planner:
    """Takes the drafts of one source, in their order; `values["branch"]` is a key by then.

    `people` is what a person has said of whom a row is about; that beats every comparison.
    """

    def __init__(
        self, known: Registry, source: Source, people: Mapping[RowId, str | None] = NO_ANSWERS
    ) -> None:
        self._source = source
        self._answers = people
        self._told = EVERY_FIELD if source.keys else frozenset(source.columns)
        self._known = {member.key: member for member in known.members}
        self._people = _people(known.members)
        self._taken_out = {member.key: member for member in known.taken_out}
        self._outsiders = _people(known.taken_out)
        self._merged = known.merged
        self._everyone = self._known | self._taken_out
        self._seen = People()
        self._rows: list[PlannedRow] = []
        self._place_of_key: dict[str, int] = {}  # among the rows, from 1
        self._fresh = fresh_keys("M", 4, (*self._everyone, *source.keys))

    def plan(self, drafts: Iterable[Draft]) -> tuple[PlannedRow, ...]:
        """Every draft with its fate and its findings, those between members among them."""
        return self.plan_lists([(self._source, drafts)])

    def plan_lists(self, lists: Iterable[tuple[Source, Iterable[Draft]]]) -> tuple[PlannedRow, ...]:
        """As `plan`, for several lists of one file; nobody is new twice."""
        rows = self._rows
        sources: list[Source] = []
        for source, drafts in lists:
            self._source = source
            self._told = EVERY_FIELD if source.keys else frozenset(source.columns)
            for draft in drafts:
                rows.append(self._plan_row(draft))
            sources += [source] * (len(rows) - len(sources))
        for index, row in enumerate(rows):  # after all that are new, whose keys have no gaps then
            if row.fate is Fate.UNSURE:
                rows[index] = replace(row, member=replace(row.member, key=next(self._fresh)))
        return with_common_numbers(rows, [source.place for source in sources], self._known)

    def _plan_row(self, draft: Draft) -> PlannedRow:
        if "name" not in draft.values:
            return self._row(draft, Fate.REFUSED, _member(draft, ""))
        identity = Identity.of_values(draft.values)
        answer = self._answer(draft)
        match = self._find(draft.key, identity) if answer is None else answer
        is_told = bool(self._source.keys) or answer is not None
        again = NOBODY if is_told else self._seen.find(identity)
        first = self._earlier_place(match, again)
        place = len(self._rows) + 1
        self._seen.add(str(place), identity)
        if first or match.unsure:
            why = (
                self._twice("person_twice_in_list", first)
                if first
                else self._unsure(match, identity)
            )
            return self._row(draft, Fate.UNSURE, _member(draft, ""), [("name", why)])
        if draft.unsure is not None:
            return self._row(draft, Fate.UNSURE, _member(draft, ""), [draft.unsure])
        if match.key is None and self._is_for_known(answer):
            why = problem(Severity.WARNING, "not_in_registry")
            return self._row(draft, Fate.UNSURE, _member(draft, ""), [("name", why)])
        if match.key is None and is_open(draft) and answer is None:
            member, told = with_standing(_member(draft, ""), draft)
            draft.unsure = told[0]
            return self._row(draft, Fate.UNSURE, member, told)
        if match.key is None:
            own = draft.key if draft.key not in self._everyone else ""
            member, told = with_standing(_member(draft, own or next(self._fresh)), draft)
            return self._row(draft, Fate.NEW, member, [*self._maybe_twice(again), *told])
        self._place_of_key[match.key] = place
        return self._known_row(draft, self._known[match.key])

    def _answer(self, draft: Draft) -> Match | None:
        """Who it is by a person's word; None where nothing was said, or of one not on record."""
        row = RowId(self._source.sheet, draft.row)
        if row not in self._answers:
            return None
        key = self._answers[row]
        return NOBODY if key is None else Match(key) if key in self._known else None

    def _earlier_place(self, match: Match, again: Match) -> int:
        """Which of the drafts before is about the same person, from 1; 0 where none is.

        Of several that may be, as where one person stands in two rows already, the first.
        """
        first = self._place_of_key.get(match.key or "") or int(again.key or 0)
        if not first and match.key is None and again.unsure == "several_candidates":
            return int(again.candidates[0])
        return first

    def _find(self, key: str, identity: Identity) -> Match:
        for known, people in ((self._known, self._people), (self._taken_out, self._outsiders)):
            if key in known and people.is_certainly_another(key, identity):
                return Match(None, "key_of_another", (key,))
        if key in self._known:
            return Match(key)
        if key in self._taken_out:
            return self._outsider(key)
        found = self._people.find(identity)
        return found if found != NOBODY else self._find_outsider(identity)

    def _find_outsider(self, identity: Identity) -> Match:
        """Whoever may be one of those taken out is for a person to decide."""
        found = self._outsiders.find(identity)
        candidates = (found.key,) if found.key else found.candidates
        return self._outsider(*candidates) if candidates else NOBODY

    def _outsider(self, *keys: str) -> Match:
        """Some taken out; whose records were all merged into one record is the one of that."""
        into = {self._merged.get(key) for key in keys}
        merged = into.pop() if len(into) == 1 else None
        return Match(merged) if merged else Match(None, "person_taken_out", keys)

    def _unsure(self, match: Match, wanted: Identity) -> Problem:
        """Says who may be meant, and what of the row is to be held against them."""
        names = tuple(self._everyone[key].name for key in match.candidates)
        details: dict[str, Detail] = {"candidates": match.candidates, "names": names}
        if match.unsure in _BY_NAME:
            details["name"] = wanted.written
            details["birth"] = shown(wanted.birth) if wanted.birth else None
        return problem(Severity.WARNING, str(match.unsure), **details)

    def _known_row(self, draft: Draft, ours: Member) -> PlannedRow:
        if draft.problems:
            settle_centuries(draft, None, ours)
        values, whole = draft.values, bool(self._source.keys)
        merged = merge(ours, values, draft.written, whole=whole, told=self._told)
        if self._source.profile is not None:
            merged = held_back(merged, self._source.profile)
        if draft.leaving:
            offers, told = offered(ours, merged.member, draft)
            merged = replace(merged, offers=(*merged.offers, *offers), kept=(*merged.kept, *told))
        fate = Fate.CHANGED if merged.changes else Fate.SAME
        return self._row(draft, fate, merged.member, merged.kept, merged)

    def _row(
        self,
        draft: Draft,
        fate: Fate,
        member: Member,
        more: Sequence[tuple[str, Problem]] = (),
        merged: Merged | None = None,
    ) -> PlannedRow:
        place, key = self._source.place, member.key or None
        problems = [*draft.problems, *more]
        findings = [found.at(place(draft.row, name), key, field=name) for name, found in problems]
        for found in check_member(member) if fate is not Fate.REFUSED else ():
            field = str(found.details["field"])
            if fate in (Fate.NEW, Fate.UNSURE) or field in draft.values:
                findings.append(replace(found, subject=key, place=place(draft.row, field)))
        return PlannedRow(
            sheet=self._source.sheet,
            row=draft.row,
            fate=fate,
            member=member,
            changes=merged.changes if merged else (),
            findings=tuple(findings),
            offers=merged.offers if merged else (),
            source=tuple(draft.cells),
            draft=draft,
        )

    def _is_for_known(self, answer: Match | None) -> bool:
        """Whether nobody new is made, unless a person has said that somebody is."""
        profile = self._source.profile
        return profile is not None and profile.known_only and answer is None

    def _twice(self, code: str, place: int) -> Problem:
        """Says that somebody stands in the list already; `place` counts its rows from 1."""
        first = self._rows[place - 1]
        here = first.sheet == self._source.sheet
        named = first.row if here else f"{first.sheet}!{first.row}"
        return problem(Severity.WARNING, code, first_row=named)

    def _maybe_twice(self, again: Match) -> Sequence[tuple[str, Problem]]:
        if again.unsure != "same_name_only":
            return ()
        return [("name", self._twice("maybe_twice_in_list", int(again.candidates[0])))]


def _people(members: Iterable[Member]) -> People:
    return People((member.key, Identity.of_member(member)) for member in members)


def _member(draft: Draft, key: str) -> Member:
    values = draft.values if "name" in draft.values else {**draft.values, "name": ""}
    return Member(key=key, as_written=draft.written, **values)
