"""Modules and functions that a reader can take in at once."""

import ast

from tests.helpers.checkout import python_files, shown, tree

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
EXCEPTIONS: frozenset[str] = frozenset()  # must be empty at a release


def test_no_module_is_too_long():
    too_long = [
        f"{shown(path)}: {length} lines"
        for path in python_files()
        if (length := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
        and shown(path) not in EXCEPTIONS
    ]
    assert not too_long


def test_no_function_is_too_long():
    too_long = [
        f"{shown(path)}:{node.lineno} {node.name}: {length} lines"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
        and f"{shown(path)}:{node.name}" not in EXCEPTIONS
    ]
    assert not too_long


def test_every_file_is_python_3_11():
    for path in python_files():
        assert isinstance(tree(path), ast.Module)
