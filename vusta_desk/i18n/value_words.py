"""The words for the values of closed lists, as msgids.

Each list goes by the name that findings and reasons give such a value in their details
(`standing`, `form`), or by the name of its field.
"""

from collections.abc import Mapping

from vusta_desk.domain.member import (
    BadgeKind,
    BranchKind,
    DisciplineForm,
    InterruptionKind,
    Sex,
    StandingKind,
)
from vusta_desk.i18n.catalogue import N_

VALUE_WORDS: Mapping[str, Mapping[str, str]] = {
    "sex": {Sex.MALE: N_("male"), Sex.FEMALE: N_("female")},
    "branch_kind": {
        BranchKind.CENTRAL_OFFICE: N_("central office"),
        BranchKind.ASSOCIATION: N_("association"),
        BranchKind.SCIENCE_ORG: N_("science and technology organisation"),
        BranchKind.PRESS_FUND_PUBLISHER: N_("press, fund or publisher"),
    },
    "standing": {
        StandingKind.OFFICIAL: N_("official member"),
        StandingKind.PROBATIONARY: N_("probationary member"),
        StandingKind.EXEMPT: N_("exempt from work and meetings"),
        StandingKind.TEMPORARILY_ELSEWHERE: N_("temporarily in another branch"),
        StandingKind.TEMPORARILY_HERE: N_("temporarily in this branch"),
        StandingKind.SUSPENDED: N_("suspended from meetings"),
        StandingKind.MOVED_AWAY: N_("moved to another committee"),
        StandingKind.DIED: N_("died"),
        StandingKind.RESIGNED: N_("resigned from the Party"),
        StandingKind.STRUCK_OFF: N_("struck off the list"),
        StandingKind.EXPELLED: N_("expelled"),
    },
    "interruption_kind": {
        InterruptionKind.EXPELLED: N_("expelled"),
        InterruptionKind.STRUCK_OFF: N_("struck off the list"),
        InterruptionKind.RESIGNED: N_("resigned from the Party"),
        InterruptionKind.LOST_CONTACT: N_("out of contact with the organisation"),
        InterruptionKind.TRANSFER_GAP: N_("between two branches during a transfer"),
    },
    "badge_kind": {
        BadgeKind.NORMAL: N_("awarded"),
        BadgeKind.EARLY: N_("awarded early"),
        BadgeKind.POSTHUMOUS: N_("awarded posthumously"),
        BadgeKind.REISSUE: N_("issued again"),
    },
    "form": {
        DisciplineForm.REPRIMAND: N_("reprimand"),
        DisciplineForm.WARNING: N_("warning (discipline)"),
        DisciplineForm.REMOVAL: N_("removal from office"),
        DisciplineForm.EXPULSION: N_("expulsion"),
    },
}
