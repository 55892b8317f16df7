"""What must hold within one member's record and between the records of a registry.

Nothing is corrected here. A contradiction is named only where it is certain: partial dates that
can be completed without one are left alone. Each finding has the member's key as its subject and
the field it is about in its details, as `field`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter

from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.member import BadgeKind, Member, Registry, Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate

_CHILDHOOD = 12  # years; nobody joins so young, so one of the dates is a slip of the pen
_REMARKS = ("note", "status")
_JOINING = ("admission_decision_date", "admission_date", "official_date")


def check_registry(registry: Registry) -> tuple[Finding, ...]:
    """The findings on every member in the order of the registry, then those between members."""
    branches = frozenset(branch.key for branch in registry.branches)
    findings: list[Finding] = []
    for member in registry.members:
        findings += check_member(member)
        if member.branch is None:
            findings.append(_warning(member, "branch_missing", "branch"))
        elif member.branch not in branches:
            findings.append(_error(member, "branch_unknown", "branch", branch=member.branch))
    return (*findings, *check_numbers(registry.members))


def check_member(member: Member) -> tuple[Finding, ...]:
    """The findings on one record, looked at by itself."""
    return (
        *_joining_order(member),
        *_birth_before_joining(member),
        *_joined_as_a_child(member),
        *_standings(member),
        *_interruptions(member),
        *_badges(member),
        *_disciplines(member),
    )


def check_numbers(members: Iterable[Member]) -> tuple[Finding, ...]:
    """Card numbers, new or old, and personal numbers that more than one of the members has."""
    people = tuple(members)
    return (
        *_shared(people, "card_on_two_people", ("card_number", "card_number_old")),
        *_shared(people, "personal_id_on_two_people", ("personal_id",)),
    )


def _joining_order(member: Member) -> Iterator[Finding]:
    decided, admitted, official = (getattr(member, field) for field in _JOINING)
    in_order = True
    if _certainly_before(admitted, decided):
        in_order = False
        yield _contradiction(
            member, "admission_before_decision", "admission_date", "admission_decision_date"
        )
    if _certainly_before(official, admitted):
        in_order = False
        yield _contradiction(member, "official_before_admission", "official_date", "admission_date")
    if in_order and _certainly_before(official, decided):
        yield _contradiction(
            member, "official_before_decision", "official_date", "admission_decision_date"
        )
    if decided is None and admitted is None:
        yield _warning(member, "no_start_date", "admission_decision_date")


def _birth_before_joining(member: Member) -> Iterator[Finding]:
    for field in _JOINING:
        if _certainly_before(getattr(member, field), member.birth_date):
            yield _contradiction(member, "admission_before_birth", field, "birth_date")
            return


def _joined_as_a_child(member: Member) -> Iterator[Finding]:
    born = member.birth_date
    if born is None:
        return
    for field in _JOINING:
        joined = getattr(member, field)
        if joined is None:
            continue
        years = joined.year - born.year
        if years < _CHILDHOOD:
            if any(_birth_before_joining(member)):
                return
            yield _warning(
                member,
                "joined_as_a_child",
                field,
                day=_shown(joined),
                other_field="birth_date",
                other_day=_shown(born),
                years=years,
            )
            return


def check_open_questions(members: Iterable[Member], today: date) -> tuple[Finding, ...]:
    """What a record still waits for.

    Dates in the future, words that were not understood, badges only stated to have been awarded.
    """
    return tuple(
        finding
        for member in members
        for finding in (
            *_in_the_future(member, today),
            *_words_kept(member),
            *_only_stated(member),
        )
    )


def check_remarks(
    members: Iterable[Member], leaving: Callable[[str], tuple[Standing, ...]]
) -> tuple[Finding, ...]:
    """Kept words by which somebody left, of whom the standings on record do not say so.

    `leaving` tells which standings words name.
    """
    return tuple(
        found for member in members if member.as_written for found in _left_by(member, leaving)
    )


def _left_by(member: Member, leaving: Callable[[str], tuple[Standing, ...]]) -> Iterator[Finding]:
    known = {entry.standing for entry in member.standings if entry.since is not None}
    for words in map(member.as_written.get, _REMARKS):
        told = leaving(words) if words else ()
        if told and not any(entry.standing in known for entry in told):
            kind = str(told[0].standing)
            yield _warning(
                member, "remark_against_standing", "standings", words=words, standing=kind
            )


def _in_the_future(member: Member, today: date) -> Iterator[Finding]:
    for field in ("birth_date", *_JOINING):
        known = getattr(member, field)
        if known is not None and known.first_day > today:
            yield _warning(member, "date_in_the_future", field, day=_shown(known))


def _words_kept(member: Member) -> Iterator[Finding]:
    for field, words in member.as_written.items():
        if hasattr(member, field) and getattr(member, field) is None:
            yield _warning(member, "words_not_understood", field, words=words)


def _only_stated(member: Member) -> Iterator[Finding]:
    for badge in member.badges:
        if badge.stated_before is not None and badge.date is None:
            yield Finding(
                Severity.INFO,
                "badge_only_stated",
                member.key,
                details={"field": "badges", "level": badge.level, "before": badge.stated_before},
            )


def _standings(member: Member) -> Iterator[Finding]:
    for entry in member.standings:
        if entry.since is None:
            yield _warning(member, "standing_undated", "standings", standing=entry.standing)
    dated = [(entry.since, entry.standing) for entry in member.standings if entry.since is not None]
    dated.sort(key=itemgetter(0))  # on the same day the order of the record stays
    for place, (died, kind) in enumerate(dated):
        if kind is StandingKind.DIED:
            yield from _death_before_joining(member, died)
            for day, later in dated[place + 1 :]:
                yield _error(
                    member, "entry_after_death", "standings", standing=later, day=day, died=died
                )
            return


def _death_before_joining(member: Member, died: date) -> Iterator[Finding]:
    for field in ("birth_date", *_JOINING):
        if _certainly_before(PartialDate.of(died), getattr(member, field)):
            known = _shown(getattr(member, field))
            yield _error(
                member, "death_before_joining", "standings", died=died, other_field=field, day=known
            )
            return


def _interruptions(member: Member) -> Iterator[Finding]:
    for entry in member.interruptions:
        if entry.since is None or _certainly_before(entry.until, entry.since):
            since, until = _shown(entry.since), _shown(entry.until)
            yield _error(member, "interruption_unusable", "interruptions", since=since, until=until)


def _badges(member: Member) -> Iterator[Finding]:
    if not member.badges:
        return
    awarded = Counter(badge.level for badge in member.badges if badge.kind is not BadgeKind.REISSUE)
    for level, times in awarded.items():
        if times > 1:
            yield _warning(member, "two_badges_of_one_level", "badges", level=level, times=times)
    for badge in member.badges:
        day, before = badge.date, badge.stated_before
        if day is not None and before is not None and day.first_day >= before:
            yield _warning(
                member,
                "badge_after_stated_day",
                "badges",
                level=badge.level,
                day=_shown(day),
                before=before,
            )


def _disciplines(member: Member) -> Iterator[Finding]:
    for entry in member.disciplines:
        if entry.date is None:
            yield _warning(member, "discipline_undated", "disciplines", form=entry.form)


def _shared(people: tuple[Member, ...], code: str, fields: tuple[str, ...]) -> Iterator[Finding]:
    holders: defaultdict[str, list[tuple[Member, str]]] = defaultdict(list)
    for member in people:
        numbers = {getattr(member, field): field for field in reversed(fields)}
        for number, field in numbers.items():
            if number is not None:
                holders[number].append((member, field))
    for number, held in holders.items():
        for member, field in held:
            others = [other for other, _ in held if other is not member]
            if others:
                names = tuple(other.name for other in others)
                keys = tuple(other.key for other in others)
                yield _error(member, code, field, number=number, others=names, other_keys=keys)


def _certainly_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None or one.year > other.year:
        return False
    return one.year < other.year or one.last_day < other.first_day


def _shown(known: PartialDate | None) -> Detail:
    if known is None:
        return None
    return known.first_day if known.is_full else str(known)


def _contradiction(member: Member, code: str, field: str, other_field: str) -> Finding:
    day, other_day = _shown(getattr(member, field)), _shown(getattr(member, other_field))
    return _error(member, code, field, day=day, other_field=other_field, other_day=other_day)


def _error(member: Member, code: str, field: str, **details: Detail) -> Finding:
    return Finding(Severity.ERROR, code, member.key, details={"field": field, **details})


def _warning(member: Member, code: str, field: str, **details: Detail) -> Finding:
    return Finding(Severity.WARNING, code, member.key, details={"field": field, **details})
