"""Finding one member by a part of the name or a number, in a list that follows what is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.names import sort_key
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.usecases.browse_members import ListedMember, Listing, search

_FOUND = 50  # members listed; the rest are counted


class MemberSearch(QWidget):
    """A line to type in and those who answer, the best of them chosen.

    `chosen` tells who is; `opened` that Enter or a double click went on from the list.
    """

    chosen = Signal(object)  # ListedMember or None
    opened = Signal()

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        say = self._words.gettext
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(say(N_("Name, with or without marks, or a number")))
        self.field = Field(say(N_("Look for a member")), self.search, session.icons)
        self.table: RowTable[ListedMember] = RowTable(
            name,
            RowModel(_columns(self._words)),
            session.preferences,
            self._words,
            title=say(N_("Members found")),
        )
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(self.fontMetrics().height() * 7)
        self.count = label("", "quiet")
        self.setLayout(column(self.field, self.table, self.count))
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._search)
        self.table.selected.connect(lambda _: self._tell())
        self.table.opened.connect(lambda _: self.opened.emit())
        self._search("")

    @property
    def member(self) -> ListedMember | None:
        """Who is chosen."""
        rows = self.table.chosen()
        return rows[0] if rows else None

    def check(self) -> bool:
        """Whether somebody is chosen; says beside the line that nobody is."""
        nobody = self._words.gettext(N_("Choose a member from the list."))
        self.field.set_problem("" if self.member else nobody)
        return self.member is not None

    def _tell(self) -> None:
        self.field.set_problem("")
        self.chosen.emit(self.member)

    def _search(self, text: str) -> None:
        self._session.read_latest(
            self, "search", lambda services: search(services, text, limit=_FOUND), self._show
        )

    def _show(self, found: Listing) -> None:
        self.table.rows_model.set_rows(found.rows)
        if found.rows:
            self.table.select(0)
        said = N_("Members found: {count}")
        if found.total > len(found.rows):
            said = N_("Members found: {count}; the first {shown} are listed.")
        self.count.setText(self._words.say(said, count=found.total, shown=len(found.rows)))


def _columns(words: Catalogue) -> list[Column[ListedMember]]:
    say = words.gettext
    return [
        Column(
            "name",
            say(N_("Full name")),
            lambda found: found.name,
            22,
            key=lambda found: sort_key(found.name),
            strong=True,
        ),
        Column(
            "branch", say(N_("Branch")), lambda found: found.branch or "", 16, short=short_branch
        ),
        Column("birth_date", say(N_("Date of birth")), _born, 10),
        Column(
            "card_number",
            say(N_("Card number")),
            lambda found: found.card_number or "",
            12,
            hidden=True,
        ),
    ]


def _born(found: ListedMember) -> str:
    return partial_date_text(found.birth_date) if found.birth_date else ""
