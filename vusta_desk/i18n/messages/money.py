"""Sentences about the money of a ceremony."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

SUMS = frozenset(("amount", "due", "paid"))
"""The details of findings that are whole đồng."""

MESSAGES: Mapping[str, str] = {
    "paid_off_roster": N_(
        "{member} was paid {paid} and is not on the roster any more. Put the member in again, "
        "or take the payment back."
    ),
    "payment_off_roster": N_(
        "Something is noted about the money of {member}, who is not on the roster any more. Put "
        "the member in again, or empty the note."
    ),
    "paid_differs": N_(
        "{member} was paid {paid}, but {due} is to be given. Pay the rest, or correct "
        "what was paid."
    ),
    "paid_amount_unknown": N_(
        "{member} was paid {paid}, but the amount of this badge is not known yet. Enter it "
        "among the rules with its source."
    ),
    "amounts_behind_rules": N_(
        "The rules or the day that counts have changed since the amounts of this draft were "
        "reckoned; amounts that would be others now: {count}. Reckon them anew."
    ),
    "paid_day_ahead": N_("{day} is still to come, so nothing was paid on it yet. Correct the day."),
    "paid_day_needed": N_("Say on which day {member} was paid."),
    "paid_sum_needed": N_(
        "What goes with the badge of {member} is not known yet. Type the sum that was paid, or "
        "leave the member aside until it is known."
    ),
    "money_out_of_range": N_("{amount} cannot be right. Type the sum in whole đồng."),
    "payment_people_needed": N_("Name the people by key or card number, or say --all."),
    "money_not_understood": N_("This is no sum of money. Type it in figures, as 500.000."),
}
