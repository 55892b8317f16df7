"""What must be looked at in an xlsx file before calamine may open it.

Calamine reserves memory for a sheet's whole rectangle, so that one stray cell far away ends the
process; it trusts the sizes a zip file states; and one formula error it does not know makes the
whole sheet unreadable. Here the rectangle and the true sizes are bounded, and formula errors
become plain text.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.limits import MAX_CELLS, MAX_UNZIPPED_BYTES

_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_ENCRYPTED = 0x1

# A reference such as "XFD1048576"; nine letters or digits are beyond every limit.
_FAR_COLUMN = re.compile(rb"""r\s*=\s*["']([A-Za-z]{2,9})""")
_FAR_ROW = re.compile(rb"""r\s*=\s*["'][A-Za-z]+(\d{6,9})""")
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,9})[A-Za-z]*(\d{1,9})\d*["'][^>]*(?<!/)>"""
)
_NEAR_COLUMNS, _NEAR_ROWS = 26, 99_999  # what the first two patterns pass over
_STATED_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d{1,18})""")
_SHORTEST_TEXT = len("<si/>")
_ERROR_TYPE = re.compile(rb"""t\s*=\s*["']e["']""")
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s(?:[^>]*\s)?t\s*=\s*)(["'])e\2""")


def checked_xlsx(data: bytes) -> bytes:
    """The file as calamine may read it.

    Raises Refused: `not_a_workbook`, `workbook_format_later`, `workbook_damaged`,
    `workbook_encrypted`, `workbook_too_large`, `sheet_too_large`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_kind(archive)
            changed = _check_parts(archive)
            return _with_parts(archive, changed) if changed else data
    except _ZIP_ERRORS as error:
        raise Refused("workbook_damaged") from error


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = {_last_name(name) for name in archive.namelist()}
    if "workbook.xml" in names:
        return
    if "workbook.bin" in names:
        raise Refused("workbook_format_later", format="xlsb")
    if "content.xml" in names:
        raise Refused("workbook_format_later", format="ods")
    raise Refused("not_a_workbook")


def _is_read(part: zipfile.ZipInfo) -> bool:
    """Whether calamine may read the part: not pictures, nor macros."""
    return part.filename.lower().endswith((".xml", ".rels"))


def _last_name(path: str) -> str:
    """A part's name without its folders, which some programs write with backslashes."""
    return path.lower().replace("\\", "/").rpartition("/")[2]


def _check_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Reads everything calamine may read; the sheets whose formula errors were made text."""
    changed = {}
    left = MAX_UNZIPPED_BYTES
    for part in archive.infolist():
        if not _is_read(part):
            continue
        if part.flag_bits & _ENCRYPTED:
            raise Refused("workbook_encrypted")
        xml = _read_bounded(archive, part, left)
        left -= len(xml)
        if _last_name(part.filename) == "sharedstrings.xml":
            _check_count(xml)
        if b"sheetData" in xml:
            _check_rectangle(xml)
            if _ERROR_TYPE.search(xml):
                changed[part.filename] = _ERROR_CELL.sub(rb"\1\2str\2", xml)
    return changed


def _read_bounded(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> bytes:
    if part.file_size > limit:
        raise Refused("workbook_too_large", megabytes=MAX_UNZIPPED_BYTES >> 20)
    part.file_size = limit + 2  # the size stated may be a lie; now the true end is found
    with archive.open(part) as stream:
        xml = stream.read(limit + 1)
    if len(xml) > limit:
        raise Refused("workbook_too_large", megabytes=MAX_UNZIPPED_BYTES >> 20)
    return xml


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


def _with_parts(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as rewritten:
        for part in archive.infolist():
            content = changed.get(part.filename)
            if content is None and _is_read(part):
                content = archive.read(part)
            if content is not None:
                rewritten.writestr(part.filename, content)
    return copy.getvalue()
