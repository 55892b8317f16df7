"""The words for kinds of rows in the data file, and for what was done to one."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.rule_words import rule_title
from vusta_desk.i18n.setting_words import setting_word

_KINDS: Mapping[str, str] = {
    "setting": N_("setting"),
    "branch": N_("branch"),
    "member": N_("member"),
    "standing": N_("standing"),
    "interruption": N_("interruption"),
    "badge": N_("badge"),
    "discipline": N_("discipline"),
    "ceremony": N_("ceremony"),
    "ceremony_round": N_("round of a ceremony"),
    "ceremony_entry": N_("entry of a roster"),
    "learned": N_("what lists taught"),
    "reconciliation": N_("reconciliation"),
    "settled_difference": N_("settled difference"),
    "branch_exchange": N_("workbook of a branch"),
    "closed_round": N_("closed round"),
    "closed_round_row": N_("member in a closed round"),
    "rule_value": N_("value of a rule"),
    "nomination": N_("nomination"),
    "nomination_step": N_("step of a nomination"),
    "payment": N_("money of a member"),
    "not_same": N_("not the same person"),
}
_ACTIONS: Mapping[str, str] = {
    "insert": N_("added"),
    "update": N_("changed"),
    "delete": N_("taken away"),
}


def row_kind_word(kind: str, words: Catalogue) -> str:
    """The kind of a row in words."""
    return words.gettext(_KINDS[kind])


def action_word(action: str, words: Catalogue) -> str:
    """What was done to a row, in words."""
    return words.gettext(_ACTIONS[action])


def row_name(kind: str, name: str, words: Catalogue) -> str:
    """The name of a row as people know it; a setting and a rule by what they are called."""
    said = {"setting": setting_word, "rule_value": rule_title}.get(kind)
    return name if said is None else said(name, words)
