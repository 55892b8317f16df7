"""What the rules say for one round, looked up once for everyone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.periods import add_months
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import Rule, RuleBook


@dataclass(frozen=True, slots=True)
class RoundRules:
    """A round with the rule values in force on its days.

    `levels` exist on the window's last day, low to high. `early_limits` (months by level) and
    `waits` (months by form of discipline) are None where the rules of that time are unknown.
    """

    round: Round
    first: date
    last: date
    reference: date
    levels: tuple[int, ...]
    by_month: bool
    early_limits: Mapping[int, int] | None
    waits_rule: Rule
    early_posthumous: Rule
    levels_rule: Rule
    earlier_deaths: Mapping[str, object]

    @property
    def waits(self) -> Mapping[str, int] | None:
        """The waits after a discipline in force on the reference day."""
        return self.waits_on(self.reference)

    def waits_on(self, day: date) -> Mapping[str, int] | None:
        """The waits after a discipline in force on a day."""
        value = self.waits_rule.on(day)
        return value.value if value else None

    def counted_from(self, due: date) -> date:
        """The day from which a due day counts where months are compared (spec, section 3)."""
        return due.replace(day=1) if self.by_month else due

    def is_within_early_limit(self, level: int, due: date) -> bool:
        """Whether a due day falls within the limit of an early award after the round day."""
        if self.early_limits is None or level not in self.early_limits:
            return False
        limit = add_months(self.round.day, self.early_limits[level])
        return self.counted_from(due) <= limit

    def levels_at_death(self, died: date) -> frozenset[int]:
        """The levels that a death on this day can be awarded, if the round knows them."""
        value = self.levels_rule.on(died)
        levels = set(value.value) if value else set()
        before = self.earlier_deaths.get("before")
        if isinstance(before, date) and died < before:
            levels.add(self.earlier_deaths["level"])
        return frozenset(levels)


def round_rules(round_: Round, rulebook: RuleBook) -> RoundRules:
    """Looks up everything that is the same for every member in a round."""
    first, last = round_.window
    by_month = rulebook.on("count_by_month", last)
    early = rulebook.on("early_limit_months", round_.reference_day)
    earlier_deaths = rulebook.on("levels_for_earlier_deaths", last)
    return RoundRules(
        round=round_,
        first=first,
        last=last,
        reference=round_.reference_day,
        levels=rulebook.levels(last),
        by_month=bool(by_month and by_month.value),
        early_limits=early.value if early else None,
        waits_rule=rulebook.rules["wait_months"],
        early_posthumous=rulebook.rules["early_posthumous_months"],
        levels_rule=rulebook.rules["levels"],
        earlier_deaths=earlier_deaths.value if earlier_deaths else {},
    )
