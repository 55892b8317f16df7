"""Sets words one below another on a sheet and notes what it took to fit them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf

from vusta_desk.documents.fitting import Fitted, Run, fit
from vusta_desk.documents.fonts import composed
from vusta_desk.documents.layout import Style
from vusta_desk.documents.preflight import fit_findings
from vusta_desk.documents.stationery import Stationery
from vusta_desk.documents.typeset import MM, Frame, TypesetText, block_height, place
from vusta_desk.domain.findings import Finding

_FEWEST = 2  # lines of a paragraph on a page


@dataclass(frozen=True, slots=True)
class Block:
    """A text that was fitted and waits for its place; height in millimetres."""

    style: Style
    fitted: Fitted
    height: float

    @property
    def line_gap(self) -> float:
        """From the foot of a line to the height of the capitals in the next, in millimetres."""
        cap_height = self.fitted.lines[0][0].font.cap_height
        return (self.style.leading - cap_height) * self.fitted.size / MM

    def split(self, height: float) -> tuple["Block | None", "Block | None"]:
        """The lines that stand in a height (mm), and the rest; no line is left by itself."""
        lines, line = self.fitted.lines, self.style.leading * self.fitted.size / MM
        if self.height <= height:
            return self, None
        count = int((height - self.height) // line) + len(lines)
        count = min(count, len(lines) - _FEWEST)
        if count < _FEWEST:
            return None, self
        return self._of(lines[:count]), self._of(lines[count:])

    def _of(self, lines: tuple[tuple[Run, ...], ...]) -> "Block":
        fitted = replace(self.fitted, lines=lines)
        return Block(self.style, fitted, block_height(fitted, self.style) / MM)


@dataclass(slots=True)
class Typesetter:
    """Fits texts in the styles of a stationery on a page; gathers findings about them."""

    stationery: Stationery
    page_height: float
    findings: list[Finding] = field(default_factory=list)

    def block(
        self,
        text: str,
        style_name: str,
        width: float,
        value: str,
        key: str | None,
        *,
        any_height: bool = False,
    ) -> Block:
        """Fits a text into a width (mm) and half a page, or any height for one that is split.

        `value` and `key` are what findings say it is about.
        """
        style = self.stationery.styles[style_name]
        font = self.stationery.fonts[style.font]
        text = composed(text)
        height = inf if any_height else self.page_height / 2 * MM
        fitted = fit([(font, text)], style, width * MM, height, 0.0)
        block = Block(style, fitted, block_height(fitted, style) / MM)
        missing = [(character, font.name) for character in font.missing(text)]
        if missing or not fitted.fits or fitted.size < style.size:
            shown = self.put(block, 0.0, 0.0, width)
            self.findings += fit_findings(shown, missing, value, key)
        return block

    def put(
        self, block: Block, x: float, y: float, width: float, height: float | None = None
    ) -> TypesetText:
        """A block at its place, from `y` down; in more height than its own, as its style says."""
        frame = Frame(x, y, width, block.height if height is None else height, self.page_height)
        return place(block.fitted, block.style, frame)

    def stack(
        self, texts: Sequence[tuple[str, str, float]], x: float, y: float, width: float
    ) -> tuple[list[TypesetText], float]:
        """Texts one below another, and where the last ends.

        Each is its words, its style and the room (mm) added before it to the usual distance of
        lines; empty ones take no room.
        """
        done: list[TypesetText] = []
        for text, style_name, before in texts:
            if not text:
                continue
            block = self.block(text, style_name, width, style_name, None)
            y += before + (block.line_gap if done else 0.0)
            done.append(self.put(block, x, y, width))
            y += block.height
        return done, y
