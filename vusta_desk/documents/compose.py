"""A layout and records to pages of typeset text: what will be drawn, and what it took to fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from vusta_desk.documents.fitting import Piece
from vusta_desk.documents.fonts import Font, composed
from vusta_desk.documents.layout import Text
from vusta_desk.documents.template_file import Template, split_content
from vusta_desk.documents.typeset import Frame, TypesetText, typeset
from vusta_desk.documents.values import Record


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A text element made ready once for all records.

    A part is a font, then fixed words or the name of a value, then whether it is a name.
    """

    element: Text
    frame: Frame
    parts: tuple[tuple[Font, str, bool], ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """One text element for one record.

    `missing` pairs characters with the font that lacks them, `unknown` are values nobody knows.
    """

    slot: Slot
    text: TypesetText
    missing: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """A batch: what every page shows alike, and page by page what changes."""

    fixed: tuple[Composed, ...]
    pages: tuple[tuple[Composed, ...], ...]


def compose(template: Template, records: Iterable[Record]) -> Composition:
    """Fits every text of a batch; what repeats from page to page is fitted once."""
    slots = [
        _slot(template, element)
        for element in template.layout.elements
        if isinstance(element, Text)
    ]
    changing: list[tuple[Slot, dict[tuple[str | None, ...], Composed]]] = [
        (slot, {}) for slot in slots if slot.names
    ]
    pages = []
    for record in records:
        page = []
        for slot, known in changing:
            values = tuple([record.get(name) for name in slot.names])
            done = known.get(values)
            if done is None:
                done = known[values] = _compose(slot, values)
            page.append(done)
        pages.append(tuple(page))
    return Composition(tuple(_compose(slot, ()) for slot in slots if not slot.names), tuple(pages))


def _slot(template: Template, element: Text) -> Slot:
    words, values = (
        template.stationery.fonts[name] for name in (element.style.font, element.style.value_font)
    )
    parts = tuple(
        (values if is_name else words, part, is_name)
        for part, is_name in split_content(element.content)
    )
    return Slot(
        element=element,
        frame=Frame(
            element.x, element.y, element.width, element.height, template.layout.page.height
        ),
        parts=parts,
        names=tuple(part for _, part, is_name in parts if is_name),
    )


def _compose(slot: Slot, values: Sequence[str | None]) -> Composed:
    element = slot.element
    texts = dict(zip(slot.names, (composed(value or "") for value in values), strict=True))
    pieces = _merged(
        (font, (texts[part] or None) if is_name else part) for font, part, is_name in slot.parts
    )
    return Composed(
        slot=slot,
        text=typeset(pieces, element.style, slot.frame, element.blank),
        missing=tuple(
            (character, font.name)
            for font, text in pieces
            for character in (font.missing(text) if text else "")
        ),
        unknown=tuple(name for name, text in texts.items() if not text),
    )


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours in one font as one piece, so that most lines are drawn in one go."""
    merged: list[Piece] = []
    for (font, blank), group in groupby(pieces, key=lambda piece: (piece[0], piece[1] is None)):
        texts = [text for _, text in group]
        merged += [(font, None)] * len(texts) if blank else [(font, "".join(map(str, texts)))]
    return merged
