"""Putting a member in whom the rules do not propose: found by name or number, with a reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import tidy
from vusta_desk.gui import problems
from vusta_desk.gui.screens.ceremonies.level_choice import offer_levels
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.member_search import MemberSearch
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.drafts import EntryChange


class PutInDialog(ActDialog):
    """Puts one member on the roster of a draft."""

    def __init__(self, session: Session, ceremony: Ceremony, parent: QWidget | None) -> None:
        words = session.words
        title = words.gettext(N_("Put a member in"))
        super().__init__(session, title, words.gettext(N_("Put in")), parent)
        self.ceremony = ceremony
        self.found = MemberSearch(session, "put-in")
        as_proposed = words.gettext(N_("as the rounds of this ceremony show"))
        self.level: Choice[int | None] = Choice([(None, as_proposed)])
        offer_levels(session, self, ceremony, self.level)
        self.reason = QLineEdit()
        self._build()
        self.resize(space(100), self.sizeHint().height())

    @property
    def is_changed(self) -> bool:
        """See ActDialog: the reason is all that would have to be typed again."""
        return bool(tidy(self.reason.text()))

    def check(self) -> bool:
        """See ActDialog."""
        is_chosen = self.found.check()
        say = self.words.gettext
        why = "" if tidy(self.reason.text()) else say(N_("Say why, in a few words."))
        self._reason_field.set_problem(why)
        return is_chosen and not why

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        chosen = self.found.member
        assert chosen is not None  # checked
        change = EntryChange(put_in=True, level=self.level.value(), reason=self.reason.text())
        number, key = self.ceremony.id, chosen.key
        self.session.act(
            self,
            lambda services: ceremonies.change_entry(services, number, key, change),
            lambda _: done(),
            failed=failed,
        )

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog."""
        if refused.code not in ("put_in_level_needed", "level_unknown"):
            return False
        self._level_field.set_problem(
            self.words.gettext(N_("No round of this ceremony shows a badge. Choose the level."))
            if refused.code == "put_in_level_needed"
            else problems.words_of(refused, self.words)
        )
        self.level.setFocus()
        return True

    def _build(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        self._level_field = Field(say(N_("Level")), self.level, icons)
        self._reason_field = Field(say(N_("Reason")), self.reason, icons)
        for part in (self.found, self._level_field, self._reason_field):
            self.body.addWidget(part)
        self.found.opened.connect(self.reason.setFocus)
        self.level.changed.connect(lambda: self._level_field.set_problem(""))
        self.found.setFocus()
