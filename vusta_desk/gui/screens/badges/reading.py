"""What the place Badges reads of a round, off the window."""

from dataclasses import dataclass

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.badges.level_table import ALL, Levels, levels_of
from vusta_desk.jobs import Progress
from vusta_desk.usecases import rules
from vusta_desk.usecases.badge_rounds import YearView, year_view
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Seen:
    """A round with its boxes, the same people by level and branch, and what rules leave open.

    `everyone` counts whoever stands in the line of a branch, each once: what the boxes must add up
    to.
    """

    view: YearView
    levels: Levels
    gaps: tuple[Finding, ...]
    everyone: int


def read(services: Services, year: int | None, code: str | None, progress: Progress) -> Seen:
    """Works out a round. Of a closed one the rules of today have nothing to say."""
    view = year_view(services, year, code, progress)
    levels = levels_of(view.boxes, view.branches)
    lines = (line for line in levels.lines if not line.is_sum)
    everyone = {row.member.key for line in lines for row in line.parts[ALL]}
    return Seen(view, levels, _gaps(services, view), len(everyone))


def _gaps(services: Services, view: YearView) -> tuple[Finding, ...]:
    if view.closed is not None or not view.people:
        return ()
    unknown = sorted({level for box in view.boxes for level in box.unknown})
    return rules.unknown_for(services, view.round, unknown)
