"""The words of the boxes of a round: the short one under the figure, the long one over its list."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_, Catalogue

_SHORT: Mapping[str, str] = {
    "due": N_("due"),
    "early": N_("early"),
    "posthumous": N_("posthumous"),
    "arrears": N_("arrears"),
    "no_history": N_("without history"),
    "waiting": N_("waiting"),
    "under_review": N_("under review"),
    "cannot_tell": N_("cannot tell"),
    "none": N_("nothing"),
    "excluded": N_("not considered"),
    "not_ours": N_("not counted"),
    "all": N_("everyone"),
}
_LONG: Mapping[str, str] = {
    "due": N_("Due in this round"),
    "early": N_("Early award requested, within the limit"),
    "posthumous": N_("To be awarded posthumously"),
    "arrears": N_("Due since an earlier round, not awarded"),
    "no_history": N_("Arrears without badge history: the list came without the badges held"),
    "waiting": N_("Reached, but waiting after a discipline"),
    "under_review": N_("Reached, but waiting for a conclusion"),
    "cannot_tell": N_("Cannot be told from the record: look up the file"),
    "none": N_("Nothing in this round; the next badge and its day are given"),
    "excluded": N_("Not considered: probationary or out of the Party at the end of the round"),
    "not_ours": N_("Not counted in this committee at the end of the round"),
    "all": N_("Everyone on file"),
}


def box_word(box: str, words: Catalogue) -> str:
    """The short word of a box, `all` for the sum; raises KeyError where there is none."""
    return words.gettext(_SHORT[box])


def box_title(box: str, words: Catalogue) -> str:
    """What a box holds, in a line."""
    return words.gettext(_LONG[box])
