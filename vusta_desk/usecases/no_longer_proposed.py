"""Nominations that stand on the rules alone, and the rules no longer propose what they ask for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.nomination import Nomination
from vusta_desk.domain.rounds import Round
from vusta_desk.usecases.closed_rounds import closed_days
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.rosters import proposes
from vusta_desk.usecases.services import Services


def no_longer_proposed(
    services: Services, found: Iterable[Nomination], on_file: Mapping[str, Member]
) -> Iterator[tuple[int, Finding]]:
    """`nomination_no_longer_proposed` by the numbers of those of whom that is so.

    A record or a rule has changed since they were begun. Only those on their way are looked at:
    one with a reason stands on that, and in a closed round everything stays as it was.
    """
    rounds: defaultdict[str, list[Nomination]] = defaultdict(list)
    for each in found:
        if _stands_on_rules(each, on_file.get(each.member)):
            rounds[each.round].append(each)
    if not rounds:
        return
    for code in rounds.keys() - closed_days(services).keys():
        try:
            round_ = office_round(services, code)
        except Refused:  # its days are no longer known: nothing can be said
            continue
        yield from _dropped(services, round_, rounds[code], on_file)


def _stands_on_rules(nomination: Nomination, member: Member | None) -> bool:
    """Whether there is nothing but the rules; that the level is held is told in other words."""
    is_plain = nomination.is_open and not nomination.reason
    is_new = member is not None and all(badge.level != nomination.level for badge in member.badges)
    return is_plain and is_new and nomination.kind is not BadgeKind.REISSUE


def _dropped(
    services: Services,
    round_: Round,
    found: Sequence[Nomination],
    on_file: Mapping[str, Member],
) -> Iterator[tuple[int, Finding]]:
    people = [on_file[each.member] for each in found]
    decisions = decide_all(people, round_, services.rulebook)
    for each, member, decision in zip(found, people, decisions, strict=True):
        if proposes(decision) and decision.level == each.level:
            continue
        yield (
            each.id,
            Finding(
                Severity.WARNING,
                "nomination_no_longer_proposed",
                each.member,
                details={"member": member.name, "level": each.level, "round": round_.name},
            ),
        )
