"""The first screen: the next round, what decides it, the last backup, the last changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.rounds import Round
from vusta_desk.jobs import Progress
from vusta_desk.usecases import reconcile
from vusta_desk.usecases.backups import BackupRow, last_backup
from vusta_desk.usecases.badge_rounds import boxes_of
from vusta_desk.usecases.closed_rounds import closed_round
from vusta_desk.usecases.evaluate import Row, coming_rounds, evaluate_rounds
from vusta_desk.usecases.lookups import Dossier, dossiers
from vusta_desk.usecases.reconcile import Due
from vusta_desk.usecases.rosters import is_proposed
from vusta_desk.usecases.round_settings import Deadline, deadlines
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.upkeep import Done, history

FIRST_DOSSIERS = 5
LAST_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of things at a glance.

    `counts` are all members by outcome in `round`, the next one, `boxes` by the id of the box.
    `levels` (high to low), `amount` (whole đồng), `amount_unknown` (people) and `unknown_levels`
    are about those whom a ceremony of that round would take in. `dossiers` are the first of
    `dossier_count` files to look up, over the rounds of the next twelve months. `reconciled` is
    about the upper committee. `deadlines` for files are near, or missed by a round to come. Where
    the round is closed, since `closed_on`, its figures are those of then.
    """

    round: Round
    members: int
    counts: Mapping[Outcome, int]
    boxes: Mapping[str, int]
    levels: Mapping[int, int]
    amount: int
    amount_unknown: int
    unknown_levels: Mapping[int, int]
    dossiers: tuple[Dossier, ...]
    dossier_count: int
    last_backup: BackupRow | None
    reconciled: Due
    last_changes: tuple[Done, ...]
    deadlines: tuple[Deadline, ...] = ()
    closed_on: date | None = None

    @property
    def people(self) -> int:
        """How many a ceremony of the next round would take in."""
        return sum(self.levels.values())


def overview(services: Services, progress: Progress | None = None) -> Overview:
    """The first screen. Raises Refused `round_none_ahead` where the rules know no round."""
    registry, rounds = services.registry(), coming_rounds(services)
    results = evaluate_rounds(services, rounds, registry, progress)
    coming = next(results)
    files = dossiers(services, chain((coming,), results))
    if (closed := closed_round(services, coming.round.code)) is not None:
        coming = closed.result
    proposed = [row for row in coming.rows if is_proposed(row)]
    return Overview(
        round=coming.round,
        members=len(coming.rows),
        counts=coming.counts,
        boxes={box.id: len(box.rows) for box in boxes_of(coming)},
        levels=_levels(proposed),
        amount=sum(row.amount or 0 for row in proposed),
        amount_unknown=sum(row.amount is None for row in proposed),
        unknown_levels=_levels(row for row in proposed if row.amount is None),
        dossiers=files[:FIRST_DOSSIERS],
        dossier_count=len(files),
        last_backup=last_backup(services),
        reconciled=reconcile.due(services),
        last_changes=tuple(history(services, LAST_CHANGES)),
        deadlines=deadlines(services),
        closed_on=coming.closed_on,
    )


def _levels(rows: Iterable[Row]) -> dict[int, int]:
    counted = Counter(row.decision.level for row in rows if row.decision.level is not None)
    return dict(sorted(counted.items(), reverse=True))
