"""How an entry of a roster is said in the window."""

from vusta_desk.domain.ceremony import Entry
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.value_words import value_word


def level_text(level: int, words: Catalogue) -> str:
    """The level of a badge."""
    return words.say(N_("{level} years"), level=level)


def kind_text(entry: Entry, words: Catalogue) -> str:
    """How the badge is awarded."""
    return value_word("badge_kind", entry.kind, words)


def due_text(entry: Entry, words: Catalogue) -> str:
    """The day the level is reached; empty where a person put the member in without one."""
    return day_text(entry.due_day) if entry.due_day else ""


def decided_text(entry: Entry, words: Catalogue) -> str:
    """The day of the decision; empty where it is not known."""
    return day_text(entry.decision_date) if entry.decision_date else ""


def amount_text(entry: Entry, words: Catalogue) -> str:
    """The money that goes with the badge."""
    if entry.amount is None:
        return words.gettext(N_("not known yet"))
    return money(entry.amount, words.language)


def put_in_text(entry: Entry, words: Catalogue) -> str:
    """Why a person put the member in; empty where the rules alone decided."""
    return words.say(N_("put in: {reason}"), reason=entry.put_in) if entry.put_in else ""
