"""The pictures there are."""

from collections.abc import Callable
from dataclasses import replace

from tests.helpers.checkout import ROOT
from tests.pictures import (
    exchanging,
    foreseeing,
    lists,
    nominating,
    paying,
    reconciling,
    records,
    rounds,
    ruling,
    start,
)
from tests.pictures.stages import Picture, in_sight
from vusta_desk.gui import undoing
from vusta_desk.gui.fault_dialog import FaultDialog
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import ceremonies, edit_member, list_names, upkeep

REPORT = "ValueError\n  gui.screens.members.screen:120\n  usecases.edit_member:88\n"
LIST_NAMES = ("Số hiệu", "Số hiệu thẻ đảng viên do Đảng ủy cấp trên trực tiếp cấp năm 2025")
HELP = tuple(
    page.read_text("utf-8").partition("\n")[0].removeprefix("# ")
    for page in sorted((ROOT / "resources" / "help" / "vi").glob("*.md"))
)
SAMPLES = ROOT / "tests" / "data" / "samples"
_AT_ONCE = (1, 2)  # acts of a ceremony that ask nothing: an entry goes up or down


def go(place: str, **target: object) -> Callable[[MainWindow], None]:
    return lambda window: window.go(place, **target)


def act(place: str, number: int, **target: object) -> Callable[[MainWindow], None]:
    """Goes to a place and does one of its acts; a dialog it opens is what the picture shows."""

    def bring(window: MainWindow) -> None:
        window.go(place, **target)
        window.screen_in_sight.acts[number].trigger()

    return bring


def menu_act(title: str) -> Callable[[MainWindow], None]:
    def bring(window: MainWindow) -> None:
        words = window.words.gettext(title)
        next(each for each in window.menus.acts() if each.text() == words).trigger()

    return bring


def closed_ceremony(window: MainWindow) -> None:
    ceremonies.close(window.session.services, 1)
    window.go("ceremonies", ceremony=1)


def text_only(window: MainWindow) -> None:
    window.go("papers", ceremony=1, paper="certificates")
    in_sight(window).bar.text_only.click()


def undo_refused(window: MainWindow) -> None:
    """The import of the sample cannot be undone: a record of it was changed since."""
    services = window.session.services
    brought_in = upkeep.history(services)[0].id
    opened = edit_member.open_member(services, "M0006")
    edit_member.save(services, replace(opened.member, home="xã An Sơn"), opened)
    undoing.undo(window.session, brought_in)


def lists_known(window: MainWindow) -> None:
    """Names of columns that the office has entered, one of them twice as long as most."""
    services = window.session.services
    for name in LIST_NAMES:
        list_names.add(services, name, "card_number")
    window.go("system", page="lists")


def fault(window: MainWindow) -> FaultDialog:
    """The report is what the program makes of an error, without words of any language."""
    dialog = FaultDialog(REPORT, "", window.words, window)
    dialog.show()
    return dialog


PICTURES = (
    *(
        Picture(f"start-{name}", bring, empty=True, data=start.TYPED)
        for name, bring in start.PAGES.items()
    ),
    Picture("home", go("home")),
    Picture("home-empty", go("home"), empty=True),
    Picture("members", records.read("M0006")),
    Picture("members-whole", records.whole, changes=True),
    Picture("members-long-name", records.long_name, changes=True),
    Picture(
        "members-taken-out", records.taken_out, changes=True, data=(records.TAKEN_OUT, records.HOME)
    ),
    Picture("members-empty", go("members"), empty=True),
    Picture("member-form", records.form("M0006", "admission_decision_date")),
    Picture("member-form-whole", records.whole_form, changes=True),
    Picture("member-form-wrong", records.wrong_form),
    Picture("import", go("import"), empty=True),
    Picture("import-questions", lists.read(lists.CENTRAL_LIST)),
    Picture("import-questions-answered", lists.answered),
    Picture("import-dates", lists.read(lists.dates)),
    Picture("import-letters", lists.read(lists.OLD_LIST)),
    Picture("import-told", lists.read(lists.mixed)),
    Picture("import-rows", lists.rows),
    Picture("import-who", lists.who),
    Picture("import-found", lists.found, data=("nguyen",)),
    Picture("import-branches", lists.read(lists.branches), data=(lists.NEW_BRANCH,)),
    Picture("import-decided", lists.decided),
    Picture("import-cell", lists.cell, data=(lists.TYPED,)),
    Picture("import-otherwise", lists.otherwise),
    Picture("import-about-the-file", lists.about_the_file),
    Picture("import-changed-file", lists.changed_file),
    Picture("import-not-read", lists.not_read, data=("Chi bộ gửi.xlsx",)),
    Picture("import-taken-in", lists.taken_in, changes=True),
    Picture("import-columns", act("import", 1, file=str(SAMPLES / "DS_DANGVIEN.xlsx"))),
    Picture("duplicates", records.entered_twice, changes=True, data=records.TWICE),
    Picture("duplicates-apart", records.told_apart, changes=True, data=records.TWICE),
    Picture("duplicates-empty", go("duplicates"), empty=True),
    Picture("members-merged", records.merged, changes=True, data=records.TWICE),
    Picture("reconcile", go("reconcile")),
    Picture("reconcile-lists", reconciling.lists, data=reconciling.TYPED),
    Picture("reconcile-unclear", reconciling.unclear, data=reconciling.TYPED),
    Picture("reconcile-minutes", reconciling.minutes, data=reconciling.TYPED),
    Picture("reconcile-record", reconciling.record, data=reconciling.TYPED),
    Picture("reconcile-done", reconciling.recorded, changes=True, data=reconciling.TYPED),
    Picture("exchanges-empty", go("exchanges"), empty=True),
    *(
        Picture(f"exchanges-{name}", bring, changes=True, data=exchanging.TYPED)
        for name, bring in (
            ("listed", exchanging.listed),
            ("returned", exchanging.returned),
            ("unchanged", exchanging.unchanged),
            ("recorded", exchanging.recorded),
            ("refused", exchanging.refused),
        )
    ),
    Picture("badges", go("badges")),
    *(Picture(f"badges-{name}", bring) for name, bring in rounds.PICTURES.items()),
    *(
        Picture(f"badges-{name}", bring, changes=True, data=rounds.TYPED)
        for name, bring in rounds.CHANGING.items()
    ),
    Picture("badges-nominated", nominating.in_reckoning, changes=True, data=nominating.TYPED),
    Picture("badges-nominate", nominating.in_badges("posthumous", "nominate")),
    Picture("badges-leave-out", nominating.in_badges("due", "leave_out")),
    Picture("badges-put-in", nominating.in_badges("none", "put_in")),
    Picture("nominations-empty", go("nominations")),
    Picture("nominations", nominating.under_way, changes=True, data=nominating.TYPED),
    *(
        Picture(
            f"nominations-{name}",
            nominating.asked(name, state),
            changes=True,
            data=nominating.TYPED,
        )
        for name, state in (
            ("advance", "committee_agreed"),
            ("aside", "branch_proposed"),
            ("reopen", "set_aside"),
            ("change", "draft"),
            ("start", ""),
            ("all", ""),
        )
    ),
    Picture("nominations-incomplete", nominating.incomplete, changes=True),
    Picture("forecast", go("forecast")),
    Picture("forecast-supposed", foreseeing.supposed),
    *(Picture(f"forecast-{page}", foreseeing.page(at)) for at, page in foreseeing.PAGES),
    Picture("forecast-empty", go("forecast"), empty=True),
    Picture("cross-check", go("cross_check")),
    Picture("cross-check-missed", go("cross_check", kind="missed")),
    Picture("cross-check-empty", go("cross_check"), empty=True),
    Picture("ceremonies-empty", go("ceremonies")),
    Picture("ceremonies", go("ceremonies", ceremony=1), with_ceremony=True),
    Picture("ceremonies-closed", closed_ceremony, with_ceremony=True, changes=True),
    *(
        Picture(f"ceremonies-money-{name}", bring, changes=True, data=paying.TYPED)
        for name, bring in (
            ("page", paying.some_paid),
            ("one", paying.one),
            ("many", paying.many),
            ("paper", paying.paper),
        )
    ),
    Picture("ceremonies-long-name", records.long_name_on_roster, changes=True),
    *(
        Picture(
            f"ceremonies-act-{number}",
            act("ceremonies", number, ceremony=1),
            with_ceremony=True,
            changes=number in _AT_ONCE,
        )
        for number in range(9)
    ),
    Picture("papers-empty", go("papers")),
    Picture("papers", go("papers", ceremony=1, paper="certificates"), with_ceremony=True),
    Picture("papers-text-only", text_only, with_ceremony=True),
    Picture("papers-roster", go("papers", ceremony=1, paper="roster"), with_ceremony=True),
    Picture("papers-print", act("papers", 4, ceremony=1, paper="certificates"), True),
    Picture("papers-measuring", act("papers", 0, ceremony=1, paper="certificates"), True),
    Picture("rules", go("rules")),
    Picture("rules-empty", go("rules"), empty=True),
    *(Picture(f"rules-{name}", bring) for name, bring in ruling.PICTURES.items()),
    *(
        Picture(f"rules-{name}", bring, changes=True, data=ruling.TYPED)
        for name, bring in ruling.CHANGING.items()
    ),
    Picture("rules-failing", ruling.failing, data=ruling.FAILING),
    Picture("history", go("history"), with_ceremony=True),
    Picture("undo-refused", undo_refused, changes=True),
    *(
        Picture(f"system-{page}", go("system", page=page))
        for page in ("settings", "rounds", "lists", "backups", "password", "check", "about")
    ),
    Picture("system-lists-known", lists_known, changes=True, data=LIST_NAMES),
    Picture("finder", menu_act("Find")),
    Picture("keys", menu_act("Keys")),
    Picture("help", menu_act("Pages of help"), data=HELP),
    Picture("fault", fault, data=(REPORT,)),
)
