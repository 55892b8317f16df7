"""Everything there is to say of one member in a round."""

from dataclasses import dataclass

from vusta_desk.domain.level_days import LevelDay, level_days
from vusta_desk.domain.reckoning import Reckoning
from vusta_desk.domain.rounds import Round
from vusta_desk.storage.members import all_branches
from vusta_desk.usecases.badge_rounds import box_of
from vusta_desk.usecases.closed_rounds import reckoning_then
from vusta_desk.usecases.evaluate import explain
from vusta_desk.usecases.lookups import deciding_fields
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Told:
    """Everything an explanation of one member in a round needs; of a closed round as it was.

    `is_frozen` says that it is. `box` is where the member lies, `deciding` the ids of the fields to
    look up, `levels` those that the round knows.
    """

    reckoning: Reckoning
    branch: str
    days: tuple[LevelDay, ...]
    box: str
    deciding: tuple[str, ...]
    levels: tuple[int, ...]
    is_frozen: bool = False


def tell(services: Services, key: str, round_: Round) -> Told:
    """The reckoning of the member with this key, with the due days of all levels.

    Where the round is closed it is the reckoning of then; of who was not on file then, of now.
    Raises Refused `member_not_found`.
    """
    then = reckoning_then(services, round_.code, key)
    reckoning, branch = then or _now(services, key, round_)
    return Told(
        reckoning=reckoning,
        branch=branch,
        days=level_days(reckoning.member, round_, services.rulebook),
        box=box_of(reckoning.decision),
        deciding=deciding_fields(reckoning.decision.reasons),
        levels=services.rulebook.levels(round_.window[1]),
        is_frozen=then is not None,
    )


def _now(services: Services, key: str, round_: Round) -> tuple[Reckoning, str]:
    """The reckoning by the record as it is, with the name of the branch."""
    member, reckoning = explain(services, key, round_)
    with services.data.read() as connection:
        branches = {branch.key: branch.name for branch in all_branches(connection)}
    return reckoning, branches.get(member.branch or "", "")
