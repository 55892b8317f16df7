"""The acts that lead from Badges to the places within it."""

from functools import partial

from vusta_desk.gui.screens.base import Screen
from vusta_desk.i18n.catalogue import N_

_PLACES = (
    (N_("Cross-check of badges"), "cross_check", "check"),
    (N_("Nominations"), "nominations", "papers"),
    (N_("Forecast"), "forecast", "calendar"),
)


def add_place_acts(screen: Screen) -> None:
    """Adds an act for each place within Badges."""
    for text, place, icon in _PLACES:
        go = partial(screen.session.go, place)
        screen.add_act(screen.words.gettext(text), go, icon=icon)
