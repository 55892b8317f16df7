"""A closed round stays as it was, whatever becomes of records, rules and badges."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from tests.helpers.people import badge
from tests.helpers.rules import with_values
from tests.usecases.conftest import ROUND, Change, frozen, known, live
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.i18n.messages import sentence
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.storage import closed_rounds as stored
from vusta_desk.storage.tables import closed_round_rows, closed_rounds
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.badge_rounds import by_level_and_branch, year_view
from vusta_desk.usecases.closed_rounds import (
    close_round,
    closed_reckoning,
    closed_round,
    reopen_round,
    round_result,
)
from vusta_desk.usecases.edit_member import take_out
from vusta_desk.usecases.evaluate import evaluate, explain
from vusta_desk.usecases.explanations import tell
from vusta_desk.usecases.office import change_setting, office_round
from vusta_desk.usecases.round_drift import closing_findings, drift
from vusta_desk.usecases.round_settings import change_round, forget_round, rounds_in
from vusta_desk.usecases.services import Services


def test_what_was_frozen_is_what_was_said(office: Services) -> None:
    said = live(office)
    close_round(office, ROUND)
    office.remembered.clear()
    assert frozen(office) == replace(said, closed_on=date(2026, 11, 22))
    assert round_result(office, ROUND) == frozen(office)
    assert round_result(office, "2027/19-5") == evaluate(office, office_round(office, "2027/19-5"))


def test_the_boxes_stay_though_the_records_change(closed: Services, changed: Change) -> None:
    before = year_view(closed, code=ROUND)
    assert before.closed is not None
    assert before.closed.people == before.people == 8
    changed(replace(known(closed, "M1"), badges=(badge(30), badge(40)), name="Trần Văn Ấn"))
    take_out(closed, "M2", "nhầm")
    after = year_view(closed, code=ROUND)
    assert after.boxes == before.boxes
    assert after.balance == before.balance
    assert live(closed).rows != frozen(closed).rows
    assert {each.code: each.closed for each in after.rounds}[ROUND] == date(2026, 11, 22)


def test_the_balance_adds_up(office: Services) -> None:
    view = year_view(office, code=ROUND)
    assert sum(count for _, count in view.balance.terms) == view.balance.total == view.people
    assert [box for box, _ in view.balance.terms] == [box.id for box in view.boxes if box.rows]


def test_everyone_is_in_one_cell_of_level_and_branch(office: Services) -> None:
    view = year_view(office, code=ROUND)
    matrix = by_level_and_branch(view.boxes, view.branches)
    keys = [row.member.key for rows in matrix.cells.values() for row in rows]
    assert sorted(keys) == sorted(row.member.key for box in view.boxes for row in box.rows)
    assert matrix.people() == view.people
    assert matrix.levels == (75, 70, 50, 45, 40, None)
    assert matrix.branches[:2] == tuple(name for name in view.branches if name in matrix.branches)
    assert sum(matrix.people(branch) for branch in matrix.branches) == view.people
    assert matrix.people(None, 75) == 1
    assert matrix.people(matrix.branches[0], *matrix.levels) == matrix.people(matrix.branches[0])


# --- closing and opening ---------------------------------------------------------------------


def test_a_closed_round_is_not_closed_again(closed: Services) -> None:
    for act in (close_round, closing_findings):
        with pytest.raises(Refused, match="round_closed"):
            act(closed, ROUND)


def test_called_off_while_it_is_written_nothing_is_kept(office: Services) -> None:
    steps: list[tuple[int, int]] = []

    def listen(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) == 3:  # everyone is decided, and the first is being kept
            progress.cancel()

    progress = Progress(listen)
    with pytest.raises(Cancelled):
        close_round(office, ROUND, progress)
    assert closed_round(office, ROUND) is None
    assert upkeep.history(office)[0].kind == "import"
    close_round(office, ROUND, Progress())
    office.remembered.clear()
    found = closed_round(office, ROUND, Progress(lambda done, total: steps.append((done, total))))
    assert found is not None
    assert steps[-1] == (8, 8)


def test_what_is_worth_a_look_before_closing(office: Services, changed: Change) -> None:
    changed(replace(known(office, "M7"), admission_decision_date=None, admission_date=None))
    change_round(office, "2027/19-5", (date(2027, 4, 10), date(2027, 6, 30)))
    ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hà Nội", "Lễ thử")
    found = {finding.code: finding for finding in closing_findings(office, ROUND)}
    assert {
        "round_unclear_people",
        "round_without_history",
        "multiple_unknown_office",
        "round_windows_gap",
        "round_in_draft",
        "round_still_ahead",
    } <= found.keys()
    assert found["round_unclear_people"].details == {"count": 1, "names": ("Hồ Giang",)}
    assert found["round_without_history"].details == {"count": 1, "names": ("Vũ Châu",)}
    assert found["multiple_unknown_office"].details == {"levels": (45,)}
    assert found["round_in_draft"].details == {"ceremony": "Lễ thử"}
    assert all(finding.severity is not Severity.ERROR for finding in found.values())
    for finding in found.values():
        assert sentence(finding.code, finding.details, office.words)


def test_nobody_is_nothing_to_close(empty: Services) -> None:
    with pytest.raises(Refused, match="round_without_people"):
        close_round(empty, ROUND)


def test_opened_again_it_is_judged_anew(closed: Services, changed: Change) -> None:
    changed(replace(known(closed, "M1"), badges=(badge(30), badge(40))))
    reopen_round(closed, ROUND, "  sai   danh sách ")
    assert closed_round(closed, ROUND) is None
    assert round_result(closed, ROUND) == live(closed)
    assert upkeep.history(closed)[0].title.endswith("(sai danh sách)")
    close_round(closed, ROUND)
    assert frozen(closed).rows == live(closed).rows


def test_opening_needs_a_closed_round_and_a_reason(office: Services) -> None:
    with pytest.raises(Refused, match="round_not_closed"):
        reopen_round(office, ROUND, "nhầm")
    with pytest.raises(Refused, match="round_not_closed"):
        drift(office, ROUND)
    close_round(office, ROUND)
    with pytest.raises(Refused, match="reason_needed"):
        reopen_round(office, ROUND, " ")
    assert frozen(office).rows


def test_closing_and_opening_are_not_undone_by_the_history(office: Services) -> None:
    number = close_round(office, ROUND)
    with pytest.raises(Refused) as refused:
        upkeep.undo(office, number)
    assert refused.value.code == "undo_closed_round"
    assert refused.value.details["round"] == "3/2/2027"
    opened = reopen_round(office, ROUND, "nhầm")
    with pytest.raises(Refused, match="undo_not_offered"):
        upkeep.undo(office, opened)
    with pytest.raises(Refused, match="already_undone"):
        upkeep.undo(office, number)


def test_what_it_stands_on_is_not_undone(closed: Services) -> None:
    imported = upkeep.history(closed)[-2]
    assert imported.kind == "import"
    with pytest.raises(Refused, match="undo_blocked"):
        upkeep.undo(closed, imported.id)


# --- its days stay ---------------------------------------------------------------------------


def test_the_days_of_a_closed_round_stay(office: Services) -> None:
    window = date(2027, 1, 1), date(2027, 4, 30)
    number = change_round(office, ROUND, window)
    assert number is not None
    close_round(office, ROUND)
    for act in (
        lambda: change_round(office, ROUND, (date(2027, 1, 2), date(2027, 3, 1))),
        lambda: change_round(office, ROUND, deadline=date(2027, 1, 5)),
        lambda: change_round(office, ROUND, title="Thành lập Đảng"),
        lambda: forget_round(office, ROUND),
        lambda: change_setting(office, f"round.{ROUND}.day", "2027-02-04"),
    ):
        with pytest.raises(Refused, match="round_closed"):
            act()
    with pytest.raises(Refused, match="undo_closed_round"):
        upkeep.undo(office, number)
    assert frozen(office).round.window == window
    change_round(office, "2027/19-5", title="Sinh nhật Bác")
    reopen_round(office, ROUND, "nhầm")
    upkeep.undo(office, number)
    (row,) = (row for row in rounds_in(office, 2027).rows if row.code == ROUND)
    assert (row.round, row.closed) == (row.usual, None)


def test_a_setting_taken_away_before_closing_does_not_come_back(office: Services) -> None:
    change_round(office, ROUND, title="Thành lập Đảng")
    number = forget_round(office, ROUND)
    assert number is not None
    close_round(office, ROUND)
    with pytest.raises(Refused, match="undo_closed_round"):
        upkeep.undo(office, number)


def test_other_windows_of_the_rules_do_not_move_a_closed_round(closed: Services) -> None:
    before = year_view(closed, code=ROUND)
    spring = {"day": "02-03", "first": "01-15", "last": "06-30"}
    autumn = {"day": "11-07", "first": "07-01", "last": "12-31"}
    for windows in ([spring, autumn], [autumn]):
        rules = with_values("round_windows", ("1980-01-01", windows))
        later = replace(closed, shipped_rules=rules, remembered={})
        view = year_view(later, code=ROUND)
        assert view.round == view.chosen.round == before.round
        assert view.boxes == before.boxes
        assert [each.code for each in view.rounds] == [ROUND, "2027/7-11"]
        assert drift(later, ROUND).people == ()


@pytest.mark.parametrize(
    "statement",
    [
        update(closed_rounds).values(rules="khác"),
        update(closed_round_rows).values(outcome="due"),
        delete(closed_round_rows),
        delete(closed_round_rows).where(closed_round_rows.c.position == 0),
        text(
            "INSERT INTO closed_round_rows (closed_round_id, position, key, name, branch, outcome,"
            " decision, facts) SELECT closed_round_id, 99, key, name, branch, outcome, decision,"
            " facts FROM closed_round_rows LIMIT 1"
        ),
        text(f"INSERT INTO settings (key, value) VALUES ('round.{ROUND}.title', '1')"),
    ],
    ids=str,
)
def test_the_database_itself_keeps_it(closed: Services, statement: object) -> None:
    with (
        pytest.raises(IntegrityError, match="the round is closed"),
        closed.operation("settings_change", key="x", value="x") as writer,
    ):
        writer.connection.execute(statement)  # type: ignore[call-overload]


def test_it_goes_only_as_a_whole(closed: Services) -> None:
    with (
        pytest.raises(IntegrityError, match="FOREIGN KEY"),
        closed.operation("settings_change", key="x", value="x") as writer,
    ):
        writer.connection.execute(delete(closed_rounds))
    assert len(frozen(closed).rows) == 8


# --- the reckoning of then -------------------------------------------------------------------


def test_the_reckoning_is_that_of_then(office: Services, changed: Change) -> None:
    _, said = explain(office, "M1", office_round(office, ROUND))
    close_round(office, ROUND)
    changed(replace(known(office, "M1"), badges=(badge(30), badge(40))))
    found = closed_round(office, ROUND)
    assert found is not None
    told = closed_reckoning(office, found, "M1")
    assert told.amount is not None
    assert said.amount is not None
    assert (told.decision, told.start, told.held) == (said.decision, said.start, said.held)
    assert told.days_into_window == said.days_into_window
    assert told.amount.value == said.amount.value
    assert [rule for rule, _ in told.amount.used] == [rule for rule, _ in said.amount.used]
    assert [value.source for _, value in told.used] == [value.source for _, value in said.used]
    assert closed_reckoning(office, found, "M7").amount is None
    assert closed_reckoning(office, found, "12345678").member.key == "M8"
    with pytest.raises(Refused, match="member_not_found"):
        closed_reckoning(office, found, "M99")


def test_what_is_told_of_one_member_is_that_of_then(office: Services, changed: Change) -> None:
    round_ = office_round(office, ROUND)
    take_out(office, "M2", "nhầm")
    before = tell(office, "M1", round_)
    close_round(office, ROUND)
    changed(replace(known(office, "M1"), badges=(badge(30), badge(40)), branch="B01"))
    upkeep.undo(office, upkeep.history(office)[2].id)
    after = tell(office, "M1", round_)
    assert (after.box, after.branch, after.days) == (before.box, before.branch, before.days)
    assert (after.is_frozen, before.is_frozen) == (True, False)
    assert after.reckoning.decision == before.reckoning.decision
    assert not tell(office, "M2", round_).is_frozen
    with pytest.raises(Refused, match="member_not_found"):
        tell(office, "M99", round_)


def test_a_code_that_is_open_has_nothing_kept(closed: Services) -> None:
    with closed.data.read() as connection:
        assert stored.closed_round_head(connection, "2027/19-5") is None
        assert list(stored.frozen_rows(connection, "2027/19-5")) == []
        assert [head.code for head in stored.closed_round_heads(connection)] == [ROUND]
