"""The exchange format `vusta-registry/1`: a registry as a JSON document, and back without loss.

Unknown is left out; days and partial dates are ISO text of reduced length. Reading never stops at
a bad value: the field stays unknown, its words are kept in the member's `as_written` under the
path inside the member (`birth_date`, `standings[0].from`), and a finding names the full path.
"""

from collections.abc import Callable, Container
from datetime import date
from typing import TypeVar

from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.json_reading import (
    JsonObject,
    Notes,
    day,
    flag,
    one_of,
    partial,
    printable,
    text,
)
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Branch,
    BranchKind,
    Committee,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Registry,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate

FORMAT = "vusta-registry/1"
_FAMILY = "vusta-registry/"
_LONGEST_LIFE = 150  # years; a badge level above it is a slip of the pen
T = TypeVar("T")


def to_document(registry: Registry) -> dict[str, object]:
    """The registry as plain values that `json` can write; the order of everything is kept."""
    committee = registry.committee
    return {
        "format": FORMAT,
        "committee": {
            "name": committee.name,
            "superior": committee.superior,
            "symbol": committee.symbol,
        },
        "branches": [branch_document(branch) for branch in registry.branches],
        "members": [member_document(member) for member in registry.members],
    }


def branch_document(branch: Branch) -> dict[str, object]:
    """One branch as in `to_document`."""
    return _known(
        key=branch.key,
        name=branch.name,
        kind=branch.kind,
        opened=_iso(branch.opened),
        closed=_iso(branch.closed),
    )


def member_document(member: Member) -> dict[str, object]:
    """One member as in `to_document`; also what a roster entry keeps as its facts."""
    return _known(
        key=member.key,
        name=member.name,
        sex=member.sex,
        birth_date=_iso(member.birth_date),
        branch=member.branch,
        card_number=member.card_number,
        card_number_old=member.card_number_old,
        personal_id=member.personal_id,
        home=member.home,
        admission_decision_date=_iso(member.admission_decision_date),
        admission_date=_iso(member.admission_date),
        official_date=_iso(member.official_date),
        standings=[
            _known(standing=entry.standing, **{"from": _iso(entry.since)})
            for entry in member.standings
        ],
        interruptions=[
            _known(
                **{"from": _iso(entry.since)},
                to=_iso(entry.until),
                kind=entry.kind,
                restored=entry.restored,
            )
            for entry in member.interruptions
        ],
        badges=[
            _known(
                level=badge.level,
                date=_iso(badge.date),
                kind=badge.kind,
                decision=badge.decision,
                serial=badge.serial,
                stated_before=_iso(badge.stated_before),
            )
            for badge in member.badges
        ],
        disciplines=[
            _known(form=entry.form, date=_iso(entry.date), corrected=entry.corrected)
            for entry in member.disciplines
        ],
        under_review=_review_document(member.under_review),
        early_request=_request_document(member.early_request),
        as_written=dict(member.as_written) or None,
    )


def _review_document(review: UnderReview | None) -> object:
    if review is None:
        return None
    return True if review.since is None else {"from": _iso(review.since)}


def _request_document(request: EarlyRequest | None) -> object:
    if request is None:
        return None
    return _known(date=_iso(request.date), reason=request.reason)


def _known(**values: object) -> dict[str, object]:
    return {
        key: str(value) if isinstance(value, str) else value
        for key, value in values.items()
        if value is not None and value != []
    }


def _iso(day: date | PartialDate | None) -> str | None:
    return None if day is None else str(day)


def from_document(document: object) -> tuple[Registry, tuple[Finding, ...]]:
    """The registry a document describes, with a finding for all that was not taken as it stands.

    A missing or second key gets a new one, a branch nobody knows leaves the member without one.
    Raises Refused: `not_a_registry`, or `registry_newer` for another version of the format.
    """
    version = document.get("format") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not str(version).startswith(_FAMILY):
        raise Refused("not_a_registry")
    if version != FORMAT:
        raise Refused("registry_newer", format=str(version), known=FORMAT)
    notes = Notes([])
    whole = JsonObject(document, notes)
    whole.take("format", text)
    committee = whole.take_object("committee", _read_committee)
    branches = _take_with_keys(whole, "branches", _read_branch)
    known = frozenset(branch.key for branch in branches)
    members = _take_with_keys(whole, "members", lambda item, key: _read_member(item, key, known))
    whole.report_unknown()
    return Registry(committee or Committee("", "", ""), branches, members), tuple(notes.findings)


def _take_with_keys(
    whole: JsonObject, name: str, read: Callable[[JsonObject, str], T]
) -> tuple[T, ...]:
    taken: set[str] = set()

    def read_item(item: JsonObject) -> T:
        key = item.take("key", text)
        own = _free_key(key or name, taken)
        taken.add(own)
        item.notes.subject = own
        if key is None:
            item.notes.report(Severity.ERROR, "key_missing", "key", kept_as=own)
        elif key != own:
            item.notes.report(Severity.ERROR, "key_twice", "key", key=key, kept_as=own)
        return read(item, own)

    return whole.take_subjects(name, read_item)


def _free_key(wanted: str, taken: Container[str]) -> str:
    key, copy = wanted, 1
    while key in taken:
        copy += 1
        key = f"{wanted}~{copy}"
    return key


def _read_committee(item: JsonObject) -> Committee:
    return Committee(
        name=item.take_name(),
        superior=item.take("superior", text) or "",
        symbol=item.take("symbol", text) or "",
    )


def _read_branch(item: JsonObject, key: str) -> Branch:
    return Branch(
        key=key,
        name=item.take_name(),
        kind=item.take("kind", one_of(BranchKind)),
        opened=item.take("opened", partial),
        closed=item.take("closed", partial),
    )


def _read_member(item: JsonObject, key: str, branches: Container[str]) -> Member:
    written = item.take_object("as_written", _read_words) or {}
    return Member(
        key=key,
        name=item.take_name(),
        sex=item.take("sex", one_of(Sex)),
        birth_date=item.take("birth_date", partial),
        branch=_read_branch_key(item, branches),
        card_number=item.take("card_number", text),
        card_number_old=item.take("card_number_old", text),
        personal_id=item.take("personal_id", text),
        home=item.take("home", text),
        admission_decision_date=item.take("admission_decision_date", partial),
        admission_date=item.take("admission_date", partial),
        official_date=item.take("official_date", partial),
        standings=item.take_list("standings", _read_standing),
        interruptions=item.take_list("interruptions", _read_interruption),
        badges=item.take_list("badges", _read_badge),
        disciplines=item.take_list("disciplines", _read_discipline),
        under_review=_read_review(item),
        early_request=item.take_object("early_request", _read_request),
        # Last, when all unreadable values are known; words of the document itself go first.
        as_written={**item.notes.words, **written},
    )


def _read_branch_key(item: JsonObject, branches: Container[str]) -> str | None:
    branch = item.take("branch", text)
    if branch is None or branch in branches:
        return branch
    item.notes.words["branch"] = branch
    item.notes.report(Severity.ERROR, "branch_unknown", "branch", branch=branch)
    return None


def _read_standing(item: JsonObject) -> Standing:
    return Standing(item.need("standing", one_of(StandingKind)), item.take("from", day))


def _read_interruption(item: JsonObject) -> Interruption:
    return Interruption(
        since=item.take("from", partial),
        until=item.take("to", partial),
        kind=item.take("kind", one_of(InterruptionKind)),
        restored=item.take("restored", flag) or False,
    )


def _read_badge(item: JsonObject) -> Badge:
    return Badge(
        level=item.need("level", _level),
        date=item.take("date", partial),
        kind=item.take("kind", one_of(BadgeKind)) or BadgeKind.NORMAL,
        decision=item.take("decision", text),
        serial=item.take("serial", text),
        stated_before=item.take("stated_before", day),
    )


def _read_discipline(item: JsonObject) -> Discipline:
    return Discipline(
        form=item.need("form", one_of(DisciplineForm)),
        date=item.take("date", day),
        corrected=item.take("corrected", flag),
    )


def _read_review(item: JsonObject) -> UnderReview | None:
    if item.holds_object("under_review"):
        return item.take_object("under_review", lambda inner: UnderReview(inner.take("from", day)))
    return UnderReview() if item.take("under_review", flag) else None


def _read_request(item: JsonObject) -> EarlyRequest:
    return EarlyRequest(item.take("date", day), item.take("reason", text))


def _read_words(item: JsonObject) -> dict[str, str]:
    return {printable(key): words for key in item.unknown() if (words := item.take(key, text))}


def _level(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _LONGEST_LIFE:
        raise ValueError("not a level")
    return value
