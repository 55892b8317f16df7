"""When it was reconciled last and when it is due next, in words."""

from datetime import date

from vusta_desk.domain.reconcile_due import Due
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text


def due_text(due: Due, today: date, words: Catalogue) -> str:
    """One line; that it is overdue is said and not only shown."""
    if due.last is None and due.months is None:
        return words.gettext(N_("Not reconciled yet."))
    if due.last is None:
        said = N_("Not reconciled yet. To be done once every {months} months.")
        return words.say(said, months=due.months or 0)
    if due.next is None:
        return words.say(N_("Last reconciled on {day}."), day=day_text(due.last))
    if due.is_overdue(today):
        said = N_("Last reconciled on {day}. Overdue: the next was due by {next}.")
    else:
        said = N_("Last reconciled on {day}. Next due by {next}.")
    return words.say(said, day=day_text(due.last), next=day_text(due.next))
