"""Forecasts in words: counts and sums as ranges, why somebody is only possible."""

from collections.abc import Mapping

from vusta_desk.domain.forecast import Count, Doubt, Sums
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import money, number

DOUBT_WORDS: Mapping[Doubt, str] = {
    Doubt.DATES: N_("a date is known only in part"),
    Doubt.NO_HISTORY: N_("no badge on record"),
    Doubt.WAITING: N_("waiting after a discipline"),
    Doubt.UNDER_REVIEW: N_("under review"),
}
TODO_WORDS: Mapping[Doubt, str] = {
    Doubt.DATES: N_("Look the date up in the dossier."),
    Doubt.NO_HISTORY: N_("Enter the badges awarded before."),
    Doubt.WAITING: N_("Wait for the day, or for the correction of the discipline."),
    Doubt.UNDER_REVIEW: N_("A person decides once the review is over."),
}


def doubt_word(doubt: Doubt | None, words: Catalogue) -> str:
    """Why somebody is only possible; "certain" where nothing is in doubt."""
    return words.gettext(DOUBT_WORDS[doubt] if doubt else N_("certain"))


def doubt_told(doubt: Doubt | None, words: Catalogue) -> str:
    """The same, with what is to be done about it."""
    if doubt is None:
        return doubt_word(doubt, words)
    return "\n".join((doubt_word(doubt, words), words.gettext(TODO_WORDS[doubt])))


def count_text(count: Count, language: str) -> str:
    """How many: `6`, or `6–9` where up to three more are possible."""
    least = number(count.certain, language)
    return f"{least}–{number(count.most, language)}" if count.possible else least


def money_text(sums: Sums, words: Catalogue) -> str:
    """The sum, or the range it lies in; that of some levels is unknown is said besides."""
    text = money_range(sums.amount_min, sums.amount_max, words)
    if not sums.unknown_levels:
        return text
    levels = ", ".join(str(level) for level in sums.unknown_levels)
    if sums.amount_max == 0:
        return words.say(N_("not known (levels {levels})"), levels=levels)
    return words.say(N_("{amount} and levels {levels}, not known"), amount=text, levels=levels)


def money_range(least: int, most: int, words: Catalogue) -> str:
    """A sum of money, or from the least to the most."""
    if least == most:
        return money(least, words.language)
    return f"{number(least, words.language)}–{money(most, words.language)}"


def bare_range(least: int, most: int, words: Catalogue) -> str:
    """The same without its unit, which stands in the heading."""
    figures = dict.fromkeys(number(each, words.language) for each in (least, most))
    return "–".join(figures)
