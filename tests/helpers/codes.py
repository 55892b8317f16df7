"""Finds the codes that the source of the program hands to people, by reading it.

A code is a literal given to a parameter or a dataclass field called `code`: of Refused, Finding,
Reason, and of every helper that passes a code on.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.checkout import shown, source_files, tree

_CODE = re.compile(r"[a-z][a-z0-9_]+")


@dataclass(frozen=True)
class Use:
    """One place where a code is given; `details` are the names given with it, if they are plain."""

    code: str
    place: str
    details: frozenset[str] | None


def uses() -> Iterator[Use]:
    """Every code in the source, as often as it is given."""
    positions: dict[str, int] = {}
    for path in source_files():
        positions.update(_takers(tree(path)))
    for path in source_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and _name(node.func) in positions:
                yield from _uses_in(node, positions[_name(node.func)], path)


def literals() -> set[str]:
    """Every string in the source outside the modules of messages."""
    return {
        node.value
        for path in source_files()
        if path.parent.name != "messages"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _takers(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions and classes with a `code`, and its position among their arguments."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            fields = [
                item.target.id
                for item in node.body
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
            ]
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and item.name == "__init__":
                    fields = [argument.arg for argument in item.args.args[1:]]
            if "code" in fields:
                yield node.name, fields.index("code")
        elif isinstance(node, ast.FunctionDef) and node.name != "__init__":
            names = [argument.arg for argument in node.args.args]
            if "code" in names:
                yield node.name, names.index("code") - (names[0] in ("self", "cls"))


def _uses_in(call: ast.Call, position: int, path: Path) -> Iterator[Use]:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    given += call.args[position : position + 1]
    for node in given:
        choices = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
        for choice in choices:
            if isinstance(choice, ast.Constant) and _CODE.fullmatch(str(choice.value)):
                yield Use(str(choice.value), f"{shown(path)}:{call.lineno}", _details(call))


def _details(call: ast.Call) -> frozenset[str] | None:
    """The names of the details where the call shows them all; only Refused takes them directly."""
    names = [keyword.arg for keyword in call.keywords]
    if _name(call.func) != "Refused" or None in names:
        return None
    return frozenset(str(name) for name in names)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
