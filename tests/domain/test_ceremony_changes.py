"""What a change of a draft is called."""

from dataclasses import replace
from datetime import date

import pytest

from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry
from vusta_desk.domain.ceremony_changes import PARTS, ceremony_change
from vusta_desk.domain.member import BadgeKind


def entry(key: str) -> Entry:
    return Entry(key, f"Người {key}", "Chi bộ 1", 40, BadgeKind.NORMAL, "3/2/2027", None, None)


DRAFT = Ceremony(
    id=1,
    name="Lễ mẫu",
    day=date(2027, 2, 3),
    place="Hà Nội",
    state=CeremonyState.DRAFT,
    rounds=(),
    entries=(entry("A"), entry("B"), entry("C")),
)


def with_first(**changes: object) -> Ceremony:
    first, *others = DRAFT.entries
    return replace(DRAFT, entries=(replace(first, **changes), *others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "parts", "names"),
    [
        (DRAFT, (), ()),
        (replace(DRAFT, place="Huế"), ("heading",), ()),
        (replace(DRAFT, announced={40: 3}), ("announced",), ()),
        (replace(DRAFT, entries=DRAFT.entries[::-1]), ("order",), ()),
        (with_first(left_out="ốm"), ("left_out",), ("Người A",)),
        (with_first(put_in="sót"), ("put_in",), ("Người A",)),
        (with_first(decision_date=date(2027, 1, 9)), ("decision",), ("Người A",)),
        (with_first(serial="12"), ("serial",), ("Người A",)),
        (with_first(level=50), ("level",), ("Người A",)),
        (with_first(branch="Chi bộ 2"), ("records",), ("Người A",)),
        (replace(DRAFT, entries=(*DRAFT.entries, entry("D"))), ("put_in",), ("Người D",)),
        (replace(DRAFT, entries=DRAFT.entries[:2]), (), ()),
        (
            replace(with_first(serial="1", left_out="ốm"), name="Lễ khác"),
            ("heading", "left_out", "serial"),
            ("Người A",),
        ),
    ],
)
def test_a_change_is_called_by_its_parts(
    after: Ceremony, parts: tuple[str, ...], names: tuple[str, ...]
):
    change = ceremony_change(DRAFT, after)
    assert (change.parts, change.names) == (parts, names)
    assert set(parts) <= set(PARTS)
