"""Text can be read: the contrast of every pair of colours that stand on each other (WCAG AA)."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QPalette

from vusta_desk.gui import theme
from vusta_desk.gui.theme import DARK, LIGHT, Colours

TEXT, PARTS = 4.5, 3.0  # the least contrast of text, and of signs and what shows the keyboard
GROUNDS = ("window", "paper", "stripe")
WORDS = ("ink", "quiet", "accent", "gold", "warning", "error", "good")
PAIRS = [(word, ground) for word in WORDS for ground in GROUNDS]
PAIRS += [(word, "tint") for word in ("ink", "quiet", "accent", "gold", "warning", "error")]
PAIRS += [("on_fill", "fill")]
SIGNS = [("faint", ground) for ground in GROUNDS] + [("accent", "tint"), ("fill", "window")]
PALETTES = pytest.mark.parametrize("shown", [LIGHT, DARK], ids=("light", "dark"))


def luminance(colour: str) -> float:
    """How light a colour `#rrggbb` is, from 0 to 1, as WCAG 2 reckons it."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_reckoning_of_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def too_faint(shown: Colours, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    colours = asdict(shown)
    found = {f"{one} on {on}": contrast(colours[one], colours[on]) for one, on in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


@PALETTES
def test_text_is_readable_on_all_it_stands_on(shown: Colours):
    assert not too_faint(shown, PAIRS, TEXT)


@PALETTES
def test_signs_and_the_keyboards_place_are_seen(shown: Colours):
    assert not too_faint(shown, SIGNS, PARTS)


@PALETTES
def test_what_is_selected_and_written_in_the_palette_is_readable(qapp: object, shown: Colours):
    palette, role = theme._palette(shown), QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Window),
    )
    for text, ground in pairs:
        colours = (QColor(palette.color(each)).name() for each in (text, ground))
        assert contrast(*colours) >= TEXT, text


@PALETTES
def test_the_outline_of_what_is_filled_in_is_seen(qapp: object, shown: Colours):
    outline = theme._outlining(shown).color(QPalette.ColorRole.Window).darker(140).name()
    assert contrast(outline, shown.paper) >= PARTS
    assert contrast(outline, shown.window) >= PARTS
