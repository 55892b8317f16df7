"""Undo of the rest: what later work stands on stays whole, all else goes back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.storage.support import (
    BRANCHES,
    FULL_MEMBER,
    NOW,
    WHO,
    add_people,
    content,
    draft,
    new_file,
    person,
    refused,
)
from vusta_desk.domain.member import Badge, Member
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.ceremonies import close_ceremony, insert_ceremony, save_ceremony
from vusta_desk.storage.history import find_operation, partly_undone
from vusta_desk.storage.members import (
    all_members,
    insert_branches,
    insert_members,
    update_members,
)
from vusta_desk.storage.undo import undo
from vusta_desk.storage.undo_rest import rest, undo_rest


def edit(file: DataFile, *members: Member) -> int:
    with file.operation("edit_member", WHO, NOW) as writer:
        update_members(writer.connection, members)
    return writer.operation_id


def people(file: DataFile) -> dict[str, Member]:
    with file.read() as connection:
        return {member.key: member for member in all_members(connection)}


def test_an_import_goes_back_but_for_those_changed_since(filled: DataFile) -> None:
    before = people(filled)
    edit(filled, person(3, home="mới"))
    told = rest(filled, 2)
    assert told.undone == len(before) - 1 + len(BRANCHES) - 1
    kept_branch = before["M3"].branch
    assert [(kind, key) for kind, key, _ in told.kept] == [
        ("branch", kept_branch),
        ("member", "M3"),
    ]
    made = undo_rest(filled, 2, WHO, NOW)
    assert people(filled) == {"M3": replace(before["M3"], home="mới")}
    with filled.read() as connection:
        operation = find_operation(connection, made)
        assert (operation.kind, operation.undoes) == ("undo_rest", None)
        assert operation.details["undone"] == told.undone
        assert operation.details["kept"] == 2
        assert not find_operation(connection, 2).undone
        assert partly_undone(connection) == {2}


def test_a_kept_record_is_kept_whole(empty: DataFile) -> None:
    with empty.operation("import", WHO, NOW) as writer:
        insert_branches(writer.connection, BRANCHES)
        insert_members(writer.connection, [FULL_MEMBER, person(2, badges=(Badge(30),))])
    changed = replace(FULL_MEMBER, badges=(*FULL_MEMBER.badges, Badge(60)))
    edit(empty, changed)  # touches no row of the import: a new badge hangs on its member
    undo_rest(empty, 2, WHO, NOW)
    assert people(empty) == {"M1": changed}


def test_a_later_change_of_one_list_keeps_the_whole_edit_of_that_record(filled: DataFile) -> None:
    held = (Badge(40), Badge(50))
    edit(filled, person(1, home="một", badges=held), person(2, home="hai"))
    edit(filled, person(1, home="một", badges=(Badge(40), replace(held[1], serial="A 1"))))
    undo_rest(filled, 3, WHO, NOW)
    after = people(filled)
    assert (after["M1"].home, after["M2"].home) == ("một", None)
    assert [badge.level for badge in after["M1"].badges] == [40, 50]


def test_it_is_taken_back_and_done_again(filled: DataFile) -> None:
    edit(filled, person(3, home="mới"))
    before = content(filled)
    made = undo_rest(filled, 2, WHO, NOW)
    after = content(filled)
    redone = undo(filled, made, WHO, NOW)
    assert content(filled) == before
    again = undo(filled, redone, WHO, NOW)
    assert content(filled) == after
    with filled.read() as connection:
        kinds = [find_operation(connection, number).kind for number in (made, redone, again)]
        assert kinds == ["undo_rest", "redo", "undo_rest"]
        assert find_operation(connection, made).undone is False
        assert partly_undone(connection) == {2}


def test_earlier_work_stays_blocked_by_the_part_that_was_kept(filled: DataFile) -> None:
    """An undo with what it undid leaves no trace; an undo of the rest does."""
    edit(filled, person(1, home="một"))
    edit(filled, person(1, home="hai"), person(2, home="hai"))
    later = edit(filled, person(1, home="ba"))
    undo_rest(filled, 4, WHO, NOW)
    undo(filled, later, WHO, NOW)
    assert people(filled)["M1"].home == "hai"
    with refused("undo_blocked") as refusal:
        undo(filled, 3, WHO, NOW)
    assert refusal().details["operations"] == (4,)


def test_where_nothing_is_in_the_way_it_is_a_plain_undo(filled: DataFile) -> None:
    edit(filled, person(1, home="một"))
    assert rest(filled, 3).kept == ()
    made = undo_rest(filled, 3, WHO, NOW)
    with filled.read() as connection:
        assert find_operation(connection, made).kind == "undo"
        assert find_operation(connection, 3).undone


def test_where_everything_is_in_the_way_nothing_is_done(filled: DataFile) -> None:
    edit(filled, person(1, home="một"))
    edit(filled, person(1, home="hai"))
    before = content(filled)
    assert rest(filled, 3).undone == 0
    with refused("undo_blocked") as refusal:
        undo_rest(filled, 3, WHO, NOW)
    assert refusal().details["operations"] == (4,)
    assert content(filled) == before


def test_what_was_changed_from_outside_stays(filled: DataFile) -> None:
    with filled.writing.begin() as connection:
        connection.execute(text("UPDATE members SET home = 'lạ' WHERE id = 4"))
    undo_rest(filled, 2, WHO, NOW)
    assert {member.home for member in people(filled).values()} == {"lạ"}


def test_refused_as_an_undo_is(filled: DataFile) -> None:
    for number, code in ((99, "no_such_operation"), (1, "undo_not_offered")):
        for act in (lambda n: rest(filled, n), lambda n: undo_rest(filled, n, WHO, NOW)):
            with refused(code):
                act(number)
    undo(filled, 2, WHO, NOW)
    with refused("already_undone"):
        undo_rest(filled, 2, WHO, NOW)


def test_a_ceremony_is_one_record(filled: DataFile) -> None:
    with filled.operation("ceremony_create", WHO, NOW) as writer:
        number = insert_ceremony(writer.connection, draft(1, 2))
    edit(filled, person(5, home="mới"))
    told = rest(filled, 2)
    assert {key for kind, key, _ in told.kept if kind == "member"} == {"M1", "M2", "M5"}
    with filled.operation("ceremony_change", WHO, NOW) as writer:
        save_ceremony(writer.connection, replace(draft(1, 2), id=number, place="khác"))
    with refused("undo_blocked"):
        undo_rest(filled, 3, WHO, NOW)
    with filled.operation("ceremony_close", WHO, NOW) as writer:
        close_ceremony(writer, number, {"M1": Badge(60)})
    for act in (lambda: rest(filled, 5), lambda: undo_rest(filled, 5, WHO, NOW)):
        with refused("undo_closed_ceremony"):
            act()


def test_an_operation_without_changes(filled: DataFile) -> None:
    edit(filled, person(1))
    assert rest(filled, 3).undone == 0
    undo_rest(filled, 3, WHO, NOW)


HOMES = st.dictionaries(st.integers(1, 4), st.sampled_from("abc"), min_size=1)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(HOMES, min_size=2, max_size=4), data=st.data())
def test_random_work(tmp_path_factory: pytest.TempPathFactory, steps: Any, data: Any) -> None:
    """Records not in the way are as before the operation, those in the way as they were."""
    with new_file(tmp_path_factory.mktemp("đổi")) as file:
        add_people(file, 4)
        states = [people(file)]
        for homes in steps:
            edit(file, *(person(number, home=home) for number, home in homes.items()))
            states.append(people(file))
        at = data.draw(st.integers(0, len(steps) - 1))
        now, whole = states[-1], content(file)
        later = {key for step in range(at + 1, len(steps)) for key in _touched(states, step)}
        free = _touched(states, at) - later
        if _touched(states, at) and not free:
            with refused("undo_blocked"):
                undo_rest(file, 3 + at, WHO, NOW)
            return
        made = undo_rest(file, 3 + at, WHO, NOW)
        assert people(file) == {key: (states[at] if key in free else now)[key] for key in now}
        undo(file, made, WHO, NOW)
        assert content(file) == whole


def _touched(states: list[dict[str, Member]], step: int) -> set[str]:
    return {key for key in states[step] if states[step][key] != states[step + 1][key]}
