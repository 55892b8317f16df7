"""The whole main job in the real window, by keyboard, on a display and a printer of its own.

`walk.py` is the person in front of the program; here the program is started, twice, and what came
out of the printer is read. Pictures of every step: `pytest tests/e2e/test_walk.py --basetemp=…`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.helpers.display import display
from tests.helpers.printer import VirtualPrinter, pictures, virtual_printer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="CUPS and Xvfb are Linux's"),
]
ROOT = Path(__file__).parents[2]
PATIENCE = 300.0  # seconds; only a walk that hangs is waited for so long
DPI = 100


def walk(story: str, folder: Path, language: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.e2e.walk", story, str(folder), "--lang", language]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment, "HOME": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert not done.stderr, done.stderr


def texts(paper: Path) -> list[str]:
    """The words of each page, in one line."""
    with pypdfium2.PdfDocument(paper) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def assert_same(printed: Image.Image, seen: Image.Image) -> None:
    """The same picture at the same place to less than a millimetre.

    Blurred, for the grain of letters differs with the resolution they were drawn in. (Measured:
    at most 51 for the same page, 94 for one shifted by a millimetre.)
    """
    assert max(abs(one - other) for one, other in zip(printed.size, seen.size, strict=True)) < 2
    blurred = (each.filter(ImageFilter.GaussianBlur(2)) for each in (printed, seen))
    (_, most), *_ = ImageStat.Stat(ImageChops.difference(*blurred)).extrema
    assert most < 72


EN = pytest.param("en", (1024, 768), marks=pytest.mark.soak)  # the same again


@pytest.mark.parametrize(("language", "size"), [("vi", (1366, 768)), EN])
def test_the_main_job_by_keyboard(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    with display(*size) as screen, virtual_printer() as printer:
        environment = {**screen, **printer.environment}
        walk("first", tmp_path, language, environment)
        walk("again", tmp_path, language, environment)
        facts = json.loads((tmp_path / "facts.json").read_text("utf-8"))
        look_at_list(tmp_path, printer, facts)
        look_at_certificates(tmp_path, printer, facts)


def look_at_list(folder: Path, printer: VirtualPrinter, facts: dict[str, Any]) -> None:
    saved = folder / "danh-sach.pdf"
    said = " ".join(texts(saved))
    for name in facts["roster"]:
        before, found, said = said.partition(name)
        assert found, f"{name} is not on the list, or not in the order called, after {before}"
    assert facts["left_out"] not in " ".join(texts(saved))
    printed = pictures(printer.next_job(), DPI)
    assert len(printed) == facts["list_pages"]
    for one, other in zip(printed, pictures(saved, DPI), strict=True):
        assert_same(one, other)


def look_at_certificates(folder: Path, printer: VirtualPrinter, facts: dict[str, Any]) -> None:
    saved = folder / "giay-chung-nhan.pdf"
    for name, said in zip(facts["roster"], texts(saved), strict=True):
        assert name in said
    printed = pictures(printer.next_job(), DPI)
    for one, other in zip(printed, pictures(saved, DPI)[1:3], strict=True):
        assert_same(one, other)
