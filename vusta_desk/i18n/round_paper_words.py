"""The papers of a round: their ids, and what each is called."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_, Catalogue

FORMATS = ("pdf", "xlsx")
_WORDS: Mapping[str, str] = {
    "cover": N_("Cover sheet with the balance"),
    "by_level": N_("List by level"),
    "by_branch": N_("List by branch"),
    "unclear": N_("List of what is unclear"),
    "reckonings": N_("Certificates of seniority"),
}
_ABOUT: Mapping[str, str] = {
    "cover": N_("Everyone on file in exactly one group, the sums, the rules, what is unclear"),
    "by_level": N_("Who is proposed for which badge, and who has to wait"),
    "by_branch": N_("How many of each level in each branch, and who"),
    "unclear": N_("Who, why, and what to look up, with room to write it down"),
    "reckonings": N_("One page a person: seniority and how the badge was reckoned"),
}
KINDS = tuple(_WORDS)
"""The ids of the papers, in the order in which they are put together."""


def paper_kind_word(kind: str, words: Catalogue) -> str:
    """What a paper is called."""
    return words.gettext(_WORDS[kind])


def paper_kind_about(kind: str, words: Catalogue) -> str:
    """What a paper is for, in a line."""
    return words.gettext(_ABOUT[kind])
