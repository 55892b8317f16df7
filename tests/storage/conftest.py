"""Fixtures of the storage tests: files made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.support import filled_file, new_file, reopened
from vusta_desk.storage.access import DataFile


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the folders of an empty and a filled data file, both closed."""
    folder = tmp_path_factory.mktemp("templates")
    for name, make in (("empty", new_file), ("filled", filled_file)):
        (folder / name).mkdir()
        make(folder / name).close()
    return folder


@pytest.fixture
def empty(templates: Path, tmp_path: Path) -> Iterator[DataFile]:
    """An open, empty data file."""
    yield from _copied(templates / "empty", tmp_path)


@pytest.fixture
def filled(templates: Path, tmp_path: Path) -> Iterator[DataFile]:
    """An open data file with three branches and twenty people (operation 2)."""
    yield from _copied(templates / "filled", tmp_path)


def _copied(template: Path, folder: Path) -> Iterator[DataFile]:
    shutil.copytree(template, folder, dirs_exist_ok=True)
    with reopened(folder / "X.vusta") as file:
        yield file
