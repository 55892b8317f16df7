"""What the history and a refused undo call the rows of rules and rounds, and what they say."""

from datetime import date

import pytest

from tests.helpers.own_values import SINCE, SOURCE
from tests.usecases.conftest import ROUND
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.row_words import row_kind_word, row_name
from vusta_desk.usecases import rules, upkeep
from vusta_desk.usecases.round_settings import add_round, change_round
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.touched_rows import touched_rows

DAY = date(2027, 7, 15)
WINDOW = date(2027, 7, 1), date(2027, 7, 31)
MULTIPLE = "Gift with the badge: times the base salary"


def told(services: Services) -> str:
    return upkeep.history(services)[0].title


def rows_of(services: Services, operation: int) -> list[str]:
    words = services.words
    return [
        f"{row_name(each.kind, each.name, words)} · {row_kind_word(each.kind, words)}"
        for each in touched_rows(services, operation).rows
    ]


def test_rows_of_a_rule_and_of_a_round_are_called_as_people_call_them(office: Services) -> None:
    number = rules.set_own(office, OwnValue("multiples", SINCE, "20", SOURCE, "90"))
    assert number is not None
    assert rows_of(office, number) == [f"{MULTIPLE} · value of a rule"]
    dated = change_round(office, ROUND, deadline=date(2027, 1, 5))
    assert dated is not None
    assert rows_of(office, dated) == ["Round 3/2/2027: last day for files · setting"]


def test_a_refused_undo_names_the_rule_and_the_setting_in_the_way(office: Services) -> None:
    first = rules.set_own(office, OwnValue("multiples", SINCE, "20", SOURCE, "90"))
    rules.set_own(office, OwnValue("multiples", SINCE, "21", SOURCE, "90"))
    set_first = change_round(office, ROUND, title="một")
    change_round(office, ROUND, title="hai")
    for operation, name in ((first, MULTIPLE), (set_first, "Round 3/2/2027: occasion")):
        assert operation is not None
        with pytest.raises(Refused, match="undo_blocked") as refused:
            upkeep.undo(office, operation)
        said = sentence(refused.value.code, refused.value.details, office.words)
        assert f"({name})" in said


def test_a_new_round_is_told_with_its_occasion_and_deadline(office: Services) -> None:
    add_round(office, DAY, WINDOW, DAY, deadline=date(2027, 6, 1), title="Kỷ niệm")
    assert told(office) == (
        "New round 15/7/2027: due days 01/07/2027 to 31/07/2027, judged on 15/07/2027, "
        "files until 01/06/2027, occasion Kỷ niệm"
    )


def test_a_change_of_a_round_tells_what_has_changed_and_nothing_else(office: Services) -> None:
    change_round(office, ROUND, deadline=date(2027, 1, 5))
    assert told(office) == "Round 3/2/2027: files until 05/01/2027"
    change_round(office, ROUND, day=date(2027, 2, 2), title="Thành lập Đảng")
    assert told(office) == "Round 3/2/2027: held on 02/02/2027, occasion Thành lập Đảng"
    change_round(office, ROUND, day=date(2027, 2, 3), deadline=None, title="")
    assert told(office) == (
        "Round 3/2/2027: held on the day it is called after, no last day for files, no occasion"
    )
    change_round(office, ROUND, WINDOW, title="một")
    assert told(office).startswith("Round 3/2/2027: due days 01/07/2027 to 31/07/2027, judged on")
    assert told(office).endswith(", occasion một")


def test_what_was_recorded_earlier_is_still_told(office: Services) -> None:
    recorded = {"day": "02/02/2027", "deadline": "–", "title": "–", "first": "x", "last": "y"}
    with office.operation("round_details", round="3/2/2027", **recorded):
        pass
    assert told(office) == "Round 3/2/2027: held on 02/02/2027"
