"""Sentences as papers to be signed have them: what is unknown, without telling anybody what to do.

Those that tell nobody what to do stand on papers as they are.
"""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

ON_PAPER: Mapping[str, str] = {
    "start_from_admission_date": N_(
        "The date of the admission decision is not on record; seniority is counted from the date "
        "of admission."
    ),
    "dates_contradict": N_("The dates on record contradict each other."),
    "interruption_missing": N_(
        "The member left the Party and came back, but no interruption is on record for the time "
        "between."
    ),
    "decided_by": N_(
        "The outcome depends on a date that is not known to the day: {field} ({words})."
    ),
    "expelled_by_discipline": N_(
        "Expelled by a discipline on record, and no standing on record after it."
    ),
    "correction_not_recorded": N_(
        "The wait after the discipline “{form}” is over, but it is not on record whether the "
        "branch recognises that the fault is mended."
    ),
    "discipline_undated": N_("The discipline “{form}” has no date, so it counts nowhere."),
    "standing_undated": N_("The standing “{standing}” has no date, so it counts nowhere."),
    "interruption_unusable": N_(
        "The interruption from {since} to {until} cannot be counted: the first day out is unknown "
        "or comes after the day of return."
    ),
    "no_start_date": N_(
        "Neither the date of the admission decision nor that of the admission is known, so no "
        "seniority can be counted."
    ),
    "request_undated": N_("The request for an early award has no date."),
    "no_badge_on_record": N_("No badge is on record, though lower levels were reached."),
    "multiple_unknown": N_("The gift for {level} years is not known."),
    "multiple_unknown_office": N_(
        "The multiple of the base salary is not known for these levels: {levels}. No amount is "
        "worked out for them."
    ),
    "base_salary_unknown_office": N_(
        "The base salary in force on {day} is not known. No amount is worked out."
    ),
    "limits_unknown_office": N_(
        "What was in force on {day} is not known: {rule_name}. None was worked out."
    ),
    "windows_are_reading": N_(
        "The window of the round {round} is our reading: no written rule was found."
    ),
    "round_windows_overlap": N_("The rounds {round} and {other} both cover {first} to {last}."),
    "round_windows_gap": N_("No round covers the due days from {first} to {last}."),
}
