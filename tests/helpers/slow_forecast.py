"""A forecast as one would work it out by hand: every round decided, badges put on record between.

Slow on purpose and without any short cut: `decide` for what a ceremony takes in, and for what is
only possible the verdict on each way the partial dates may be.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from vusta_desk.domain.eligibility import Decision, decide, weigh
from vusta_desk.domain.member import Badge, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.round_rules import round_rules
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook

TAKEN = ("due", "early", "posthumous", "arrears")
OPEN = {"waiting": "waiting", "under_review": "under_review", "arrears": "no_history"}


class Slow(NamedTuple):
    """As `Foreseen`, of one member."""

    round: int
    level: int
    doubt: str | None


def takes_in(decision: Decision) -> bool:
    """Whether a ceremony of the round takes the member in without being asked to."""
    codes = {reason.code for reason in decision.reasons}
    return str(decision.outcome) in TAKEN and "no_badge_on_record" not in codes


def simulate(member: Member, rounds: Sequence[Round], rulebook: RuleBook) -> set[Slow]:
    """One member through all rounds."""
    found: set[Slow] = set()
    shown: dict[object, int] = {}
    for number, round_ in enumerate(rounds):
        decision = decide(member, round_, rulebook)
        if takes_in(decision):
            assert decision.level is not None
            found.add(Slow(number, decision.level, None))
            badge = Badge(decision.level, PartialDate.of(round_.day))
            member = replace(member, badges=(*member.badges, badge))
            continue
        doubt = "dates" if decision.possible else OPEN.get(str(decision.outcome), "")
        _, completions, verdicts = weigh(member, round_rules(round_, rulebook))
        for one, said in zip(completions, verdicts, strict=True):
            life = one.start, one.absences, one.request_stands
            earlier = (shown.get((*life[:2], stands), 0) for stands in (True, False))
            if str(said.outcome) not in (*TAKEN, *OPEN) or said.level is None:
                continue
            if said.level > max(earlier):
                found.add(Slow(number, said.level, doubt))
        for one, said in zip(completions, verdicts, strict=True):
            if str(said.outcome) in (*TAKEN, *OPEN) and said.level is not None:
                life = one.start, one.absences, one.request_stands
                shown[life] = max(said.level, shown.get(life, 0))
    return found
