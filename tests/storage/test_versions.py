"""The data file kept of each version opens with today's program and holds what it held."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, text
from sqlalchemy.exc import IntegrityError

from tests.storage.keep_version import (
    CLOSED,
    FOLDER,
    FROZEN,
    KEPT,
    LEARNED,
    NAME,
    NOMINATED,
    OWN_RULE,
    PAID,
    RECONCILED,
    REGISTRIES,
    SENT,
)
from tests.storage.support import CHEAP, NOW, WHO, content, draft, refused, reopened
from vusta_desk.domain.ceremony import CeremonyState
from vusta_desk.domain.reconciliation import CENTRAL
from vusta_desk.storage import exchanges, nominations, reconciliations
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.ceremonies import load_ceremony
from vusta_desk.storage.check import check_file
from vusta_desk.storage.closed_rounds import closed_round_heads, frozen_rows
from vusta_desk.storage.datafile import open_with_recovery
from vusta_desk.storage.history import history
from vusta_desk.storage.learned import learned
from vusta_desk.storage.members import registry
from vusta_desk.storage.merging import merged_into, pairs_apart
from vusta_desk.storage.migrations import SCHEMA
from vusta_desk.storage.payments import payments_of
from vusta_desk.storage.rule_values import own_values
from vusta_desk.storage.settings import get_settings
from vusta_desk.storage.undo import undo

VERSIONS = sorted(place.name for place in FOLDER.iterdir())
SHEETS = {
    "1": "57C XRJ P2X 5FP R39 26X C57 PMH M35 RJN H23 F47 8CR NM5 K5R X4X NP6 J56 M8N 869 55M "
    "KHP 4CN 646",
    "2": "82P R6J H4F 8M9 587 P6X XKX K2M K4K R5X RMP P27 3K9 3RN J6M F7N R7H R3K 47N 2MK P3J 43P "
    "F4X J25",
    "3": "56C T5X T4P 3MN KF9 452 T6X HC9 C3T TPT FCJ N55 H2R 5NC 83P JR3 8PH C6C CH7 T83 P2R 42P "
    "98R T32",
    "4": "M86 C84 92R 23K 773 438 562 66M T5N CPK 2MR N2P H7J RPJ F44 2MT KMP 56R 5XT F6R "
    "665 JP4 78K 259",
}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(version: str, tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER / version, tmp_path / version) / NAME


@pytest.fixture
def kept(path: Path):
    with reopened(path) as file:
        yield file


def test_one_is_kept_of_every_version() -> None:
    assert [str(number) for number in range(1, SCHEMA.version + 1)] == VERSIONS


def test_everything_is_there(kept: DataFile, version: str) -> None:
    with kept.read() as connection:
        assert registry(connection) == REGISTRIES[int(version)]
        assert get_settings(connection)["language"] == "vi"
        ceremony = load_ceremony(connection, 1)
    assert ceremony.state is CeremonyState.CLOSED
    assert ceremony.entries == draft(3, 1, 2).entries
    assert ceremony.rounds == draft().rounds


def test_what_is_remembered_is_there_from_the_third_on(kept: DataFile, version: str) -> None:
    is_third = int(version) >= 3
    with kept.read() as connection:
        assert reconciliations.all(connection) == ((replace(RECONCILED, id=1),) * is_third)
        assert reconciliations.settled(connection, CENTRAL) == (KEPT,) * is_third
        assert exchanges.all(connection) == (SENT,) * is_third
        assert learned(connection) == (LEARNED if is_third else {kind: {} for kind in LEARNED})
        assert pairs_apart(connection) == ({("M2", "M3")} if is_third else set())
        assert merged_into(connection, "M9") == ("M1",) * is_third


def test_what_is_decided_of_badges_is_there_from_the_fourth_on(
    kept: DataFile, version: str
) -> None:
    is_fourth = int(version) >= 4
    with kept.read() as connection:
        assert own_values(connection) == (OWN_RULE,) * is_fourth
        assert nominations.all_nominations(connection) == (replace(NOMINATED, id=1),) * is_fourth
        assert payments_of(connection, 1) == ({"M3": PAID} if is_fourth else {})
        (*closed,) = closed_round_heads(connection)
        assert [replace(head, closed_by=0) for head in closed] == [CLOSED] * is_fourth
        assert list(frozen_rows(connection, CLOSED.code)) == [FROZEN] * is_fourth


def test_it_is_whole_and_its_history_goes_on(kept: DataFile) -> None:
    assert check_file(kept) == ()
    with kept.read() as connection:
        known = [operation.kind for operation in reversed(history(connection))]
    assert known[:7] == [
        "new_file",
        "import",
        "ceremony_create",
        "ceremony_close",
        "edit_member",
        "undo",
        "settings_change",
    ]
    before = content(kept)
    redone = undo(kept, 6, WHO, NOW)
    assert content(kept) != before
    undo(kept, redone, WHO, NOW)
    assert content(kept) == before
    with refused("undo_closed_ceremony"):
        undo(kept, 4, WHO, NOW)


def test_its_recovery_sheet_opens_it(path: Path, version: str) -> None:
    with (
        open_with_recovery(path, SHEETS[version], "mới", now=NOW, cost=CHEAP) as file,
        file.read() as connection,
    ):
        assert registry(connection) == REGISTRIES[int(version)]


def test_it_is_built_like_a_file_made_today(kept: DataFile, empty: DataFile) -> None:
    """Columns with what they refer to, and indexes; a later column stands last in both."""

    def shape(file: DataFile) -> tuple[dict[str, list[tuple[object, ...]]], dict[str, list[str]]]:
        with file.read() as connection:

            def pragma(what: str, table: str) -> Iterable[Row[Any]]:
                return connection.execute(text(f"PRAGMA {what}({table})"))

            found = connection.execute(
                text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            ).all()
            tables = {
                name: [
                    *(tuple(c) for c in pragma("table_info", name)),
                    *sorted(tuple(key)[2:5] for key in pragma("foreign_key_list", name)),
                    *sorted(tuple(index)[1:] for index in pragma("index_list", name)),
                ]
                for kind, name, _ in found
                if kind == "table"
            }
        return tables, {name: sql.split() for kind, name, sql in found if kind == "index"}

    assert shape(kept) == shape(empty)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE members SET taken_out_on = '2026-02-30'",
        "UPDATE badges SET stated_before = '2026'",
    ],
)
def test_days_that_came_later_are_in_the_calendar(kept: DataFile, change: str) -> None:
    with pytest.raises(IntegrityError), kept.writing.begin() as connection:
        connection.execute(text(change))
