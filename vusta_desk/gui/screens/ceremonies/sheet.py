"""One ceremony as a working sheet: heading, totals, roster, and those left out with the reasons."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry
from vusta_desk.domain.names import sort_key
from vusta_desk.gui.screens.ceremonies.entry_words import level_text
from vusta_desk.gui.screens.ceremonies.roster import RosterTable
from vusta_desk.gui.screens.ceremonies.totals_bar import TotalsBar
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import button, column, frame, holding, label, row, scrolling
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text

_CLOSED = N_(
    "Closed: the roster is frozen and its badges stand in the records. To change it, reopen it."
)


class Sheet(QWidget):
    """Shows a ceremony; what is wanted of it is asked for by signals."""

    heading_asked = Signal()
    put_in_again_asked = Signal(object)  # entries

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = words = session.words
        self.ceremony: Ceremony | None = None
        self.name = label("", "heading", select=True)
        self.facts = label("", "quiet", select=True)
        self.change_heading = button(words.gettext(N_("Change the heading…")), "link")
        self.change_heading.clicked.connect(self.heading_asked)
        self.totals = TotalsBar(session)
        self.roster = RosterTable(session)
        self.roster.set_overlay(
            EmptyState(
                session.icons,
                "ceremony",
                words.gettext(N_("Nobody is on this roster.")),
                words.gettext(N_("Put someone in, or refresh it from the records.")),
            )
        )
        self.left_out = RowTable(
            "left-out",
            RowModel(left_out_columns(words)),
            session.preferences,
            words,
            title=words.gettext(N_("Entries left out")),
        )
        self.left_out_title = label("", "heading", wrap=False)
        self.put_in_again = button(words.gettext(N_("Put in again…")))
        self.put_in_again.setIcon(session.icons.before_text("put-in"))
        self.put_in_again.setIconSize(icon_size())
        self._connect()
        self._build()

    def show_ceremony(self, ceremony: Ceremony) -> None:
        """Shows a ceremony as it is now."""
        draft = ceremony.state is CeremonyState.DRAFT
        other = self.ceremony is None or self.ceremony.id != ceremony.id
        self.ceremony = ceremony
        self.name.setText(ceremony.name)
        self.facts.setText(facts_text(ceremony, self._words))
        self.change_heading.setVisible(draft)
        self._banner.setVisible(not draft)
        self.totals.show_ceremony(ceremony)
        self.roster.show_entries(ceremony.on_roster(), can_change=draft)
        if other and ceremony.on_roster():
            self.roster.choose(ceremony.on_roster()[0].key)
        self._show_left_out(ceremony, draft)

    def chosen(self) -> list[Entry]:
        """The entries of the roster that are chosen."""
        return [line.entry for line in self.roster.chosen()]

    def _show_left_out(self, ceremony: Ceremony, draft: bool) -> None:
        out = [entry for entry in ceremony.entries if entry.left_out is not None]
        before = {entry.key for entry in self.left_out.chosen()}
        self.left_out.rows_model.set_rows(out)
        for place, entry in enumerate(self.left_out.rows_model.rows):
            if entry.key in before:
                self.left_out.select(place)
        self.left_out_title.setText(self._words.say(N_("Left out: {count}"), count=len(out)))
        lines = min(max(len(out), 1), 5) + 1.6
        height = self.left_out.verticalHeader().defaultSectionSize()
        self.left_out.setFixedHeight(round(lines * height))
        self._left_out_part.setVisible(bool(out))
        self.put_in_again.setVisible(draft)
        self._follow_left_out()

    def _follow_left_out(self) -> None:
        self.put_in_again.setEnabled(bool(self.left_out.chosen()))

    def _connect(self) -> None:
        self.left_out.selected.connect(lambda _: self._follow_left_out())
        asked = self.put_in_again_asked
        self.put_in_again.clicked.connect(lambda: asked.emit(self.left_out.chosen()))

    def _build(self) -> None:
        closed = self._words.gettext(_CLOSED)
        self._banner = frame("banner", row(label(closed), margin=1))
        heading = column(self.name, self.facts, row(self.change_heading, None), gap=0.25)
        self._left_out_part = holding(
            column(row(self.left_out_title, None, self.put_in_again), self.left_out)
        )
        self.roster.setMinimumHeight(self.fontMetrics().height() * 12)
        page = column(
            heading,
            self._banner,
            self.totals,
            self.roster,
            self._left_out_part,
            gap=1.5,
            margin=2,
        )
        page.setStretch(3, 1)
        self.setLayout(column(scrolling(holding(page))))
        self.setMinimumWidth(space(44))


def facts_text(ceremony: Ceremony, words: Catalogue) -> str:
    """Day, place, rounds and decision in one line."""
    facts: Mapping[str, str] = {
        N_("Day: {value}"): day_text(ceremony.day),
        N_("Place: {value}"): ceremony.place,
        N_("Rounds: {value}"): ", ".join(each.name for each in ceremony.rounds),
        N_("Decision: {value}"): _decision(ceremony, words),
    }
    return " · ".join(words.say(said, value=value) for said, value in facts.items() if value)


def _decision(ceremony: Ceremony, words: Catalogue) -> str:
    """The decision of everyone on the roster; that there are several, or none."""
    found = {(entry.decision, entry.decision_date) for entry in ceremony.on_roster()}
    if len(found) > 1:
        return words.gettext(N_("several"))
    number, day = next(iter(found), (None, None))
    if number is None and day is None:
        return words.gettext(N_("not entered yet"))
    return ", ".join(part for part in (number, day_text(day) if day else "") if part)


def left_out_columns(words: Catalogue) -> list[Column[Entry]]:
    """The columns of those left out."""
    say = words.gettext
    return [
        Column(
            "name",
            say(N_("Full name")),
            lambda entry: entry.name,
            20,
            key=lambda entry: sort_key(entry.name),
            strong=True,
        ),
        Column("branch", say(N_("Branch")), lambda entry: entry.branch, 20),
        Column(
            "level",
            say(N_("Level")),
            lambda entry: level_text(entry.level, words),
            8,
            key=lambda entry: entry.level,
        ),
        Column("reason", say(N_("Reason")), lambda entry: entry.left_out or "", 20),
    ]
