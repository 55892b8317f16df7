import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.storage.support import (
    CHEAP,
    COMMITTEE,
    NOW,
    PASSWORD,
    WHO,
    add_people,
    content,
    filled_file,
    new_file,
    refused,
    reopened,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.storage import engine, keys
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.check import check_file
from vusta_desk.storage.datafile import create, open_file, open_with_recovery
from vusta_desk.storage.history import history
from vusta_desk.storage.migrations import SCHEMA
from vusta_desk.storage.settings import get_committee, set_setting
from vusta_desk.storage.tables import changes


def test_a_new_file_knows_its_committee_and_how_it_began(empty: DataFile) -> None:
    with empty.read() as connection:
        assert get_committee(connection) == COMMITTEE
        (begin,) = history(connection)
    assert (begin.kind, begin.who, begin.time) == ("new_file", WHO, NOW)
    assert empty.schema_version == SCHEMA.version


def test_a_closed_file_is_a_data_file_its_keys_and_a_lock(tmp_path: Path) -> None:
    filled_file(tmp_path).close()
    assert {place.name for place in tmp_path.iterdir()} == {
        "X.vusta",
        "X.vusta.khoa",
        "X.vusta.lock",
    }


def test_a_closed_file_stays_closed(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        pass
    with pytest.raises(RuntimeError, match="closed"):
        content(file)
    with pytest.raises(RuntimeError, match="closed"):
        add_people(file, 1, first=90)


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        before = content(file)
    with reopened(file.path) as file:
        assert content(file) == before


def test_a_file_is_not_made_over_another(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        pass
    before = file.path.read_bytes()
    with refused("data_file_exists"):
        new_file(tmp_path)
    assert file.path.read_bytes() == before
    reopened(file.path).close()


def test_a_stray_key_file_is_kept_when_a_file_is_made(tmp_path: Path) -> None:
    """Its data file may be on another drive; without the key file it would be lost."""
    with new_file(tmp_path) as lost:
        pass
    stray = (tmp_path / "X.vusta.khoa").read_bytes()
    lost.path.unlink()
    with new_file(tmp_path) as file:
        assert file.key != lost.key
    kept = tmp_path / f"X.vusta.{lost.key_file.file_id.hex()}.khoa"
    assert kept.read_bytes() == stray


def test_opening_what_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with refused("no_such_data_file") as refusal:
        reopened(tmp_path / "X.vusta")
    assert refusal().details["file"] == str(tmp_path / "X.vusta")
    assert list(tmp_path.iterdir()) == []


def test_a_name_no_disk_can_hold_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    code = "path_too_long" if sys.platform == "win32" else "no_such_data_file"
    with refused(code):
        reopened(tmp_path / ("x" * 300))


def test_a_folder_is_no_data_file(tmp_path: Path) -> None:
    with refused("not_a_data_file"):
        reopened(tmp_path)


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path) -> None:
    with refused("cannot_write"):
        new_file(tmp_path / "missing")


def test_a_wrong_password_opens_nothing_and_holds_nothing(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        pass
    before = file.path.read_bytes()
    with refused("wrong_password"):
        open_file(file.path, "sai", now=NOW)
    assert file.path.read_bytes() == before
    reopened(file.path).close()


def test_a_changed_password_replaces_the_old_one(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    with new_file(tmp_path, copies=copies) as file:
        data = file.path.read_bytes()
        file.change_password("mật khẩu mới", CHEAP)
    assert file.path.read_bytes()[:4096] == data[:4096]
    for _ in range(2):
        with refused("wrong_password"):
            reopened(file.path, key_copy_folder=copies)
        (tmp_path / "X.vusta.khoa").unlink(missing_ok=True)  # so for the copy
    open_file(file.path, "mật khẩu mới", now=NOW, key_copy_folder=copies).close()


@pytest.mark.parametrize("broken", [None, b"", b"h\xe1\xbb\x8fng"])
def test_a_lost_key_file_comes_back_from_the_copy(tmp_path: Path, broken: bytes | None) -> None:
    copies = tmp_path / "copies"
    with new_file(tmp_path, copies=copies) as file:
        pass
    key_file = tmp_path / "X.vusta.khoa"
    whole = key_file.read_bytes()
    key_file.unlink()
    if broken is not None:
        key_file.write_bytes(broken)
    reopened(file.path, key_copy_folder=copies).close()
    assert key_file.read_bytes() == whole


def test_the_copy_is_found_wherever_the_data_file_went(tmp_path: Path) -> None:
    copies, elsewhere = tmp_path / "copies", tmp_path / "elsewhere"
    with new_file(tmp_path, copies=copies) as file:
        pass
    elsewhere.mkdir()
    moved = file.path.rename(elsewhere / "Y.vusta")
    reopened(moved, key_copy_folder=copies).close()
    assert keys.key_file_of(moved).exists()


def test_a_lost_copy_comes_back_from_the_key_file(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    with new_file(tmp_path) as file:
        pass
    reopened(file.path, key_copy_folder=copies).close()
    (copy,) = copies.iterdir()
    assert copy.name == f"{file.key_file.file_id.hex()}.khoa"
    assert copy.read_bytes() == keys.key_file_of(file.path).read_bytes()


def test_a_copy_that_cannot_be_written_stops_nobody_from_opening(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        pass
    (tmp_path / "copies").write_text("a file, not a folder", "utf-8")
    reopened(file.path, key_copy_folder=tmp_path / "copies").close()


def test_without_keys_the_file_says_so(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        pass
    keys.key_file_of(file.path).unlink()
    with refused("key_file_missing"):
        reopened(file.path, key_copy_folder=tmp_path / "none")


class TestRecovery:
    def test_the_sheet_opens_the_file_and_sets_a_new_password(self, tmp_path: Path) -> None:
        with filled_file(tmp_path) as file:
            before, letters = content(file), file.recovery_letters()
        keys.key_file_of(file.path).unlink()
        with open_with_recovery(
            file.path, " / ".join(letters).replace("/", ""), "mới", now=NOW, cost=CHEAP
        ) as file:
            assert content(file) == before
            assert file.recovery_letters() == letters
        with refused("wrong_password"):
            reopened(file.path)
        open_file(file.path, "mới", now=NOW).close()

    def test_the_sheet_of_another_file_opens_nothing(self, tmp_path: Path) -> None:
        with new_file(tmp_path) as file, new_file(tmp_path, "Y.vusta") as other:
            pass
        with refused("recovery_letters_other_file"):
            open_with_recovery(
                file.path, " ".join(other.recovery_letters()), "mới", now=NOW, cost=CHEAP
            )
        reopened(file.path).close()

    def test_a_typing_error_is_said_before_anything_is_touched(self, tmp_path: Path) -> None:
        with new_file(tmp_path) as file:
            pass
        with refused("recovery_letters_wrong"):
            open_with_recovery(file.path, "CFH", "mới", now=NOW)
        reopened(file.path).close()


class TestOperations:
    def test_an_operation_within_an_operation_is_a_fault(self, filled: DataFile) -> None:
        with filled.operation("import", WHO, NOW):
            inner = filled.operation("import", WHO, NOW)
            with pytest.raises(RuntimeError, match="within"):
                inner.__enter__()
        with filled.operation("import", WHO, NOW):
            pass

    def test_what_is_broken_off_leaves_nothing(self, filled: DataFile) -> None:
        before = content(filled)

        def broken_off() -> None:
            with filled.operation("settings_change", WHO, NOW) as writer:
                set_setting(writer.connection, "language", "en")
                raise KeyError("stop")

        with pytest.raises(KeyError, match="stop"):
            broken_off()
        assert content(filled) == before
        with filled.read() as connection:
            assert [each.kind for each in history(connection)] == ["import", "new_file"]
            assert not connection.execute(
                select(changes).where(changes.c.operation.is_(None))
            ).all()

    def test_details_can_be_added_on_the_way(self, filled: DataFile) -> None:
        with filled.operation(
            "import", WHO, NOW, note="lần 2", subject="M1", details={"file": "Đảng.xlsx"}
        ) as writer:
            writer.details["new"] = 3
        with filled.read() as connection:
            last = history(connection, 1)[0]
        assert last.id == writer.operation_id
        assert (last.note, last.subject) == ("lần 2", "M1")
        assert last.details == {"file": "Đảng.xlsx", "new": 3}
        assert (last.first_change, last.last_change) == (None, None)

    def test_a_reader_sees_one_moment(self, filled: DataFile) -> None:
        with filled.read() as connection:
            before = content(connection)
            add_people(filled, 3, first=100)
            assert content(connection) == before
        assert content(filled) != before


def damage(path: Path, place: int) -> None:
    """Changes one bit of the file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def trouble(path: Path) -> str:
    """The code with which opening is refused, or else what the check finds."""
    try:
        with reopened(path) as file:
            (finding,) = {finding.code for finding in check_file(file)}
            return finding
    except Refused as refusal:
        return refusal.code


class TestDamage:
    """The file is refused with a code; what is left of it is not touched."""

    @pytest.fixture
    def closed(self, tmp_path: Path) -> Path:
        with filled_file(tmp_path) as file:
            pass
        return file.path

    def refuses(self, path: Path, code: str) -> None:
        before = path.read_bytes()
        with refused(code) as refusal, reopened(path) as file:
            content(file)
        assert refusal().details["file"] == str(path)
        assert path.read_bytes() == before

    @pytest.mark.parametrize("place", [0, 15, 16, 100, 2_000, 4_095])
    def test_a_changed_byte_in_the_head_shows_at_opening(self, closed: Path, place: int) -> None:
        damage(closed, place)
        self.refuses(closed, "data_file_damaged")

    @pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
    def test_a_changed_byte_further_on_shows_in_the_check(self, closed: Path, part: float) -> None:
        damage(closed, max(4_096, int(closed.stat().st_size * part) - 1))
        assert trouble(closed) in ("data_file_damaged", "integrity_damaged")

    @pytest.mark.parametrize("size", [0, 10, 16, 4_095, 4_096, 8_192, -1, -4_096])
    def test_a_file_cut_short(self, closed: Path, size: int) -> None:
        closed.write_bytes(closed.read_bytes()[:size])
        self.refuses(closed, "data_file_damaged")

    @pytest.mark.parametrize(
        "other",
        [
            b"",
            "Danh sách đảng viên\n".encode() * 100,
            b"PK\x03\x04" + bytes(9_000),
            b"SQLite format 3\0" + bytes(4_080),
        ],
    )
    def test_another_kind_of_file(self, tmp_path: Path, other: bytes) -> None:
        path = tmp_path / "X.vusta"
        path.write_bytes(other)
        self.refuses(path, "not_a_data_file")

    def test_a_plain_database_in_its_place(self, closed: Path) -> None:
        closed.unlink()
        with closing(sqlite3.connect(closed)) as plain:
            plain.execute("CREATE TABLE members (name TEXT)")
            plain.commit()
        self.refuses(closed, "not_a_data_file")

    def test_a_newer_version(self, tmp_path: Path) -> None:
        with filled_file(tmp_path) as file, file.writing.begin() as connection:
            engine.set_schema_version(connection, 7)
        before = file.path.read_bytes()
        with refused("data_file_newer") as refusal:
            reopened(file.path)
        assert (refusal().details["version"], refusal().details["known"]) == (7, SCHEMA.version)
        assert file.path.read_bytes() == before


def test_a_new_file_costs_a_dear_password_by_default(tmp_path: Path) -> None:
    with create(tmp_path / "X.vusta", PASSWORD, committee=COMMITTEE, now=NOW) as file:
        assert file.key_file.wraps[0].cost == keys.Cost()
