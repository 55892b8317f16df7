"""The program starts without what draws papers, reads and writes spreadsheets, makes pictures."""

import subprocess
import sys

from tests.helpers.checkout import ROOT

HEAVY = ("PIL", "openpyxl", "pypdf", "pypdfium2", "python_calamine", "reportlab")
LOOK = """
import importlib, sys
for name in sys.argv[2:]:
    importlib.import_module(name)
print(*(heavy for heavy in sys.argv[1].split() if heavy in sys.modules))
"""


def heavy_after(*modules: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, " ".join(HEAVY), *modules],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split()


def test_use_cases_are_light() -> None:
    folder = ROOT / "vusta_desk" / "usecases"
    modules = [f"vusta_desk.usecases.{path.stem}" for path in sorted(folder.glob("[a-z]*.py"))]
    assert len(modules) > 20
    assert heavy_after(*modules) == []


def test_the_look_finds_what_is_heavy() -> None:
    assert heavy_after("vusta_desk.documents.certificates") == ["PIL", "reportlab"]
