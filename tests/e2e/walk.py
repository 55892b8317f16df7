"""The main job walked through the real window by keyboard, in the program's own process.

`python -m tests.e2e.walk first FOLDER` starts the program as a user does, with the story running in
its event loop; `again` is the start after that; what follows FOLDER is handed to the program, such
as `--lang en`. A picture of what each step led to and what the story has found (`facts.json`) are
put into FOLDER; a line per step says how long it took.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from tests.helpers.walking import Do, Story, Until, Walk, focused, name_of, press
from tests.helpers.window import drop_file
from vusta_desk.__main__ import main
from vusta_desk.app import desktop
from vusta_desk.domain.ceremony import CeremonyState
from vusta_desk.domain.names import folded
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.screens.ceremonies.create_dialog import CreateDialog
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.papers import PapersScreen
from vusta_desk.i18n.field_words import FIELD_WORDS

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
FACTS = "facts.json"
LIST, CERTIFICATES = "danh-sach.pdf", "giay-chung-nhan.pdf"
PEOPLE = 761  # in the sample list

PASSWORD = "bốn chữ dễ nhớ"
ROUND = "2027/3-2"
OFFICE = {
    "Name of the committee": "Đảng ủy Liên hiệp mẫu",
    "Superior body": "Đảng ủy cấp trên mẫu",
    "Symbol in document numbers": "ĐUM",
}


class Program(desktop.Desktop):
    """The program with somebody sitting in front of it."""

    stories: tuple[Path, Callable[[Walk], Story]]

    def begin(
        self, data: Path | None = None, password: str | None = None, *, sample: bool = False
    ) -> None:
        """See Desktop."""
        super().begin(data, password, sample=sample)
        folder, story = self.stories
        self.walk = Walk(self, folder)
        self.walk.begin(story(self.walk))


# --- A new file -------------------------------------------------------------------------------


def new_file(walk: Walk) -> Story:
    say = walk.say
    yield from walk.step("first start")
    yield Until(lambda: walk.desktop.start and walk.desktop.start.isActiveWindow(), "the start")
    yield from walk.press(say("Empty"))

    yield from walk.step("place of the file")
    yield Until(lambda: isinstance(focused(), QLineEdit), "the place of the file")
    yield from walk.write(str(walk.folder / "so.vusta"))
    yield from walk.keys("Return")

    yield from walk.step("office")
    for name, text in OFFICE.items():
        yield from walk.fill(say(name), text)
    yield from walk.press(say("Next"))
    yield from walk.step("signatories")
    yield from walk.press(say("Next"))

    yield from walk.step("password")
    yield from walk.fill(say("New password"), PASSWORD)
    yield from walk.fill(say("The same again"), PASSWORD)
    yield from walk.press(say("Make the data file"))

    yield from walk.step("recovery sheet")
    yield from walk.press(say("Save as PDF…"))
    yield walk.dialog(say("Save the recovery sheet"))
    yield from walk.write(str(walk.folder / "phieu-khoi-phuc.pdf"))
    yield from walk.keys("Return")
    tick = say("I have the sheet and keep it in a safe place")
    yield from walk.press(tick)
    yield from walk.press(say("Begin"))
    yield Until(lambda: walk.desktop.session is not None, "the main window")
    yield walk.no_dialog()
    yield walk.place("home")


def find(walk: Walk, text: str) -> Story:
    """Goes to what the finder finds first: a member, or an act of the place."""
    yield from walk.keys("Ctrl+K")
    yield walk.dialog(walk.say("Find"))
    yield from walk.write(text)
    yield from walk.step(f"found: {text}")
    yield Do(lambda: press("Return"))


# --- The list and two dates -------------------------------------------------------------------


def take_in(walk: Walk) -> Story:
    say, list_ = walk.say, SAMPLES / "danh-sach-dang-vien.xlsx"
    yield from walk.step("list dropped")
    yield Do(lambda: drop_file(walk.main, list_))
    yield walk.place("import")
    view = walk.screen(ImportScreen)
    yield Until(view.accept_all.isEnabled, "the fate of every row")
    yield from walk.step("list taken in")
    yield from walk.keys("Ctrl+Return")
    yield walk.said(say("Taken in: {new} new, {changed} changed.", new=PEOPLE, changed=0))
    yield from walk.step("to the badges")
    yield from walk.press(say("Go to the badges"))
    yield walk.place("badges")


def choose_round(walk: Walk) -> Story:
    """By its year and its card, so that the story is the same whenever it is told."""
    yield from walk.step("round")
    badges = walk.screen(BadgesScreen)
    yield Until(lambda: badges.view, "the rounds of the year")
    yield from walk.fill(walk.say("Year of the rounds"), ROUND[:4])
    yield from walk.keys("Return")
    yield Until(lambda: ROUND in badges.strip.cards, "the rounds of that year")
    yield from walk.press(name_of(badges.strip.cards[ROUND]))
    yield Until(lambda: badges.view and badges.view.code == ROUND, "the round")
    yield walk.quiet()


def find_in_box(walk: Walk, box: str, name: str) -> Story:
    """Goes down the list of a box to a member and opens the record."""
    badges = walk.screen(BadgesScreen)
    yield from walk.step(f"box of {name}")
    yield from walk.tab_to(name_of(badges.boxes.boxes[box]))
    yield from walk.keys("Return")
    while badges.panel.told is None or badges.panel.told.reckoning.member.name != name:
        yield from walk.keys("Down")
    yield from walk.step(f"record of {name}")
    yield from walk.keys("Return")


def correct(walk: Walk, name: str, date: str) -> Story:
    """Corrects the date that counts in the record in sight, and looks at the boxes again."""
    yield walk.place("members")
    yield from walk.keys("F2")
    yield walk.dialog(walk.say("Record of {member}", member=name))
    yield from walk.step(f"date of {name}")
    yield from walk.fill(walk.say(FIELD_WORDS["admission_decision_date"].label), date)
    yield from walk.keys("Ctrl+S")
    yield walk.no_dialog()
    yield from walk.step(f"boxes after {name}")
    yield from walk.keys("Ctrl+3")
    yield walk.place("badges")


def correct_two(walk: Walk) -> Story:
    """Each goes into another box with that, and the boxes add up to everyone as before."""
    one, other = "Trần Duy Cường", "Lê Hữu Quyết"
    before = counts(walk)
    yield from find_in_box(walk, "due", one)
    yield from correct(walk, one, "15.3.1996")
    moved = before | {"due": before["due"] - 1, "arrears": before["arrears"] + 1}
    yield Until(lambda: counts(walk) == moved, f"{one} due since last year")

    yield from find(walk, folded(other))
    yield from correct(walk, other, "26-3-1997")
    moved = moved | {"none": moved["none"] - 1, "due": moved["due"] + 1}
    yield Until(lambda: counts(walk) == moved, f"{other} due in this round")
    walk.facts["counts"] = moved


def counts(walk: Walk) -> dict[str, int]:
    """The number each box shows; together they are everyone."""
    boxes = walk.screen(BadgesScreen).boxes.boxes
    shown = {box: int(name_of(made).rpartition(": ")[2]) for box, made in boxes.items()}
    assert shown.pop("all") == sum(shown.values()) == PEOPLE, shown
    return shown


# --- The ceremony -----------------------------------------------------------------------------


def proposed(view: CeremoniesScreen) -> bool:
    """Whether the dialog has ticked the round one came from."""
    return isinstance(view.dialog, CreateDialog) and bool(view.dialog.codes())


def make_ceremony(walk: Walk) -> Story:
    say = walk.say
    yield from walk.step("new ceremony")
    yield from walk.keys("Ctrl+L")
    yield walk.place("ceremonies")
    view = walk.screen(CeremoniesScreen)
    yield walk.dialog(say("New ceremony"))
    yield Until(lambda: proposed(view), "the round proposed")
    yield from walk.fill(say("Place"), "Hội trường lớn")
    yield from walk.keys("Return")
    yield walk.no_dialog()
    yield Until(lambda: view.ceremony and roster(walk), "the roster")

    yield from walk.step("order")
    before = roster(walk)
    yield from walk.tab_to(say("Roster in calling order"))
    yield from walk.keys("Ctrl+Home", "Alt+Down")
    expected = [before[1], before[0], *before[2:]]
    yield Until(lambda: roster(walk) == expected, "the first two the other way round")

    yield from walk.step("left out")
    left = roster(walk)[2]
    yield from walk.keys("Down", "Delete")
    yield walk.dialog(say("Leave out"))
    yield from walk.write("nhận ở nơi cư trú")
    yield from walk.keys("Return")
    yield walk.no_dialog()
    yield Until(lambda: left not in roster(walk), f"the roster without {left}")
    out = [each.name for each in view.ceremony.entries if each.left_out] if view.ceremony else []
    assert out == [left]
    assert view.sheet.chosen(), "the keyboard has lost its place"
    walk.facts |= {"roster": roster(walk), "left_out": left}


def roster(walk: Walk) -> list[str]:
    """Who stands on the roster, in the order called."""
    table = walk.screen(CeremoniesScreen).sheet.roster
    return [line.entry.name for line in table.rows_model.rows]


def roster_kept(walk: Walk) -> list[str]:
    """Who stood on the roster when the papers were made."""
    kept = walk.facts["roster"]
    assert isinstance(kept, list)
    return kept


def print_papers(walk: Walk) -> Story:
    say = walk.say
    yield from walk.step("papers")
    yield from walk.keys("Ctrl+P")
    yield walk.place("papers")
    papers = walk.screen(PapersScreen)
    yield Until(lambda: papers.shown and papers.shown.pdf, "the paper")
    assert papers.preflight.isVisible(), "nothing was looked over before printing"
    walk.facts["list_pages"] = papers.preview.count
    yield from walk.step("pages of the list")
    yield from walk.tab_to(name_of(papers.preview.thumbnails))
    yield from walk.keys("Down")
    yield Until(lambda: papers.preview.view.is_drawn, "the second page")
    yield from save_pdf(walk, LIST)
    yield from print_pages(walk, "list printed")

    yield from walk.step("certificates")
    yield from walk.tab_to(say("Paper"))
    yield from walk.keys("Down")
    everyone = len(roster_kept(walk))
    yield Until(lambda: papers.preview.count == everyone, "a certificate for everyone on it")
    yield Until(lambda: papers.preview.view.is_drawn, "a certificate")
    assert papers.preview.page == 0
    yield from save_pdf(walk, CERTIFICATES)
    yield from print_pages(walk, "certificates printed", "2-3")


def save_pdf(walk: Walk, name: str) -> Story:
    """Saves the paper in sight."""
    yield from walk.step(f"saved {name}")
    yield from walk.keys("Ctrl+S")
    yield walk.dialog(walk.say("Save the paper"))
    yield from walk.write(str(walk.folder / name))
    yield from walk.keys("Return")
    yield walk.no_dialog()
    yield Until((walk.folder / name).is_file, name)


def print_pages(walk: Walk, step: str, numbers: str = "") -> Story:
    """Prints all pages of the paper in sight, or those of these numbers."""
    say, papers = walk.say, walk.screen(PapersScreen)
    yield from walk.step(step)
    yield from walk.keys("Ctrl+P")
    yield walk.dialog(say("Print"))
    if numbers:
        yield from walk.tab_to(say("Pages"))
        yield from walk.keys("End")
        yield from walk.fill(say("Page numbers"), numbers)
    yield from walk.keys("Return")
    yield walk.no_dialog()
    yield walk.quiet()
    assert papers.said.isVisible(), "nothing was sent to the printer"


def close_and_reopen(walk: Walk) -> Story:
    say = walk.say
    yield from walk.step("decision")
    yield from walk.keys("Ctrl+4")
    yield walk.place("ceremonies")
    view = walk.screen(CeremoniesScreen)
    yield from walk.press(say("Change the heading…"))
    yield walk.dialog(say("Heading of the ceremony"))
    yield from walk.fill(say("Number of the decision"), "12-QĐ/ĐUM")
    yield from walk.fill(say("Day of the decision"), "20/1/2027")
    yield from walk.keys("Return")
    yield walk.no_dialog()

    yield from walk.step("closing")
    yield from find(walk, say("Close the ceremony…"))
    yield walk.dialog(say("Close the ceremony"))
    yield from walk.keys("Return")
    yield walk.no_dialog()
    yield Until(lambda: is_closed(view), "the ceremony closed")

    yield from walk.step("undo refused")
    yield from walk.keys("Ctrl+1")
    yield walk.place("home")
    yield from walk.keys("Ctrl+Z")
    yield walk.dialog(say("This was not done"))
    assert not any("--" in text for text in walk.texts()), "a command's words in the window"
    yield from walk.step("to the ceremony")
    yield from walk.press(say("Go to the ceremony"))
    yield walk.no_dialog()
    yield walk.place("ceremonies")
    assert is_closed(view)

    yield from walk.step("reopened")
    yield from find(walk, say("Reopen the ceremony…"))
    yield walk.dialog(say("Reopen the ceremony"))
    yield from walk.write("số quyết định ghi nhầm")
    yield from walk.keys("Return")
    yield walk.no_dialog()
    yield Until(lambda: not is_closed(view), "the ceremony reopened")


def is_closed(view: CeremoniesScreen) -> bool:
    """Whether the ceremony in sight is closed."""
    return view.ceremony is not None and view.ceremony.state is CeremonyState.CLOSED


# --- Whole stories ----------------------------------------------------------------------------


def quit_program(walk: Walk) -> Story:
    yield from walk.step("quit")
    yield Do(lambda: press("Ctrl+Q"))
    yield Until(lambda: walk.desktop.session is None, "the file closed")


def first(walk: Walk) -> Story:
    yield from new_file(walk)
    yield from take_in(walk)
    yield from choose_round(walk)
    yield from correct_two(walk)
    yield from make_ceremony(walk)
    yield from print_papers(walk)
    yield from close_and_reopen(walk)
    (walk.folder / FACTS).write_text(json.dumps(walk.facts, ensure_ascii=False), "utf-8")
    yield from quit_program(walk)


def again(walk: Walk) -> Story:
    yield from walk.step("start again")
    yield Until(lambda: walk.desktop.start and walk.desktop.start.isActiveWindow(), "the start")
    yield from walk.tab_to(walk.say("Password"))
    yield from walk.write(PASSWORD)
    yield from walk.keys("Return")
    yield Until(lambda: walk.desktop.session is not None, "the main window")
    yield walk.no_dialog()
    yield walk.place("home")
    yield from walk.step("everything is there")
    yield from walk.keys("Ctrl+4")
    yield walk.place("ceremonies")
    facts = json.loads((walk.folder / FACTS).read_text("utf-8"))
    yield Until(lambda: roster(walk) == facts["roster"], "the roster as it was left")
    yield from walk.keys("Ctrl+3")
    yield walk.place("badges")
    yield from choose_round(walk)
    assert counts(walk) == facts["counts"]
    yield from quit_program(walk)


STORIES = {"first": first, "again": again}


def run(name: str, folder: Path, *arguments: str) -> int:
    """Starts the program with a story in it; its exit code."""
    Program.stories = folder, STORIES[name]
    desktop.Desktop = Program  # type: ignore[misc]
    sys.argv = ["vusta-desk", *arguments]
    return main()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]))
