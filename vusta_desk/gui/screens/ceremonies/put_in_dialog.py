"""Putting a member in whom the rules do not propose: found by name or number, with a reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import sort_key, tidy
from vusta_desk.gui import problems
from vusta_desk.gui.screens.ceremonies.level_choice import offer_levels
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.browse_members import ListedMember, Listing, search
from vusta_desk.usecases.drafts import EntryChange

_FOUND = 50  # members listed; the rest are counted


class PutInDialog(ActDialog):
    """Puts one member on the roster of a draft."""

    def __init__(self, session: Session, ceremony: Ceremony, parent: QWidget | None) -> None:
        words = session.words
        title = words.gettext(N_("Put a member in"))
        super().__init__(session, title, words.gettext(N_("Put in")), parent)
        self.ceremony = ceremony
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.table = RowTable(
            "put-in",
            RowModel(self._columns()),
            session.preferences,
            words,
            title=words.gettext(N_("Members found")),
        )
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(self.fontMetrics().height() * 8)
        self.count = label("", "quiet")
        as_proposed = words.gettext(N_("as the rounds of this ceremony show"))
        self.level: Choice[int | None] = Choice([(None, as_proposed)])
        offer_levels(session, self, ceremony, self.level)
        self.reason = QLineEdit()
        self._build()
        self.resize(space(100), self.sizeHint().height())
        self._search("")

    @property
    def is_changed(self) -> bool:
        """See ActDialog: the reason is all that would have to be typed again."""
        return bool(tidy(self.reason.text()))

    def check(self) -> bool:
        """See ActDialog."""
        say = self.words.gettext
        nobody = "" if self.table.chosen() else say(N_("Choose a member from the list."))
        self._search_field.set_problem(nobody)
        why = "" if tidy(self.reason.text()) else say(N_("Say why, in a few words."))
        self._reason_field.set_problem(why)
        return not (nobody or why)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        (chosen,) = self.table.chosen()
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

    def _columns(self) -> list[Column[ListedMember]]:
        def born(found: ListedMember) -> str:
            return partial_date_text(found.birth_date) if found.birth_date else ""

        say = self.words.gettext
        return [
            Column(
                "name",
                say(N_("Full name")),
                lambda found: found.name,
                22,
                key=lambda found: sort_key(found.name),
                strong=True,
            ),
            Column("branch", say(N_("Branch")), lambda found: found.branch or "", 20),
            Column("birth_date", say(N_("Date of birth")), born, 10),
            Column(
                "card_number", say(N_("Card number")), lambda found: found.card_number or "", 12
            ),
        ]

    def _build(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        hint = say(N_("Name, with or without marks, or a number"))
        self.search.setPlaceholderText(hint)
        self._search_field = Field(say(N_("Look for a member")), self.search, icons)
        self._level_field = Field(say(N_("Level")), self.level, icons)
        self._reason_field = Field(say(N_("Reason")), self.reason, icons)
        for part in (self._search_field, self.table, self.count):
            self.body.addWidget(part)
        for part in (self._level_field, self._reason_field):
            self.body.addWidget(part)
        self.search.textChanged.connect(self._search)
        self.table.selected.connect(lambda _: self._search_field.set_problem(""))
        self.table.opened.connect(lambda _: self.reason.setFocus())
        self.level.changed.connect(lambda: self._level_field.set_problem(""))
        self.search.setFocus()

    def _search(self, text: str) -> None:
        self.session.read_latest(
            self, "search", lambda services: search(services, text, limit=_FOUND), self._show
        )

    def _show(self, found: Listing) -> None:
        self.table.rows_model.set_rows(found.rows)
        if found.rows:
            self.table.select(0)
        said = N_("Members found: {count}")
        if found.total > len(found.rows):
            said = N_("Members found: {count}; the first {shown} are listed.")
        self.count.setText(self.words.say(said, count=found.total, shown=len(found.rows)))
