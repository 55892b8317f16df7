"""Fixtures of the storage tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.support import filled_file, new_file
from vusta_desk.storage.access import DataFile


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[DataFile]:
    """An open, empty data file."""
    with new_file(tmp_path) as file:
        yield file


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[DataFile]:
    """An open data file with three branches and twenty people (operation 2)."""
    with filled_file(tmp_path) as file:
        yield file
