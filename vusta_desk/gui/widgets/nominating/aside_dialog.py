"""Setting aside or leaving out: the kind of reason, and the reason in a person's own words."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.nomination import Cause
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.services import Services


class AsideDialog(ReasonDialog):
    """Asks for the kind of reason as well; `work` is given the reason and its kind."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        act: str,
        work: Callable[[Services, str, Cause], object],
        *,
        text: str,
        names: Iterable[str],
    ) -> None:
        words = session.words
        cause: Choice[Cause] = Choice(
            (each, value_word("set_aside_cause", each, words)) for each in Cause
        )
        cause.set_value(Cause.OTHER)
        super().__init__(
            session,
            parent,
            title,
            act,
            lambda services, reason: work(services, reason, self._cause),
            text=text,
            names=names,
            above=Field(words.gettext(N_("Kind of reason")), cause, session.icons),
        )
        self.cause, self._cause = cause, Cause.OTHER

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        self._cause = self.cause.value()
        super().perform(done, failed)
