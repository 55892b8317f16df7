"""Sentences about rounds that are closed, and what there is to see before closing one."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "round_closed": N_(
        "The round {round} is closed: its outcome and its days stay as they were. "
        "Reopen the round first, with a reason."
    ),
    "round_not_closed": N_("The round {round} is not closed. Only a closed round is reopened."),
    "round_without_people": N_(
        "There is nobody on file, so there is nothing to close in the round {round}. "
        "Bring in the members first."
    ),
    # What there is to see before closing.
    "round_unclear_people": N_(
        "Of these members it cannot be told whether they are due: {count} ({names}). "
        "Look the dates up first, or they stay unclear in the closed round."
    ),
    "round_without_history": N_(
        "Without a badge on record, though they should have had several: {count} ({names}). "
        "Record their badges first, or they stay apart in the closed round."
    ),
    "round_badges_given": N_(
        "Badges already given by ceremonies of this round: {count}. These members are kept as "
        "they stood before the award."
    ),
    "round_in_draft": N_(
        "The ceremony “{ceremony}” with this round is still a draft. Closing the round does not "
        "change it."
    ),
    "round_still_ahead": N_(
        "The round is still to come ({day}). What changes in the records after closing is shown by "
        "comparing with today."
    ),
}
