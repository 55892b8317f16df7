"""Fitting keeps every word, stays within the box and takes the largest size that does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.papers import RESOURCES, STYLE
from vusta_desk.documents.fitting import SHORTEST_BLANK, Fitted, fit, line_width
from vusta_desk.documents.fonts import Font, load_font
from vusta_desk.documents.layout import Align, Fit

REGULAR = load_font(RESOURCES / "fonts" / "Tinos-Regular.ttf")
BOLD = load_font(RESOURCES / "fonts" / "Tinos-Bold.ttf")
words = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyẨỄƯ", min_size=1, max_size=9)
texts = st.lists(words, min_size=1, max_size=14).map(" ".join)


def text_of(fitted: Fitted) -> list[str]:
    return ["".join(run.text or "_" for run in line) for line in fitted.lines]


@given(texts, st.floats(40, 400), st.floats(15, 120), st.sampled_from(list(Align)))
def test_wrapped_text_is_whole_and_within_its_box(
    text: str, width: float, height: float, align: Align
):
    style = replace(STYLE, align=align)
    fitted = fit([(REGULAR, text)], style, width, height, 100)
    assert " ".join(text_of(fitted)) == text
    assert style.smallest <= fitted.size <= style.size
    if fitted.fits:
        assert all(line_width(line) <= width + 1e-6 for line in fitted.lines)
        block = REGULAR.cap_height + style.leading * (len(fitted.lines) - 1)
        assert len(fitted.lines) == 1 or block * fitted.size <= height + 1e-6


@given(texts, st.floats(40, 400), st.floats(15, 120))
def test_no_larger_size_would_have_fitted(text: str, width: float, height: float):
    fitted = fit([(REGULAR, text)], STYLE, width, height, 100)
    if fitted.size < STYLE.size:
        larger = replace(STYLE, smallest=fitted.size + 0.5)
        assert not fit([(REGULAR, text)], larger, width, height, 100).fits


@given(texts, st.floats(80, 300))
def test_centred_lines_are_no_longer_than_those_of_greedy_breaking(text: str, width: float):
    left = fit([(REGULAR, text)], STYLE, width, 500, 100)
    centred = fit([(REGULAR, text)], replace(STYLE, align=Align.CENTRE), width, 500, 100)
    assert len(centred.lines) == len(left.lines)
    assert max(map(line_width, centred.lines)) <= max(map(line_width, left.lines)) + 1


def test_a_short_text_keeps_its_size():
    fitted = fit([(REGULAR, "Đảng viên")], STYLE, 300, 20, 100)
    assert (fitted.size, text_of(fitted), fitted.fits) == (20, ["Đảng viên"], True)


def test_shrinking_never_breaks_a_line():
    text = "Nguyễn Phạm Hoàng Công Tằng Tôn Nữ"
    fitted = fit([(REGULAR, text)], replace(STYLE, fit=Fit.SHRINK), 200, 500, 100)
    assert text_of(fitted) == [text]
    assert fitted.fits
    assert fitted.size < 20


def test_too_long_at_the_floor_says_so():
    fitted = fit([(REGULAR, "dài " * 50)], replace(STYLE, fit=Fit.SHRINK), 100, 20, 100)
    assert (fitted.size, fitted.fits) == (8, False)


def test_a_word_longer_than_the_box_shrinks_although_lines_may_break():
    fitted = fit([(REGULAR, "một " + "x" * 30)], STYLE, 150, 500, 100)
    assert fitted.fits
    assert text_of(fitted) == ["một", "x" * 30]
    assert fitted.size < 20


def test_two_like_lines_rather_than_a_lonely_word():
    style = replace(STYLE, align=Align.CENTRE)
    text = "Tôn Nữ Thị Minh Nguyệt Hoa"
    width = REGULAR.width(text) * 20 - 5
    first, second = text_of(fit([(REGULAR, text)], style, width, 100, 100))
    assert abs(len(first) - len(second)) < 8


def test_words_change_font_within_and_stay_together():
    pieces = [(REGULAR, "Sinh ngày ("), (BOLD, "19/5/1949"), (REGULAR, "), quê Nghệ An")]
    width = REGULAR.width("Sinh ngày (") * 20 + BOLD.width("19/5/1949") * 10
    fitted = fit(pieces, STYLE, width, 500, 100)
    lines = text_of(fitted)
    assert " ".join(lines) == "Sinh ngày (19/5/1949), quê Nghệ An"
    assert "(19/5/1949)," in lines[1]
    bold = [run.text for line in fitted.lines for run in line if run.font is BOLD]
    assert bold == ["19/5/1949"]


@pytest.mark.parametrize(("blank", "expected"), [(80, 80.0), (1000, None)])
def test_a_dotted_line_takes_what_the_words_leave(blank: float, expected: float | None):
    fitted = fit([(REGULAR, "Quê quán: "), (BOLD, None)], STYLE, 300, 20, blank)
    run = fitted.lines[0][1]
    assert run.text is None
    assert run.width == pytest.approx(expected or 300 - REGULAR.width("Quê quán: ") * 20)


def test_two_dotted_lines_share_the_room():
    pieces: list[tuple[Font, str | None]] = [
        (REGULAR, "Số "), (BOLD, None), (REGULAR, " ngày "), (BOLD, None)
    ]  # fmt: skip
    fitted = fit(pieces, STYLE, 400, 20, 1000)
    first, second = (run.width for run in fitted.lines[0] if run.text is None)
    assert first == second
    assert line_width(fitted.lines[0]) == pytest.approx(400)


def test_a_dotted_line_is_long_enough_to_write_on():
    pieces = [(REGULAR, "Theo Quyết định của Ban Thường vụ số "), (BOLD, None)]
    fitted = fit(pieces, STYLE, REGULAR.width("Theo Quyết định của Ban ") * 20, 500, 200)
    assert fitted.fits
    blanks = [run.width for line in fitted.lines for run in line if run.text is None]
    assert min(blanks) >= SHORTEST_BLANK


def test_spacing_of_letters_and_words_counts():
    spaced = replace(STYLE, tracking=0.1, word_space=0.5)
    plain_width = line_width(fit([(REGULAR, "ab cd")], STYLE, 300, 20, 0).lines[0])
    spaced_width = line_width(fit([(REGULAR, "ab cd")], spaced, 300, 20, 0).lines[0])
    assert spaced_width - plain_width == pytest.approx(20 * (5 * 0.1 + 0.5))


def test_a_word_longer_than_a_line_breaks_after_a_joint() -> None:
    style = replace(STYLE, fit=Fit.BREAK)
    name = "danh_sach_dang_vien_dang_bo_co_so_" + "a" * 90
    fitted = fit([(REGULAR, f"Tệp {name} đã nhận")], style, 120, 5000, 100)
    said = ["".join(run.text or "" for run in line) for line in fitted.lines]
    assert fitted.fits
    assert fitted.size == style.size
    assert all(line_width(line) <= 120 for line in fitted.lines)
    assert said[1].endswith("_")
    assert "".join(said).replace(" ", "") == f"Tệp{name}đãnhận"
    assert not fit([(REGULAR, name)], replace(STYLE, fit=Fit.WRAP), 120, 5000, 100).fits
