"""The money of a ceremony for pictures: some paid, some with a payer, some without."""

from datetime import date

from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.payments import PaymentChange, change_payments

PAYER = "Quỹ thi đua khen thưởng Đảng ủy cấp trên"
GIFT = "Quà của Liên hiệp hội"
NAME = "Lễ trao tặng Huy hiệu Đảng đợt 3/2"
_SUMS = (3_795_000, 5_060_000, 7_590_000, 8_855_000, 12_650_000, 13_150_000, 20_740_000)
TYPED = (PAYER, GIFT, NAME, *(in_words(each, "vi") for each in (*_SUMS, 25_800_000, 127_235_000)))


def some_paid(window: MainWindow) -> None:
    """Four have a payer, three of them are paid, one less than is due."""
    services = window.session.services
    day, place = date(2027, 2, 3), "Hội trường cơ quan"
    made = ceremonies.create(services, ["2027/3-2"], day, place, NAME)
    keys = [entry.key for entry in ceremonies.ceremony(services, made).entries]
    given = PaymentChange(source=PAYER, extra=500_000, extra_what=GIFT)
    change_payments(services, made, keys[:4], given)
    change_payments(services, made, keys[:3], PaymentChange(paid_on=date(2026, 11, 20)))
    change_payments(services, made, keys[2:3], PaymentChange(paid=12_650_000))
    window.go("ceremonies", ceremony=made, page="money")


def one(window: MainWindow) -> None:
    """The money of one person, asked for."""
    some_paid(window)
    page = window.screen_in_sight.money  # type: ignore[attr-defined]
    page.table.select(0)
    page.enter(pays=False)


def many(window: MainWindow) -> None:
    """The money of everyone at once."""
    some_paid(window)
    page = window.screen_in_sight.money  # type: ignore[attr-defined]
    page.table.selectAll()
    page.enter(pays=True)


def paper(window: MainWindow) -> None:
    """The list on which people sign."""
    some_paid(window)
    window.screen_in_sight.money.show_paper()  # type: ignore[attr-defined]
