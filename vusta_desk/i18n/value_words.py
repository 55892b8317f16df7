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
from vusta_desk.domain.nomination import Cause, NominationState
from vusta_desk.i18n.catalogue import N_, Catalogue

RULE_TITLES: Mapping[str, str] = {
    "levels": N_("Levels of the badge"),
    "levels_for_earlier_deaths": N_("Level for those who died before it existed"),
    "seniority_start": N_("Day from which offices counted seniority"),
    "count_by_month": N_("Full years counted by month"),
    "early_limit_months": N_("Early award: months before the due day at most"),
    "wait_months": N_("Wait after a discipline"),
    "early_posthumous_months": N_("Early posthumous award: months missing at most"),
    "round_windows": N_("Rounds of the year and their windows"),
    "multiples": N_("Gift with the badge: times the base salary"),
    "base_salary": N_("Base salary"),
    "reconcile_months": N_("Months from one reconciliation to the next"),
}
"""What each dated rule is called, by its id."""

VALUE_WORDS: Mapping[str, Mapping[str, str]] = {
    "rule_name": RULE_TITLES,
    "rule_shape": {
        "number": N_("a whole number above 0"),
        "multiple": N_("a number with at most four places, such as 2.5"),
        "yes_no": N_("yes or no"),
        "levels": N_("levels in rising order, such as 30, 40, 45"),
        "windows": N_(
            "rounds in order of their days, each with the first and last due day, such as "
            "3/2: 1/1-31/3; 19/5: 1/4-30/6"
        ),
        "level_before": N_("a level and the day before which the death was"),
        "start": N_("the official date or the admission decision"),
        "table": N_("a value for each part of the table, such as 40=2; 50=3"),
    },
    "encoding": {
        "utf-8": N_("Unicode"),
        "cp1258": N_("Windows-1258"),
        "tcvn3": N_("TCVN3 (.VnTime)"),
        "vni": N_("VNI (VNI-Times)"),
    },
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
    "outcome": {
        "due": N_("due in this round"),
        "early": N_("early award requested"),
        "posthumous": N_("posthumous award"),
        "arrears": N_("due since an earlier round"),
        "waiting": N_("waiting after a discipline"),
        "under_review": N_("waiting for a conclusion"),
        "cannot_tell": N_("cannot be told from the record"),
        "none": N_("nothing in this round"),
        "excluded": N_("not considered in this round"),
        "not_ours": N_("not counted in this committee"),
    },
    "fate": {
        "new": N_("new record"),
        "same": N_("unchanged record"),
        "changed": N_("changed record"),
        "unsure": N_("record to be compared"),
        "refused": N_("record not taken in"),
    },
    "list_kind": {
        "collection": N_("workbook of the data collection of 2025"),
        "central": N_("export of the central database"),
        "badges": N_("register of badges"),
        "branches": N_("list of branches"),
        "list": N_("list of members"),
    },
    "reconcile_decision": {
        "keep": N_("ours kept"),
        "taken": N_("theirs taken over"),
        "noted": N_("noted"),
    },
    "movement": {
        "admitted": N_("admitted to the Party"),
        "readmitted": N_("admitted again"),
        "restored": N_("membership restored"),
        "moved_in": N_("moved here"),
        "from_branch": N_("from another branch of the committee"),
        "entered": N_("record added later"),
        "put_back": N_("record put back among the members"),
        "died": N_("died (decrease)"),
        "expelled": N_("expelled (decrease)"),
        "struck_off": N_("struck off the list (decrease)"),
        "resigned": N_("left the Party at their own request"),
        "moved_away": N_("moved away"),
        "to_branch": N_("to another branch of the committee"),
        "taken_out": N_("record taken out"),
        "merged": N_("record merged with another one of the same person"),
        "undone": N_("adding of the record undone"),
        "corrected": N_("record corrected"),
        "unexplained": N_("reason not known"),
    },
    "exchange_line": {
        "change": N_("correction"),
        "new": N_("member missing here"),
        "proposal": N_("proposal or remark"),
        "problem": N_("cannot be taken over"),
    },
    "exchange_state": {
        "not_sent": N_("not sent yet"),
        "sent": N_("no answer yet"),
        "no_change": N_("no change"),
        "changes": N_("with changes"),
    },
    "exchange_why": {
        "both_changed": N_("changed here since it was sent"),
        "cleared": N_("would be lost"),
        "less_exact": N_("less exact than here"),
        "marks_lost": N_("the marks of the name are lost"),
        "first_of_month": N_("perhaps only the month was meant"),
        "small_number": N_("perhaps only the year was meant"),
        "kept_earlier": N_("decided when it came back before"),
        "contradicts": N_("contradicts the record"),
        "number_taken": N_("somebody else has this number"),
        "known_already": N_("on record already"),
        "only_named": N_("nothing but the name is told"),
        "zeros_put_back": N_("the zeros at the beginning were missing"),
        "unusual": N_("not as such a thing is usually written"),
        "said_no_change": N_("the branch chose “no change” as well"),
    },
    "money_state": {
        "paid": N_("paid"),
        "unpaid": N_("to be paid"),
        "no_source": N_("nobody to pay yet"),
        "nothing": N_("no money with it"),
    },
    "money_part": {
        "branch": N_("by branch"),
        "source": N_("by who pays"),
        "round": N_("by round"),
        "level": N_("by level"),
    },
    "nomination_kind": {
        BadgeKind.NORMAL: N_("ordinary"),
        BadgeKind.EARLY: N_("early"),
        BadgeKind.POSTHUMOUS: N_("posthumous"),
        BadgeKind.REISSUE: N_("issued again"),
    },
    "nomination_state": {
        NominationState.DRAFT: N_("draft"),
        NominationState.BRANCH_PROPOSED: N_("proposed by the branch"),
        NominationState.COMMITTEE_AGREED: N_("agreed by the committee"),
        NominationState.SUBMITTED: N_("submitted"),
        NominationState.DECIDED: N_("decision made"),
        NominationState.AWARDED: N_("badge awarded"),
        NominationState.SET_ASIDE: N_("set aside"),
    },
    "set_aside_cause": {
        Cause.LATER: N_("in a later round"),
        Cause.UNDER_REVIEW: N_("waiting for a conclusion"),
        Cause.NOT_WANTED: N_("the member does not wish it"),
        Cause.WRONG_RECORD: N_("the record is wrong"),
        Cause.OTHER: N_("another reason"),
    },
    "state": {"draft": N_("draft roster"), "closed": N_("closed roster")},
}


def standing_word(standing: str, catalogue: Catalogue) -> str:
    """A standing of `standings.standing_today`: before admission there is none of its own."""
    if standing == "not_yet_admitted":
        return catalogue.gettext(N_("not yet admitted"))
    return value_word("standing", standing, catalogue)


def value_word(kind: str, value: str, catalogue: Catalogue) -> str:
    """The word for a value of the closed list `kind`; raises KeyError where there is none."""
    return catalogue.gettext(VALUE_WORDS[kind][value])
