"""Sentences about nominations: what an act needs, and what is wrong with one."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "no_such_nomination": N_("There is no nomination {number}. Look in the list of nominations."),
    "nomination_open": N_(
        "Nomination {number} of {member} for {level} years is on its way already. Change that one "
        "or go on with it, or set it aside first."
    ),
    "nomination_set_aside": N_(
        "The nomination of {member} is set aside. Open it again first, with the reason."
    ),
    "nomination_not_set_aside": N_(
        "The nomination of {member} is not set aside; there is nothing to open again."
    ),
    "nomination_awarded": N_(
        "The badge of {member} is awarded; this nomination is not changed any more."
    ),
    "nomination_awarded_in_ceremony": N_(
        "The badge of {member} was awarded by ceremony {ceremony}. To take that back, reopen the "
        "ceremony, with a reason."
    ),
    "nomination_there_already": N_(
        "The nomination of {member} stands at “{nomination_state}” already."
    ),
    "nomination_back_one": N_(
        "The nomination of {member} goes back one step at a time. Choose the step before."
    ),
    "applicant_needed": N_(
        "For {member} a relative applies. Enter who, and how they are related, before the "
        "nomination leaves the draft."
    ),
    "early_reason_needed": N_(
        "The record of {member} has no request for an early award with its reason. Enter it "
        "before the nomination leaves the draft."
    ),
    "nominations_incomplete": N_(
        "Not ready to leave the draft: {names}. Of a posthumous award enter who applies and how "
        "they are related, of an early one the reason of the request in the record."
    ),
    "nominations_incomplete_rest": N_(
        "Not ready to leave the draft: {names} (nominations {numbers}). Of a posthumous award "
        "enter who applies and how they are related, of an early one the reason of the request in "
        "the record; or add --rest, and the others go on without them."
    ),
    "nomination_for_living": N_(
        "{member}: no death is on record, so the award cannot be posthumous. Choose another kind, "
        "or enter the death in the record first."
    ),
    "nomination_for_dead": N_(
        "{member} has died, so the award is posthumous. Choose that kind, or correct the record."
    ),
    "step_day_out_of_range": N_(
        "The day {day} cannot be right. Enter a day of the years 1900 to 2100."
    ),
    "award_needs_badge": N_(
        "{member} has no such badge of {level} years on record. Close the ceremony that awards it, "
        "or enter the badge in the record."
    ),
    "report_day_needed": N_(
        "A lost badge is issued again on a written account of the loss. Enter the day of the "
        "account of {member}."
    ),
    "reissue_not_held": N_(
        "{member} has no badge of {level} years on record that could be issued again. Enter the "
        "badge in the record first."
    ),
    "reissue_not_asked": N_(
        "{member}: nobody asks for the badge of {level} years to be issued again, or it was done "
        "already. Leave the entry out."
    ),
    "reissue_without_gift": N_("A badge issued again comes without a gift of money."),
    "nomination_twice": N_(
        "Nominations for {level} years on their way at once, rounds: {rounds}. Keep one and set "
        "the others aside."
    ),
    "nomination_level_held": N_(
        "{member} is nominated for {level} years and holds {held} years on record. Correct the "
        "record, or set the nomination aside."
    ),
    "nomination_for_the_dead": N_(
        "{member} has died, and the nomination is not a posthumous one. Correct its kind, or the "
        "record."
    ),
    "nomination_for_the_living": N_(
        "The nomination of {member} is posthumous, but no death is on record. Correct its kind, "
        "or the record."
    ),
    "nomination_without_member": N_(
        "A nomination for {level} years is on its way, but the record was taken out. Put the "
        "member back, or set the nomination aside."
    ),
    "nomination_award_missing": N_(
        "The nomination of {member} says that the badge of {level} years was awarded, but it is "
        "not on record. Enter the badge, or take the award back."
    ),
    "nomination_days_backwards": N_(
        "{member}: “{nomination_state}” is dated {day}, before the step that came first "
        "({other_day}). Compare both with the papers."
    ),
    "nomination_day_ahead": N_(
        "{member}: “{nomination_state}” is dated {day}, a day still to come. Compare it with the "
        "paper."
    ),
    "nomination_no_longer_proposed": N_(
        "{member}: round {round} no longer proposes the badge of {level} years, and no reason is "
        "given. Look at the reckoning; then enter the reason, or set the nomination aside."
    ),
    "roster_without_nominated": N_(
        "Nominated for a round of this ceremony and not on its roster: {count} ({names}). Refresh "
        "the roster from the records, or see to these nominations."
    ),
    "roster_nomination_incomplete": N_(
        "On the roster, though the nomination lacks its applicant or the reason of an early award: "
        "{count} ({names}). Enter them before the ceremony is closed, for closing awards the badge."
    ),
    "roster_with_set_aside": N_(
        "On the roster, though the nomination was set aside: {count} ({names}). Leave them out, or "
        "open their nominations again."
    ),
}
