"""What does not fit in the badges on record says all that is known of it."""

from datetime import date

import pytest

from tests.helpers.people import badge
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.badge_history import Oddity, OddityKind
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.i18n.badge_history_words import (
    badge_day_text,
    due_text,
    kind_title,
    kind_word,
    todo_text,
    what_text,
)

EN = catalogue("en")
DUE = date(2011, 5, 19)
ABOUT_BADGES = set(OddityKind) - {
    OddityKind.MISSED, OddityKind.MISSED_PERHAPS, OddityKind.NO_HISTORY, OddityKind.SKIPPED
}  # fmt: skip


def odd(kind: OddityKind, **facts: object) -> Oddity:
    held = badge(40, "2010-05") if kind in ABOUT_BADGES else None
    known = {"due": (DUE, DUE), "badge": held, "then": date(2012, 5, 19), "since": DUE}
    return Oddity("M1", kind, 40, **{**known, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", OddityKind)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_kind_says_what_and_what_to_do(kind: OddityKind, language: str):
    words = catalogue(language)
    found = odd(kind, others=(50,) if kind is OddityKind.OUT_OF_ORDER else ())
    said = what_text(found, words)
    assert said
    assert not {"…", "{", "}"} & set(said)
    if kind in ABOUT_BADGES:
        assert "05/2010" in said
    assert todo_text(found, words)
    assert kind_word(kind, words) != kind_title(kind, words)


def test_lower_levels_passed_likewise_are_named():
    assert "30, 45" in what_text(odd(OddityKind.MISSED, others=(30, 45)), EN)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (odd(OddityKind.NOT_EXISTING, since=None), "There is no badge of 40 years."),
        (odd(OddityKind.EARLY, due=(None, None)), "never full"),
        (odd(OddityKind.EARLY_THEN, then=None), "which is not on record"),
        (odd(OddityKind.EARLY_THEN), "on 19/05/2012"),
        (odd(OddityKind.EARLY), "as offices counted then, on 19/05/2012"),
        (odd(OddityKind.EARLY, then=None), "was full only on 19/05/2011."),
        (odd(OddityKind.EARLY, badge=badge(40, stated_before="2011-01-01")), "before 01/01/2011"),
    ],
)
def test_what_is_unknown_is_said_otherwise(found: Oddity, words: str):
    assert words in what_text(found, EN)


def test_what_stands_against_an_award_decides_what_to_do():
    said = {
        outcome: todo_text(odd(OddityKind.MISSED, outcome=outcome), EN)
        for outcome in (
            None, Outcome.ARREARS, Outcome.WAITING, Outcome.UNDER_REVIEW, Outcome.POSTHUMOUS
        )
    }  # fmt: skip
    assert said[None] == said[Outcome.ARREARS]
    assert len(set(said.values())) == 4
    assert "relative" in said[Outcome.POSTHUMOUS]


def test_days_as_far_as_they_are_known():
    assert due_text(None, None, EN) == ""
    assert due_text(DUE, DUE, EN) == "19/05/2011"
    assert due_text(DUE, None, EN) == "from 19/05/2011"
    assert due_text(DUE, date(2011, 12, 31), EN) == "19/05–31/12/2011"
    assert badge_day_text(odd(OddityKind.MISSED), EN) == ""
    assert badge_day_text(odd(OddityKind.NOT_EXISTING, badge=badge(35)), EN) == "without a day"
