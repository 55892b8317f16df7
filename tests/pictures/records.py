"""Records that are hard to show: with every kind of fact, a long name, taken out, wrong dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tests.helpers import twins
from tests.pictures.stages import in_sight
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import ceremonies, edit_member

KEY = "M0006"
HOME = "xã Tân Bình, tỉnh Sơn La"  # of this member, who stands in no registry any more
TAKEN_OUT = "Ghi trùng hồ sơ"
LONG_NAME = "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên Khánh Diệu Minh Châu Bảo Ngọc Quỳnh Anh"


def read(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.go("members", key=key)


def form(key: str, field: str) -> Callable[[MainWindow], None]:
    return lambda window: window.go("members", key=key, edit=field)


def with_every_fact(member: Member) -> Member:
    return replace(
        member,
        card_number_old="12345678",
        personal_id="001165453435",
        birth_date=PartialDate(1931, 8),
        admission_decision_date=PartialDate(1957),
        admission_date=PartialDate(1957, 3),
        official_date=PartialDate(1958, 3, 19),
        standings=(
            Standing(StandingKind.OFFICIAL, date(1958, 3, 19)),
            Standing(StandingKind.EXEMPT, date(2015, 1, 1)),
        ),
        interruptions=(
            Interruption(
                PartialDate(1975, 2),
                PartialDate(1976),
                InterruptionKind.LOST_CONTACT,
                restored=True,
            ),
        ),
        badges=(
            Badge(40, PartialDate(1998, 5), BadgeKind.NORMAL, "12-QĐ/ĐU", "0123456"),
            Badge(50, None, BadgeKind.REISSUE),
            Badge(30, None, BadgeKind.NORMAL, stated_before=date(2010, 1, 1)),
        ),
        disciplines=(Discipline(DisciplineForm.REPRIMAND, date(1990, 5, 2), corrected=False),),
        under_review=UnderReview(date(2026, 10, 1)),
        early_request=EarlyRequest(date(2026, 11, 1), "Bệnh nặng"),
    )


def whole(window: MainWindow) -> None:
    _store_whole(window)
    window.go("members", key=KEY)


def whole_form(window: MainWindow) -> None:
    _store_whole(window)
    window.go("members", key=KEY, edit="standings")


def long_name(window: MainWindow) -> None:
    _rename(window, KEY)
    window.go("members", key=KEY)


def long_name_on_roster(window: MainWindow) -> None:
    services = window.session.services
    day = date(2027, 2, 3)
    first = ceremonies.create(services, ["2027/3-2"], day, "Hội trường")
    _rename(window, ceremonies.ceremony(services, first).entries[1].key)
    number = ceremonies.create(services, ["2027/3-2"], day, "Hội trường", LONG_NAME)
    window.go("ceremonies", ceremony=number)


def taken_out(window: MainWindow) -> None:
    edit_member.take_out(window.session.services, KEY, TAKEN_OUT)
    window.go("members", key=KEY)


def wrong_form(window: MainWindow) -> None:
    """A day that no calendar has, and a date before its time."""
    window.go("members", key=KEY, edit="birth_date")
    dialog = in_sight(window).dialog
    fields = dialog.record_form.fields
    fields["birth_date"].editor.setText("31/02/1950")
    fields["official_date"].editor.setText("1949")
    dialog.start_saving()


def _store_whole(window: MainWindow) -> None:
    opened = edit_member.open_member(window.session.services, KEY)
    edit_member.save(window.session.services, with_every_fact(opened.member), opened)


def _rename(window: MainWindow, key: str) -> None:
    opened = edit_member.open_member(window.session.services, key)
    edit_member.save(window.session.services, replace(opened.member, name=LONG_NAME), opened)


TWICE = (twins.HOME, twins.DECISION, twins.OTHER_NAME, "ĐỖ MINH LUẬN")


def entered_twice(window: MainWindow) -> None:
    """Three pairs, of which the last, with most that differs, is compared."""
    twins.enter_twice(window.session.services)
    window.session.changed.emit()
    window.go("duplicates")
    table = in_sight(window).list.table
    keys = [set(row.keys) for row in table.rows_model.rows]
    table.select(keys.index(set(twins.PAIRS[0])))


def told_apart(window: MainWindow) -> None:
    entered_twice(window)
    in_sight(window).tell_apart()
    in_sight(window).list.which.set_value(True)


def merged(window: MainWindow) -> None:
    entered_twice(window)
    in_sight(window).merge()
    window.go("members", key=twins.PAIRS[0][1])
