"""Sentences about rounds, badges and the rules behind them."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    # Why an outcome is what it is.
    "start_from_admission_date": N_(
        "The date of the admission decision is not on record; seniority is counted from the date "
        "of admission. Compare with the decision."
    ),
    "dates_contradict": N_(
        "The dates on record contradict each other. Compare them with the member's file and "
        "correct the wrong one."
    ),
    "interruption_missing": N_(
        "The member left the Party and came back, but no interruption is on record for the time "
        "between. Enter the days of leaving and of return."
    ),
    "decided_by": N_(
        "The outcome depends on a date that is not known to the day: {field} ({words}). Look it up "
        "in the member's file."
    ),
    "not_yet_admitted": N_("Not yet admitted by the end of the round."),
    "standing": N_("Standing by the end of the round: {standing}."),
    "expelled_by_discipline": N_(
        "Expelled by a discipline on record, and no standing after it. If the member was taken "
        "back, enter the standing."
    ),
    "due_before_leaving": N_(
        "The member reached the level before leaving on {day}. The award is the business of the "
        "committee the member left."
    ),
    "probationary": N_("Probationary member by the end of the round."),
    "out_on_last_day": N_("Out of the Party by the end of the round: the interruption goes on."),
    "early_posthumous": N_(
        "The level was not yet reached at death and fell due within the time allowed after it."
    ),
    "overdue": N_("The death was before this round; the award is late."),
    "under_review": N_("Suspended or being considered for discipline at death."),
    "early_request_pending": N_("A request for an early award was still open at death."),
    "suspended": N_("Suspended from meetings. A person must decide when the matter is settled."),
    "being_considered": N_(
        "Being considered for discipline. A person must decide when the matter is settled."
    ),
    "wait_until": N_("Has to wait until {day} after the discipline “{form}”."),
    "correction_refused": N_(
        "The branch has not recognised that the fault behind the discipline “{form}” is mended."
    ),
    "correction_not_recorded": N_(
        "The wait after the discipline “{form}” is over, but it is not on record whether the "
        "branch recognises that the fault is mended. Ask the branch."
    ),
    "discipline_after_reference": N_(
        "A discipline (“{form}”, {day}) was decided after the day on which the round is judged. "
        "A person must decide."
    ),
    "request_undated": N_("The request for an early award has no date. Enter it."),
    "rule_unknown": N_(
        "The rules about early awards and waits in force on {day} are not known to the program; "
        "none was worked out."
    ),
    "no_badge_on_record": N_(
        "No badge is on record, though lower levels were reached: the list came without badges. "
        "Ask which badges the member holds, then confirm."
    ),
    # Money.
    "multiple_unknown": N_(
        "The gift for {level} years is not known. Enter its multiple with its source."
    ),
    "base_unknown": N_("The base salary in force on {day} is not known to the program."),
    # Rounds.
    "round_not_understood": N_(
        "“{text}” is not a round. Write year/day-month, for example 2027/3-2 for 3 February 2027."
    ),
    "round_window_needed": N_(
        "The round {round} is not among those of the rules. Say which due days it covers: a first "
        "and a last day."
    ),
    "round_window_backwards": N_(
        "The due days of a round cannot go from {first} to {last}. Give the earlier day first."
    ),
    "round_there": N_("There is a round on {day} already. Change that one, or give another day."),
    "round_day_far": N_("{day} is too far away for a round. Correct the year."),
    "round_none_ahead": N_("The rules know no round on or after {day}. Name the round."),
    "round_windows_overlap": N_(
        "The rounds {round} and {other} both cover {first} to {last}. Correct one of the windows."
    ),
    "round_windows_gap": N_(
        "No round covers the due days from {first} to {last}. Correct a window, or nobody due then "
        "is found."
    ),
    "round_deadline_late": N_(
        "Files for the round {round} are taken until {deadline}, after the day on which it is "
        "held, {day}. Correct one of the days."
    ),
    # Rule files.
    "rule_file_unreadable": N_("The rule file {file} cannot be read: {problem}."),
    "rule_missing": N_("The rule “{rule}” is missing."),
    "rule_twice": N_("{file}: the rule “{rule}” stands in another file too. Keep one."),
    "rule_key_unknown": N_("{file}, rule “{rule}”: the program does not know “{key}”."),
    "rule_unit_unknown": N_(
        "{file}, rule “{rule}”: the unit is “{unit}” and must be “{expected}”."
    ),
    "rule_date_missing": N_(
        "{file}, rule “{rule}”: a value does not say from which day it holds. It was left out."
    ),
    "rule_dates_not_ascending": N_(
        "{file}, rule “{rule}”: the value from {day} does not come after the one before it. It was "
        "left out."
    ),
    "rule_source_missing": N_("{file}, rule “{rule}”: the value from {day} names no source."),
    "rule_value_wrong": N_(
        "{file}, rule “{rule}”: “{key}” does not have the right shape (value from {day})."
    ),
}
