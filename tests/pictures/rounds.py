"""A round in Badges in all its states, for pictures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from tests.pictures.stages import in_sight
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import closed_rounds, edit_member, round_settings

ROUND = "2027/3-2"
OCCASION = "Kỷ niệm 97 năm Ngày thành lập Đảng Cộng sản Việt Nam"
WHY = "ghi trùng"
TAKEN_OUT = "Đỗ Bá Trí"  # the second of those due
TYPED = (OCCASION, WHY, TAKEN_OUT)
TABS = {"levels": 1, "files": 2}


def tab(name: str) -> Callable[[MainWindow], None]:
    """Another view of the round."""

    def bring(window: MainWindow) -> None:
        window.go("badges")
        in_sight(window).views.tabs.setCurrentIndex(TABS[name])

    return bring


def joining(window: MainWindow) -> None:
    window.go("badges")
    screen = in_sight(window)
    screen.begin_joining()
    screen.strip.ticks["2027/19-5"].setChecked(True)


def asked(act: str) -> Callable[[MainWindow], Any]:
    """A dialog about the round."""

    def bring(window: MainWindow) -> Any:
        window.go("badges")
        acts = in_sight(window).round_acts
        getattr(acts, act)()
        return acts.dialog

    return bring


def about_the_first(act: str) -> Callable[[MainWindow], None]:
    """A dialog about the first of those due."""

    def bring(window: MainWindow) -> None:
        window.go("badges")
        getattr(in_sight(window).member_acts, act)()

    return bring


def stated(window: MainWindow) -> None:
    window.go("badges")
    in_sight(window).ask_stated()


def several(window: MainWindow) -> Any:
    papers = asked("show_papers")(window)
    papers.save_several()
    return papers.several


def reckoning(window: MainWindow) -> Any:
    window.go("badges")
    screen = in_sight(window)
    row = screen.list.model.rows[0]
    screen.round_acts.show_reckoning(row.member.key, row.member.name)
    return screen.round_acts.dialog


def closed(window: MainWindow) -> None:
    """Closed, with an occasion; another round of the year is held on another day."""
    services = window.session.services
    round_settings.change_round(services, ROUND, deadline=date(2027, 1, 5), title=OCCASION)
    held, deadline = date(2027, 5, 18), date(2027, 4, 15)
    round_settings.change_round(services, "2027/19-5", day=held, deadline=deadline)
    closed_rounds.close_round(services, ROUND)
    window.go("badges", round=ROUND)


def drift(window: MainWindow) -> Any:
    """What would come out otherwise, after a date was corrected and a record taken out."""
    closed(window)
    services, screen = window.session.services, in_sight(window)
    opened = edit_member.open_member(services, "M0282")
    day = PartialDate(1982, 2, 10)
    mended = replace(opened.member, admission_decision_date=day, admission_date=day)
    edit_member.save(services, replace(mended, official_date=None), opened)
    edit_member.take_out(services, screen.list.model.rows[1].member.key, WHY)
    screen.refresh()
    screen.round_acts.show_drift()
    return screen.round_acts.dialog


def reopening(window: MainWindow) -> Any:
    closed(window)
    acts = in_sight(window).round_acts
    acts.ask_to_reopen()
    return acts.dialog


PICTURES: dict[str, Callable[[MainWindow], Any]] = {
    "levels": tab("levels"),
    "files": tab("files"),
    "joining": joining,
    "days": asked("change_days"),
    "add": asked("add_round"),
    "close": asked("ask_to_close"),
    "early": about_the_first("ask_early"),
    "review": about_the_first("ask_review"),
    "stated": stated,
    "papers": asked("show_papers"),
    "papers-several": several,
    "reckoning": reckoning,
}
CHANGING: dict[str, Callable[[MainWindow], Any]] = {
    "closed": closed,
    "drift": drift,
    "reopen": reopening,
}
