"""When the number of members is to be reconciled next, by the rule in force."""

from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.periods import add_months
from vusta_desk.domain.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Due:
    """`last` is the day of the latest reconciliation with a body, None before the first.

    `next` is the last day on which the one after it is in time; `months` is how often the rule
    wants it, and `rule` where that is written. None and empty where no rule is known.
    """

    last: date | None
    next: date | None
    months: int | None
    rule: str = ""

    def is_overdue(self, today: date) -> bool:
        """Whether the next one should have been before today."""
        return self.next is not None and self.next < today


def next_due(rulebook: RuleBook, last: date | None, today: date) -> Due:
    """What the rule in force today says after a latest reconciliation."""
    rule = rulebook.on("reconcile_months", today)
    if rule is None:
        return Due(last, None, None)
    return Due(last, add_months(last, rule.value) if last else None, rule.value, rule.source)
