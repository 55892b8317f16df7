"""The sentence that nobody is left out of a round: its boxes add up to everyone."""

from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number

_PLUS = " + "


def balance_text(counts: list[int], total: int, words: Catalogue) -> str:
    """“Nobody is left out: 6 + 1 + 2 = 9”; one that does not add up says so instead."""
    language = words.language
    said = {
        "sum": _PLUS.join(number(each, language) for each in counts) or number(0, language),
        "total": number(total, language),
    }
    if sum(counts) == total:
        return words.say(N_("Nobody is left out: {sum} = {total}"), **said)
    return words.say(N_("The outcomes do not add up: {sum} is not {total}"), **said)
