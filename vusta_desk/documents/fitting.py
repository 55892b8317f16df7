"""Words into a box: wraps, shrinks to a floor, and says what it did.

Widths here are in points. A run is a piece of text in one font; a run without text is the dotted
line that stands for an unknown value.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from vusta_desk.documents.fonts import Font
from vusta_desk.documents.layout import Align, Fit, Style

SHORTEST_BLANK = 42.0
"""A dotted line is not made shorter than this (points, 15 mm): one must be able to write on it."""

_JOINTS = "_-./"
"""After these a word that is too long is broken first."""

_STEP = 0.5
"""Type shrinks in steps of half a point."""

Piece: TypeAlias = tuple[Font, str | None]
"""A text and its font, or an unknown value in its place."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: `text` in `font`, or a dotted line where the text is None."""

    font: Font
    text: str | None
    width: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of runs at the size they fit at; where `fits` is False, one line at the smallest."""

    size: float
    lines: tuple[tuple[Run, ...], ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """What cannot be broken, in one font or more, and the space that follows it."""

    runs: tuple[Run, ...]
    width: float
    space: Run


def fit(pieces: Sequence[Piece], style: Style, width: float, height: float, blank: float) -> Fitted:
    """The largest size from the style's size down to its smallest at which the pieces fit.

    `width`, `height` and `blank` (the longest dotted line) are in points. Lines break at spaces
    only; centred lines are made of like length.
    """
    size = style.size
    while True:
        line = _one_line(pieces, style, size, width, blank)
        if line_width(line) <= width:
            return Fitted(size, (line,), True)
        lines = None if style.fit is Fit.SHRINK else _wrapped(line, style, size, width, height)
        if lines is not None:
            return Fitted(size, lines, True)
        if size <= style.smallest:
            return Fitted(size, (line,), False)
        size = max(size - _STEP, style.smallest)


def line_width(line: Iterable[Run]) -> float:
    """How long a line is, in points."""
    return sum([run.width for run in line])


def _one_line(
    pieces: Sequence[Piece], style: Style, size: float, width: float, blank: float
) -> tuple[Run, ...]:
    runs = tuple([_run(font, text, style, size) for font, text in pieces])
    blanks = sum([run.text is None for run in runs])
    if not blanks:
        return runs
    share = (width - line_width(runs)) / blanks
    share = min(max(share, SHORTEST_BLANK), blank, width)
    return tuple(replace(run, width=share) if run.text is None else run for run in runs)


def _run(font: Font, text: str | None, style: Style, size: float) -> Run:
    if text is None:
        return Run(font, None, 0.0)
    spaced = style.tracking * len(text) + style.word_space * text.count(" ")
    return Run(font, text, (font.width(text) + spaced) * size)


def _wrapped(
    line: tuple[Run, ...], style: Style, size: float, width: float, height: float
) -> tuple[tuple[Run, ...], ...] | None:
    """As few lines as hold the words, or None when the box has no room for them."""
    words = _words(line, style, size)
    if style.fit is Fit.BREAK:
        words = [part for word in words for part in _parts(word, style, size, width)]
    if max(word.width for word in words) > width:
        return None
    starts = _breaks(words, width)
    block = line[0].font.cap_height + (len(starts) - 1) * style.leading
    if block * size > height:
        return None
    if style.align is Align.CENTRE:
        starts = _balanced(words, width, len(starts))
    ends = [*starts[1:], len(words)]
    return tuple(tuple(_joined(words[start:end])) for start, end in zip(starts, ends, strict=True))


def _words(line: tuple[Run, ...], style: Style, size: float) -> list[_Word]:
    """The words of a line; one may change its font within, as a value in brackets does."""
    words: list[_Word] = []
    runs: list[Run] = []
    for run in line:
        if run.text is None:
            runs.append(run)
            continue
        space = _run(run.font, " ", style, size)
        *ended, rest = run.text.split(" ")
        for text in ended:
            runs.append(_run(run.font, text, style, size))
            words.append(_Word(tuple(runs), line_width(runs), space))
            runs = []
        if rest:
            runs.append(_run(run.font, rest, style, size))
    if runs:
        words.append(_Word(tuple(runs), line_width(runs), Run(runs[-1].font, "", 0.0)))
    return words


def _parts(word: _Word, style: Style, size: float, width: float) -> Iterator[_Word]:
    """A word that is longer than a line in pieces, after a joint where there is one."""
    run = word.runs[0]
    text = run.text
    if word.width <= width or len(word.runs) > 1 or text is None:
        yield word
        return
    while text and (rest := _run(run.font, text, style, size)).width > width:
        end = max(_longest(run.font, text, style, size, width), 1)
        joint = max(text.rfind(sign, 0, end) for sign in _JOINTS) + 1
        end = joint if joint > end // 2 else end
        piece = _run(run.font, text[:end], style, size)
        yield _Word((piece,), piece.width, Run(run.font, "", 0.0))
        text = text[end:]
    if text:
        yield _Word((rest,), rest.width, word.space)


def _longest(font: Font, text: str, style: Style, size: float, width: float) -> int:
    """How many letters of a text stand in a width."""
    ends = range(1, len(text) + 1)
    return bisect_right(ends, width, key=lambda end: _run(font, text[:end], style, size).width)


def _breaks(words: Sequence[_Word], width: float) -> list[int]:
    """Where lines begin when each takes as many words as it can."""
    starts, used = [0], 0.0
    for number, word in enumerate(words):
        if used + word.width > width and number > starts[-1]:
            starts.append(number)
            used = 0.0
        used += word.width + word.space.width
    return starts


def _balanced(words: Sequence[_Word], width: float, count: int) -> list[int]:
    """The same number of lines with the longest of them as short as can be, to a point."""
    low, high = max(word.width for word in words), width
    while high - low > 1.0:
        middle = (low + high) / 2
        if len(_breaks(words, middle)) <= count:
            high = middle
        else:
            low = middle
    return _breaks(words, high)


def _joined(words: Sequence[_Word]) -> Iterator[Run]:
    """One line: spaces between its words only, neighbours in one font as one run."""
    runs = [run for word in words for run in (*word.runs, word.space)][:-1]
    for (font, blank), group in groupby(runs, key=lambda run: (run.font, run.text is None)):
        together = list(group)
        text = None if blank else "".join(run.text or "" for run in together)
        yield Run(font, text, line_width(together))
