"""Writes ods files, sound or not, for tests."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"/>{more}</manifest:manifest>'
)
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
    )
)


def cell(value: object, more: str = "") -> str:
    """A cell of a text, a number or a day; None is empty."""
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, date):
        kind = f'"date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'"float" office:value="{value}"'
    else:
        kind = '"string"'
    text = escape(str(value), quote=False)
    return (
        f"<table:table-cell office:value-type={kind}{more}><text:p>{text}</text:p>"
        "</table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def rows_of(rows: Sequence[Sequence[object]]) -> str:
    """Rows of texts, numbers and days."""
    return "".join(row(*map(cell, values)) for values in rows)


def sheet(rows: str, name: str = "Sheet1", style: str = "ta1") -> str:
    """A sheet of rows."""
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">'
        f"<table:table-column/>{rows}</table:table>"
    )


def content(*sheets: str, settings: str = "") -> str:
    """The content of a book; a sheet of style `ta2` is hidden."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("ta1", "true"), ("ta2", "false"))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{settings}{''.join(sheets)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def zipped(
    content: str | bytes, more: Mapping[str, str] | None = None, manifest: str = ""
) -> bytes:
    """A book of this content and further parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(more=manifest))
        for name, part in (more or {}).items():
            archive.writestr(name, part)
    return stream.getvalue()


def write_ods(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """An ods file of one sheet."""
    path.write_bytes(zipped(content(sheet(rows_of(rows)))))
    return path
