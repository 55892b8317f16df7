"""Until when the files of a round are taken, in words."""

from datetime import date

from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, number


def deadline_text(round_name: str, title: str, day: date, left: int, words: Catalogue) -> str:
    """One line; `left` days from today, and that it has passed is said and not only shown."""
    named = f"{round_name} ({title})" if title else round_name
    if left < 0:
        said = N_("Files of the round {round} were due by {day}. Days late: {days}.")
    elif left == 0:
        said = N_("Files of the round {round} are due today, {day}.")
    else:
        said = N_("Files of the round {round} are due by {day}. Days left: {days}.")
    days = number(abs(left), words.language)
    return words.say(said, round=named, day=day_text(day), days=days)
