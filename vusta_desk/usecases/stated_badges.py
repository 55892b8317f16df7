"""Lists that came without badges: stated once, by branch or for all, and marked for ever."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, Member, Registry
from vusta_desk.domain.names import sort_key
from vusta_desk.domain.stated_badges import levels_before
from vusta_desk.storage import members
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class StatedBadge:
    """A badge somebody must have had before the day; `branch` is the branch's name, or empty."""

    key: str
    name: str
    branch: str
    level: int


def proposal(
    services: Services, before: date, branches: Sequence[str] | None = None
) -> tuple[StatedBadge, ...]:
    """Who has no badge on record and reached a level before a day: by branch, then by name.

    `branches` are keys; None asks for everyone. Nothing is written.
    """
    registry = services.registry()
    names = {branch.key: branch.name for branch in registry.branches}
    return tuple(
        StatedBadge(member.key, member.name, names.get(member.branch or "", ""), level)
        for member, level in _proposed(services, registry, before, branches)
    )


def state_badges(
    services: Services, before: date, branches: Sequence[str] | None, keys: Collection[str]
) -> int:
    """Enters the proposed badges of these members, as one operation; returns its number.

    Each is marked for ever as awarded before that day, as stated, without a number. Raises Refused:
    `stated_day_to_come` (`day`), `nobody_chosen`, `proposal_changed` where somebody named is not
    proposed any more.
    """
    if before > services.today:
        raise Refused("stated_day_to_come", day=before)
    if not keys:
        raise Refused("nobody_chosen")
    proposed = {
        member.key: (member, level)
        for member, level in _proposed(services, services.registry(), before, branches)
    }
    if not proposed.keys() >= set(keys):
        raise Refused("proposal_changed")
    stated = [
        replace(member, badges=(Badge(level, stated_before=before),))
        for key, (member, level) in proposed.items()
        if key in keys
    ]
    with services.operation(
        "state_badges", before=before.isoformat(), badges=len(stated)
    ) as writer:
        members.update_members(writer.connection, stated)
        return writer.operation_id


def _proposed(
    services: Services, registry: Registry, before: date, branches: Sequence[str] | None
) -> list[tuple[Member, int]]:
    places = {branch.key: place for place, branch in enumerate(registry.branches)}
    asked = [member for member in registry.members if branches is None or member.branch in branches]
    found = levels_before(asked, before, services.rulebook)
    last = len(places)
    return sorted(
        found, key=lambda each: (places.get(each[0].branch or "", last), sort_key(each[0].name))
    )
