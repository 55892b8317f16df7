"""The pages of help on A4 sheets, the checklist for a real PC among them, to go along."""

import os
from pathlib import Path

from windows.places import HELP, ROOT


def make(folder: Path) -> list[Path]:
    """Writes each page of help, in both languages, as a PDF into `folder`; gives their places."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from vusta_desk.gui.help_text import pdf_of

    application = QGuiApplication.instance() or QGuiApplication([])
    made = []
    for page in sorted(HELP.glob("*/*.md")):
        text = page.read_text("utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        place = folder / f"{page.stem}-{page.parent.name}.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pdf_of(title, text, ROOT / "resources" / "fonts"))
        made.append(place)
    del application
    return made
