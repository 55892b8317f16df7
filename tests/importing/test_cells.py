"""Names, sexes, badges, remarks and formula errors, one cell at a time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.member import Sex, Standing, StandingKind
from vusta_desk.domain.names import tidy
from vusta_desk.importing.cells.badge_words import read_badges
from vusta_desk.importing.cells.read import READERS, read_cell
from vusta_desk.importing.cells.readings import Reading
from vusta_desk.importing.files.limits import MAX_CELL_CHARACTERS
from vusta_desk.importing.files.raw import Cell


def repairs(reading: Reading) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.details["before"]), str(p.details["after"])) for p in reading.problems]


def test_a_name_as_it_should_be():
    assert read_cell("name", "Nguyễn Thị Hoà") == ("Nguyễn Thị Hoà", None, ())


def test_each_repair_of_a_name_is_said():
    spread = unicodedata.normalize("NFD", " NGUYỄN  THỊ HÒA")
    reading = read_cell("name", spread)
    assert reading.value == "Nguyễn Thị Hòa"
    assert repairs(reading) == [
        ("text_recomposed", spread, " NGUYỄN  THỊ HÒA"),
        ("spaces_removed", " NGUYỄN  THỊ HÒA", "NGUYỄN THỊ HÒA"),
        ("capitals_to_title_case", "NGUYỄN THỊ HÒA", "Nguyễn Thị Hòa"),
    ]


@pytest.mark.parametrize("cell", ["=1+1", "Y Thông", "H'Hen Niê", "Ông A"], ids=repr)
def test_odd_names_stay_as_they_are(cell: str):
    assert read_cell("name", cell).value == cell


@pytest.mark.parametrize("cell", ["-", "12", " ", "(1)", 12, 1.5], ids=repr)
def test_what_cannot_be_a_name(cell: Cell):
    assert read_cell("name", cell).value is None


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_tidy_whatever_was_typed(text: str):
    name = read_cell("name", text).value
    assert name is None or name == tidy(name)


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("Nam", Sex.MALE),
        ("nam ", Sex.MALE),
        ("NAM", Sex.MALE),
        ("Nữ", Sex.FEMALE),
        ("Male", Sex.MALE),
        ("female", Sex.FEMALE),
        ("nữ.", Sex.FEMALE),
    ],
    ids=repr,
)
def test_sexes(cell: str, sex: Sex):
    assert read_cell("sex", cell) == (sex, None, ())


@pytest.mark.parametrize("cell", ["x", "X", "1", 1, "nam nữ"], ids=repr)
def test_an_unclear_sex_keeps_its_words(cell: Cell):
    reading = read_cell("sex", cell)
    assert (reading.value, reading.words) == (None, str(cell))
    assert [p.code for p in reading.problems] == ["sex_not_understood"]


@pytest.mark.parametrize(
    ("cell", "badges"),
    [
        (30, [(30, None)]),
        ("30", [(30, None)]),
        ("40 (04/2021), 45", [(40, "2021-04"), (45, None)]),
        ("50, 55", [(50, None), (55, None)]),
        ("30; 40; 45", [(30, None), (40, None), (45, None)]),
        ("30\n40 (2015)", [(30, None), (40, "2015")]),
        ("40 năm, 45 năm", [(40, None), (45, None)]),
        ("HH 40 (2021)", [(40, "2021")]),
        ("Huy hiệu 40 năm tuổi Đảng (đợt 7/11/2021)", [(40, "2021-11-07")]),
        ("HHĐ 30 năm (19.5.2010) và 40 năm", [(30, "2010-05-19"), (40, None)]),
        ("40: 04/2021", [(40, "2021-04")]),
        ("40 04/2021", [(40, "2021-04")]),
        ("90", [(90, None)]),
    ],
    ids=repr,
)
def test_badge_spellings(cell: Cell, badges: list[tuple[int, str | None]]):
    value, words, problems = read_badges(cell)
    assert [(badge.level, badge.date and str(badge.date)) for badge in value] == badges
    assert (words, problems) == (None, ())


@pytest.mark.parametrize(
    ("cell", "levels"),
    [
        ("35", None),
        ("có", None),
        ("40, 35", [40]),
        ("40 (khoảng 2021)", [40]),
        ("40 (31/02/2021), 45", [40, 45]),
        ("30, 30", [30]),
        ("30-40", [30]),
        (40.5, None),
        (True, None),
    ],
    ids=repr,
)
def test_unclear_badges_keep_what_is_clear_and_all_the_words(cell: Cell, levels: list[int] | None):
    value, words, problems = read_badges(cell)
    assert (value and [badge.level for badge in value]) == levels
    assert words == str(cell)
    assert [p.code for p in problems] == ["badges_not_understood"]


@given(st.text(max_size=40))
def test_no_text_breaks_the_badge_reader(text: str):
    value, words, _ = read_badges(text)
    assert value is None or {badge.level for badge in value} <= {30, *range(40, 91, 5)}
    assert words is not None or value is not None or not tidy(text).strip(",;&+")


@pytest.mark.parametrize(
    "cell",
    [
        "Miễn SH đảng",
        "miễn sinh hoạt",
        "Miễn công tác và sinh hoạt Đảng",
        "Được miễn SHĐ",
        "Miễn CT, SHĐ.",
    ],
    ids=repr,
)
@pytest.mark.parametrize("field", ["note", "status"])
def test_exemption_without_a_day(field: str, cell: str):
    value, words, problems = read_cell(field, cell)
    assert [(entry.standing, entry.since) for entry in value] == [(StandingKind.EXEMPT, None)]
    assert (words, problems) == (None, ())


@pytest.mark.parametrize(
    "cell", ["Miễn SHĐ từ 1/3/2020", "miễn sinh hoạt (từ ngày 01.03.2020)"], ids=repr
)
def test_exemption_with_its_day(cell: str):
    value, words, _ = read_cell("note", cell)
    assert [str(entry.since) for entry in value] == ["2020-03-01"]
    assert words is None


@pytest.mark.parametrize(
    "cell", ["Miễn SHĐ từ tháng 3/2020", "Miễn SHĐ từ 31/02/2020", "Miễn SHĐ, ốm nặng"], ids=repr
)
def test_exemption_with_more_words_keeps_them(cell: str):
    value, words, problems = read_cell("note", cell)
    assert [entry.since for entry in value] == [None]
    assert words == cell
    assert [p.code for p in problems] == ["remark_kept"]


@pytest.mark.parametrize("cell", ["Chuyển đến 2/2026", "Không được miễn sinh hoạt", "12"], ids=repr)
def test_other_remarks_are_kept(cell: str):
    value, words, problems = read_cell("note", cell)
    assert (value, words) == (None, cell)
    assert [p.code for p in problems] == ["remark_kept"]


def test_the_usual_status_says_nothing():
    assert read_cell("status", "Đang sinh hoạt Đảng") == (None, None, ())


def test_another_status_is_kept_and_said():
    value, words, problems = read_cell("status", "Đã chuyển sinh hoạt")
    assert (value, words) == ((Standing(StandingKind.MOVED_AWAY, None),), "Đã chuyển sinh hoạt")
    assert [p.code for p in problems] == ["status_not_taken"]


@pytest.mark.parametrize("field", sorted(READERS))
def test_formula_errors_are_named_in_every_column(field: str):
    for error in ("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#SPILL!"):
        value, words, problems = read_cell(field, error)
        assert (value, words, [p.code for p in problems]) == (None, error, ["formula_error"])


@pytest.mark.parametrize("field", sorted(READERS))
def test_huge_texts_are_not_read(field: str):
    reading = read_cell(field, "a" * (MAX_CELL_CHARACTERS + 1))
    assert [p.code for p in reading.problems] == ["cell_too_long"]
