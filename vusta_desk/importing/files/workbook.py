"""Opens a list that somebody sent and gives its sheets as raw rows; the file is only read.

Everything that can be wrong with the file as a whole is Refused with a code of its own.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.files import compound_file, zip_guard
from vusta_desk.importing.files.book_facts import CheckedBook, ErrorCells, SheetFacts
from vusta_desk.importing.files.delimited import open_text
from vusta_desk.importing.files.limits import MAX_CELL_CHARACTERS as _LONG
from vusta_desk.importing.files.limits import MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS
from vusta_desk.importing.files.ods_file import OdsBook, is_open_document, open_ods
from vusta_desk.importing.files.raw import Cell, RawFile, RawRow, RawSheet, plain, shortened
from vusta_desk.importing.files.xls_guard import checked_xls
from vusta_desk.importing.files.xlsx_guard import checked_xlsx, is_xlsx
from vusta_desk.importing.letters.fonts import CellFonts
from vusta_desk.importing.letters.fonts_ods import old_fonts_ods
from vusta_desk.importing.letters.fonts_xls import old_fonts_xls
from vusta_desk.importing.letters.fonts_xlsx import old_fonts_xlsx

_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_BOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods"})


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises Refused `workbook_missing`, `_is_folder`, `_held`, `_unreadable`,
    `_empty` or `_too_large`, and `place_away` where there is no such drive or share now.
    """
    try:
        if path.is_dir():
            raise Refused("workbook_is_folder")
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > MAX_FILE_BYTES:
                raise Refused("workbook_too_large", megabytes=MAX_FILE_BYTES >> 20)
            data = stream.read(size)
    except FileNotFoundError as error:
        if not os.path.exists(path.absolute().anchor):  # noqa: PTH110 - Path.exists may raise
            raise Refused("place_away", file=str(path)) from error
        raise Refused("workbook_missing") from error
    except PermissionError as error:  # also what Windows says of a file another program holds
        raise Refused("workbook_held") from error
    except (OSError, ValueError) as error:
        raise Refused("workbook_unreadable") from error
    if not data:
        raise Refused("workbook_empty")
    return data


def open_sheets(path: Path, data: bytes, encoding: Encoding = Encoding.AUTO) -> RawFile:
    """The sheets of an xlsx, xls, ods or csv file; content tells which, the name only for csv.

    `encoding` is how a person says the letters of a csv file are written.
    Raises Refused for anything else, for what is damaged or encrypted, and for what is too large.
    """
    if data.startswith(zip_guard.MAGIC):
        parts = zip_guard.part_names(data)
        if is_xlsx(parts):
            return _open_book(path, data, checked_xlsx(data), old_fonts_xlsx)
        if is_open_document(parts):
            return _open_ods(path, data, open_ods(data))
    elif data.startswith(compound_file.MAGIC):
        return _open_book(path, data, checked_xls(data), old_fonts_xls)
    elif path.suffix.lower() in _TEXT_SUFFIXES:
        return _open_text(path, data, encoding)
    if path.suffix.lower() in _BOOK_SUFFIXES:  # a web page, mostly, or a text
        raise Refused("workbook_by_name_only", ending=path.suffix)
    raise Refused("not_a_workbook")


def _open_book(
    path: Path,
    data: bytes,
    checked: CheckedBook,
    old_fonts: Callable[[bytes], Sequence[CellFonts]],
) -> RawFile:
    with _refusing_damage():
        book = CalamineWorkbook.from_filelike(io.BytesIO(checked.data))
        sheets = book.sheets_metadata
    facts = {sheet.name: facts for sheet, facts in zip(sheets, checked.sheets, strict=False)}
    in_order = [sheet.name for sheet in sheets]
    sheets = [sheet for sheet in sheets if sheet.typ is SheetTypeEnum.WorkSheet]
    names = tuple(sheet.name for sheet in sheets)

    def load(name: str | None) -> RawSheet:
        if name is None or name not in names:
            raise Refused("sheet_unknown", sheet=name, sheets=names)
        with _refusing_damage():
            sheet = book.get_sheet_by_name(name)
        if sheet.end is not None and sheet.end[1] >= MAX_COLUMNS:
            raise Refused("too_many_columns", limit=MAX_COLUMNS)
        told = facts.get(name, SheetFacts())
        rows = list(_book_rows(sheet, told.errors))  # once: they are gone over again and again
        return RawSheet(name, lambda: iter(rows), len(rows), told.hidden)

    return RawFile(
        name=path.name,
        sha256=sha256(data).hexdigest(),
        visible=tuple(s.name for s in sheets if s.visible is SheetVisibleEnum.Visible),
        load=load,
        hidden=tuple(s.name for s in sheets if s.visible is SheetVisibleEnum.Hidden),
        counts_from_1904=checked.counts_from_1904,
        fonts=lambda: dict(zip(in_order, old_fonts(data), strict=False)),
    )


def _open_ods(path: Path, data: bytes, book: OdsBook) -> RawFile:
    by_name = {sheet.name: sheet for sheet in reversed(book.sheets)}
    names = [sheet.name for sheet in book.sheets]

    def load(name: str | None) -> RawSheet:
        if name is None or name not in by_name:
            raise Refused("sheet_unknown", sheet=name, sheets=tuple(by_name))
        sheet = by_name[name].load()
        return replace(sheet, rows=lambda: _bounded(map(shortened, sheet.rows())))

    return RawFile(
        name=path.name,
        sha256=sha256(data).hexdigest(),
        visible=tuple(sheet.name for sheet in book.sheets if not sheet.is_hidden),
        load=load,
        hidden=tuple(sheet.name for sheet in book.sheets if sheet.is_hidden),
        counts_from_1904=book.counts_from_1904,
        fonts=lambda: dict(zip(names, old_fonts_ods(data, book), strict=False)),
    )


def _book_rows(sheet: CalamineSheet, errors: ErrorCells) -> Iterator[RawRow]:
    """The rows that hold something; calamine leaves out the blank columns on the left."""
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    error_rows = {row for row, _ in errors}
    kept: dict[str, str] = {}  # of equal texts one is enough
    with _refusing_damage():
        for number, cells in _bounded(enumerate(sheet.iter_rows(), start=1)):
            row = [
                kept.setdefault(c, c) if type(c) is str and len(c) <= _LONG else plain(c)
                for c in cells
            ]
            if before:
                row = before + row
            if number in error_rows:
                row = [errors.get((number, column), cell) for column, cell in enumerate(row)]
            if row.count("") < len(row):
                yield number, tuple(row)


def _bounded(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """The rows as long as there are not too many with something in them."""
    filled = 0
    for number, cells in rows:
        filled += any(cells)
        if filled > MAX_ROWS:
            raise Refused("too_many_rows", limit=MAX_ROWS)
        yield number, cells


@contextmanager
def _refusing_damage() -> Iterator[None]:
    """Whatever calamine cannot read is Refused."""
    try:
        yield
    except PasswordError as error:
        raise Refused("workbook_encrypted") from error
    except CalamineError as error:
        raise Refused("workbook_damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of Rust; the class cannot be imported
            raise
        raise Refused("workbook_damaged") from error


def _open_text(path: Path, data: bytes, encoding: Encoding) -> RawFile:
    text = open_text(data, encoding)

    def load(name: str | None) -> RawSheet:
        if name is not None:
            raise Refused("sheet_unknown", sheet=name, sheets=())
        return RawSheet(None, lambda: _bounded(map(shortened, text.rows())), text.height)

    digest = sha256(data).hexdigest()
    return RawFile(path.name, digest, (None,), load, encoding=text.encoding)
