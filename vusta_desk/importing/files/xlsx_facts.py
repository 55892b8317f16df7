"""Reads from the parts of an xlsx file what is hidden and from when its days are counted."""

import posixpath
import re
from collections.abc import Mapping
from xml.etree import ElementTree

from vusta_desk.importing.files.book_facts import SheetFacts
from vusta_desk.importing.files.hidden import runs
from vusta_desk.importing.files.limits import MAX_COLUMNS
from vusta_desk.importing.files.raw import Hidden

_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row(?=\s)(?=[^<>]*?\shidden\s*=\s*["'](?:1|true)["'])"""
    rb"""[^<>]*?\sr\s*=\s*["'](\d{1,7})["']"""
)
_HIDDEN_COLUMNS = re.compile(
    rb"""<(?:\w+:)?col(?=\s)(?=[^<>]*?\shidden\s*=\s*["'](?:1|true)["'])([^<>]*)>"""
)
_SPAN = re.compile(rb"""\s(min|max)\s*=\s*["'](\d{1,7})["']""")
_TAG = re.compile(rb"<(/?)[^<>!?/][^<>]*?(/?)>")
_MOST_BYTES, _DEEPEST = 32 * 2**20, 200
_TRUE = frozenset({"1", "true"})


def hidden_in(sheet: bytes) -> Hidden:
    """The hidden rows and columns in the XML of a sheet."""
    if b"hidden" not in sheet:
        return Hidden()
    columns: list[int] = []
    for told in _HIDDEN_COLUMNS.findall(sheet):
        span = {name: int(number) for name, number in _SPAN.findall(told)}
        if b"min" in span and b"max" in span:
            columns += range(span[b"min"] - 1, min(span[b"max"], MAX_COLUMNS))
    return Hidden(runs(map(int, _HIDDEN_ROW.findall(sheet))), runs(columns))


def counts_from_1904(workbook: bytes) -> bool:
    """Whether the book counts its days from 1904, as Excel on old Macs did."""
    return any(
        element.get("date1904") in _TRUE
        for element in elements(workbook)
        if local(element.tag) == "workbookPr"
    )


def facts_in_order(
    workbook: bytes, relations: bytes, hidden: Mapping[str, Hidden]
) -> tuple[SheetFacts, ...]:
    """The facts of each sheet in the order of the book; `hidden` is by the part of the sheet.

    Where the book does not say which part is which sheet, nothing is known to be hidden.
    """
    parts = sheet_parts(workbook, relations)
    return tuple(SheetFacts(hidden.get(part, Hidden())) for part in parts)


def sheet_parts(workbook: bytes, relations: bytes) -> list[str]:
    """The parts of the sheets in the order of the book, "" where it does not say which."""
    targets = {
        element.get("Id"): _part(element.get("Target", "")) for element in elements(relations)
    }
    named = [element for element in elements(workbook) if local(element.tag) == "sheet"]
    return [targets.get(_relation(element), "") for element in named]


def part_name(name: str) -> str:
    """A part's name as it is compared: some programs write backslashes or capitals."""
    return name.replace("\\", "/").lower()


def _part(target: str) -> str:
    return part_name(posixpath.normpath(posixpath.join("/xl", target))).lstrip("/")


def _relation(sheet: ElementTree.Element) -> str | None:
    return next((value for name, value in sheet.items() if local(name) == "id"), None)


def elements(xml: bytes) -> list[ElementTree.Element]:
    """All elements of a small part; none where it is not sound, which calamine will say.

    Nor where it would fill memory as a tree, by its length or by one element within another.
    """
    if b"<!DOCTYPE" in xml or len(xml) > _MOST_BYTES or _is_deep(xml):
        return []
    try:  # as text: so it is UTF-8, and what hides in other letters is not looked into
        return list(ElementTree.fromstring(xml.decode("utf-8-sig")).iter())
    except (ElementTree.ParseError, ValueError, LookupError):
        return []


def _is_deep(xml: bytes) -> bool:
    depth = 0
    for tag in _TAG.finditer(xml):
        depth += -1 if tag[1] else not tag[2]
        if depth > _DEEPEST:
            return True
    return False


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]
