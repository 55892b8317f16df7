"""Pictures of every screen and dialog, for people to look at: `python3 dev.py pictures`.

On the sample registry, in both languages, light and dark, at 100 % and 175 %. Leaves PNG files in
build/pictures, a folder for each look; `--only home,badges` makes those alone, `--quick` only the
first look.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.helpers.checkout import ROOT
from tests.helpers.desk import application, dress, services_of_sample, session_of
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.theme import Theme
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.drafts import EntryChange

SIZE = {100: (1280, 800), 175: (1366, 768)}
LOOKS = tuple(product(("vi", "en"), (Theme.LIGHT, Theme.DARK), (100, 175)))
SAMPLES = ROOT / "tests" / "data" / "samples"
LEFT_OUT = "Gia đình xin nhận tại nhà"


@dataclass(frozen=True)
class Picture:
    """A picture's name, what brings the window there, and what it needs before."""

    name: str
    bring: Callable[[MainWindow], Any]
    with_ceremony: bool = False
    empty: bool = False


def go(place: str, **target: object) -> Callable[[MainWindow], None]:
    return lambda window: window.go(place, **target)


def act(place: str, number: int, **target: object) -> Callable[[MainWindow], None]:
    """Goes to a place and does one of its acts; a dialog it opens is what the picture shows."""

    def bring(window: MainWindow) -> None:
        window.go(place, **target)
        window.screen_in_sight.acts[number].trigger()

    return bring


def first_member(window: MainWindow) -> None:
    key = window.session.services.registry().members[5].key
    window.go("members", key=key)


def member_form(window: MainWindow) -> None:
    key = window.session.services.registry().members[5].key
    window.go("members", key=key, edit="admission_decision_date")


def menu_act(title: str) -> Callable[[MainWindow], None]:
    def bring(window: MainWindow) -> None:
        words = window.words.gettext(title)
        next(each for each in window.menus.acts() if each.text() == words).trigger()

    return bring


PICTURES = (
    Picture("home", go("home")),
    Picture("home-empty", go("home"), empty=True),
    Picture("members", first_member),
    Picture("members-empty", go("members"), empty=True),
    Picture("member-form", member_form),
    Picture("import", go("import"), empty=True),
    Picture("import-preview", go("import", file=str(SAMPLES / "DS_DANGVIEN.xlsx"))),
    Picture("import-columns", act("import", 1, file=str(SAMPLES / "DS_DANGVIEN.xlsx"))),
    Picture("badges", go("badges")),
    *(Picture(f"badges-act-{number}", act("badges", number)) for number in range(6)),
    Picture("ceremonies-empty", go("ceremonies")),
    Picture("ceremonies", go("ceremonies", ceremony=1), with_ceremony=True),
    *(
        Picture(f"ceremonies-act-{number}", act("ceremonies", number, ceremony=1), True)
        for number in range(9)
    ),
    Picture("papers-empty", go("papers")),
    Picture("papers", go("papers", ceremony=1, paper="certificates"), with_ceremony=True),
    Picture("papers-roster", go("papers", ceremony=1, paper="roster"), with_ceremony=True),
    Picture("history", go("history"), with_ceremony=True),
    *(
        Picture(f"system-{page}", go("system", page=page))
        for page in ("settings", "backups", "password", "check", "about")
    ),
    Picture("finder", menu_act("Find")),
    Picture("keys", menu_act("Keys")),
)


def main() -> int:
    """Makes the pictures asked for and prints where they are."""
    parser = argparse.ArgumentParser(prog="dev.py pictures")
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pictures")
    options = parser.parse_args()
    wanted = {name for name in options.only.split(",") if name}
    for language, look, text_size in LOOKS[:1] if options.quick else LOOKS:
        folder = options.out / f"{language}-{look}-{text_size}"
        folder.mkdir(parents=True, exist_ok=True)
        for name, shown in taken(language, look, text_size, wanted):
            shown.grab().save(str(folder / f"{name}.png"))
    print(options.out)
    return 0


def taken(
    language: str, look: Theme, text_size: int, wanted: set[str]
) -> Iterator[tuple[str, QWidget]]:
    """Each picture's name and the widget to be seen; every picture begins with a new window."""
    made = application()
    with ExitStack() as stack:
        sessions: dict[tuple[bool, bool], Session] = {}
        for picture in PICTURES:
            if wanted and not any(picture.name.startswith(name) for name in wanted):
                continue
            kind = picture.empty, picture.with_ceremony
            if kind not in sessions:
                sessions[kind] = begun(stack, language, *kind)
                dress(sessions[kind].words, look, text_size)
            session = sessions[kind]
            window = MainWindow(session)
            window.resize(*SIZE[text_size])
            window.go("home")
            window.show()
            yield picture.name, seen(made, window, picture)
            for each in made.topLevelWidgets():
                each.hide()
                each.deleteLater()
            made.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def begun(stack: ExitStack, language: str, empty: bool, with_ceremony: bool) -> Session:
    """A session on a file of its own."""
    folder = Path(stack.enter_context(TemporaryDirectory()))
    sample = {"registry": None} if empty else {}
    services = stack.enter_context(services_of_sample(folder, language, **sample))
    if with_ceremony:
        number = ceremonies.create(services, ["2027/3-2"], date(2027, 2, 3), "Hội trường cơ quan")
        member = ceremonies.ceremony(services, number).entries[0].key
        change = EntryChange(leave_out=True, reason=LEFT_OUT)
        ceremonies.change_entry(services, number, member, change)
    return session_of(services)


def seen(made: QApplication, window: MainWindow, picture: Picture) -> QWidget:
    """The window, or the dialog that came up in front of it."""

    def show(dialog: QDialog) -> int:
        dialog.show()
        return 0

    run = QDialog.exec
    QDialog.exec = show  # type: ignore[method-assign]
    try:
        picture.bring(window)
        for _ in range(10):
            made.processEvents()
    finally:
        QDialog.exec = run  # type: ignore[method-assign]
    dialogs = [each for each in made.topLevelWidgets() if isinstance(each, QDialog)]
    return next((each for each in dialogs if each.isVisible()), window)


if __name__ == "__main__":
    sys.exit(main())
