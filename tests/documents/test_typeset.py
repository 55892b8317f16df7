"""Where typeset lines stand in their box."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.documents.papers import RESOURCES, STYLE
from vusta_desk.documents.fonts import load_font
from vusta_desk.documents.layout import Align, Anchor, Style
from vusta_desk.documents.typeset import MM, Frame, TypesetText, typeset

REGULAR = load_font(RESOURCES / "fonts" / "Tinos-Regular.ttf")
BOLD = load_font(RESOURCES / "fonts" / "Tinos-Bold.ttf")
FRAME = Frame(x=10, y=20, width=100, height=30, page_height=200)
CAP = REGULAR.cap_height * 20


def set_in_frame(text: str, style: Style) -> TypesetText:
    return typeset([(REGULAR, text)], style, FRAME, 50)


@pytest.mark.parametrize(
    ("anchor", "from_top"),
    [
        (Anchor.TOP, 20 * MM + CAP),
        (Anchor.MIDDLE, 35 * MM + CAP / 2),
        (Anchor.BASE, 50 * MM),
    ],
)
def test_one_line_hangs_by_its_anchor(anchor: Anchor, from_top: float):
    (words,) = set_in_frame("Đảng", replace(STYLE, anchor=anchor)).words
    assert 200 * MM - words.y == pytest.approx(from_top)


@pytest.mark.parametrize(
    ("align", "share"), [(Align.LEFT, 0), (Align.CENTRE, 0.5), (Align.RIGHT, 1)]
)
def test_a_line_stands_by_its_alignment(align: Align, share: float):
    (words,) = set_in_frame("Đảng", replace(STYLE, align=align)).words
    spare = 100 * MM - REGULAR.width("Đảng") * 20
    assert words.x == pytest.approx(10 * MM + share * spare)


def test_spaced_letters_are_centred_without_the_space_after_the_last():
    style = replace(STYLE, align=Align.CENTRE, tracking=0.5)
    (words,) = set_in_frame("Đảng", style).words
    seen = REGULAR.width("Đảng") * 20 + 3 * 0.5 * 20
    assert words.x + seen / 2 == pytest.approx(60 * MM)


def test_lines_follow_at_the_leading():
    done = set_in_frame("một hai ba bốn năm sáu bảy tám chín mười mươi", STYLE)
    heights = [words.y for words in done.words]
    assert len(heights) > 1
    gaps = {round(above - below, 6) for above, below in pairwise(heights)}
    assert gaps == {round(1.2 * done.size, 6)}


def test_a_rule_is_as_long_as_the_words():
    done = set_in_frame("ĐẢNG CỘNG SẢN", replace(STYLE, rule=1.5, align=Align.CENTRE))
    (rule,) = done.rules
    assert rule.width == pytest.approx(REGULAR.width("ĐẢNG CỘNG SẢN") * 20)
    assert (rule.x, rule.y) == (done.words[0].x, done.words[0].y - 1.5 * MM)


def test_a_dotted_line_follows_its_words():
    done = typeset([(REGULAR, "Số "), (BOLD, None)], STYLE, FRAME, 50)
    (blank,) = done.blanks
    assert blank.x == pytest.approx(done.words[0].x + REGULAR.width("Số ") * 20)
    assert blank.width == pytest.approx(50 * MM)


def test_shown_reads_as_one_text():
    done = typeset([(REGULAR, "Sinh ngày:  "), (BOLD, "1949")], STYLE, FRAME, 50)
    assert done.shown == "Sinh ngày: 1949"
