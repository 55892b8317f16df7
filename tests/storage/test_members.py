from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection

from tests.helpers.strategies import members, registries
from tests.storage.support import (
    BRANCHES,
    COMMITTEE,
    FULL_MEMBER,
    NOW,
    WHO,
    add_people,
    content,
    person,
    refused,
)
from vusta_desk.domain.member import Badge, Member, Registry, Standing, StandingKind
from vusta_desk.domain.names import folded, sort_key
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.history import history
from vusta_desk.storage.members import (
    all_branches,
    all_members,
    find_members,
    insert_branches,
    insert_members,
    registry,
    update_member,
    update_members,
)
from vusta_desk.storage.settings import set_committee


def everyone(file: DataFile) -> Registry:
    with file.read() as connection:
        return registry(connection)


def bring_in(file: DataFile, *members: Member) -> None:
    with file.operation("import", WHO, NOW) as writer:
        insert_branches(writer.connection, BRANCHES)
        insert_members(writer.connection, members)


def change(file: DataFile, *members: Member) -> set[tuple[str, str]]:
    """Replaces members and gives the (table, action) of the rows that were touched."""
    with file.operation("edit_member", WHO, NOW) as writer:
        update_members(writer.connection, members)
    return touched(file)


def touched(file: DataFile) -> set[tuple[str, str]]:
    with file.read() as connection:
        last = history(connection, 1)[0]
        rows = connection.exec_driver_sql(
            f"SELECT table_name, action FROM changes WHERE operation = {last.id}"
        )
        return {(row.table_name, row.action) for row in rows}


def test_every_fact_comes_back(empty: DataFile) -> None:
    bring_in(empty, FULL_MEMBER, person(7))
    assert everyone(empty) == Registry(COMMITTEE, BRANCHES, (FULL_MEMBER, person(7)))


@contextmanager
def tried(file: DataFile) -> Iterator[Connection]:
    """An operation that is taken back, so that one file serves many examples."""
    with suppress(BrokenOffError), file.operation("import", WHO, NOW) as writer:
        yield writer.connection
        raise BrokenOffError


class BrokenOffError(Exception):
    pass


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(whole=registries())
def test_every_registry_comes_back(empty: DataFile, whole: Any) -> None:
    with tried(empty) as connection:
        set_committee(connection, whole.committee)
        insert_branches(connection, whole.branches)
        insert_members(connection, whole.members)
        assert registry(connection) == whole


def test_branches_and_members_keep_the_order_in_which_they_came(empty: DataFile) -> None:
    bring_in(empty, person(5), person(3))
    with empty.operation("import", WHO, NOW) as writer:
        insert_branches(writer.connection, [replace(BRANCHES[0], key="A00")])
        insert_members(writer.connection, [person(1)])
    with empty.read() as connection:
        assert [branch.key for branch in all_branches(connection)] == ["B02", "B01", "B03", "A00"]
        assert [member.key for member in all_members(connection)] == ["M5", "M3", "M1"]


def test_order_and_search_columns_are_made_from_the_name(filled: DataFile) -> None:
    with filled.operation("edit_member", WHO, NOW) as writer:
        update_member(writer.connection, person(4, name="Đỗ Thị Hoà"))
    row = content(filled)["members"][3]
    assert (row["sort_key"], row["folded"]) == (sort_key("Đỗ Thị Hoà"), folded("Đỗ Thị Hoà"))


def test_a_member_is_found_by_key_or_card_number(empty: DataFile) -> None:
    same_card = person(9, card_number="001234567890")
    named_like_a_card = person(2, key="01234567")
    bring_in(empty, FULL_MEMBER, same_card, named_like_a_card)
    with empty.read() as connection:
        assert find_members(connection, "M1") == (FULL_MEMBER,)
        assert find_members(connection, "001234567890") == (FULL_MEMBER, same_card)
        assert find_members(connection, "01234567") == (named_like_a_card,)
        assert find_members(connection, "M99") == ()


def test_the_old_card_number_finds_too(empty: DataFile) -> None:
    bring_in(empty, FULL_MEMBER)
    with empty.read() as connection:
        assert find_members(connection, "01234567") == (FULL_MEMBER,)


class TestChange:
    def test_what_is_the_same_is_not_touched(self, filled: DataFile) -> None:
        assert change(filled, *(person(number) for number in range(1, 21))) == set()

    def test_a_fact_touches_its_row_alone(self, filled: DataFile) -> None:
        new = person(4, home="xã Mới")
        assert change(filled, new) == {("members", "update")}
        assert everyone(filled).members[3] == new

    @pytest.mark.parametrize(
        ("badges", "actions"),
        [
            ((), {"delete"}),
            ((Badge(40, PartialDate(2010, 3)),), {"update"}),
            ((Badge(45, PartialDate(2015)),), {"delete", "insert"}),
            ((Badge(30), Badge(40, PartialDate(2010, 2))), {"insert", "update"}),
            ((Badge(40, PartialDate(2010, 2)), Badge(45)), {"insert"}),
        ],
    )
    def test_a_badge_touches_the_badges_that_differ(
        self, filled: DataFile, badges: tuple[Badge, ...], actions: set[str]
    ) -> None:
        new = person(5, badges=badges)
        assert change(filled, new) == {("badges", action) for action in actions}
        assert everyone(filled).members[4] == new

    def test_a_corrected_badge_stays_the_badge_it_was(self, empty: DataFile) -> None:
        bring_in(empty, person(1, badges=(Badge(40), Badge(50))))
        ids = [row["id"] for row in content(empty)["badges"]]
        change(empty, person(1, badges=(Badge(50, serial="A1"), Badge(40))))
        rows = {row["level"]: row["id"] for row in content(empty)["badges"]}
        assert rows == {40: ids[0], 50: ids[1]}
        assert everyone(empty).members[0].badges == (Badge(50, serial="A1"), Badge(40))

    def test_what_stays_in_a_list_keeps_its_row(self, empty: DataFile) -> None:
        standings = tuple(Standing(kind, None) for kind in StandingKind)[:4]
        bring_in(empty, person(1, standings=standings))
        change(empty, person(1, standings=standings[1:]))
        rows = {
            row["standing"]: (row["id"], row["position"]) for row in content(empty)["standings"]
        }
        assert rows == {kind.standing: (n + 2, n) for n, kind in enumerate(standings[1:])}

    def test_a_list_can_be_put_in_another_order(self, empty: DataFile) -> None:
        standings = tuple(Standing(kind, None) for kind in StandingKind)
        bring_in(empty, person(1, standings=standings))
        change(empty, person(1, standings=standings[::-1]))
        assert everyone(empty).members[0].standings == standings[::-1]

    def test_many_members_at_once(self, empty: DataFile) -> None:
        bring_in(empty, *(person(number) for number in range(1_203)))
        new = tuple(person(number, home="xã Mới") for number in range(1_203))
        change(empty, *new)
        assert everyone(empty).members == new

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(one=members(), two=members((BRANCHES[0].key,)))
    def test_any_member_can_become_any_other(
        self, empty: DataFile, one: Member, two: Member
    ) -> None:
        with tried(empty) as connection:
            insert_branches(connection, BRANCHES)
            insert_members(connection, [one])
            update_members(connection, [replace(two, key=one.key)])
            assert all_members(connection) == (replace(two, key=one.key),)


class TestRefusals:
    """Nothing of the whole operation stands."""

    @pytest.fixture
    def before(self, filled: DataFile) -> Any:
        return content(filled)

    def test_a_key_that_is_taken(self, filled: DataFile, before: Any) -> None:
        with refused("key_taken") as refusal:
            add_people(filled, 5, first=18)
        assert refusal().details["key"] == "M18"
        assert content(filled) == before

    def test_a_key_given_twice(self, filled: DataFile, before: Any) -> None:
        with refused("key_taken"), filled.operation("import", WHO, NOW) as writer:
            insert_members(writer.connection, [person(50), person(50)])
        assert content(filled) == before

    def test_a_branch_nobody_knows(self, filled: DataFile, before: Any) -> None:
        for act in (insert_members, update_members):
            with (
                refused("unknown_branch") as refusal,
                filled.operation("import", WHO, NOW) as writer,
            ):
                act(
                    writer.connection,
                    [person(7), person(50, branch="B99")][act is insert_members :],
                )
            assert refusal().details == {"key": "M50", "branch": "B99"}
        assert content(filled) == before

    def test_a_member_nobody_knows(self, filled: DataFile, before: Any) -> None:
        with refused("no_such_member"):
            change(filled, person(7, home="mới"), person(50))
        assert content(filled) == before


def test_nothing_to_add_is_no_fault(filled: DataFile, tmp_path: Path) -> None:
    before = content(filled)
    with filled.operation("import", WHO, NOW) as writer:
        insert_members(writer.connection, [])
        insert_branches(writer.connection, [])
        update_members(writer.connection, [])
    assert content(filled) == before
