"""Sentences about a reckoning: what would change an outcome, badges beyond seniority."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "badge_above_seniority": N_(
        "The badge of {level} years is dated {date}, before the level was full ({day}). Compare "
        "both with the member's file; before 2011 offices counted otherwise."
    ),
    "stated_above_seniority": N_(
        "The badge of {level} years is stated as awarded before {date}, but the level is full only "
        "on {day}. Compare both with the member's file; before 2011 offices counted otherwise."
    ),
    "change_next_level": N_("The next badge is that of {level} years, due on {day}."),
    "change_badge_recorded": N_(
        "It would change if a badge of {level} years or more were already on record, or if an "
        "interruption that is not on record came to light."
    ),
    "change_wait_over": N_("It changes when the wait after the discipline is over."),
    "change_correction": N_(
        "It changes when the branch recognises that the fault has been corrected."
    ),
    "change_review_over": N_("It changes when the review is concluded; a person decides."),
    "change_look_up": N_("It changes when the member's file has been looked up and corrected."),
    "change_decision_date": N_(
        "Once the day of the admission decision is entered, seniority is counted from it."
    ),
}
