"""Why two records look like one person's, in words."""

from collections.abc import Iterable, Mapping

from vusta_desk.domain.duplicates import Why
from vusta_desk.i18n.catalogue import N_, Catalogue

_WORDS: Mapping[Why, str] = {
    Why.SAME_ID: N_("Same ID number"),
    Why.SAME_CARD: N_("Same card number"),
    Why.SAME_BIRTH: N_("Same name and date of birth"),
    Why.BIRTH_LESS_PRECISE: N_("Same name, one date of birth less exact"),
    Why.BIRTH_SWAPPED: N_("Same name, day and month of birth in reverse"),
    Why.BIRTH_ONE_DIGIT: N_("Same name, date of birth with one other digit"),
    Why.BIRTH_NEAR: N_("Same name, dates of birth close together"),
}
_APART = N_("Not the same person")


def reasons_text(reasons: Iterable[Why], words: Catalogue) -> str:
    """The reasons, the strongest first; without any, that they are two people."""
    said = [words.gettext(_WORDS[why]) for why in reasons] or [words.gettext(_APART)]
    return "; ".join((*said[:1], *(each[:1].lower() + each[1:] for each in said[1:])))
