"""One member's record: opened, saved, taken out, put back; what happened to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.domain.keys import fresh_keys
from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.domain.names import tidy
from vusta_desk.domain.nomination import Nomination, Step
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.operation_words import operation_title
from vusta_desk.i18n.record_words import field_text
from vusta_desk.i18n.step_words import nomination_text, step_text
from vusta_desk.storage import member_history as recorded
from vusta_desk.storage import members, nominations
from vusta_desk.storage.history import Operation, find_operation
from vusta_desk.storage.member_history import Touch
from vusta_desk.usecases.member_checks import check, tidied
from vusta_desk.usecases.services import Services

__all__ = [
    "Change",
    "Opened",
    "check",
    "member_history",
    "new_member",
    "open_member",
    "put_back",
    "save",
    "take_out",
]

_NEWEST = 1 << 62  # after every operation
_OUTSIDE = N_("Changed from outside the program")


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as it was opened; `last_change` is the last operation that touched it.

    `merged_into` is the name of the record it was merged into, empty where it was not.
    """

    member: Member
    last_change: int
    taken_out: TakenOut | None
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation did to a record: fields by id with their texts before and after.

    `undone` while the operation does not hold. A change from outside the program has neither
    operation nor time. `merged` is the key of the record it was done to, where that is one merged
    into the record asked for. `notes` are lines on what it did to the member's nominations.
    """

    time: datetime | None
    who: str
    operation: int | None
    title: str
    fields: tuple[tuple[str, str, str], ...]
    undone: bool
    merged: str = ""
    notes: tuple[str, ...] = ()


def open_member(services: Services, key: str) -> Opened:
    """The record under this key, counted or taken out. Raises Refused `no_such_member` (`key`)."""
    with services.data.read() as connection:
        found = members.find_record(connection, key)
        if found is None:
            raise Refused("no_such_member", key=key)
        member, taken_out = found
        into = taken_out and taken_out.merged_into
        other = members.find_record(connection, into) if into else None
        name = other[0].name if other else ""
        return Opened(member, recorded.last_touch(connection, key), taken_out, name)


def new_member(services: Services, branch: str | None = None) -> Member:
    """An empty record with a key of its own, in a branch or in none."""
    with services.data.read() as connection:
        taken = members.taken_keys(connection)
    return Member(_fresh_key(taken), "", branch=branch)


def save(services: Services, member: Member, opened: Opened | None) -> int | None:
    """Stores a record, a new one where `opened` is None; None where nothing has changed.

    An incomplete record is fine. Raises Refused: `record_false` (`fields`) for errors that were
    not in it before, `member_changed_meanwhile` (`member`), `member_taken_out` (`member`). The
    operation's subject is the key; a new member whose key is taken by now gets the next.
    """
    if opened is None:
        return _add(services, tidied(member))
    if opened.taken_out:
        raise Refused("member_taken_out", member=opened.member.name)
    before = opened.member
    after = replace(tidied(member), key=before.key)
    after = replace(after, as_written=_words_left(before, after))
    if after == before:
        return None
    _refuse_false(services, after, before)
    changed = [field.id for field in FIELDS if _differ(before, after, field.id)]
    with services.operation(
        "edit_member", subject=after.key, member=after.name, fields=tuple(changed)
    ) as writer:
        if recorded.last_touch(writer.connection, after.key) != opened.last_change:
            raise Refused("member_changed_meanwhile", member=before.name)
        members.update_member(writer.connection, after)
        return writer.operation_id


def take_out(services: Services, key: str, reason: str) -> int:
    """Sets a member aside: kept, but no longer counted, listed, evaluated or exported.

    Raises Refused `taking_out_reason_needed`, `no_such_member` (`key`), or `member_taken_out`
    (`member`) for one who is out already.
    """
    why = tidy(reason)
    if not why:
        raise Refused("taking_out_reason_needed")
    opened = open_member(services, key)
    if opened.taken_out:
        raise Refused("member_taken_out", member=opened.member.name)
    with services.operation(
        "take_out", subject=key, member=opened.member.name, reason=why
    ) as writer:
        members.set_taken_out(writer.connection, key, TakenOut(why, services.today))
        return writer.operation_id


def put_back(services: Services, key: str) -> int:
    """Brings back a member who was taken out.

    Raises Refused `no_such_member` (`key`), `member_not_taken_out` (`member`), or, for one that
    was merged into another record, `member_was_merged` (`member`, `into`).
    """
    opened = open_member(services, key)
    if not opened.taken_out:
        raise Refused("member_not_taken_out", member=opened.member.name)
    if opened.merged_into:
        raise Refused("member_was_merged", member=opened.member.name, into=opened.merged_into)
    with services.operation("put_back", subject=key, member=opened.member.name) as writer:
        members.set_taken_out(writer.connection, key, None)
        return writer.operation_id


def member_history(services: Services, key: str) -> tuple[Change, ...]:
    """What was done to a record, to those merged into it and to nominations, newest first.

    Raises Refused `no_such_member` (`key`).
    """
    with services.data.read() as connection:
        touches = recorded.touches_of_both(connection, key)
        if not touches:
            raise Refused("no_such_member", key=key)
        names = members.branch_names(connection)
        done = [
            None if touch.operation is None else find_operation(connection, touch.operation)
            for _, touch in touches
        ]
        work = [
            (find_operation(connection, each.operation), each.steps)
            for each in nominations.work_on(connection, key)
        ]
    told = [
        replace(_change(services, touch, operation, names), merged="" if whose == key else whose)
        for (whose, touch), operation in zip(touches, done, strict=True)
    ]
    for operation, steps in work:
        _tell_of_nominations(services, told, operation, steps)
    return tuple(told)


def _add(services: Services, member: Member) -> int:
    _refuse_false(services, member, None)
    with services.data.read() as connection:
        taken = members.taken_keys(connection)
    if member.key in taken:
        member = replace(member, key=_fresh_key(taken))
    with services.operation("add_member", subject=member.key, member=member.name) as writer:
        members.insert_members(writer.connection, [member])
        return writer.operation_id


def _fresh_key(taken: tuple[str, ...]) -> str:
    return next(fresh_keys("M", 4, taken))


def _refuse_false(services: Services, member: Member, before: Member | None) -> None:
    """What was wrong on file already does not keep anybody from correcting something else."""
    known = check(services, before) if before else ()
    fields = [
        str(found.details["field"])
        for found in check(services, member)
        if found.severity is Severity.ERROR and found not in known
    ]
    if fields:
        raise Refused("record_false", fields=tuple(dict.fromkeys(fields)))


def _words_left(before: Member, after: Member) -> Mapping[str, str]:
    """The words of the list without those of fields that a person has settled."""
    settled = {
        field.id
        for field in FIELDS
        if _differ(before, after, field.id) and getattr(after, field.id) not in (None, ())
    }
    return {
        path: words
        for path, words in after.as_written.items()
        if path.partition(".")[0].partition("[")[0] not in settled
    }


def _differ(before: Member, after: Member, field: str) -> bool:
    return bool(getattr(before, field) != getattr(after, field))


def _change(
    services: Services, touch: Touch, done: Operation | None, names: Mapping[str, str]
) -> Change:
    fields = tuple(_field_changes(services, touch, names))
    if done is None:
        return Change(None, "", None, services.words.gettext(_OUTSIDE), fields, undone=False)
    title = operation_title(done.kind, done.details, services.words)
    return Change(done.time, done.who, done.id, title, fields, done.undone)


def _tell_of_nominations(
    services: Services,
    told: list[Change],
    operation: Operation,
    steps: Sequence[tuple[Nomination, Step]],
) -> None:
    """Puts what an operation did to nominations to its change, or in its place of time."""
    words = services.words
    notes = tuple(
        words.say(
            N_("{nomination}: {step}"),
            nomination=nomination_text(nomination, words),
            step=step_text(step, words),
        )
        for nomination, step in steps
    )
    for place, change in enumerate(told):
        if change.operation == operation.id:
            told[place] = replace(change, notes=notes)
            return
    title = operation_title(operation.kind, operation.details, words)
    new = Change(
        operation.time, operation.who, operation.id, title, (), operation.undone, notes=notes
    )
    earlier = (
        place for place, change in enumerate(told) if (change.operation or _NEWEST) < operation.id
    )
    told.insert(next(earlier, len(told)), new)


def _field_changes(
    services: Services, touch: Touch, names: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    def text(member: Member | None, field: str) -> str:
        return field_text(field, getattr(member, field, None), names, services.words)

    before = touch.before[0] if touch.before else None
    after = touch.after[0] if touch.after else None
    texts = [(field.id, text(before, field.id), text(after, field.id)) for field in FIELDS]
    return [(field, old, new) for field, old, new in texts if old != new]
