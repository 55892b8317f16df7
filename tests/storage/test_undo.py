from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.storage.support import (
    BRANCHES,
    FULL_MEMBER,
    NOW,
    WHO,
    add_people,
    content,
    filled_file,
    new_file,
    person,
    refused,
    reopened,
)
from vusta_desk.domain.member import Badge, Member
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.history import Operation, history
from vusta_desk.storage.members import insert_branches, insert_members, update_members
from vusta_desk.storage.settings import set_setting
from vusta_desk.storage.undo import undo


def edit(file: DataFile, *members: Member) -> int:
    with file.operation("edit_member", WHO, NOW) as writer:
        update_members(writer.connection, members)
    return writer.operation_id


def listed(file: DataFile) -> dict[int, Operation]:
    with file.read() as connection:
        return {operation.id: operation for operation in history(connection)}


def test_an_import_is_undone_and_done_again(empty: DataFile) -> None:
    start = content(empty)
    add_people(empty, 20)
    end = content(empty)
    assert undo(empty, 2, WHO, NOW) == 3
    assert content(empty) == start
    assert undo(empty, 3, WHO, NOW) == 4
    assert content(empty) == end
    assert undo(empty, 4, WHO, NOW) == 5
    assert content(empty) == start


def test_undo_survives_opening_again(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        start = content(file)
        add_people(file, 20)
        end = content(file)
    with reopened(file.path) as file:
        undo(file, 2, WHO, NOW)
        assert content(file) == start
    with reopened(file.path) as file:
        undo(file, 3, WHO, NOW)
        assert content(file) == end


def test_every_fact_comes_back_exactly(empty: DataFile) -> None:
    odd = replace(FULL_MEMBER, home='a\x00b "\\ \u2028 \n\t Ữ 𠊛', as_written={"a\x00": "\x1f"})
    with empty.operation("import", WHO, NOW) as writer:
        insert_branches(writer.connection, BRANCHES)
        insert_members(writer.connection, [odd])
    before = content(empty)
    edit(empty, Member("M1", "Khác"))
    undo(empty, 3, WHO, NOW)
    assert content(empty) == before


def test_history_says_what_was_done_and_what_holds(filled: DataFile) -> None:
    for number in (2, 3, 4):
        undo(filled, number, WHO, NOW)
    known = listed(filled)
    assert list(known) == [5, 4, 3, 2, 1]
    assert [known[n].kind for n in range(1, 6)] == ["new_file", "import", "undo", "redo", "undo"]
    assert [known[n].undone for n in range(1, 6)] == [False, True, False, True, False]
    assert [known[n].undoes for n in range(1, 6)] == [None, None, 2, 3, 4]
    assert known[5].details == {"operation": 2, "kind": "import", "details": {}}


def test_history_can_be_cut(filled: DataFile) -> None:
    undo(filled, 2, WHO, NOW)
    with filled.read() as connection:
        assert [operation.id for operation in history(connection, 2)] == [3, 2]


def test_an_operation_in_the_middle_is_undone_where_nothing_stands_on_it(
    filled: DataFile,
) -> None:
    edit(filled, person(1, home="một"))
    edit(filled, person(2, home="hai"))
    undo(filled, 3, WHO, NOW)
    homes = [row["home"] for row in content(filled)["members"][:2]]
    assert homes == [None, "hai"]


class TestRefusals:
    def refuses(self, file: DataFile, number: int, code: str) -> dict[str, object]:
        before, done = content(file), listed(file)
        with refused(code) as refusal:
            undo(file, number, WHO, NOW)
        assert content(file) == before
        assert listed(file) == done
        assert refusal().details["operation"] == number
        return dict(refusal().details)

    def test_what_was_never_done(self, filled: DataFile) -> None:
        self.refuses(filled, 99, "no_such_operation")

    def test_what_is_undone_already(self, filled: DataFile) -> None:
        undo(filled, 2, WHO, NOW)
        assert self.refuses(filled, 2, "already_undone")["by"] == 3

    def test_the_making_of_the_file(self, filled: DataFile) -> None:
        assert self.refuses(filled, 1, "undo_not_offered")["kind"] == "new_file"

    def test_later_work_on_the_same_rows(self, filled: DataFile) -> None:
        edit(filled, person(3, home="mới"), person(5, home="mới"))
        edit(filled, person(5, badges=()))
        details = self.refuses(filled, 2, "undo_blocked")
        assert details["rows"] == (
            ("member", "M3", "Trần Văn Mẫu 3"),
            ("member", "M5", "Trần Văn Mẫu 5"),
            ("badge", "M5", "Trần Văn Mẫu 5"),
        )
        assert details["count"] == 3
        assert details["names"] == ("Trần Văn Mẫu 3", "Trần Văn Mẫu 5")
        assert details["operations"] == (3, 4)

    def test_later_work_that_was_undone_is_not_in_the_way(self, filled: DataFile) -> None:
        edit(filled, person(3, home="mới"))
        undo(filled, 3, WHO, NOW)
        undo(filled, 2, WHO, NOW)
        assert content(filled)["members"] == []

    def test_later_work_that_was_done_again_is_in_the_way(self, filled: DataFile) -> None:
        edit(filled, person(3, home="mới"))
        undo(filled, 3, WHO, NOW)
        undo(filled, 4, WHO, NOW)
        assert self.refuses(filled, 2, "undo_blocked")["operations"] == (3,)

    def test_rows_of_later_work_that_hang_on_its_rows(self, filled: DataFile) -> None:
        edit(filled, person(2, badges=(Badge(50),)))
        details = self.refuses(filled, 2, "undo_blocked")
        assert details["rows"] == (("badge", "M2", "Trần Văn Mẫu 2"),)
        assert details["operations"] == (3,)

    def test_members_who_came_later_into_its_branches(self, filled: DataFile) -> None:
        add_people(filled, 2, first=100)
        details = self.refuses(filled, 2, "undo_blocked")
        assert details["rows"] == (
            ("member", "M100", "Trần Văn Mẫu 100"),
            ("member", "M101", "Trần Văn Mẫu 101"),
        )

    def test_names_in_the_sentence_are_few(self, filled: DataFile) -> None:
        edit(filled, *(person(number, home="mới") for number in range(1, 21)))
        details = self.refuses(filled, 2, "undo_blocked")
        assert details["count"] == 20
        assert details["names"] == (*(f"Trần Văn Mẫu {n}" for n in range(1, 11)), "…")

    def test_a_change_from_outside(self, filled: DataFile) -> None:
        with filled.writing.begin() as connection:
            connection.execute(text("UPDATE members SET home = 'lạ' WHERE id = 4"))
        details = self.refuses(filled, 2, "undo_blocked_outside")
        assert details["operations"] == ()
        assert details["rows"] == (("member", "M4", "Trần Văn Mẫu 4"),)

    def test_a_row_in_the_way_that_is_gone_again_is_named(self, empty: DataFile) -> None:
        with empty.operation("settings_change", WHO, NOW) as writer:
            set_setting(writer.connection, "ngôn ngữ", "vi")
        with empty.operation("settings_change", WHO, NOW) as writer:
            set_setting(writer.connection, "ngôn ngữ", None)
        details = self.refuses(empty, 2, "undo_blocked")
        assert details["rows"] == (("setting", "ngôn ngữ", "ngôn ngữ"),)

    def test_a_key_that_was_given_anew(self, empty: DataFile) -> None:
        for value in ("vi", None, "en"):
            with empty.operation("settings_change", WHO, NOW) as writer:
                set_setting(writer.connection, "ngôn ngữ", value)
        self.refuses(empty, 3, "undo_conflict")


def test_an_operation_that_changed_nothing_can_be_undone(filled: DataFile) -> None:
    before = content(filled)
    edit(filled, person(1))
    undo(filled, 3, WHO, NOW)
    assert content(filled) == before


@pytest.mark.slow
def test_a_large_import_is_undone_in_parts(tmp_path: Path) -> None:
    """More changes than are read at once."""
    with new_file(tmp_path) as file:
        start = content(file)
        add_people(file, 3_000)
        end = content(file)
        undo(file, 2, WHO, NOW)
        assert content(file) == start
        undo(file, 3, WHO, NOW)
        assert content(file) == end


def test_undo_touches_only_the_rows_of_its_operation(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        edit(file, person(3, home="mới", badges=()))
        undo(file, 3, WHO, NOW)
        with file.read() as connection:
            rows = connection.execute(
                text("SELECT operation, table_name, row FROM changes WHERE operation >= 3")
            ).all()
    done = {(row.table_name, row.row) for row in rows if row.operation == 3}
    assert {(row.table_name, row.row) for row in rows if row.operation == 4} == done
