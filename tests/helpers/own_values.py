"""Values of rules as an office enters them: for tests and pictures."""

from collections.abc import Mapping
from datetime import date

from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.usecases import rules
from vusta_desk.usecases.services import Services

SOURCE = "Công văn số 12-CV/ĐU ngày 3-1-2026, điểm 2"
SINCE = date(2026, 1, 1)
MULTIPLES = {"45": "2.5", "85": "17.5", "90": "20"}


def enter_multiples(services: Services) -> None:
    """The multiples that no text says."""
    for part, value in MULTIPLES.items():
        rules.set_own(services, OwnValue("multiples", SINCE, value, SOURCE, part))


def settle(services: Services) -> None:
    """All that is unknown is entered, and every reading of ours confirmed from a text."""
    enter_multiples(services)
    for view in rules.rules(services):
        if view.needs_entry:
            value = view.in_force[-1].value
            if isinstance(value, Mapping):
                value = {str(part): each for part, each in value.items()}
            elif not isinstance(value, bool | int):
                value = list(value)
            rules.set_own(services, OwnValue(view.id, date(2026, 8, 1), value, SOURCE))
