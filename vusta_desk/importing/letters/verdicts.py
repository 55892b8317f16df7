"""Decides how the cells of a sheet are written: for each column and font, then cell by cell."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeAlias

from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.files.raw import RawRow
from vusta_desk.importing.letters.fonts import CellFonts, OldFont
from vusta_desk.importing.letters.statistics import (
    DECODERS,
    Evidence,
    has_unicode_letters,
    is_plain,
    weighed,
    words_in,
)

Group: TypeAlias = tuple[int, OldFont]
"""What is decided on together: the cells of a column in one kind of font."""

# Letters without which hardly a list in the old ways could be written and which Vietnamese in
# Unicode has not; and pairs of letters, for lists so short that they may do without.
_SIGNS = frozenset(
    map(
        chr,
        {*range(0x80, 0x100)} - {0xA0, *map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")}
        | {*map(ord, "ƒŠŒŽšœžŸ")},
    )
)
_PAIRS = re.compile("a[âàáãêèéúùõ]|e[âàáãùõ]|o[âùõ]|ô[ùõ]|[uy][ùõ]|[aâeêioôuy][ìò]", re.IGNORECASE)
# Not to be met within a word otherwise: they tell names of peoples, whose words are no syllables.
_PROOFS = {Encoding.TCVN3: re.compile("[A-Za-z][¡-®¶-¾×]|[¡-®¶-¾×][a-z]"), Encoding.VNI: _PAIRS}
_AT_ONCE = 256  # rows
_SHORT = 2_000  # rows; what stands further down in a long list is judged by single letters


class Verdict(NamedTuple):
    """How a group of cells is written, and whether that holds for words that leave it open.

    A verdict of a person `is_final`: what can be read so is read so.
    """

    way: Encoding
    leans: bool
    is_final: bool = False

    def read(self, text: str, font: OldFont) -> str:
        """The text of a cell in Unicode; as it stands where it is right so."""
        if is_plain(text):
            read = text
        elif self._covers(text):
            read = DECODERS[self.way](text)
        else:
            return text
        return read.upper() if font is OldFont.TCVN3_CAPITALS else read

    def leaves_open(self, text: str) -> bool:
        """Whether the words of a text are right either way, and nothing else tells which."""
        return (
            not (self.leans or is_plain(text) or has_unicode_letters(text))
            and self._balance(text) == 0
            and not self._covers(text)
            and DECODERS[self.way](text) != text
        )

    def _covers(self, text: str) -> bool:
        if has_unicode_letters(text):
            return False
        balance = self._balance(text)
        if balance == 0 and not self.leans:
            proof = _PROOFS.get(self.way)
            return proof is not None and proof.search(text) is not None
        return self.is_final or balance >= 0

    def _balance(self, text: str) -> int:
        evidence = weighed(set(words_in(text)))
        return evidence.in_favour[self.way] - evidence.against[self.way]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided for a sheet: by group, and for every other cell.

    `doubts` are groups in which a cell may be in old letters and is left as it stands: too few
    words speak for them, or as many against. With each stands what tells of a cell whether it may.
    """

    groups: Mapping[Group, Verdict] = field(default_factory=dict)
    otherwise: Verdict | None = None
    doubts: tuple[tuple[Group, Callable[[str], bool]], ...] = ()

    def of(self, column: int, font: OldFont) -> Verdict | None:
        """The verdict on a cell, None where all stays as it stands."""
        found = self.groups.get((column, font), self.otherwise)
        return Verdict(font.encoding, leans=True) if found is None and font.encoding else found


def is_suspect(text: str) -> bool:
    """Whether a text reads well in an old way and not as it stands."""
    if is_plain(text) or has_unicode_letters(text):
        return False
    evidence = weighed(set(words_in(text)))
    return any(evidence.in_favour[way] > evidence.against[way] for way in DECODERS)


def shows_signs(rows: Iterable[RawRow]) -> bool:
    """Whether anything in the rows may be of old letters; quick, and says yes too often."""
    rest, number = iter(rows), 0
    while part := list(islice(rest, _AT_ONCE)):
        texts = [c for _, cells in part for c in cells if type(c) is str and not c.isascii()]
        text = "\n".join(texts)
        if not _SIGNS.isdisjoint(text) or (number < _SHORT and _PAIRS.search(text)):
            return True
        number += _AT_ONCE
    return False


def decided(rows: Iterable[RawRow], fonts: CellFonts, default: Encoding | None) -> Verdicts:
    """The verdicts on a sheet; `default` is how a file without fonts seems to be written."""
    words = _words_by_group(rows, fonts)
    weights = {group: weighed(found) for group, found in words.items()}
    plain = [found for (_, font), found in words.items() if font is OldFont.NONE]
    common = default or weighed(set().union(*plain)).strongest()
    found = {}
    for (column, font), evidence in weights.items():
        way = font.encoding or evidence.strongest() or _in_common(evidence, common, default)
        if way is not None:
            leans = evidence.leans_to(way, in_its_font=font is not OldFont.NONE)
            found[column, font] = Verdict(way, leans)
    doubts = [(group, verdict.leaves_open) for group, verdict in found.items() if not verdict.leans]
    doubts += [
        (group, is_suspect)
        for group, evidence in weights.items()
        if group not in found and evidence.in_favour.total()
    ]
    return Verdicts(found, doubts=tuple(doubts))


def _words_by_group(rows: Iterable[RawRow], fonts: CellFonts) -> dict[Group, set[str]]:
    words: defaultdict[Group, set[str]] = defaultdict(set)
    for number, cells in rows:
        font_of = fonts.of_row(number)
        for column, cell in enumerate(cells):
            if type(cell) is str and not is_plain(cell):
                words[column, font_of.get(column, OldFont.NONE)].update(words_in(cell))
    return words


def _in_common(
    evidence: Evidence, common: Encoding | None, default: Encoding | None
) -> Encoding | None:
    """The way of the sheet, for a column that says little by itself and nothing against it."""
    if common is None:
        return None
    speaks = evidence.in_favour[common] > 0 or not evidence.foreign[common]
    is_free = not evidence.against[common] and not evidence.unicode
    return common if (speaks and is_free) or default is not None else None
