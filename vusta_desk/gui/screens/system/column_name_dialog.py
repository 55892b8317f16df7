"""A name of a column of the office's own, and the field that is meant by it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases import list_names
from vusta_desk.usecases.list_names import FIELDS_OF_LISTS
from vusta_desk.usecases.services import Services


class ColumnNameDialog(ActDialog):
    """What stands over the column in lists, and which field it is."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        say = session.words.say
        super().__init__(
            session, say("A column name of the office"), say("Remember the name"), parent
        )
        self.name = QLineEdit()
        self.field = Choice(
            [(field, session.words.gettext(FIELD_WORDS[field].label)) for field in FIELDS_OF_LISTS]
        )
        hint = say("Capitals, marks and what stands in brackets make no difference.")
        self.name_field = Field(say("What stands over the column"), self.name, session.icons, hint)
        self.body.addWidget(self.name_field)
        self.body.addWidget(Field(say("What it is"), self.field, session.icons))
        self.name.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return bool(self.name.text().strip())

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        name, field = self.name.text(), self.field.value()

        def work(services: Services) -> int:
            return list_names.add(services, name, field)

        self.session.act(self, work, lambda _: done(), failed=failed)

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog."""
        self.name_field.set_problem(problems.words_of(refused, self.words))
        self.name.setFocus()
        return True
