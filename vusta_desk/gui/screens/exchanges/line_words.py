"""The words for a line of a returned workbook, and the list it belongs to."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.branch_answers import Kind, Line, takes

LISTS: Mapping[str, str] = {
    "all": N_("All lines"),
    "asked": N_("To be decided"),
    "plain": N_("Plain corrections"),
    "new": N_("Members missing here"),
    "proposal": N_("Proposals and remarks"),
    "problem": N_("Not taken over"),
}


def list_of(line: Line) -> str:
    """The list of `LISTS` that a line belongs to."""
    if line.kind is Kind.CHANGE or (line.kind is Kind.NEW and line.why is not None):
        return "asked" if line.why is not None else "plain"
    return str(line.kind)


def what(line: Line, words: Catalogue) -> str:
    """What a line is about: the field, else the kind of line."""
    if line.field:
        return words.gettext(FIELD_WORDS[line.field].label)
    return value_word("exchange_line", line.kind, words)


def decided_words(line: Line, decisions: Mapping[tuple[str, str], bool], words: Catalogue) -> str:
    """What becomes of a line."""
    if line.kind is Kind.PROBLEM:
        return words.gettext(N_("stays as it is"))
    if takes(line, decisions):
        return words.gettext(N_("taken over"))
    if line.kind is Kind.PROPOSAL:
        return words.gettext(N_("only noted"))
    if line.is_asked and line.id not in decisions:
        return words.gettext(N_("not decided yet"))
    return words.gettext(N_("stays as it is"))
