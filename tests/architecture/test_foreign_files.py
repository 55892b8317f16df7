"""What reads foreign files is called from a few named modules, each with its limits.

Whoever calls one of these from elsewhere adds a line here, with what bounds it.
"""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.helpers.checkout import PACKAGE, source_files, tree

BOUNDED = {
    "zipfile": {
        "importing.files.zip_guard": "parts of one name, sizes, ways of packing, encryption",
        "importing.files.xlsx_guard": "read_bounded, 384 MB together",
        "importing.files.ods_file": "read_bounded",
        "importing.letters.fonts_ods": "read_bounded, after ods_file",
        "importing.letters.fonts_xlsx": "read_bounded, after xlsx_guard",
        "storage.archive": "stored parts alone, 1 MB of manifest and keys",
        "storage.copies": "compares what it has written itself",
    },
    "xml": {
        "importing.files.xlsx_facts": "UTF-8, no DOCTYPE, 32 MB, 200 deep",
        "importing.letters.fonts_xlsx": "elements of xlsx_facts",
    },
    "python_calamine": {"importing.files.workbook": "after the guards of xlsx and xls"},
    "csv": {
        "importing.files.delimited": "64 MB of file, rows, columns",
        "documents.spreadsheet": "writes alone",
    },
    "json": {
        "importing.registry_file": "64 MB of file, depth",
        "storage.archive": "1 MB, depth",
        "storage.keys": "1 MB, depth, cost, number of users",
        "storage.lock": "64 KB, depth",
        "gui.preferences": "the user's own file; depth",
        "app.one_window": "notes in the user's own folder",
        "app.updating": "the user's own file",
    },
    "openpyxl": {"documents.branch_workbook": "writes", "documents.table_sheet": "writes"},
    "PIL": {"documents.raster": "pictures of our own pages"},
    "pypdfium2": {"documents.raster": "PDFs of our own"},
    "pypdf": {},
    "reportlab": {},
    "pickle": {},
    "marshal": {},
    "shelve": {},
    "tarfile": {},
    "gzip": {},
    "bz2": {},
    "lzma": {},
    "html": {
        "importing.files.ods_cells": "unescape alone, a text at a time",
        "importing.files.ods_file": "escape and unescape alone",
    },
    "configparser": {},
    "plistlib": {},
    "zoneinfo": {},
}
"""By library: the modules that read with it, and what bounds each. json in storage besides: what
stands in the encrypted data file, which nobody else can have written."""

_OWN_DATA = "storage."
_DRAWING = "documents."
_NEVER_CALLED = {"eval", "exec", "expandvars", "unpack_archive", "Sniffer", "load_module"}
_NEVER_DECODED = {"unicode_escape", "unicode-escape", "raw_unicode_escape", "idna"}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def imports(tree: ast.AST) -> set[str]:
    """The top names of what a module imports, in whatever place of it; typing does not count."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def calls(tree: ast.AST) -> set[str]:
    """The last names of what a module calls; a window's own exec is not Python's."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {each.attr for each in functions if isinstance(each, ast.Attribute)} - {"exec"}
    return names | {each.id for each in functions if isinstance(each, ast.Name)}


def texts(tree: ast.AST) -> set[str]:
    return {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def reads_json(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("load", "loads")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "json"
        for node in ast.walk(tree)
    )


def modules() -> dict[str, ast.Module]:
    """Every module of the program."""
    return {dotted(path): tree(path) for path in source_files()}


@cache
def users() -> dict[str, set[str]]:
    """By library: the modules of the program that read with it."""
    found = defaultdict(set)
    for name, module in modules().items():
        for library in imports(module) & set(BOUNDED):
            if library == "json" and not reads_json(module):
                continue
            found[library].add(name)
    return found


def test_readers_of_foreign_files_are_the_named_ones() -> None:
    found = users()
    strange = {
        f"{name} reads with {library}"
        for library, names in found.items()
        for name in names - set(BOUNDED[library])
        if not (library == "json" and name.startswith((_OWN_DATA, "i18n.")))
        and not (library in ("reportlab", "PIL", "openpyxl") and name.startswith(_DRAWING))
    }
    assert not strange


def test_every_named_reader_is_still_one() -> None:
    found = users()
    gone = {
        f"{name} no longer reads with {library}"
        for library, names in BOUNDED.items()
        for name in set(names) - found[library]
    }
    assert not gone


def test_nothing_calls_what_cannot_be_bounded() -> None:
    found = {}
    for name, module in modules().items():
        if bad := (calls(module) & _NEVER_CALLED) | (texts(module) & _NEVER_DECODED):
            found[name] = bad
    assert not found


def test_the_look_finds_an_offence() -> None:
    tree = ast.parse("def f():\n    import tarfile\n    eval(x)\n    y.decode('unicode_escape')\n")
    assert imports(tree) == {"tarfile"}
    assert calls(tree) & _NEVER_CALLED == {"eval"}
    assert texts(tree) & _NEVER_DECODED == {"unicode_escape"}
    assert reads_json(ast.parse("json.loads(a)"))
    assert not reads_json(ast.parse("json.dumps(a)"))
