"""Records that look like one person's: found, compared, merged, or known to be two people's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain import duplicates
from vusta_desk.domain import merging as two_records
from vusta_desk.domain.ceremony import CeremonyState
from vusta_desk.domain.duplicates import Pair, Person, Why, reasons
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.domain.merged_lists import LISTS
from vusta_desk.domain.merging import Line, Side, is_fuller, merged
from vusta_desk.domain.names import folded
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.record_words import member_texts
from vusta_desk.jobs import Progress
from vusta_desk.storage import ceremonies, member_history, members, merging
from vusta_desk.usecases.member_checks import check
from vusta_desk.usecases.services import Services

__all__ = [
    "Comparison",
    "Foreseen",
    "Line",
    "OnRoster",
    "PairRow",
    "Side",
    "Why",
    "apart",
    "compare",
    "count",
    "find",
    "foresee",
    "merge",
    "not_the_same",
    "perhaps_the_same",
    "quick_count",
]

_REASON = N_("recorded twice: merged into {member}")
_MOST_CHANGED = 300  # more than that, and everybody is compared anew
_MOST_AT_ONCE = 10_000  # compared within half a second
_KNOWN = "duplicates"
_ALL_ENTRIES = dict.fromkeys(LISTS, Side.BOTH)
_TELLING = ("name", "birth_date", "branch")


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two records by key and name, what tells them apart in a list, and why they look alike.

    `births`, `cards` and `branches` are texts, empty where nothing is known. A pair that is known
    apart has no reasons.
    """

    keys: tuple[str, str]
    names: tuple[str, str]
    births: tuple[str, str]
    cards: tuple[str, str]
    branches: tuple[str, str]
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class OnRoster:
    """A ceremony on whose roster the record that goes stands; its entry stays as it is."""

    ceremony: int
    name: str
    day: date
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side: a text for every field of each, and what there is to choose.

    `texts` are by side and field, those of lists also put together.
    `last_changes` are the last operations that touched them, so that what is merged is what was
    seen. `rosters` are those of `other`.
    """

    keep: Member
    other: Member
    lines: tuple[Line, ...]
    texts: Mapping[Side, Mapping[str, str]]
    reasons: tuple[Why, ...]
    rosters: tuple[OnRoster, ...]
    last_changes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The record that merging would make, with its texts and what is to be said of it."""

    member: Member
    texts: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found up to a change of the data file, before what is known apart is left out."""

    last_change: int
    pairs: tuple[Pair, ...]


def find(services: Services, progress: Progress | None = None) -> tuple[PairRow, ...]:
    """Every pair that looks like one person, the strongest first, without those known apart."""
    return _rows(services, _open_pairs(services, progress or Progress()))


def count(services: Services) -> int:
    """How many pairs `find` gives."""
    return len(_open_pairs(services, Progress()))


def quick_count(services: Services) -> int | None:
    """As `count`; None where that would keep others waiting, as it does the first time with many.

    Going on from what was found before is quick however many there are.
    """
    if _KNOWN not in services.remembered:
        with services.data.read() as connection:
            if members.how_many(connection) > _MOST_AT_ONCE:
                return None
    return count(services)


def apart(services: Services) -> tuple[PairRow, ...]:
    """The pairs that were said to be two people, both still on file."""
    with services.data.read() as connection:
        pairs = sorted(merging.pairs_apart(connection))
    return _rows(services, [Pair(one, other, ()) for one, other in pairs])


def compare(services: Services, one: str, other: str, keep: str | None = None) -> Comparison:
    """Two records side by side. Without `keep`, the one that says more is to be kept.

    Raises Refused `no_such_member` (`key`), `member_taken_out` (`member`).
    """
    with services.data.read() as connection:
        pair = [_record(members.find_record(connection, key), key) for key in (one, other)]
        if keep == other or (keep is None and not is_fuller(*pair)):
            pair.reverse()
        kept, gone = pair
        names = members.branch_names(connection)
        rosters = ceremonies.list_ceremonies(connection, member=gone.key)
        kept_last, gone_last = (member_history.last_touch(connection, each.key) for each in pair)
    return Comparison(
        keep=kept,
        other=gone,
        lines=two_records.compare(kept, gone),
        texts={
            side: member_texts(record, names, services.words)
            for side, record in (
                (Side.KEEP, kept),
                (Side.OTHER, gone),
                (Side.BOTH, merged(kept, gone, _ALL_ENTRIES)),
            )
        },
        reasons=reasons(Person.of(kept), Person.of(gone)),
        rosters=tuple(
            OnRoster(row.id, row.name, row.day, row.state is CeremonyState.CLOSED)
            for row in rosters
        ),
        last_changes=(kept_last, gone_last),
    )


def foresee(services: Services, seen: Comparison, taken: Mapping[str, Side]) -> Foreseen:
    """The merged record as it would be; nothing is written."""
    member = merged(seen.keep, seen.other, taken)
    with services.data.read() as connection:
        names = members.branch_names(connection)
    texts = member_texts(member, names, services.words)
    found = check(services, member, but_for=(seen.keep.key, seen.other.key))
    return Foreseen(member, texts, found)


def merge(services: Services, seen: Comparison, taken: Mapping[str, Side]) -> int:
    """Makes one record of the two that were seen; the number of the operation.

    The kept record has each field from the side `taken` says, else from the one suggested; the
    other is taken out and says into whom it was merged. Raises Refused `member_changed_meanwhile`
    (`member`), `member_taken_out` (`member`), `record_false` (`fields`) for errors that were in
    neither record, `no_such_member` (`key`).
    """
    keep, other = seen.keep, seen.other
    member = merged(keep, other, taken)
    _refuse_new_errors(services, seen, member)
    reason = services.paper_words.say(_REASON, member=member.name)
    names = {"member": member.name, "other": other.name}
    if folded(member.name) == folded(other.name):  # only the keys tell them apart
        names = {
            "member": f"{member.name} ({keep.key})",
            "other": f"{other.name} ({other.key})",
        }
    with services.operation("merge_members", subject=keep.key, merged=other.key, **names) as writer:
        for record, last in zip((keep, other), seen.last_changes, strict=True):
            _record(members.find_record(writer.connection, record.key), record.key)
            if member_history.last_touch(writer.connection, record.key) != last:
                raise Refused("member_changed_meanwhile", member=record.name)
        aside = TakenOut(reason, services.today, keep.key)
        merging.merge(writer.connection, member, other.key, aside)
        return writer.operation_id


def not_the_same(services: Services, one: str, other: str) -> int:
    """Remembers that two records are two people's, so that the pair is not shown again."""
    return _tell_apart(services, "set_apart", one, other)


def perhaps_the_same(services: Services, one: str, other: str) -> int:
    """Takes that back, so that the pair is shown again where it looks alike."""
    return _tell_apart(services, "unset_apart", one, other)


def _tell_apart(services: Services, kind: str, one: str, other: str) -> int:
    with services.data.read() as connection:
        found = [members.find_record(connection, key) for key in (one, other)]
    for key, record in zip((one, other), found, strict=True):
        if record is None:
            raise Refused("no_such_member", key=key)
    names = [record[0].name for record in found if record]
    work = merging.set_apart if kind == "set_apart" else merging.unset_apart
    with services.operation(kind, subject=one, member=names[0], other=names[1]) as writer:
        work(writer.connection, one, other)
        return writer.operation_id


def _open_pairs(services: Services, progress: Progress) -> list[Pair]:
    """The pairs found, going on from what was found before."""
    with services.data.read() as connection:
        last, set_apart = merging.last_change(connection), merging.pairs_apart(connection)
        known = services.remembered.get(_KNOWN)
        if not isinstance(known, _Known):
            everyone = merging.people(connection)
            known = _Known(last, duplicates.find(everyone, step=progress.step))
        elif known.last_change != last:
            since = merging.changed_since(connection, known.last_change)
            if None in since.values() or len(since) > _MOST_CHANGED:
                pairs = duplicates.find(merging.people(connection), step=progress.step)
            else:
                few = merging.people_like(connection, since) if since else ()
                pairs = _with_changed(known.pairs, duplicates.find(few), set(since.values()))
            known = _Known(last, pairs)
        services.remembered[_KNOWN] = known
    return [pair for pair in known.pairs if tuple(sorted((pair.one, pair.other))) not in set_apart]


def _with_changed(
    pairs: tuple[Pair, ...], anew: tuple[Pair, ...], changed: Collection[str | None]
) -> tuple[Pair, ...]:
    """The pairs after some records have changed, `anew` being those among people like them."""

    def is_touched(pair: Pair) -> bool:
        return pair.one in changed or pair.other in changed

    stay = [pair for pair in pairs if not is_touched(pair)]
    return duplicates.strongest_first([*stay, *filter(is_touched, anew)])


def _rows(services: Services, pairs: Collection[Pair]) -> tuple[PairRow, ...]:
    keys = {key for pair in pairs for key in (pair.one, pair.other)}
    with services.data.read() as connection:
        found = members.counted_by_key(connection, keys)
        names = members.branch_names(connection)
    texts = {
        member.key: member_texts(member, names, services.words, _TELLING)
        | {"card": member.card_number or member.card_number_old or ""}
        for member in found
    }

    def both(pair: Pair, field: str) -> tuple[str, str]:
        return texts[pair.one][field], texts[pair.other][field]

    return tuple(
        PairRow(
            keys=(pair.one, pair.other),
            names=both(pair, "name"),
            births=both(pair, "birth_date"),
            cards=both(pair, "card"),
            branches=both(pair, "branch"),
            reasons=pair.reasons,
        )
        for pair in pairs
        if pair.one in texts and pair.other in texts
    )


def _record(found: tuple[Member, TakenOut | None] | None, key: str) -> Member:
    if found is None:
        raise Refused("no_such_member", key=key)
    member, taken_out = found
    if taken_out:
        raise Refused("member_taken_out", member=member.name)
    return member


def _refuse_new_errors(services: Services, seen: Comparison, member: Member) -> None:
    """What was wrong in one of the two already does not keep anybody from merging them."""
    keys = (seen.keep.key, seen.other.key)
    known = {
        _fault(found)
        for record in (seen.keep, seen.other)
        for found in check(services, record, but_for=keys)
    }
    fields = [
        str(found.details["field"])
        for found in check(services, member, but_for=keys)
        if found.severity is Severity.ERROR and _fault(found) not in known
    ]
    if fields:
        raise Refused("record_false", fields=tuple(dict.fromkeys(fields)))


def _fault(found: Finding) -> tuple[object, ...]:
    return found.code, *sorted(found.details.items())
