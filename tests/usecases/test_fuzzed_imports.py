"""Mutated files taken in for good: everything the preview promised is written, or nothing is."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.rules import shipped_rules
from tests.importing.keep_lists import LISTS
from tests.importing.mutations import mutated_file
from tests.importing.support import SAMPLES
from tests.usecases.conftest import CHEAP, NOW, PEOPLE, add
from vusta_desk.app import paths
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member
from vusta_desk.domain.registry_json import to_document
from vusta_desk.storage import datafile
from vusta_desk.usecases import import_members, upkeep
from vusta_desk.usecases.import_members import Fate
from vusta_desk.usecases.services import Services

pytestmark = pytest.mark.slow

TRIES, SOAK_TRIES = 300, 10_000
KINDS = ("xlsx", "xls", "ods", "csv", "json")
_TO_ONE_FILE = 50  # so many tries go into one data file


def whole(kind: str) -> bytes:
    """A sound file of the kind."""
    if kind == "json":
        return json.dumps(to_document(PEOPLE), ensure_ascii=False).encode()
    if kind == "csv":
        return (SAMPLES / "chi-bo-gui-len.csv").read_bytes()
    return (LISTS / f"libreoffice.{kind}").read_bytes()


@contextmanager
def office(path: Path) -> Iterator[Services]:
    """A new data file with `PEOPLE`."""
    with datafile.create(path, "mật khẩu", committee=PEOPLE.committee, now=NOW, cost=CHEAP) as data:
        services = Services(
            data=data,
            shipped_rules=shipped_rules(),
            words=catalogue("en"),
            paper_words=catalogue("vi"),
            who="thư ký",
            clock=lambda: NOW,
            resources=paths.resources_folder(),
        )
        add(services, PEOPLE)
        yield services


def members_of(services: Services) -> dict[str, Member]:
    return {member.key: member for member in services.registry().members}


def take_in(services: Services, path: Path) -> str:
    """Takes the file in and, where something was, back again; what became of it."""
    before = services.registry()
    try:
        seen = import_members.preview(services, path)
    except Refused as refused:
        return refused.code
    rows = seen.plan.rows
    written = {row.member.key: row.member for row in rows if row.fate in (Fate.NEW, Fate.CHANGED)}
    operation = import_members.apply(services, seen)
    assert members_of(services) == {member.key: member for member in before.members} | written
    assert (operation is None) == (not written)
    if operation is None:
        return "nothing"
    upkeep.undo(services, operation)
    assert services.registry() == before
    return "taken"


def check(folder: Path, kind: str, tries: int) -> None:
    sound = whole(kind)
    path = folder / f"a.{kind}"
    outcomes: Counter[str] = Counter()
    for first in range(0, tries, _TO_ONE_FILE):
        with office(folder / f"{first}.vusta") as services:
            for seed in range(first, min(first + _TO_ONE_FILE, tries)):
                path.write_bytes(mutated_file(random.Random(f"{kind} {seed}"), kind, sound))
                outcomes[take_in(services, path)] += 1
    assert outcomes["taken"], outcomes
    assert len(outcomes) > 1, outcomes


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_are_taken_in_whole_or_not_at_all(tmp_path: Path, kind: str) -> None:
    check(tmp_path, kind, TRIES // len(KINDS))


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_many_mutated_files_are_taken_in_whole_or_not_at_all(tmp_path: Path, kind: str) -> None:
    check(tmp_path, kind, SOAK_TRIES // len(KINDS))
