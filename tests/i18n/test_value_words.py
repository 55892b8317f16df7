"""Every value of a closed list has its words."""

import pytest

from vusta_desk.domain import member
from vusta_desk.domain.ceremony import CeremonyState
from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.exchange import Why
from vusta_desk.domain.movements import Reason
from vusta_desk.domain.nomination import Cause, NominationState
from vusta_desk.domain.payments import MoneyState
from vusta_desk.domain.reconciliation import Decision
from vusta_desk.i18n.catalogue import load_catalogue
from vusta_desk.i18n.value_words import VALUE_WORDS, value_word
from vusta_desk.importing.fates.planned import Fate
from vusta_desk.usecases.answer_lines import Kind
from vusta_desk.usecases.branch_workbooks import State

LISTS = {
    "sex": member.Sex,
    "branch_kind": member.BranchKind,
    "standing": member.StandingKind,
    "interruption_kind": member.InterruptionKind,
    "badge_kind": member.BadgeKind,
    "form": member.DisciplineForm,
    "outcome": Outcome,
    "fate": Fate,
    "state": CeremonyState,
    "nomination_kind": member.BadgeKind,
    "nomination_state": NominationState,
    "set_aside_cause": Cause,
    "reconcile_decision": Decision,
    "movement": Reason,
    "exchange_line": Kind,
    "exchange_state": State,
    "exchange_why": Why,
    "money_state": MoneyState,
}
OPEN = {
    "encoding",
    "list_kind",
    "money_part",
    "rule_name",
    "rule_shape",
}  # lists of their own, kept as data or chosen from


def test_every_closed_list_has_words():
    assert VALUE_WORDS.keys() == LISTS.keys() | OPEN


@pytest.mark.parametrize("name", LISTS)
def test_every_value_has_words_of_its_own(name):
    assert list(VALUE_WORDS[name]) == list(LISTS[name])
    assert len(set(VALUE_WORDS[name].values())) == len(LISTS[name])


def test_a_value_in_words(tmp_path):
    assert value_word("outcome", Outcome.DUE, load_catalogue("en", tmp_path)) == "due in this round"


def test_a_value_of_no_list_has_no_word(tmp_path):
    with pytest.raises(KeyError):
        value_word("outcome", "late", load_catalogue("en", tmp_path))
