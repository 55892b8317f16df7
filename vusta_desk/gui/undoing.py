"""Taking an operation back, from the menu or the history: refusals name what stands in the way."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.row_words import row_name
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.upkeep import Rest

_BLOCKED = ("undo_blocked", "undo_blocked_outside")
_LISTED = 30  # records named in the message; the rest are counted


def undo(session: Session, operation: int, done: Callable[[], object] | None = None) -> None:
    """Undoes, or redoes, an operation; offers to undo the rest where something stands on it.

    `done` is called once all of it is undone.
    """

    def undone(_: int) -> None:
        if done is not None:
            done()

    session.act(
        session,
        lambda services: upkeep.undo(services, operation),
        undone,
        failed=lambda error: _refused(session, operation, error),
    )


def _refused(session: Session, operation: int, error: BaseException) -> None:
    if isinstance(error, Refused) and error.code in _BLOCKED:
        session.read(
            session,
            lambda services: upkeep.rest(services, operation),
            lambda rest: _offer_the_rest(session, operation, error, rest),
        )
    elif isinstance(error, Refused) and error.code == "undo_closed_ceremony":
        _offer_the_ceremony(session, error)
    else:
        problems.show(session.window, error, session.words)


def _offer_the_rest(session: Session, operation: int, error: Refused, rest: Rest) -> None:
    """Says how many records can be taken back and which stay, before anything is done."""
    words = session.words
    if not rest.undone:
        problems.show(session.window, error, words)
        return
    box = _box(session, error)
    box.setInformativeText(
        words.gettext(N_("Everything else of it can be taken back; these rows stay as they are."))
    )
    names = [row_name(kind, name, words) for kind, _, name in rest.kept]
    if len(names) > _LISTED:
        more = words.say(N_("and {count} more"), count=len(names) - _LISTED)
        names = [*names[:_LISTED], more]
    box.setDetailedText("\n".join(names))
    said = words.say(
        N_("Undo {undone}, keep {kept}"),
        undone=number(rest.undone, words.language),
        kept=number(len(rest.kept), words.language),
    )
    act = box.addButton(said, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    if problems.answer(box) is act:
        session.act(session, lambda services: upkeep.undo_rest(services, operation))


def _offer_the_ceremony(session: Session, error: Refused) -> None:
    words = session.words
    box = _box(session, error)
    box.setText(
        words.gettext(N_("This stands in a ceremony that is closed, with the badges it awarded."))
    )
    box.setInformativeText(
        words.gettext(N_("Reopen the ceremony first, with a reason; then it can be taken back."))
    )
    there = box.addButton(
        words.gettext(N_("Go to the ceremony")), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(QMessageBox.StandardButton.Cancel)
    if problems.answer(box) is there:
        session.go("ceremonies", ceremony=error.details["ceremony"])


def _box(session: Session, error: Refused) -> QMessageBox:
    box = QMessageBox(session.window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(session.words.gettext(N_("This was not done")))
    box.setText(problems.words_of(error, session.words))
    return box
