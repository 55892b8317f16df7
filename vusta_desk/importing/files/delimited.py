"""Reads csv text; the delimiter is found from the content."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.formula_text import unguarded
from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.columns.headers import best_header
from vusta_desk.importing.columns.profiles import every_name
from vusta_desk.importing.files.limits import MAX_COLUMNS, MAX_FILE_BYTES
from vusta_desk.importing.files.raw import RawRow
from vusta_desk.importing.letters.statistics import DECODERS
from vusta_desk.importing.letters.text_files import read_text

_DELIMITERS = (";", ",", "\t")
_TOP = 1 << 16  # characters: more than titles and a header take


@dataclass(frozen=True, slots=True)
class CsvText:
    """A text by lines; `encoding` is how it seems to be written where it is in no Unicode."""

    text: str
    delimiter: str
    encoding: Encoding | None

    @property
    def height(self) -> int:
        """About how many rows there are."""
        return self.text.count("\n") + 1

    def rows(self) -> Iterator[RawRow]:
        """The rows, blank ones too. Raises Refused `csv_quotes_broken`, `too_many_columns`."""
        for number, cells in enumerate(_split(self.text, self.delimiter), start=1):
            if len(cells) > MAX_COLUMNS:
                raise Refused("too_many_columns", limit=MAX_COLUMNS)
            yield number, cells


def open_text(data: bytes, chosen: Encoding = Encoding.AUTO) -> CsvText:
    """The text of a csv file. Raises Refused `csv_not_utf8`."""
    text, encoding = read_text(data, chosen)
    return CsvText(text, _likeliest_delimiter(text), encoding)


def _likeliest_delimiter(text: str) -> str:
    """The one that divides a line into the most names of fields, in whatever letters."""
    found = {mark: _fields_found(text, mark) for mark in _DELIMITERS}
    if not any(found.values()) and not text.isascii():
        tops = [decode(text[:_TOP]) for decode in DECODERS.values()]
        found = {mark: max(_fields_found(top, mark) for top in tops) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: found[mark])


def _fields_found(text: str, delimiter: str) -> int:
    header = best_header(_sound_rows(CsvText(text, delimiter, None)), every_name())
    return len(header.columns) if header else 0


def _sound_rows(text: CsvText) -> Iterator[RawRow]:
    """The rows up to a fault; with another delimiter the quotes may be right."""
    with suppress(Refused):
        yield from text.rows()


def _split(text: str, delimiter: str) -> Iterable[Sequence[str]]:
    """The cells of each line; what guards a text from being run as a formula is taken off."""
    csv.field_size_limit(MAX_FILE_BYTES)  # else a long cell would pass for an open quote
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise Refused("csv_quotes_broken", line=reader.line_num) from error
