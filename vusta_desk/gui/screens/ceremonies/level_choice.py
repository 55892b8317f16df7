"""The levels of a ceremony to choose from, high to low; they are read off the window."""

from PySide6.QtCore import QObject

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.gui.screens.ceremonies.entry_words import level_text
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice


def offer_levels(
    session: Session,
    owner: QObject,
    ceremony: Ceremony,
    choice: Choice[int] | Choice[int | None],
) -> None:
    """Offers the levels that exist in the ceremony's last round, beside what stands there now."""
    last_day, now = ceremony.rounds[-1].window[1], choice.value()

    def offer(levels: tuple[int, ...]) -> None:
        known = {*levels, now} if now is not None else set(levels)
        offered = [(level, level_text(level, session.words)) for level in known if level]
        offered.sort(reverse=True)
        choice.offer(offered)

    session.read(owner, lambda services: services.rulebook.levels(last_day), offer)
