"""Setting aside or leaving out: the kind of reason, and the reason in a person's own words."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.names import tidy
from vusta_desk.domain.nomination import Cause
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.services import Services

_NAMED = 10


class AsideDialog(ActDialog):
    """Names whom it is about; `work` is given the reason and its kind."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        act: str,
        text: str,
        names: Iterable[str],
        work: Callable[[Services, str, Cause], object],
    ) -> None:
        super().__init__(session, title, act, parent)
        self._work = work
        self.body.addWidget(label(text))
        listed = list(names)
        lines = listed[:_NAMED]
        if len(listed) > _NAMED:
            lines.append(self.words.say(N_("and {count} more"), count=len(listed) - _NAMED))
        self.body.addWidget(label("\n".join(lines), "quiet"))
        self.cause: Choice[Cause] = Choice(
            (each, value_word("set_aside_cause", each, self.words)) for each in Cause
        )
        self.cause.set_value(Cause.OTHER)
        self.reason = QLineEdit()
        say, icons = self.words.gettext, session.icons
        self.reason_field = Field(say(N_("Reason")), self.reason, icons)
        self.body.addWidget(Field(say(N_("Kind of reason")), self.cause, icons))
        self.body.addWidget(self.reason_field)
        self.reason.textEdited.connect(lambda _: self.reason_field.set_problem(""))
        self.reason.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return bool(tidy(self.reason.text()))

    def check(self) -> bool:
        """See ActDialog."""
        if tidy(self.reason.text()):
            return True
        self.reason_field.set_problem(self.words.gettext(N_("Say why, in a few words.")))
        self.reason.setFocus()
        return False

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        reason, cause = tidy(self.reason.text()), self.cause.value()
        self.session.act(
            self,
            lambda services: self._work(services, reason, cause),
            lambda _: done(),
            failed=failed,
        )
