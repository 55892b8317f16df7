"""Writes the rows of an ugly list to a file of its kind, in its letters."""

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.importing.old_excel import write_xls
from tests.importing.old_letters import in_cp1258, in_small_tcvn3, in_vni
from tests.importing.open_document import write_ods
from tests.importing.ugly_dates import Value
from tests.importing.ugly_lists import Ugly


def write(path: Path, rows: Sequence[Sequence[Value]], ugly: Ugly) -> Path:
    """The list as a file of its kind, in its letters."""
    path = path / f"list.{ugly.kind}"
    if ugly.kind == "csv":
        path.write_bytes(_csv(rows, ugly.letters))
        return path
    letters = [column.letters for column in ugly.columns]
    typed = [
        [
            _typed(cell, letters[at] if at < len(letters) else "unicode")
            for at, cell in enumerate(row)
        ]
        for row in rows
    ]
    if ugly.kind == "xlsx":
        _write_xlsx(path, typed, letters, cover=ugly.cover)
    elif ugly.kind == "ods":
        write_ods(path, typed)
    else:
        write_xls(path, typed)
    return path


_TYPED: Mapping[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tcvn3": in_small_tcvn3,
    "tcvn3 font": in_small_tcvn3,
    "vni": in_vni,
    "vni font": in_vni,
}


def _typed(cell: Value, letters: str) -> Value:
    return _TYPED[letters](cell) if isinstance(cell, str) and letters in _TYPED else cell


def _write_xlsx(
    path: Path, rows: Sequence[Sequence[Value]], letters: Sequence[str], *, cover: bool
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    if cover:
        book.create_sheet("Bìa", 0).append(["ĐẢNG BỘ MẪU"])
    fonts = {"tcvn3 font": Font(name=".VnTime"), "vni font": Font(name="VNI-Times")}
    for row in rows:
        page.append(list(row))
    for cells in page.iter_rows():
        for at, cell in enumerate(cells):
            if isinstance(cell.value, str) and letters[at] in fonts:
                cell.font = fonts[letters[at]]
    book.save(path)


def _csv(rows: Sequence[Sequence[Value]], letters: str) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(
        [[f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in row] for row in rows]
    )
    text = stream.getvalue()
    if letters == "cp1258":
        return in_cp1258(text)
    if letters in ("tcvn3", "vni"):
        return _TYPED[letters](text).encode("cp1252", errors="strict")
    if letters == "decomposed":
        text = _TYPED[letters](text)
    return text.encode({"marked": "utf-8-sig", "utf-16": "utf-16"}.get(letters, "utf-8"))
