"""What must be looked at in an xlsx file before calamine may open it.

Calamine reserves memory for a sheet's whole rectangle, so that one stray cell far away ends the
process; it trusts the sizes a zip file states; one formula error it does not know makes the whole
sheet unreadable; and a formula saved without its result is to it a blank cell. Here the rectangle
and the true sizes are bounded, and what became of formulas becomes plain text. Calamine is given
the parts that were looked at, packed anew, and never the file itself: two programs may see two
different things in one zip file.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.book_facts import CheckedBook
from vusta_desk.importing.files.limits import MAX_CELLS, MAX_UNZIPPED_BYTES
from vusta_desk.importing.files.raw import NO_RESULT, Hidden
from vusta_desk.importing.files.shared_texts import check_xlsx_texts, shares_in
from vusta_desk.importing.files.xlsx_facts import (
    counts_from_1904,
    facts_in_order,
    hidden_in,
    part_name,
)
from vusta_desk.importing.files.zip_guard import ZIP_ERRORS, read_bounded

# A reference such as "XFD1048576"; nine letters or digits are beyond every limit.
_FAR_COLUMN = re.compile(rb"""r\s*=\s*["']([A-Za-z]{2,9})""")
_FAR_ROW = re.compile(rb"""r\s*=\s*["'][A-Za-z]+(\d{6,9})""")
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,9})[A-Za-z]*(\d{1,9})\d*["'][^>]*(?<!/)>"""
)
_NEAR_COLUMNS, _NEAR_ROWS = 26, 99_999  # what the first two patterns pass over
_STATED_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d{1,18})""")
_SHORTEST_TEXT = len("<si/>")
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s(?:[^>]*\s)?t\s*=\s*)(["'])e\2""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_NO_RESULT = re.compile(
    rb"<((?:\w+:)?)c(\s[^<>]*)>\s*<\1f(?=[\s/>])[^<>]*(?:(?<=/)>|>[^<]*</\1f>)"
    rb"\s*(?:<\1v\s*/>|<\1v>\s*</\1v>)?\s*</\1c>"
)
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w*)["']""")
_START = 256  # the bytes in which a part says how it is written
_OTHER_MARKS = (b"\xfe\xff", b"\xff\xfe")
_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_UTF_8 = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def is_xlsx(part_names: Iterable[str]) -> bool:
    """Whether these are the parts of an Excel workbook. Raises Refused `workbook_format_later`."""
    names = {_last_name(name) for name in part_names}
    if "workbook.bin" in names and "workbook.xml" not in names:
        raise Refused("workbook_format_later", format="xlsb")
    return "workbook.xml" in names


def checked_xlsx(data: bytes) -> CheckedBook:
    """The file as calamine may read it.

    Raises Refused: `workbook_damaged`, `workbook_encrypted`, `workbook_too_large`,
    `sheet_too_large`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(archive)
    except ZIP_ERRORS as error:
        raise Refused("workbook_damaged") from error


def _is_read(part: zipfile.ZipInfo) -> bool:
    """Whether calamine may read the part: not pictures, nor macros."""
    return part.filename.lower().endswith((".xml", ".rels"))


def _last_name(path: str) -> str:
    """A part's name without its folders, which some programs write with backslashes."""
    return path.lower().replace("\\", "/").rpartition("/")[2]


def _checked(archive: zipfile.ZipFile) -> CheckedBook:
    """Reads everything calamine may read, and makes formula errors text."""
    read: dict[str, bytes] = {}
    hidden: dict[str, Hidden] = {}
    about = {_WORKBOOK: b"", _RELATIONS: b""}
    sheets: list[bytes] = []
    texts, shares = b"", 0
    left = MAX_UNZIPPED_BYTES
    for part in archive.infolist():
        if not _is_read(part):
            continue
        xml = read_bounded(archive, part, left)
        left -= len(xml)
        _check_letters(xml)
        name = part_name(part.filename)
        if name in about:
            about[name] = xml
        if _last_name(name) == "sharedstrings.xml":
            _check_count(xml)
            texts = xml
        if b"sheetData" in xml:
            sheets.append(xml)
            shares += shares_in(xml)
            _check_rectangle(xml)
            hidden[name] = hidden_in(xml)
            xml = _with_errors_as_text(xml)
        read[part.filename] = xml
    check_xlsx_texts(texts, shares, sheets)
    return CheckedBook(
        _packed(read),
        facts_in_order(about[_WORKBOOK], about[_RELATIONS], hidden),
        counts_from_1904(about[_WORKBOOK]),
    )


def _with_errors_as_text(xml: bytes) -> bytes:
    if b'"e"' in xml or b"'e'" in xml:
        xml = _ERROR_CELL.sub(rb"\1\2str\2", xml)
    if (b"<f" in xml or b":f" in xml) and _FORMULA.search(xml):
        xml = _NO_RESULT.sub(_without_result, xml)
    return xml


def _without_result(cell: re.Match[bytes]) -> bytes:
    kind = _TYPE.search(cell[2])
    if kind and kind[1] == b"str":
        return cell[0]  # the result is a text without letters
    mark, told = cell[1], _TYPE.sub(b"", cell[2])
    return b'<%bc%b t="str"><%bv>%b</%bv></%bc>' % (
        mark, told, mark, NO_RESULT.encode(), mark, mark,
    )  # fmt: skip


def _check_count(strings: bytes) -> None:
    """Refuses a table of texts that claims more than it can hold; calamine takes its word."""
    stated = _STATED_COUNT.search(strings)
    if stated and int(stated[1]) * _SHORTEST_TEXT > len(strings):
        raise Refused("workbook_damaged")


def _check_rectangle(xml: bytes) -> None:
    """Refuses a sheet whose filled cells span too large a rectangle."""
    columns = {_column_number(letters) for letters in set(_FAR_COLUMN.findall(xml))}
    rows = max(map(int, _FAR_ROW.findall(xml)), default=_NEAR_ROWS)
    if max(columns, default=_NEAR_COLUMNS) * rows <= MAX_CELLS:
        return
    filled = set(_FILLED_CELL.findall(xml))  # slower, and exact: styled blanks do not count
    columns = {_column_number(letters) for letters in {letters for letters, _ in filled}}
    rows = max((int(row) for _, row in filled), default=0)
    if max(columns, default=0) * rows > MAX_CELLS:
        raise Refused("sheet_too_large")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_letters(xml: bytes) -> None:
    """Refuses what no program writes into a workbook, and what would pass by the checks above.

    These look at the letters of UTF-8; a part may neither be written otherwise nor define
    anything of its own (entities that grow, attributes by the thousand).
    """
    start = xml[:_START]
    encoding = _ENCODING.search(start)
    if b"\0" in start or start.startswith(_OTHER_MARKS) or b"<!DOCTYPE" in xml:
        raise Refused("workbook_damaged")
    if encoding and encoding[1].lower() not in _UTF_8:
        raise Refused("workbook_damaged")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return copy.getvalue()
