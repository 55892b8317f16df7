"""Sentences about a roster before its ceremony is closed."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "people_announced_differ": N_(
        "Announced are {announced} people, on the roster are {counted}. Correct one of the two."
    ),
    "badges_announced_differ": N_(
        "Announced are {announced} badges of {level} years, on the roster are {counted}. Correct "
        "one of the two."
    ),
    "roster_behind_records": N_(
        "The records or the rules have changed since the roster was made; entries that would be "
        "others now: {count}. Refresh the roster from the records."
    ),
    "entries_on_other_roster": N_(
        "Also on the roster of the draft “{ceremony}” for the same badge: {count} ({names}). Leave "
        "them out of one of the two."
    ),
    "ceremony_day_ahead": N_(
        "The day of the ceremony, {day}, is still to come. The badges go on record with that day."
    ),
    "roster_without_decision": N_(
        "Entries without the number or the day of the decision: {count} ({names})."
    ),
    "roster_without_serial": N_("Entries without the number of the badge: {count} ({names})."),
    "roster_without_amount": N_("Entries whose amount is not known yet: {count} ({names})."),
}
