"""Mutated files give a plan or a refusal, never anything else; ugly lists are read as meant."""

import random
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import partial_dates
from tests.importing import old_excel
from tests.importing.mutations import mutated, mutated_file
from tests.importing.open_document import write_ods
from tests.importing.support import (
    HEADER,
    NOBODY,
    SAMPLES,
    outcome,
    plan_rows,
    write_csv,
    write_xlsx,
)
from vusta_desk.domain.member import Member, Sex
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.plan import plan_import

TRIES, SOAK_TRIES = 300, 10_000
FAMILY = ("Nguyễn", "Trần", "Đặng", "Huỳnh", "Lương")
MIDDLE = ("Văn", "Thị Minh", "Quốc", "Ngọc")
GIVEN = ("Hòa", "Thủy", "Ẩn", "Dũng", "Ý", "Đệ")


def small_list(folder: Path, kind: str) -> Path:
    """A short list of the kind, so that thousands of mutations take seconds."""
    people = [(n, f"Lê Văn {n}", "Nam", f"{n}/3/1966", 1990, 4794970 + n) for n in range(1, 9)]
    rows = [("DANH SÁCH",), HEADER, (None, "Chi bộ A"), *people, (None, "Tổng số: 8")]
    if kind == "xls":
        return old_excel.write_xls(folder / "a.xls", rows)
    if kind == "ods":
        return write_ods(folder / "a.ods", rows)
    return (
        write_csv(folder / "a.csv", rows) if kind == "csv" else write_xlsx(folder / "a.xlsx", rows)
    )


def check_mutations(folder: Path, kind: str, tries: int) -> None:
    path = small_list(folder, kind)
    content = path.read_bytes()
    outcomes = set()
    for seed in range(tries):
        rng = random.Random(f"{kind} {seed}")
        path.write_bytes(mutated_file(rng, kind, content))
        outcomes.add(outcome(path))
    assert len(outcomes) > 2, outcomes


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "csv"])
def test_mutated_files(tmp_path: Path, kind: str):
    check_mutations(tmp_path, kind, TRIES)


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "csv"])
def test_many_mutated_files(tmp_path: Path, kind: str):
    check_mutations(tmp_path, kind, SOAK_TRIES)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["danh-sach-cu-VnTime.xls", "chi-bo-gui-len.csv"])
def test_many_mutated_samples(tmp_path: Path, name: str):
    content = (SAMPLES / name).read_bytes()
    path = tmp_path / name
    for seed in range(SOAK_TRIES):
        path.write_bytes(mutated(random.Random(seed), content))
        assert isinstance(outcome(path), str)


cells = st.one_of(
    st.none(),
    st.integers(-(10**13), 10**13),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime(1900, 3, 1)),
    st.times(),
    st.sampled_from(["Tổng số", "Chi bộ A", "x", "Nam", "#N/A", "30, 40", "1/1/1950", *HEADER]),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=12),
)


@given(st.lists(st.lists(cells, max_size=10), max_size=8))
def test_no_cells_break_the_reader(rows: list[list[object]]):
    with TemporaryDirectory() as folder:
        plan = plan_rows(Path(folder), *rows)
        assert {row.fate.value for row in plan.rows} <= {"new", "unsure", "refused"}
        keys = [row.member.key for row in plan.rows if row.fate.value != "refused"]
        assert len(set(keys)) == len(keys)


@dataclass(frozen=True)
class Person:
    """A person as meant, and as a list spells them."""

    name: str
    written_name: str
    sex: Sex
    birth: PartialDate
    written_birth: object
    card: str
    written_card: object
    branch: str


@st.composite
def people(draw: st.DrawFn, number: int) -> Person:
    """Somebody with a card of their own, in one of the spellings of offices."""
    name = " ".join(draw(st.sampled_from(part)) for part in (FAMILY, MIDDLE, GIVEN))
    birth = draw(partial_dates(date(1920, 1, 1), date(2005, 1, 1)))
    card = f"{number:02d}{draw(st.integers(0, 999_999)):06d}"
    spellings = [name, name.upper(), f" {name.replace(' ', '  ')} "]
    return Person(
        name,
        draw(st.sampled_from(spellings)),
        draw(st.sampled_from(Sex)),
        birth,
        draw(st.sampled_from(spelled(birth))),
        card,
        draw(st.sampled_from([card, int(card), f"{card[:2]}.{card[2:]}", f"'{card}"])),
        draw(st.sampled_from(["Chi bộ A", "Chi bộ Hội B"])),
    )


def spelled(known: PartialDate) -> list[object]:
    """A date as people type it."""
    parts = [part for part in (known.day, known.month, known.year) if part is not None]
    texts: list[object] = [mark.join(map(str, parts)) for mark in "/.-"]
    texts.append(f"'{texts[0]}")
    if known.is_full:
        return [*texts, known.first_day, str(known)]
    return [*texts, known.year] if known.month is None else texts


@st.composite
def ugly_lists(draw: st.DrawFn) -> tuple[list[Person], list[list[object]]]:
    """People, and the rows of a list that tells of them: titles, groups or a column, a total."""
    listed = [draw(people(number)) for number in range(1, draw(st.integers(2, 8)))]
    has_column, has_ordinal = draw(st.booleans()), draw(st.booleans())
    columns = draw(st.permutations(["Họ và tên", "Giới tính", "Ngày sinh", "Số thẻ"]))
    header: list[str] = [
        *(["TT"] if has_ordinal else []),
        *columns,
        *(["Chi bộ"] if has_column else []),
    ]
    rows: list[list[object]] = [["DANH SÁCH ĐẢNG VIÊN"]] * draw(st.integers(0, 4))
    rows.append(list(header))
    if draw(st.booleans()):
        rows.append(list(range(1, len(header) + 1)))
    branch = None
    for number, person in enumerate(listed, start=1):
        if not has_column and person.branch != branch:
            branch = person.branch
            rows.append([branch])
        told = {
            "TT": number,
            "Họ và tên": person.written_name,
            "Giới tính": "Nữ" if person.sex is Sex.FEMALE else "Nam",
            "Ngày sinh": person.written_birth,
            "Số thẻ": person.written_card,
            "Chi bộ": person.branch,
        }
        rows.append([told[name] for name in header])
    rows += [[], [f"Tổng số: {len(listed)}"]]
    return listed, rows


@given(ugly_lists(), st.sampled_from(["xlsx", "csv"]))
def test_ugly_lists_are_read_as_meant(made: tuple[list[Person], list[list[object]]], kind: str):
    meant, rows = made
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        texts = [
            [f"{c:08d}" if isinstance(c, int) and c > 9999 else c for c in row] for row in rows
        ]
        plan = plan_import(
            write_csv(path, texts) if kind == "csv" else write_xlsx(path, rows), NOBODY
        )
    branches = {branch.key: branch.name for branch in plan.branches}
    assert [told(row.member, branches) for row in plan.rows] == [
        (person.name, person.sex, person.birth, person.card, person.branch) for person in meant
    ]


def told(member: Member, branches: dict[str, str]) -> tuple[object, ...]:
    branch = branches.get(member.branch or "")
    return (member.name, member.sex, member.birth_date, member.card_number, branch)
