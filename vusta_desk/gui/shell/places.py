"""The places of the window, in the order of the rail; a screen is loaded when first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.i18n.catalogue import N_


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its id, its name, its icon, what makes its screen.

    A place `within` another has no button of its own on the rail: one gets there from that other.
    """

    id: str
    title: str
    icon: str
    make: Callable[[Session], Screen]
    within: str = ""


def _home(session: Session) -> Screen:
    from vusta_desk.gui.screens.home import HomeScreen

    return HomeScreen(session)


def _members(session: Session) -> Screen:
    from vusta_desk.gui.screens.members import MembersScreen

    return MembersScreen(session)


def _importing(session: Session) -> Screen:
    from vusta_desk.gui.screens.importing import ImportScreen

    return ImportScreen(session)


def _duplicates(session: Session) -> Screen:
    from vusta_desk.gui.screens.duplicates import DuplicatesScreen

    return DuplicatesScreen(session)


def _reconcile(session: Session) -> Screen:
    from vusta_desk.gui.screens.reconcile import ReconcileScreen

    return ReconcileScreen(session)


def _exchanges(session: Session) -> Screen:
    from vusta_desk.gui.screens.exchanges import ExchangesScreen

    return ExchangesScreen(session)


def _badges(session: Session) -> Screen:
    from vusta_desk.gui.screens.badges import BadgesScreen

    return BadgesScreen(session)


def _nominations(session: Session) -> Screen:
    from vusta_desk.gui.screens.nominations import NominationsScreen

    return NominationsScreen(session)


def _cross_check(session: Session) -> Screen:
    from vusta_desk.gui.screens.cross_check import CrossCheckScreen

    return CrossCheckScreen(session)


def _forecast(session: Session) -> Screen:
    from vusta_desk.gui.screens.forecast import ForecastScreen

    return ForecastScreen(session)


def _ceremonies(session: Session) -> Screen:
    from vusta_desk.gui.screens.ceremonies import CeremoniesScreen

    return CeremoniesScreen(session)


def _papers(session: Session) -> Screen:
    from vusta_desk.gui.screens.papers import PapersScreen

    return PapersScreen(session)


def _rules(session: Session) -> Screen:
    from vusta_desk.gui.screens.rules import RulesScreen

    return RulesScreen(session)


def _history(session: Session) -> Screen:
    from vusta_desk.gui.screens.history import HistoryScreen

    return HistoryScreen(session)


def _system(session: Session) -> Screen:
    from vusta_desk.gui.screens.system import SystemScreen

    return SystemScreen(session)


PLACES = (
    Place("home", N_("Home"), "home", _home),
    Place("members", N_("Members"), "members", _members),
    Place("import", N_("Import a list"), "import", _importing, within="members"),
    Place("duplicates", N_("Duplicates"), "members", _duplicates, within="members"),
    Place("reconcile", N_("Reconcile"), "check", _reconcile, within="members"),
    Place("exchanges", N_("Branch workbooks"), "branch", _exchanges, within="members"),
    Place("badges", N_("Badges"), "badges", _badges),
    Place("nominations", N_("Nominations"), "papers", _nominations, within="badges"),
    Place("cross_check", N_("Cross-check"), "check", _cross_check, within="badges"),
    Place("forecast", N_("Forecast"), "calendar", _forecast, within="badges"),
    Place("ceremonies", N_("Ceremonies"), "ceremony", _ceremonies),
    Place("papers", N_("Papers"), "papers", _papers),
    Place("rules", N_("Rules"), "rules", _rules),
    Place("history", N_("History"), "history", _history),
    Place("system", N_("System"), "system", _system),
)
ON_RAIL = tuple(place for place in PLACES if not place.within)


def find_place(place: str) -> Place:
    """The place of that id."""
    return next(each for each in PLACES if each.id == place)
