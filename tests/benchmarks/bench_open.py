"""What the data file costs: opening and closing it, and bringing people in.

Baselines, in the same run: SQLCipher opened bare by its raw key, reading one page; the same rows
put bare into the same tables without triggers, one transaction. Argon2id, which makes guessing
passwords dear on purpose, is shown apart.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Table, insert
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2

from vusta_desk.domain.member import Badge, Branch, Committee, Member, Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage import datafile, engine, keys
from vusta_desk.storage.keys import Cost
from vusta_desk.storage.member_lists import LISTS
from vusta_desk.storage.members import insert_branches, insert_members, registry
from vusta_desk.storage.rows import Values, branch_values, member_values
from vusta_desk.storage.tables import branches, members, metadata

NOW = datetime(2026, 11, 22, 14, 30)
COMMITTEE = Committee("Đảng ủy mẫu", "Đảng bộ mẫu", "ĐUM")
BRANCHES = tuple(Branch(f"B{n:02}", f"Chi bộ mẫu {n}") for n in range(59))
PASSWORD = "mật khẩu mẫu"
CHEAP = Cost(memory_kib=32, iterations=1, lanes=1)
REPEATS = 20
PEOPLE = 761
MANY = 100_000


def person(number: int) -> Member:
    """An invented member as lists have them: three rows in all."""
    return Member(
        key=f"M{number:06}",
        name=f"Trần Thị Hồng Mẫu {number % 500}",
        birth_date=PartialDate(1940 + number % 50, 1 + number % 12, 1 + number % 28),
        branch=BRANCHES[number % 59].key,
        card_number=f"{number:012}",
        personal_id=f"{number * 7:012}",
        home="xã Mẫu, tỉnh Mẫu",
        admission_date=PartialDate(1965 + number % 50, 1 + number % 12, 1 + number % 28),
        official_date=PartialDate(1966 + number % 50, 1 + number % 12, 1 + number % 28),
        standings=(Standing(StandingKind.OFFICIAL, date(2016, 1, 1)),),
        badges=(Badge(40, PartialDate(2021, 4)),),
    )


def seconds(act: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def new_file(folder: Path, cost: Cost) -> datafile.DataFile:
    """An open data file in a folder of its own."""
    place = Path(tempfile.mkdtemp(dir=folder)) / "X.vusta"
    return datafile.create(place, PASSWORD, committee=COMMITTEE, now=NOW, cost=cost)


def bring_in(file: datafile.DataFile, people: list[Member]) -> None:
    """As an import does: one operation, audited."""
    with file.operation("import", "", NOW) as writer:
        insert_branches(writer.connection, BRANCHES)
        insert_members(writer.connection, people)


def rows_of(people: list[Member]) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """The insert statement and the rows of each table, made before the clock runs."""
    everything: list[tuple[Table, list[Values]]] = [
        (branches, [branch_values(branch, n) for n, branch in enumerate(BRANCHES, 1)]),
        (members, [member_values(member) for member in people]),
    ]
    for part in LISTS:
        values = [
            part.values_of(value) | {"member_id": number, "position": place}
            for number, member in enumerate(people, 1)
            for place, value in enumerate(getattr(member, part.name))
        ]
        everything.append((part.table, values))
    for table, values in everything:
        if values:
            dialect = sqlite.dialect(paramstyle="qmark")
            compiled = insert(table).compile(dialect=dialect, column_keys=list(values[0]))
            names = compiled.positiontup or []
            yield str(compiled), [tuple(row[name] for name in names) for row in values]


def bare_insert(folder: Path, statements: list[tuple[str, list[tuple[object, ...]]]]) -> float:
    """The same rows into the same tables by the driver alone."""
    place = Path(tempfile.mkdtemp(dir=folder)) / "bare"
    key = keys.new_key()
    writing = engine.writing_engine(place, key, new_with_id=keys.new_file_id())
    with writing.begin() as connection:
        metadata.create_all(connection, checkfirst=False)
    writing.dispose()
    with closing(engine.connect(place, key)) as connection:

        def act() -> None:
            connection.execute("BEGIN IMMEDIATE")
            for statement, rows in statements:
                connection.executemany(statement, rows)
            connection.execute("COMMIT")

        return seconds(act)


def report(what: str, ours: float, bare: float, of_what: str) -> None:
    """One line: ours, the baseline and their ratio."""
    print(
        f"{what:34} {ours * 1e3:9.2f} ms   {of_what} {bare * 1e3:9.2f} ms   ratio {ours / bare:.2f}"
    )


def bench_opening(folder: Path) -> None:
    """A file of an office's size, closed as usual; password → ready → closed, nothing changed."""
    with new_file(folder, Cost()) as file:
        bring_in(file, [person(number) for number in range(PEOPLE)])
        dear = file.key_file
        file.change_password(PASSWORD, CHEAP)  # so that argon2id can be shown apart
    path, key = file.path, file.key

    def ours() -> None:
        datafile.open_file(path, PASSWORD, now=NOW).close()

    def argon2() -> None:
        keys.unseal(dear, PASSWORD)

    def bare() -> None:
        with closing(dbapi2.connect(path)) as connection:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA user_version").fetchone()

    times: dict[Callable[[], None], list[float]] = {ours: [], argon2: [], bare: []}
    for _ in range(REPEATS):  # in turn, so that a busy moment hits all
        for act, taken in times.items():
            taken.append(seconds(act))
    rest, guess, base = (min(times[act]) for act in (ours, argon2, bare))
    report("open and close", rest, base, "bare SQLCipher open")
    report("argon2id, once a session", guess, base, "bare SQLCipher open")


def bench_people(folder: Path, count: int, repeats: int) -> None:
    """Bringing people in with the whole record of changes, against bare inserts; reading them."""
    people = [person(number) for number in range(count)]
    statements = list(rows_of(people))
    ours, bare, reading = [], [], []
    for _ in range(repeats):
        with new_file(folder, CHEAP) as file:
            ours.append(seconds(partial(bring_in, file, people)))
            with file.read() as connection:
                reading.append(seconds(partial(registry, connection)))
        bare.append(bare_insert(folder, statements))
        shutil.rmtree(file.path.parent)
    report(f"{count} people brought in", min(ours), min(bare), "bare insert")
    report(f"{count} people read", min(reading), min(bare), "bare insert")


def main() -> int:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench_opening(folder)
        bench_people(folder, PEOPLE, REPEATS)
        bench_people(folder, MANY, 1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
