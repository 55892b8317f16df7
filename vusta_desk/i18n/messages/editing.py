"""Sentences about editing: branches, members' records, badges stated without a number."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "list_format": N_("{file}: a list is written as xlsx or csv. Choose one of these endings."),
    "branch_name_needed": N_("Give the branch a name."),
    "branch_name_taken": N_("There already is a branch called {name}. Choose another name."),
    "branch_closed_before_opened": N_(
        "{name}: the branch was closed before it was opened. Correct one of the two dates."
    ),
    "branch_key_taken": N_("There already is a branch with the key “{key}”."),
    "no_such_branch": N_("There is no branch with the key “{key}” any more."),
}
