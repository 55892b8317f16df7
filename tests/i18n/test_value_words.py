"""Every value of a closed list has its words."""

import pytest

from vusta_desk.domain import member
from vusta_desk.i18n.value_words import VALUE_WORDS

LISTS = {
    "sex": member.Sex,
    "branch_kind": member.BranchKind,
    "standing": member.StandingKind,
    "interruption_kind": member.InterruptionKind,
    "badge_kind": member.BadgeKind,
    "form": member.DisciplineForm,
}


def test_every_closed_list_has_words():
    assert VALUE_WORDS.keys() == LISTS.keys()


@pytest.mark.parametrize("name", LISTS)
def test_every_value_has_words_of_its_own(name):
    assert list(VALUE_WORDS[name]) == list(LISTS[name])
    assert len(set(VALUE_WORDS[name].values())) == len(LISTS[name])
