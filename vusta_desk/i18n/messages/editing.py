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
    "record_false": N_(
        "The record was not saved, because it would be false: {fields}. Correct what is marked, or "
        "leave unknown what is not certain."
    ),
    "member_changed_meanwhile": N_(
        "The record of {member} has changed since it was opened. Open it again and enter the "
        "change once more."
    ),
    "member_taken_out": N_("{member} is among those taken out. Put the member back first."),
    "member_was_merged": N_(
        "The record of {member} was merged into that of {into}. To have both again, undo the "
        "merging in the history."
    ),
    "member_not_taken_out": N_("{member} has not been taken out."),
    "taking_out_reason_needed": N_("Say why the member is taken out; the reason is kept."),
    "member_name_needed": N_("Enter the member's name."),
    "number_not_digits": N_("{field}: “{words}” is not made of digits. Compare it with the paper."),
    "number_of_other_length": N_(
        "{field}: “{words}” has {digits} digits; usual are {usual}. Compare it with the paper."
    ),
    "maybe_on_file_already": N_(
        "{others} has the same name and date of birth. Check that it is not the same person."
    ),
    "maybe_taken_out_before": N_(
        "{others}, who was taken out, has the same name and date of birth or the same number. If "
        "it is the same person, put that record back instead."
    ),
    "stated_day_to_come": N_(
        "{day} has not come yet. Name the day before which the badges had been awarded."
    ),
    "nobody_chosen": N_("Choose at least one member."),
    "proposal_changed": N_(
        "The records have changed since this was proposed. Look at the proposal again."
    ),
    "no_such_branch": N_("There is no branch with the key “{key}” any more."),
}
