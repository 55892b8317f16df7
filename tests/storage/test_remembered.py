"""What is remembered of lists and people: read back as told, in an operation, and undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from tests.storage.support import NOW, WHO, add_people, content, person, refused
from vusta_desk.domain.member import TakenOut
from vusta_desk.domain.reconciliation import CENTRAL, Decision, Reconciliation, Settled
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.row_words import row_kind_word
from vusta_desk.storage import exchanges, reconciliations
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.storage.learned import learn, learned
from vusta_desk.storage.members import (
    find_record,
    insert_members,
    set_taken_out,
    update_member,
)
from vusta_desk.storage.merging import merged_into, pairs_apart, set_apart, unset_apart
from vusta_desk.storage.tables import AUDITED
from vusta_desk.storage.touched import touched
from vusta_desk.storage.undo import undo
from vusta_desk.storage.undo_rest import rest, undo_rest

DAY = date(2026, 11, 22)
FIRST = Reconciliation(
    CENTRAL, DAY, "DS.xlsx", "a1", {"ours": 3, "theirs": 4}, ("M1", "M2"), "ổn", {"dòng": [1]}
)
DIFFERENCE = Settled(CENTRAL, "M1", "birth_date", "1941", "1942", Decision.KEEP, "theo hồ sơ")
BASE = {"people": {"M3": {"name": "Trần"}}}


def does(file: DataFile, work: Callable[[Connection], object]) -> int:
    with file.operation("import", WHO, NOW) as writer:
        work(writer.connection)
        return writer.operation_id


def asks(file: DataFile, question: Callable[..., Any], *more: object) -> Any:
    with file.read() as connection:
        return question(connection, *more)


def test_what_lists_taught_is_kept_changed_and_forgotten(filled: DataFile) -> None:
    nothing: dict[str, Any] = {"header": {}, "columns": {}, "branch": {}}
    assert asks(filled, learned) == nothing
    does(filled, lambda c: learn(c, "header", {"Sinh ngày": "birth_date", "Chi bộ": "branch"}))
    does(filled, lambda c: learn(c, "columns", {"họ tên|sinh": ["name", None]}))
    does(filled, lambda c: learn(c, "header", {"Sinh ngày": "home", "Chi bộ": None, "Lạ": None}))
    assert asks(filled, learned) == nothing | {
        "header": {"Sinh ngày": "home"},
        "columns": {"họ tên|sinh": ["name", None]},
    }


def test_learning_the_same_again_touches_nothing(filled: DataFile) -> None:
    does(filled, lambda c: learn(c, "branch", {"CB Cơ học": "B01"}))
    again = does(filled, lambda c: learn(c, "branch", {"CB Cơ học": "B01"}))
    assert asks(filled, touched, again, 9) == (0, ())


def test_reconciliations_come_back_latest_first(filled: DataFile) -> None:
    later = replace(FIRST, day=date(2027, 2, 22))
    of_branch = replace(FIRST, source="B01", day=date(2027, 1, 1), note="", protocol={})

    def add_all(connection: Connection) -> None:
        for record in (later, FIRST, of_branch):
            reconciliations.add(connection, record)

    does(filled, add_all)
    assert asks(filled, reconciliations.all) == (
        replace(later, id=1),
        replace(of_branch, id=3),
        replace(FIRST, id=2),
    )
    assert asks(filled, reconciliations.last, CENTRAL) == replace(later, id=1)
    assert asks(filled, reconciliations.last, "B02") is None
    assert asks(filled, reconciliations.get, 2) == replace(FIRST, id=2)
    assert asks(filled, reconciliations.get, 9) is None


def test_a_later_decision_takes_the_place_of_the_earlier(filled: DataFile) -> None:
    other = replace(DIFFERENCE, field="missing_here", subject="0001", decision=Decision.NOTED)
    number = []
    does(filled, lambda c: number.append(reconciliations.add(c, FIRST)))
    does(filled, lambda c: reconciliations.settle(c, CENTRAL, [DIFFERENCE, other]))
    taken = replace(DIFFERENCE, decision=Decision.TAKEN, reconciliation=number[0])
    changed = does(filled, lambda c: reconciliations.settle(c, CENTRAL, [taken, other]))
    assert asks(filled, reconciliations.settled, CENTRAL) == (taken, other)
    assert asks(filled, reconciliations.settled, "B01") == ()
    assert asks(filled, touched, changed, 9)[0] == 1
    does(filled, lambda c: reconciliations.unsettle(c, CENTRAL, [("M1", "birth_date")]))
    assert asks(filled, reconciliations.settled, CENTRAL) == (other,)


def test_a_workbook_is_sent_and_answered(filled: DataFile) -> None:
    does(filled, lambda c: exchanges.send(c, "t1", "B01", DAY, "B01.xlsx", BASE))
    does(filled, lambda c: exchanges.send(c, "t2", "B02", DAY, "B02.xlsx", {}))
    sent = Exchange("t1", "B01", DAY, "B01.xlsx", BASE)
    assert asks(filled, exchanges.by_token, "t1") == sent
    assert asks(filled, exchanges.by_token, "t9") is None
    known: list[bool] = []
    does(filled, lambda c: known.append(exchanges.answer(c, "t1", DAY, "changes", 2)))
    does(filled, lambda c: known.append(exchanges.answer(c, "t9", DAY, "no_change")))
    assert known == [True, False]
    answered = replace(sent, answered_on=DAY, answer="changes", changes=2)
    assert asks(filled, exchanges.of_branch, "B01") == (answered,)
    assert asks(filled, exchanges.all) == (Exchange("t2", "B02", DAY, "B02.xlsx", {}), answered)


def test_two_people_are_known_apart_in_either_order(filled: DataFile) -> None:
    does(filled, lambda c: set_apart(c, "M2", "M10"))
    again = does(filled, lambda c: set_apart(c, "M10", "M2"))
    assert asks(filled, touched, again, 9)[0] == 0
    assert asks(filled, pairs_apart) == {("M10", "M2")}
    was: list[bool] = []
    does(filled, lambda c: was.extend(unset_apart(c, "M2", "M10") for _ in range(2)))
    assert (was, asks(filled, pairs_apart)) == ([True, False], frozenset())


def test_nobody_is_apart_from_themselves(filled: DataFile) -> None:
    with pytest.raises(IntegrityError):
        does(filled, lambda c: set_apart(c, "M2", "M2"))


def test_a_record_says_into_which_it_was_merged(filled: DataFile) -> None:
    merged = TakenOut("nhập trùng", DAY, "M3")
    does(filled, lambda c: set_taken_out(c, "M2", merged))
    record = asks(filled, find_record, "M2")
    assert record is not None
    assert record[1] == merged
    assert asks(filled, merged_into, "M3") == ("M2",)
    does(filled, lambda c: set_taken_out(c, "M2", None))
    assert asks(filled, merged_into, "M3") == ()


WORKS: tuple[Callable[[Connection], object], ...] = (
    lambda c: learn(c, "header", {"Sinh ngày": "birth_date"}),
    lambda c: reconciliations.add(c, FIRST),
    lambda c: reconciliations.settle(c, CENTRAL, [DIFFERENCE]),
    lambda c: exchanges.send(c, "t1", "B01", DAY, "B01.xlsx", BASE),
    lambda c: set_apart(c, "M2", "M10"),
    lambda c: set_taken_out(c, "M2", TakenOut("nhập trùng", DAY, "M3")),
)


@pytest.mark.parametrize("work", WORKS, ids=range(len(WORKS)))
def test_each_is_undone_and_done_again(
    filled: DataFile, work: Callable[[Connection], object]
) -> None:
    before = content(filled)
    number = does(filled, work)
    after = content(filled)
    assert after != before
    undone = undo(filled, number, WHO, NOW)
    assert content(filled) == before
    undo(filled, undone, WHO, NOW)
    assert content(filled) == after


def test_what_hangs_on_a_record_stands_in_the_way_of_its_undo(filled: DataFile) -> None:
    """Members and the branch came with operation 2; a name is that of the record meant."""
    does(filled, lambda c: set_apart(c, "M2", "M10"))
    does(filled, lambda c: exchanges.send(c, "t1", "B01", DAY, "B01.xlsx", BASE))
    with refused("undo_blocked") as refusal:
        undo(filled, 2, WHO, NOW)
    rows: Any = refusal().details["rows"]
    assert set(rows) == {
        ("not_same", "M10", "Trần Văn Mẫu 10"),
        ("branch_exchange", "t1", "Chi bộ Hội Cơ học"),
    }
    kept = rest(filled, 2).kept
    assert {(kind, key) for kind, key, _ in kept} >= {
        ("member", "M2"),
        ("member", "M10"),
        ("branch", "B01"),
    }
    undo_rest(filled, 2, WHO, NOW)
    assert [row["key"] for row in content(filled)["members"]] == ["M2", "M10"]


def test_the_rest_of_an_import_leaves_what_one_of_it_was_merged_into(filled: DataFile) -> None:
    does(filled, lambda c: set_taken_out(c, "M2", TakenOut("nhập trùng", DAY, "M3")))
    with refused("undo_blocked"):
        undo(filled, 2, WHO, NOW)
    undo_rest(filled, 2, WHO, NOW)
    assert [row["key"] for row in content(filled)["members"]] == ["M2", "M3"]


def test_a_record_into_which_another_was_merged_does_not_go(filled: DataFile) -> None:
    """It was not touched by the merging: the other's row hangs on it."""
    add_people(filled, 2, first=50)
    merged = does(filled, lambda c: set_taken_out(c, "M2", TakenOut("nhập trùng", DAY, "M50")))
    with refused("undo_blocked") as refusal:
        undo(filled, 3, WHO, NOW)
    assert refusal().details["rows"] == (("member", "M2", "Trần Văn Mẫu 2"),)
    assert refusal().details["operations"] == (merged,)
    assert rest(filled, 3).kept == (("member", "M50", "Trần Văn Mẫu 50"),)
    undo_rest(filled, 3, WHO, NOW)
    assert content(filled)["members"][-1]["key"] == "M50"


def test_what_refers_to_a_record_of_the_same_work_stays_with_it(filled: DataFile) -> None:
    """A member that is kept keeps the one it was merged into."""

    def add_merged(connection: Connection) -> None:
        insert_members(connection, [person(50), person(51)])
        set_taken_out(connection, "M50", TakenOut("nhập trùng", DAY, "M51"))

    number = does(filled, add_merged)
    does(filled, lambda c: update_member(c, person(50, home="mới")))
    assert {key for _, key, _ in rest(filled, number).kept} == {"M50", "M51"}


def test_every_row_of_the_history_has_a_word() -> None:
    words = Catalogue("en", NullTranslations())
    for table in AUDITED:
        assert row_kind_word(table.info["kind"], words)
