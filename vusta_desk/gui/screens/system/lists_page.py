"""Lists coming in: what the program has been taught about them, each of which can be forgotten."""

from collections.abc import Callable
from dataclasses import dataclass

from vusta_desk.domain.names import text_sort_key
from vusta_desk.gui.screens.system.column_name_dialog import ColumnNameDialog
from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases import list_names
from vusta_desk.usecases.list_names import OwnName, Remembered
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line of the page: what lists say, what kind of thing that is, how it is read."""

    said: str
    kind: str
    meant: str
    forget: Callable[[Services], int]


class ListsPage(SystemPage):
    """Own names of columns, names of branches, columns assigned by hand: one table."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(
            session,
            say("Lists coming in"),
            say(
                "What was answered once about a list is remembered and said when it is used "
                "again: the office's own names of columns, the branch a name means, the columns "
                "assigned by hand. What is forgotten is asked about anew."
            ),
        )
        self.table = RowTable(
            "lessons",
            RowModel(self._columns()),
            session.preferences,
            self.words,
            title=say("What is remembered of lists"),
        )
        self.table.set_overlay(
            EmptyState(
                session.icons,
                "columns",
                say("Nothing is remembered of lists yet."),
                say("It comes by itself, with the answers given while a list is brought in."),
                acts=((say("A column name of the office…"), self.add),),
            )
        )
        self.table.selected.connect(lambda _: self._follow())
        self.add_button = button(say("A column name of the office…"))
        self.add_button.clicked.connect(self.add)
        self.forget_button = button(say("Forget this"))
        self.forget_button.clicked.connect(self.forget)
        acts = holding(FlowLayout(self.forget_button, self.add_button))
        self.fill_whole(self.table, acts, growing=self.table)
        self._follow()

    def refresh(self) -> None:
        """See SystemPage."""
        self.session.read_latest(self, "lessons", list_names.remembered, self._show)

    def add(self) -> None:
        """Asks for a name of a column and the field it means."""
        ColumnNameDialog(self.session, self).open()

    def forget(self) -> None:
        """Forgets what is chosen; it can be undone like everything else."""
        if (chosen := self.table.current()) is not None:
            self.session.act(self, chosen.forget)

    def _show(self, known: Remembered) -> None:
        chosen = self.table.current()
        lessons = self._lessons(known)
        self.table.rows_model.set_rows(lessons)
        said = [(each.kind, each.said) for each in self.table.rows_model.rows]
        if lessons:
            mine = (chosen.kind, chosen.said) if chosen else None
            self.table.select(said.index(mine) if mine in said else 0)
        self._follow()

    def _lessons(self, known: Remembered) -> list[Lesson]:
        say = self.say
        columns, branches, shapes = say("column"), say("branch"), say("assigned by hand")
        return [
            *(
                Lesson(own.words, columns, self._field(own.field), _removing(own.words))
                for own in known.names
            ),
            *(
                Lesson(each.words, branches, each.branch, _forgetting_branch(each.words))
                for each in known.branches
            ),
            *(
                Lesson(
                    ", ".join(self._heading(own) for own in each.columns),
                    shapes,
                    "; ".join(
                        say("{heading}: {field}", heading=self._heading(own),
                            field=self._field(own.field))
                        for own in each.columns
                    ),
                    _forgetting_shape(each.shape),
                )
                for each in known.shapes
            ),
        ]  # fmt: skip

    def _heading(self, own: OwnName) -> str:
        """What stands over a column; of one without a heading its letters."""
        if own.words.startswith("="):
            return self.say("column {letter}", letter=own.words[1:])
        return own.words

    def _field(self, field: str) -> str:
        return self.words.gettext(FIELD_WORDS[field].label) if field else self.say("not read")

    def _follow(self) -> None:
        self.forget_button.setEnabled(self.table.current() is not None)

    def _columns(self) -> list[Column[Lesson]]:
        say = self.say
        return [
            Column(
                "said",
                say("What lists say"),
                lambda each: each.said,
                20,
                key=lambda each: text_sort_key(each.said),
                strong=True,
            ),
            Column(
                "meant",
                say("How it is read"),
                lambda each: each.meant,
                30,
                key=lambda each: text_sort_key(each.meant),
            ),
            Column("kind", say("What it concerns"), lambda each: each.kind, 14),
        ]


def _removing(words: str) -> Callable[[Services], int]:
    return lambda services: list_names.remove(services, words)


def _forgetting_branch(words: str) -> Callable[[Services], int]:
    return lambda services: list_names.forget_branch(services, words)


def _forgetting_shape(shape: str) -> Callable[[Services], int]:
    return lambda services: list_names.forget_shape(services, shape)
