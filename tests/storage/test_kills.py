"""Killed at any moment, a file is as before or as after, and opens by itself."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.storage import victims
from tests.storage.support import NOW, PASSWORD, content, new_file, refused, reopened
from vusta_desk.domain.findings import Refused
from vusta_desk.storage import backup
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.check import check_file
from vusta_desk.storage.datafile import open_file
from vusta_desk.storage.history import history
from vusta_desk.storage.migrations import SCHEMA, Schema

LATER_SCHEMA = Schema(SCHEMA.metadata, (*SCHEMA.steps, victims._add, victims._add_again))
FEW, MANY = (6 if hasattr(os, "fork") else 2), 60  # a process takes seconds to start elsewhere


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a data file and its backup, to be copied for each kill."""
    folder = tmp_path_factory.mktemp("prepared")
    victims.prepare(folder)
    return folder


def state(file: DataFile) -> tuple[Any, list[tuple[int, str]]]:
    """Content and history."""
    with file.read() as connection:
        return content(connection), [(each.id, each.kind) for each in history(connection)]


def opened(folder: Path) -> DataFile:
    return reopened(folder / victims.NAME)


def opened_with_either_password(folder: Path) -> DataFile:
    copies, path = folder / "copies", folder / victims.NAME
    try:
        return open_file(path, PASSWORD, now=NOW, key_copy_folder=copies)
    except Refused:
        return open_file(path, victims.NEW_PASSWORD, now=NOW, key_copy_folder=copies)


def opened_and_migrated(folder: Path) -> DataFile:
    return reopened(folder / victims.NAME, schema=LATER_SCHEMA)


ACTS: dict[Callable[[Path], None], Callable[[Path], DataFile]] = {
    victims.bring_in: opened,
    victims.close_the_ceremony: opened,
    victims.undo_the_last: opened,
    victims.back_up: opened,
    victims.put_back: opened,
    victims.change_password: opened_with_either_password,
    victims.migrate: opened_and_migrated,
}


def moments(act: Callable[[Path], None], prepared: Path, folder: Path, count: int) -> list[int]:
    """Calls of the act, spread over its whole length."""
    calls = victims.calls_of(act, shutil.copytree(prepared, folder / "counted"))
    return [1 + number * calls // count for number in range(count)]


def holds(folder: Path, look: Callable[[Path], DataFile], allowed: list[Any]) -> None:
    """The file opens by itself, is whole, as before or as after; nothing is left lying about."""
    with look(folder) as file:
        assert state(file) in allowed
        assert check_file(file) == ()
        backup.make(file, NOW)
    endings = {"", ".khoa", ".lock", "-backups"}
    names = {place.name for place in folder.iterdir()} - {"copies"}
    assert names == {victims.NAME + ending for ending in endings}
    kept = list((folder / f"{victims.NAME}-backups").iterdir())
    assert all(place.name.endswith(".vusta-backup") for place in kept)
    for place in kept:
        assert backup_is_whole(place)


def backup_is_whole(place: Path) -> bool:
    for password in (PASSWORD, victims.NEW_PASSWORD):
        try:
            return backup.verify(place, password)["members"] > 0
        except Refused as refusal:
            if refusal.code != "wrong_password":
                raise
    return False


def before_and_after(
    act: Callable[[Path], None],
    look: Callable[[Path], DataFile],
    prepared: Path,
    folder: Path,
) -> list[Any]:
    untouched, done = (shutil.copytree(prepared, folder / name) for name in ("before", "after"))
    act(done)
    states = []
    for place in (untouched, done):
        with look(place) as file:
            states.append(state(file))
    return states


def kill_at_moments(act: Callable[[Path], None], prepared: Path, folder: Path, count: int) -> None:
    look = ACTS[act]
    allowed = before_and_after(act, look, prepared, folder)
    for moment in moments(act, prepared, folder, count):
        victim = shutil.copytree(prepared, folder / f"killed at {moment}")
        assert victims.killed_at(act, victim, moment) == victims.KILLED
        holds(victim, look, allowed)
        shutil.rmtree(victim)


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_killed_at_some_moments(
    act: Callable[[Path], None], prepared: Path, tmp_path: Path
) -> None:
    kill_at_moments(act, prepared, tmp_path, FEW)


@pytest.mark.soak
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_killed_at_many_moments(
    act: Callable[[Path], None], prepared: Path, tmp_path: Path
) -> None:
    kill_at_moments(act, prepared, tmp_path, MANY)


@pytest.mark.slow
@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def test_a_new_file_appears_whole_or_not_at_all(prepared: Path, tmp_path: Path, count: int) -> None:
    for moment in moments(victims.make, prepared, tmp_path, count):
        folder = tmp_path / f"killed at {moment}"
        folder.mkdir()
        assert victims.killed_at(victims.make, folder, moment) == victims.KILLED
        if not (folder / "Y.vusta").exists() and not (folder / "Y.vusta.ready").exists():
            with refused("no_such_data_file"):
                reopened(folder / "Y.vusta")
            new_file(folder, "Y.vusta").close()
        with reopened(folder / "Y.vusta") as file:
            assert [kind for _, kind in state(file)[1]] == ["new_file"]
            assert check_file(file) == ()
        names = {place.name for place in folder.iterdir()}
        assert names == {"Y.vusta", "Y.vusta.khoa", "Y.vusta.lock"}


def kill_a_big_write(prepared: Path, folder: Path, times: int) -> None:
    """By the clock, so that the kill falls inside SQLite's own writing too."""
    act = victims.bring_in_many
    allowed = before_and_after(act, opened, prepared, folder)
    chance = random.Random(20261122)
    for number in range(times):
        victim = shutil.copytree(prepared, folder / f"killed {number}")
        victims.killed_after(act, victim, chance.uniform(0, 1))
        holds(victim, opened, allowed)
        shutil.rmtree(victim)


@pytest.mark.slow
def test_killed_inside_a_big_write(prepared: Path, tmp_path: Path) -> None:
    kill_a_big_write(prepared, tmp_path, 5)


@pytest.mark.soak
def test_killed_often_inside_a_big_write(prepared: Path, tmp_path: Path) -> None:
    kill_a_big_write(prepared, tmp_path, 100)
