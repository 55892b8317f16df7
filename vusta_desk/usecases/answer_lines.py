"""What a returned workbook says that we do not have: a line for each thing a person may decide."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vusta_desk.domain.exchange import (
    DATES,
    SENT_FIELDS,
    Base,
    Difference,
    SentPerson,
    Told,
    Why,
    differences,
    text_of,
)
from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import Member, Registry, Standing
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.proposals import read_proposal
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.importing.branch_workbook import (
    ReturnedRow,
    ReturnedSheet,
    changed_cells,
    draft_of,
    has_lost_zeros,
    real_days,
    texts_of,
)
from vusta_desk.importing.fates.planned import Fate
from vusta_desk.importing.fates.planner import Planner, Source
from vusta_desk.importing.rows.people import Draft
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.usecases.answer_doubts import contradicts_itself, doubtful_fields
from vusta_desk.usecases.answer_rows import own_row, said_before, shown_words
from vusta_desk.usecases.services import Services

_NUMBERS = ("card_number", "personal_id")
_TELLING = frozenset({"birth_date", "personal_id", "card_number", "admission_date"})


class Kind(StrEnum):
    """What a line is about: a fact, somebody missing here, a proposal, what cannot be taken."""

    CHANGE = "change"
    NEW = "new"
    PROPOSAL = "proposal"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the branch says. `subject` is the key of the member, or the row of a new one.

    `sent`, `ours` and `theirs` are texts in the user's language; `value` is theirs as it is kept.
    `why` says why it is asked about; None where it is taken over unless a person decides otherwise.
    """

    kind: Kind
    subject: str
    name: str
    row: int | None
    field: str = ""
    sent: str = ""
    ours: str = ""
    theirs: str = ""
    value: str = ""
    why: Why | None = None
    key: str | None = None
    member: Member | None = None
    standing: Standing | None = None
    finding: Finding | None = None

    @property
    def id(self) -> tuple[str, str]:
        """By which a person's decision is kept."""
        return self.subject, f"{self.kind}:{self.field}"

    @property
    def can_take(self) -> bool:
        """Whether it says something that a record can become."""
        if self.kind is Kind.PROPOSAL:
            return self.standing is not None
        return self.kind is not Kind.PROBLEM

    @property
    def by_default(self) -> bool:
        """Whether it is taken over where nobody has decided."""
        return self.kind in (Kind.CHANGE, Kind.NEW) and self.why is None

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to decide on it, and has not when it came back before."""
        return self.can_take and self.why not in (None, Why.KEPT_EARLIER)


class Lines:
    """Compares one returned workbook with what was sent and with what is here now."""

    def __init__(
        self,
        services: Services,
        exchange: Exchange,
        base: Base,
        registry: Registry,
        branches: Mapping[str, str],
        sheet: ReturnedSheet,
    ) -> None:
        self._services, self._branches = services, branches
        self._branch, self._base = exchange.branch, base
        self._registry, self._sheet = registry, sheet
        self._known = {member.key: member for member in registry.members}
        self._added: list[ReturnedRow] = []
        self._kept, self._proposed = said_before(exchange)
        self._holders: dict[str, set[str]] = defaultdict(set)
        for member in registry.members:
            for name in (*_NUMBERS, "card_number_old"):
                if number := getattr(member, name):
                    self._holders[number].add(member.key)

    def all(self) -> Iterator[Line]:
        """Every line, in the order of the workbook; those missing from it come last.

        Where the branch chose "no change" as well, nothing is taken over unasked.
        """
        for line in self._every():
            if self._sheet.no_change and line.by_default:
                yield replace(line, why=Why.SAID_NO_CHANGE)
            else:
                yield line

    def _every(self) -> Iterator[Line]:
        rows: dict[str, list[ReturnedRow]] = defaultdict(list)
        for row in self._sheet.rows:
            if row.key in self._base.people:
                rows[row.key].append(row)
            else:
                self._added.append(row)
        for key, sent in self._base.people.items():
            yield from self._of_person(key, sent, rows[key])
        yield from self._of_added()

    # --- Those who were sent ------------------------------------------------------------------

    def _of_person(self, key: str, sent: SentPerson, rows: Sequence[ReturnedRow]) -> Iterator[Line]:
        row = own_row(rows, sent)
        if row is None:
            yield self._problem(key, sent.name, None, "", "exchange_row_gone")
            return
        ours = self._known.get(self._registry.merged.get(key, key))
        names, draft = changed_cells(row, sent, ours, self._services.today)
        for other in rows:
            if other is not row:
                yield from self._of_copy(key, sent, row, other)
        if ours is None:
            if names or row.note:
                yield self._problem(key, sent.name, row.row, "", "exchange_member_gone")
            return
        texts = texts_of(row, draft, [name for name in SENT_FIELDS if name in names])
        unusual = dict(self._findings(row, draft))
        unread = {name: found for name, found in unusual.items() if name not in texts}
        yield from self._not_read(ours.key, ours.name, row, unread)
        if texts.get("name") == "":
            del texts["name"]
            yield self._problem(ours.key, ours.name, row.row, "name", "exchange_name_empty")
        found = differences(sent, ours, Told(texts, real_days(row)), self._kept[key])
        for difference in self._doubted(ours, found, row, unusual):
            yield self._change(ours, row, difference, unusual.get(difference.field))
        if row.note:
            yield from self._proposal(ours, row)

    def _of_copy(
        self, key: str, sent: SentPerson, row: ReturnedRow, other: ReturnedRow
    ) -> Iterator[Line]:
        """A row that was copied: about somebody else, the same once more, or not to be told."""
        same = {name: row.cells.get(name) for name in (*SENT_FIELDS, "note")}
        if same == {name: other.cells.get(name) for name in same}:
            return
        if shown_words(other, "name") not in (sent.shown["name"], shown_words(row, "name")):
            self._added.append(other)
            return
        yield self._problem(f"{key}/{other.row}", sent.name, other.row, "", "exchange_row_twice")

    def _doubted(
        self,
        ours: Member,
        found: Sequence[Difference],
        row: ReturnedRow,
        unusual: Mapping[str, Finding],
    ) -> Iterator[Difference]:
        """The differences; what is in doubt by itself or beside the record is asked."""
        texts = {each.field: each.theirs for each in found if each.why is None}
        doubtful = doubtful_fields(self._services, ours, texts)
        for each in found:
            for holds, why in (
                (each.why is not None, each.why),
                (each.field in doubtful, Why.CONTRADICTS),
                (self._is_anothers(ours, each), Why.NUMBER_TAKEN),
                (each.field in unusual, Why.UNUSUAL),
                (has_lost_zeros(each.field, row.cells.get(each.field, "")), Why.ZEROS_PUT_BACK),
            ):
                if holds:
                    yield replace(each, why=why)
                    break
            else:
                yield each

    def _is_anothers(self, ours: Member, each: Difference) -> bool:
        return each.field in _NUMBERS and bool(self._holders[each.theirs] - {ours.key})

    def _change(
        self, ours: Member, row: ReturnedRow, each: Difference, finding: Finding | None = None
    ) -> Line:
        return Line(
            Kind.CHANGE,
            subject=ours.key,
            name=ours.name,
            row=row.row,
            field=each.field,
            sent=self._said(each.field, each.base),
            ours=self._said(each.field, each.ours),
            theirs=self._said(each.field, each.theirs),
            value=each.theirs,
            why=each.why,
            key=ours.key,
            finding=finding,
        )

    def _proposal(self, ours: Member, row: ReturnedRow) -> Iterator[Line]:
        proposal = read_proposal(row.note)
        standing = proposal.standing
        if standing in ours.standings or row.note == ours.as_written.get("note"):
            return
        if standing is not None and standing.since and standing.since > self._services.today:
            standing = None
        seen = (ours.key, proposal.text) in self._proposed
        yield Line(
            Kind.PROPOSAL,
            subject=ours.key,
            name=ours.name,
            row=row.row,
            theirs=proposal.text,
            value=proposal.text,
            why=Why.KEPT_EARLIER if seen else None,
            key=ours.key,
            standing=standing,
        )

    # --- Those who were added -----------------------------------------------------------------

    def _of_added(self) -> Iterator[Line]:
        drafts: list[tuple[ReturnedRow, Draft]] = []
        for row in self._added:
            told = {name: row.cells.get(name, "") for name in SENT_FIELDS}
            draft = draft_of(row.row, told, self._services.today)
            draft.cells = tuple(told.values())
            draft.values["branch"] = self._branch
            if row.note:
                draft.written["note"] = row.note
            drafts.append((row, draft))
        source = Source(self._sheet.file, self._sheet.sheet, self._sheet.columns)
        planned = Planner(self._registry, source).plan(draft for _, draft in drafts)
        for (row, draft), plan in zip(drafts, planned, strict=True):
            subject = f"row {row.row}"
            name = plan.member.name or shown_words(row, "name")
            unusual = dict(self._findings(row, draft))
            texts = texts_of(row, draft, unusual)
            unread = {each: found for each, found in unusual.items() if each not in texts}
            yield from self._not_read(subject, name, row, unread)
            if plan.fate is Fate.NEW:
                odd = next((found for each, found in unusual.items() if each in texts), None)
                yield self._new(row, plan.member, odd)
            elif plan.fate in (Fate.CHANGED, Fate.SAME):
                yield from self._known_already(row, plan.member, unusual)
            elif any(shown_words(row, each) for each in SENT_FIELDS):
                code = (
                    "row_without_name" if plan.fate is Fate.REFUSED else "exchange_unclear_person"
                )
                yield self._problem(subject, name, row.row, "", code)
            else:
                yield self._remark(subject, row)

    def _remark(self, subject: str, row: ReturnedRow) -> Line:
        """Words beside nobody's name."""
        why = Why.KEPT_EARLIER if ("", row.note) in self._proposed else None
        return Line(Kind.PROPOSAL, subject, "", row.row, theirs=row.note, value=row.note, why=why)

    def _new(self, row: ReturnedRow, member: Member, odd: Finding | None) -> Line:
        subject = f"row {row.row}"
        known = {name for name in _TELLING if getattr(member, name) is not None}
        why = None if known else Why.ONLY_NAMED
        if odd is not None:
            why = Why.UNUSUAL
        elif any(has_lost_zeros(name, row.cells.get(name, "")) for name in _NUMBERS):
            why = Why.ZEROS_PUT_BACK
        if contradicts_itself(self._services, member):
            why = Why.CONTRADICTS
        if any(self._holders[getattr(member, name) or ""] for name in _NUMBERS):
            why = Why.NUMBER_TAKEN
        if (subject, "", member.name) in self._kept_rows():
            why = Why.KEPT_EARLIER
        facts = [self._said(name, text_of(member, name)) for name in SENT_FIELDS[1:]]
        return Line(
            Kind.NEW,
            subject=subject,
            name=member.name,
            row=row.row,
            theirs=" · ".join(filter(None, (*facts, row.note))),
            value=member.name,
            why=why,
            member=member,
            finding=odd,
        )

    def _known_already(
        self, row: ReturnedRow, after: Member, unusual: Mapping[str, Finding]
    ) -> Iterator[Line]:
        """Somebody on record: the branch, and whatever else the row says, is asked about."""
        ours = self._known[after.key]
        for name in ("branch", *SENT_FIELDS):
            mine, theirs = text_of(ours, name), text_of(after, name)
            if mine != theirs:
                told = Difference(name, "", mine, theirs, Why.KNOWN_ALREADY)
                if (name, theirs) in self._kept[ours.key]:
                    told = replace(told, why=Why.KEPT_EARLIER)
                yield self._change(ours, row, told, unusual.get(name))
        if row.note:
            yield from self._proposal(ours, row)

    def _kept_rows(self) -> set[tuple[str, str, str]]:
        return {(key, *pair) for key, pairs in self._kept.items() for pair in pairs}

    # --- Words --------------------------------------------------------------------------------

    def _findings(self, row: ReturnedRow, draft: Draft) -> Iterator[tuple[str, Finding]]:
        """What is wrong or unusual in the cells of a row, by field."""
        for field, problem in draft.problems:
            if problem.severity is not Severity.INFO:
                place = self._sheet.place(row.row, field)
                yield field, problem.at(place, None, field=field)

    def _not_read(
        self, subject: str, name: str, row: ReturnedRow, unread: Mapping[str, Finding]
    ) -> Iterator[Line]:
        for field, finding in unread.items():
            yield Line(
                Kind.PROBLEM,
                subject=subject,
                name=name,
                row=row.row,
                field=field,
                theirs=shown_words(row, field),
                finding=finding,
            )

    def _problem(self, subject: str, name: str, row: int | None, field: str, code: str) -> Line:
        place = self._sheet.place(row, field) if row is not None else self._sheet.place(1)
        severity = Severity.ERROR if code == "row_without_name" else Severity.WARNING
        finding = Finding(severity, code, None, place, {"name": name})
        return Line(Kind.PROBLEM, subject, name, row, field, finding=finding)

    def _said(self, field: str, text: str) -> str:
        words = self._services.words
        if not text:
            return ""
        if field in DATES:
            return partial_date_text(PartialDate.from_iso(text))
        if field == "sex":
            return value_word("sex", text, words)
        if field == "branch":
            return self._branches.get(text, text)
        if field == "badges":
            return ", ".join(map(_badge_said, text.split()))
        return text


def _badge_said(told: str) -> str:
    level, _, day = told.partition(":")
    return f"{level} ({partial_date_text(PartialDate.from_iso(day))})" if day else level
