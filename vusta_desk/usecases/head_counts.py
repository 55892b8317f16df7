"""The movement of members since the last reconciliation, from records and their history."""

from datetime import date

from vusta_desk.domain.member import Registry, TakenOut
from vusta_desk.domain.movements import Before, Movements, People, counted, movements
from vusta_desk.domain.reconciliation import Reconciliation
from vusta_desk.storage import member_history, members, reconciliations, record_ages
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.taking_over import Taken


def movement_since(
    services: Services, last: Reconciliation, registry: Registry, taken: Taken, day: date
) -> Movements:
    """Who came and went between the last reconciliation and a day, as the records become."""
    after = {member.key: member for member in (*registry.members, *taken.members)}
    now = set(counted(after.values(), last.source, day))
    changed: dict[str, Before] = {}
    with services.data.read() as connection:
        operation = reconciliations.made_by(connection, last.id)
        made = record_ages.made_in(connection)
        gone = record_ages.gone_since(connection, operation)
        anew = frozenset(key for key in last.people if made.get(key, 0) > operation)
        moved = (set(last.people) ^ now) | (anew & now)
        for key in moved:
            if touch := member_history.first_after(connection, key, operation):
                member, taken_out = touch.before or (None, None)
                changed[key] = Before(member, taken_out is not None)
        aside = {
            member.key: (member, known[1])
            for member in registry.taken_out
            if member.key in moved
            and (known := members.find_record(connection, member.key))
            and isinstance(known[1], TakenOut)
        }
    ours = {member.key: member for member in registry.members}
    for member in taken.members:  # what is about to be written has no history yet
        if member.key in moved:
            changed.setdefault(member.key, Before(ours.get(member.key)))
    people = People(after, aside, changed, gone, anew)
    return movements(last.people, people, last.source, last.day, day)
