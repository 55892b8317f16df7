"""Makes the pictures.

On the sample registry, in both languages, light and dark, at 100 % and 175 %. Leaves PNG files in
build/pictures, a folder for each look; `--only home,badges` makes those alone, `--quick` only the
first look.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.helpers.checkout import ROOT
from tests.helpers.desk import application, dress
from tests.pictures import PICTURES, Picture, begun, seen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.theme import Theme

_A_WHILE = 200  # milliseconds: pages of papers are drawn a little later
SIZE = {100: (1280, 800), 175: (1366, 768)}
LOOKS = tuple(product(("vi", "en"), (Theme.LIGHT, Theme.DARK), (100, 175)))


def main() -> int:
    """Makes the pictures asked for and prints where they are."""
    parser = argparse.ArgumentParser(prog="dev.py pictures")
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pictures")
    options = parser.parse_args()
    names = tuple(name for name in options.only.split(",") if name) or ("",)
    wanted = [picture for picture in PICTURES if picture.name.startswith(names)]
    for language, look, text_size in LOOKS[:1] if options.quick else LOOKS:
        folder = options.out / f"{language}-{look}-{text_size}"
        folder.mkdir(parents=True, exist_ok=True)
        for name, shown in taken(language, look, text_size, wanted):
            shown.grab().save(str(folder / f"{name}.png"))
    print(options.out)
    return 0


def taken(
    language: str, look: Theme, text_size: int, wanted: list[Picture]
) -> Iterator[tuple[str, QWidget]]:
    """Each picture's name and the widget to be seen; every picture begins with a new window."""
    made = application()
    with ExitStack() as stack:
        sessions: dict[str, Session] = {}
        for picture in wanted:
            kind = picture.name if picture.changes else f"{picture.empty}{picture.with_ceremony}"
            if kind not in sessions:
                sessions[kind] = begun(stack, language, picture.empty, picture.with_ceremony)
                dress(sessions[kind].words, look, text_size)
            window = MainWindow(sessions[kind])
            window.resize(*SIZE[text_size])
            window.go("home")
            window.show()
            shown = seen(made, window, picture)
            QTest.qWait(_A_WHILE)
            yield picture.name, shown
            for each in made.topLevelWidgets():
                each.hide()
                each.deleteLater()
            made.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    sys.exit(main())
