"""What refreshing a draft from the records would change, entry by entry, before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vusta_desk.domain.ceremony import Ceremony, Entry
from vusta_desk.usecases.drafts import refreshed
from vusta_desk.usecases.rosters import with_amounts
from vusta_desk.usecases.services import Services


class Difference(StrEnum):
    """An entry that would come, go or change."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """What would happen to one entry: as it is and as it would be, None where there is none.

    `facts` are the fields of the record that papers name and that are others now.
    """

    what: Difference
    before: Entry | None
    after: Entry | None
    facts: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The entry as it would be, of one that would go as it is."""
        entry = self.after or self.before
        if entry is None:
            raise ValueError("a difference of no entry")
        return entry


def differences(services: Services, draft: Ceremony) -> tuple[EntryDifference, ...]:
    """Everything that refreshing this draft would change, in the order of the new roster."""
    fresh = refreshed(services, draft)
    after = with_amounts(services, fresh.entries, draft.rounds, draft.day)
    return tuple(_between(draft.entries, after))


def _between(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> Iterator[EntryDifference]:
    known = {entry.key: entry for entry in old}
    for after in new:
        before = known.pop(after.key, None)
        if before is None:
            yield EntryDifference(Difference.NEW, None, after)
            continue
        facts = _other_facts(before, after)
        if facts or _shown(before) != _shown(after):
            yield EntryDifference(Difference.CHANGED, before, after, facts)
    for before in known.values():
        yield EntryDifference(Difference.GONE, before, None)


def _other_facts(before: Entry, after: Entry) -> tuple[str, ...]:
    keys = {**before.facts, **after.facts}
    return tuple(key for key in keys if before.facts.get(key) != after.facts.get(key))


def _shown(entry: Entry) -> tuple[object, ...]:
    """What a refresh may change of an entry beside its facts."""
    return (
        entry.name,
        entry.branch,
        entry.level,
        entry.kind,
        entry.round,
        entry.due_day,
        entry.amount,
        entry.left_out,
        entry.put_in,
        entry.decision,
        entry.decision_date,
    )
