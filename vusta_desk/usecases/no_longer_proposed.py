"""Nominations that stand on the rules alone, and the rules no longer propose what they ask for."""

from collections.abc import Iterable, Iterator, Mapping

from vusta_desk.domain.eligibility import decide
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.nomination import Nomination
from vusta_desk.usecases.closed_rounds import closed_days
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.rosters import proposes
from vusta_desk.usecases.services import Services


def no_longer_proposed(
    services: Services, code: str, found: Iterable[Nomination], on_file: Mapping[str, Member]
) -> Iterator[tuple[int, Finding]]:
    """`nomination_no_longer_proposed` by the numbers of those on their way in the round `code`.

    A record or a rule has changed since they were begun. One with a reason stands on that; in a
    closed round everything stays as it was.
    """
    alone = [
        each
        for each in found
        if each.is_open and not each.reason and each.kind is not BadgeKind.REISSUE
    ]
    if not alone or code in closed_days(services):
        return
    try:
        round_ = office_round(services, code)
    except Refused:  # its days are no longer known: nothing can be said
        return
    for each in alone:
        member = on_file.get(each.member)
        if member is None or any(badge.level == each.level for badge in member.badges):
            continue  # told in other words already
        decision = decide(member, round_, services.rulebook)
        if not proposes(decision) or decision.level != each.level:
            yield (
                each.id,
                Finding(
                    Severity.WARNING,
                    "nomination_no_longer_proposed",
                    each.member,
                    details={"member": member.name, "level": each.level, "round": round_.name},
                ),
            )
