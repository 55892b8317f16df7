"""Sentences about comparing the registry with another body's list."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "reconcile_day_future": N_("A reconciliation cannot be dated after today. Choose another day."),
    "reconcile_day_before_last": N_(
        "The last reconciliation with this list was on {last}. Choose that day or a later one."
    ),
    "reconcile_note_needed": N_("Write what is noted about {member}, or decide otherwise."),
    "reconcile_takes_false": N_(
        "With what is taken over from their list the record of {member} would be false: {fields}. "
        "Keep ours or note it, and ask which of the two is right."
    ),
    "minutes_kind_unknown": N_(
        "The minutes are written as .pdf or .xlsx, and “{file}” is neither. Nothing was "
        "written; give the file another name."
    ),
    "branch_not_found": N_("There is no branch called “{branch}”. “members” shows their names."),
    "branch_not_one": N_(
        "“{branch}” may be more than one branch: {names}. Write more of the name, or its key."
    ),
    "reconcile_cannot_take": N_(
        "Their list does not say what the record of {member} should become. Correct the record "
        "itself, keep ours, or note it."
    ),
}
