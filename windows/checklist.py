"""The pages of help on A4 sheets, the checklist for a real PC among them, to go along."""

import hashlib
import os
import re
import time
import uuid
from pathlib import Path

from windows.places import HELP, ROOT
from windows.program import source_time

_DATES = re.compile(rb"(?<=Date \(D:)\d{14}|(?<=Date=\")[-0-9T:]{19}")
_NUMBER = re.compile(rb"(?<=uuid:)[-0-9a-f]{36}")
_ID = re.compile(rb"(?<=<)[0-9a-f]{72}(?=>)")  # the number once more, its letters as codes


def make(folder: Path) -> list[Path]:
    """Writes each page of help, in both languages, as a PDF into `folder`; gives their places."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_HASH_SEED"] = "0"  # or letters come into a PDF's fonts in any order
    from PySide6.QtGui import QGuiApplication

    from vusta_desk.gui.help_text import pdf_of

    application = QGuiApplication.instance() or QGuiApplication([])
    made = []
    for page in sorted(HELP.glob("*/*.md")):
        text = page.read_text("utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        place = folder / f"{page.stem}-{page.parent.name}.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_timeless(pdf_of(title, text, ROOT / "resources" / "fonts"), text))
        made.append(place)
    del application
    return made


def _timeless(pdf: bytes, text: str) -> bytes:
    """The PDF with the time of the commit and a number that follows from its text."""
    made = time.gmtime(source_time())
    number = str(uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16])).encode()

    def dated(found: re.Match[bytes]) -> bytes:
        form = "%Y-%m-%dT%H:%M:%S" if b"-" in found[0] else "%Y%m%d%H%M%S"
        return time.strftime(form, made).encode()

    return _ID.sub(number.hex().encode(), _NUMBER.sub(number, _DATES.sub(dated, pdf)))
