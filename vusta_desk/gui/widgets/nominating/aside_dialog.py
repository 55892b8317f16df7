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
        super().__init__(
            session,
            parent,
            title,
            act,
            lambda services, reason: work(services, reason, self._cause),
            text=text,
            names=names,
        )
        self._cause = Cause.OTHER
        self.cause: Choice[Cause] = Choice(
            (each, value_word("set_aside_cause", each, self.words)) for each in Cause
        )
        self.cause.set_value(self._cause)
        kind = Field(self.words.gettext(N_("Kind of reason")), self.cause, session.icons)
        self.body.insertWidget(self.body.indexOf(self.field), kind)
        self.setTabOrder(self.cause, self.reason)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        self._cause = self.cause.value()
        super().perform(done, failed)
