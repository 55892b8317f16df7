"""Reads csv text: UTF-8 with or without a mark, the delimiter found from the content."""

import csv
import io
from collections.abc import Iterable, Sequence

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.formula_text import unguarded

DELIMITERS = (";", ",", "\t")


def decoded(data: bytes) -> str:
    """The text of the file. Raises Refused `csv_not_utf8`."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("csv_not_utf8", line=line) from error


def split_rows(text: str, delimiter: str) -> Iterable[Sequence[str]]:
    """The rows of the text, blank ones too; what guards a text from being run as a formula is off.

    Raises Refused `csv_quotes_broken` while reading.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise Refused("csv_quotes_broken", line=reader.line_num) from error
