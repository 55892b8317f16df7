"""What was taken in from a list is not taken in again, whatever stood in it and in the registry.

Names, dates and numbers come from small pools, so that rows and records meet in every way.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.people import member, registry
from tests.importing.support import taken, write_csv, write_xlsx
from vusta_desk.domain.member import Member
from vusta_desk.importing.choices import Choices, RowId
from vusta_desk.importing.fates.planned import Fate
from vusta_desk.importing.plan import plan_import

HEADER = (
    *("Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Số thẻ", "Số thẻ cũ", "CCCD"),
    *("Quê quán", "HHĐ", "Ghi chú", "Chi bộ"),
)
NAMES = ("Lê Hoà", "Lê Hòa", "LÊ HOA", "Le Hoa", "Lý Mỹ", "Lí Mĩ", "Trần Hùng", "Trần Hưng", "")
CARDS = ("", "35497128", "35497129", "012084990569", "012084990560", "4794970")
IDS = ("", "012084990569", "012084990570")
DATES = ("", "1960", "5/1960", "1/5/1960", "2/5/1960", "1/1/1960", "khoảng 1960", "31/2/1960")
_TAKEN_IN = (Fate.NEW, Fate.CHANGED)
rows = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(("Nam", "Nữ", "", "x")),
    st.sampled_from(DATES),
    st.sampled_from(("", "1985", "3/2/1985", "19.5.1985", "ngày nọ")),
    st.sampled_from(CARDS),
    st.sampled_from(CARDS[:3]),
    st.sampled_from(IDS),
    st.sampled_from(("", "Huế", "Vinh")),
    st.sampled_from(("", "30", "30 (2015), 40", "30 (2/2015), 45?", "35")),
    st.sampled_from(("", "ốm", "Miễn SHĐ", "Miễn SHĐ từ 1/6/2021")),
    st.sampled_from(("", "Chi bộ Một", "CB Một", "Chi bộ Hai")),
)


@st.composite
def records(draw: st.DrawFn) -> list[Member]:
    """Members on record, with what lists have already told of some."""
    known = []
    for number in range(draw(st.integers(0, 4))):
        words = draw(st.sampled_from(({}, {"birth_date": "khoảng 1960"}, {"note": "ốm"})))
        birth = draw(st.sampled_from((None, "1960", "1960-05", "1960-05-01")))
        known.append(
            member(
                f"M000{number + 1}",
                draw(st.sampled_from([name for name in NAMES if name])),
                birth_date=birth if "birth_date" not in words else None,
                card_number=draw(st.sampled_from(CARDS[:-1])) or None,
                card_number_old=draw(st.sampled_from(CARDS[:3])) or None,
                personal_id=draw(st.sampled_from(IDS)) or None,
                home=draw(st.sampled_from((None, "Huế"))),
                badges=draw(st.sampled_from(([], [30]))),
                as_written=words,
            )
        )
    return known


@settings(max_examples=150, deadline=None)
@given(records(), st.lists(rows, min_size=1, max_size=6))
def test_a_list_taken_in_has_nothing_left_to_take_in(
    known: list[Member], lines: list[tuple[str, ...]]
):
    with TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "list.csv", [HEADER, *lines])
        before = registry(*known)
        first = plan_import(path, before)
        after = taken(first, before)
        again = plan_import(path, after)
    was_unsure = {row.id for row in first.rows if row.fate is Fate.UNSURE}  # others may settle it
    left = [row for row in again.rows if row.fate in _TAKEN_IN and row.id not in was_unsure]
    assert not [(row.member, row.changes) for row in left]


def test_a_number_in_the_column_of_old_cards_is_named_there(tmp_path: Path):
    rows = [
        ("Họ và tên", "Ngày sinh", "Số thẻ", "Số thẻ cũ"),
        ("Lê Lan", "1950", None, "35497128"),
        ("Vũ Hoa", "1960", "35497128", None),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    somebody_new = Choices(people={RowId("Sheet1", row): None for row in (2, 3)})
    plan = plan_import(path, registry(), somebody_new)
    found = [f for row in plan.rows for f in row.findings if f.code == "card_on_two_people"]
    assert {(f.place.row, f.place.column) for f in found} == {(2, "D"), (3, "C")}
