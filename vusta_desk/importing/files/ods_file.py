"""Opens an ods file (OpenDocument), as LibreOffice, Excel and others write them.

The content is taken as text and gone over tag by tag, always forward and never expanded: a cell or
a row that says it is repeated a million times takes no room while it is blank, and is bounded by
the columns and rows of a list where it is not. That makes the reader its own guard. (Calamine gives
formula errors as blanks, joins words across a tab, and stops at a space between two cells.)
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.hidden import runs
from vusta_desk.importing.files.limits import MAX_COLUMNS
from vusta_desk.importing.files.ods_cells import (
    ATTRIBUTES,
    attributes,
    is_out_of_sight,
    ods_rows,
    repeated,
    rows_in,
)
from vusta_desk.importing.files.raw import Hidden, RawSheet
from vusta_desk.importing.files.zip_guard import ZIP_ERRORS, read_bounded

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_PARTS = frozenset({_CONTENT, "encrypted-package"})  # the second of a file with a password
_END = b"</office:document-content>"
_TABLE = re.compile(rb"<table:table(?=[\s/>])" + ATTRIBUTES)
_COLUMN = re.compile(rb"<table:table-column(?=[\s/>])" + ATTRIBUTES)
_STYLE = re.compile(rb"<style:(style|table-properties)(?=[\s/>])" + ATTRIBUTES)
_FIRST_DAY = re.compile(rb"<table:null-date(?=[\s/>])" + ATTRIBUTES)
_NO_ELEMENT = re.compile(rb"<!--|<\?|<!\[CDATA\[")
_ENDS = {b"<!--": b"-->", b"<?": b"?>", b"<![CDATA[": b"]]>"}


@dataclass(frozen=True, slots=True)
class OdsSheet:
    """A sheet of an ods file; one whose style is not displayed is hidden."""

    name: str
    is_hidden: bool
    content: bytes

    def load(self) -> RawSheet:
        """The sheet with its rows; those raise Refused `too_many_columns`, `workbook_damaged`."""
        height, hidden = 0, []
        for row in rows_in(self.content):
            height += 1
            if row.is_hidden:
                hidden.append(row.numbers)
        there = Hidden(tuple(hidden), _hidden_columns(self.content))
        return RawSheet(self.name, partial(ods_rows, self.content), height, there)


@dataclass(frozen=True, slots=True)
class OdsBook:
    """The sheets in their order, and the XML of the styles that the book made for them."""

    sheets: tuple[OdsSheet, ...]
    counts_from_1904: bool
    styles: bytes


def is_open_document(part_names: frozenset[str]) -> bool:
    """Whether these may be the parts of an ods file."""
    return not _PARTS.isdisjoint(part_names)


def open_ods(data: bytes) -> OdsBook:
    """The book in the file.

    Raises Refused `not_a_workbook`, `workbook_encrypted`, `workbook_too_large`,
    `workbook_damaged`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = _content(archive)
    except ZIP_ERRORS as error:
        raise Refused("workbook_damaged") from error
    if not xml.rstrip().endswith(_END):
        raise Refused("workbook_damaged")
    if b"<office:spreadsheet" not in xml:  # a text or a drawing
        raise Refused("not_a_workbook")
    if xml.count(b"<!") + xml.count(b"<?") > 1:  # more than the line that every file begins with
        xml = b"".join(_elements_only(xml))
    first_day = _FIRST_DAY.search(xml)
    counted_from = attributes(first_day[1]).get("table:date-value", "") if first_day else ""
    styles = xml[: xml.find(b"<office:spreadsheet")]
    return OdsBook(tuple(_sheets(xml)), counted_from.startswith("1904"), styles)


def _content(archive: zipfile.ZipFile) -> bytes:
    names = archive.namelist()
    if _MANIFEST in names:
        manifest = read_bounded(archive, archive.getinfo(_MANIFEST))
        if b":encryption-data" in manifest:
            raise Refused("workbook_encrypted")
    if _CONTENT not in names:
        raise Refused("not_a_workbook")
    return read_bounded(archive, archive.getinfo(_CONTENT))


def _elements_only(xml: bytes) -> Iterator[bytes]:
    """The content without comments, and the text of CDATA sections as any other text."""
    start = 0
    while found := _NO_ELEMENT.search(xml, start):
        yield xml[start : found.start()]
        mark = _ENDS[found[0]]
        end = xml.find(mark, found.end())
        if end < 0:
            raise Refused("workbook_damaged")
        if found[0] == b"<![CDATA[":
            yield escape(xml[found.end() : end].decode("utf-8", "replace")).encode()
        start = end + len(mark)
    yield xml[start:]


def _sheets(xml: bytes) -> Iterator[OdsSheet]:
    body = xml.find(b"<office:spreadsheet")
    undisplayed = _undisplayed_styles(xml[:body])
    start = body
    while found := _TABLE.search(xml, start):
        start = xml.find(b"</table:table>", found.end())
        if start < 0:
            raise Refused("workbook_damaged")
        told = attributes(found[1])
        is_hidden = told.get("table:style-name") in undisplayed
        yield OdsSheet(told.get("table:name", ""), is_hidden, xml[found.end() : start])


def _undisplayed_styles(styles: bytes) -> set[str]:
    found: set[str] = set()
    name = ""
    for tag, told in _STYLE.findall(styles):
        if tag == b"style":
            name = attributes(told).get("style:name", "")
        elif attributes(told).get("table:display") == "false":
            found.add(name)
    return found


def _hidden_columns(content: bytes) -> tuple[range, ...]:
    columns: list[int] = []
    first = 0
    for found in _COLUMN.finditer(content):
        told = attributes(found[1])
        end = first + repeated(told, "columns")
        if is_out_of_sight(told):
            columns += range(first, min(end, MAX_COLUMNS))
        first = end
    return runs(columns)
