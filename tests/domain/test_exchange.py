"""What a branch changed against what was sent and what is here by now; proposals in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from tests.helpers.people import badge, member
from vusta_desk.domain.exchange import (
    SENT_FIELDS,
    Base,
    SentPerson,
    Told,
    Why,
    badges_text,
    corrected,
    differences,
    text_of,
)
from vusta_desk.domain.member import Member, Standing, StandingKind
from vusta_desk.domain.proposals import Proposal, read_proposal

OURS = member(
    "M1",
    "Trần Văn Ân",
    sex="male",
    birth_date="1950-04-02",
    home="Huế",
    card_number="12345678",
    badges=[(30, "2010-05"), 40],
    as_written={"admission_date": "khoảng 1980", "note": "x"},
)


def sent_of(known: Member) -> SentPerson:
    return SentPerson(known.name, {name: text_of(known, name) for name in SENT_FIELDS}, {})


def found(
    told: dict[str, str], ours: Member = OURS, more: Mapping[str, object] = MappingProxyType({})
) -> list[tuple[str, str, Why | None]]:
    real = more.get("real", ())
    kept = more.get("kept", ())
    made = differences(sent_of(OURS), ours, Told(told, real), kept)  # type: ignore[arg-type]
    return [(each.field, each.theirs, each.why) for each in made]


def test_texts() -> None:
    assert text_of(OURS, "sex") == "male"
    assert text_of(OURS, "birth_date") == "1950-04-02"
    assert text_of(OURS, "personal_id") == ""
    assert text_of(OURS, "badges") == "30:2010-05 40:"
    assert badges_text([badge(40), badge(30, "2010-05")]) == "30:2010-05 40:"


def test_what_is_as_sent_or_as_here_is_no_difference() -> None:
    assert found({"home": "Huế"}, replace(OURS, home="Vinh")) == []
    assert found({"home": "Vinh"}, replace(OURS, home="Vinh")) == []


def test_an_old_number_that_was_moved_aside_is_no_difference() -> None:
    ours = corrected(OURS, {"card_number": "001234567890"})
    newer = replace(ours, card_number_old="87654321")
    assert found({"card_number": "87654321"}, newer) == []
    assert found({"card_number": ""}, replace(OURS, card_number_old="")) == [
        ("card_number", "", Why.CLEARED)
    ]


@pytest.mark.parametrize(
    ("told", "more", "why"),
    [
        ({"home": "Vinh"}, {}, None),
        ({"home": ""}, {}, Why.CLEARED),
        ({"home": "Vinh"}, {"kept": {("home", "Vinh")}}, Why.KEPT_EARLIER),
        ({"birth_date": "1950"}, {}, Why.LESS_EXACT),
        ({"birth_date": "1950-05-01"}, {"real": {"birth_date"}}, Why.FIRST_OF_MONTH),
        ({"birth_date": "1950-05-01"}, {}, None),
        ({"birth_date": "1905-05-02"}, {"real": {"birth_date"}}, Why.SMALL_NUMBER),
        ({"name": "Tran Van An"}, {}, Why.MARKS_LOST),
        ({"name": "Trần Văn An"}, {}, None),
        ({"badges": "30:2010-05-19 40:2020"}, {}, None),
        ({"badges": "30:2010-05 40: 45:"}, {}, None),
        ({"badges": "30:2011 40:"}, {}, None),
        ({"badges": "30:2010 40:"}, {}, Why.CLEARED),
        ({"badges": "40:"}, {}, Why.CLEARED),
    ],
)
def test_why_it_is_asked(told: dict[str, str], more: dict[str, object], why: Why | None) -> None:
    assert [each[2] for each in found(told, more=more)] == [why]


def test_both_changed() -> None:
    ours = replace(OURS, home="Vinh")
    assert found({"home": "Sa Pa"}, ours) == [("home", "Sa Pa", Why.BOTH_CHANGED)]


def test_corrected() -> None:
    texts = {
        "name": "Trần Ân",
        "sex": "female",
        "home": "",
        "admission_date": "1980-05",
        "badges": "30:2010 45:2025-05-19",
        "branch": "B02",
    }
    after = corrected(replace(OURS, badges=(badge(30, "2010-05", serial="7"),)), texts)
    assert after == replace(
        OURS,
        name="Trần Ân",
        sex=after.sex,
        home=None,
        admission_date=after.admission_date,
        badges=(badge(30, "2010", serial="7"), badge(45, "2025-05-19")),
        branch="B02",
        as_written={"note": "x"},
    )
    assert (after.sex, str(after.admission_date)) == ("female", "1980-05")


@pytest.mark.parametrize(
    ("card", "old", "told", "becomes"),
    [
        ("12345678", None, "001234567890", ("001234567890", "12345678")),
        ("12345678", "87654321", "001234567890", ("001234567890", "87654321")),
        ("001234567890", None, "12345678", ("001234567890", "12345678")),
        ("12345678", None, "", (None, None)),
        (None, None, "12345678", ("12345678", None)),
    ],
)
def test_cards(
    card: str | None, old: str | None, told: str, becomes: tuple[str | None, str | None]
) -> None:
    after = corrected(replace(OURS, card_number=card, card_number_old=old), {"card_number": told})
    assert (after.card_number, after.card_number_old) == becomes


def test_what_is_kept_comes_back() -> None:
    base = Base({"M1": sent_of(OURS)})
    again = Base.of_document(base.document())
    assert (again, again.digest) == (base, base.digest)
    other = Base({"M1": sent_of(replace(OURS, home="Vinh"))})
    assert other.digest != base.digest


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("Đã từ trần ngày 12/05/2026", StandingKind.DIED, date(2026, 5, 12)),
        ("đ/c qua đời 12.5.2026", StandingKind.DIED, date(2026, 5, 12)),
        ("đã mất", StandingKind.DIED, None),
        ("Đã từ trần ngày 31/02/2026", StandingKind.DIED, None),
        ("chuyển đi ngày 1/3/2026, giấy giới thiệu ngày 5/3/2026", StandingKind.MOVED_AWAY, None),
        ("đã chuyển sinh hoạt từ 01-03-2026", StandingKind.MOVED_AWAY, date(2026, 3, 1)),
        ("Miễn công tác và sinh hoạt từ ngày 2/9/2025", StandingKind.EXEMPT, date(2025, 9, 2)),
        ("chưa chuyển đi", None, None),
        ("mới chuyển đến từ chi bộ khác ngày 1/3/2026", None, None),
        ("chuyển đi rồi đã mất", None, None),
        ("đã mất thẻ đảng viên", None, None),
        ("kiểm tra lại ngày sinh", None, None),
        ("đồng chí mất 12/05/2026", StandingKind.DIED, date(2026, 5, 12)),
        ("", None, None),
    ],
)
def test_proposals(words: str, kind: StandingKind | None, day: date | None) -> None:
    assert read_proposal(words) == Proposal(words, kind, day if kind else None)
    whole = Standing(kind, day) if kind and day else None
    assert read_proposal(words).standing == whole
