"""Who lies in the chosen box: name, branch, level, due day, amount, reasons; totals below."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.box_words import box_title, box_word
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, money, number
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.reckoning_words import window_text
from vusta_desk.usecases.badge_rounds import Box, box_of
from vusta_desk.usecases.evaluate import Row

_FAR = (9999, 12, 31)
_TABLES = {
    "badges": ("outcome",),
    "badges-next": ("outcome", "amount"),
    "badges-unclear": ("outcome", "amount", "level", "due"),
    "badges-everyone": (),
}
"""The tables by the names under which they remember themselves, with the columns each lacks."""
_FULL = {"badges": ("reasons",), "badges-everyone": ("amount", "reasons")}
"""The columns without which a table has room for all others; they are shown when asked for."""


def _table_of(box: str) -> str:
    if box == "all":
        return "badges-everyone"
    if box == "none":
        return "badges-next"
    return "badges-unclear" if box in ("cannot_tell", "excluded", "not_ours") else "badges"


class OutcomeList(QWidget):
    """The list of a box. Keeps who is chosen and where it stands when it is shown anew.

    Boxes without money, or without levels, have tables of their own without these columns.
    """

    chosen = Signal(object)  # the key of a member, None for nobody or several
    opened = Signal(str)  # the key of a member whose record is asked for

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._quiet, self._box = False, ""
        self.title = label("", "heading")
        self.totals = label("", "quiet", select=True)
        self._tables = {name: self._make(name, left_out) for name, left_out in _TABLES.items()}
        self._stack = QStackedWidget()
        for table in self._tables.values():
            self._stack.addWidget(table)
        page = column(self.title, self._stack, self.totals)
        page.setStretch(1, 1)
        self.setLayout(page)

    @property
    def table(self) -> RowTable[Row]:
        """The table in sight."""
        return self._tables[_table_of(self._box)]

    @property
    def model(self) -> RowModel[Row]:
        """The rows of the table in sight."""
        return self.table.rows_model

    def show_box(
        self, box: Box, key: str | None, rules: str, *, nobody: bool, title: str = ""
    ) -> None:
        """Shows who lies in a box; `key` is chosen where it is there, the place stays in sight.

        `rules` is the mark of the rules; `nobody`: there is nobody on file at all; `title` says
        whom of the box is shown where that is not everyone.
        """
        top = self.table.verticalScrollBar().value() if box.id == self._box else 0
        self._box, self._quiet = box.id, True
        self._stack.setCurrentWidget(self.table)
        self.title.setText(title or box_title(box.id, self._words))
        self.model.set_rows(box.rows)
        self.table.set_overlay(self._nothing(nobody_on_file=nobody))
        self.totals.setText(_totals(box, rules, self._words))
        self._choose(key)
        self._quiet = False
        self.table.verticalScrollBar().setValue(top)

    def key(self) -> str | None:
        """The key of the one member chosen."""
        rows = self.table.chosen()
        return rows[0].member.key if len(rows) == 1 else None

    def select_first(self) -> None:
        """Chooses the first row; the keyboard stays where it is."""
        self._quiet = True
        if self.model.rows:
            self.table.select(0)
        self._quiet = False

    def choose_first(self) -> None:
        """Puts the keyboard into the list, on its first row where nobody is chosen."""
        if self.key() is None and self.model.rows:
            self.table.select(0)
        self.table.setFocus()

    def _make(self, name: str, left_out: Sequence[str]) -> RowTable[Row]:
        words = self._words
        columns = [
            replace(each, hidden=each.id in _FULL.get(name, ()))
            for each in _columns(words)
            if each.id not in left_out
        ]
        table = RowTable(
            name,
            RowModel(columns),
            self._session.preferences,
            words,
            title=words.gettext(N_("Members with this outcome")),
        )
        table.selected.connect(self._selected)
        table.opened.connect(lambda row: self.opened.emit(row.member.key))
        return table

    def _choose(self, key: str | None) -> None:
        for place, each in enumerate(self.model.rows):
            if each.member.key == key:
                self.table.select(place)

    def _selected(self, _rows: object) -> None:
        if not self._quiet:
            self.chosen.emit(self.key())

    def _nothing(self, *, nobody_on_file: bool) -> EmptyState:
        icons, words = self._session.icons, self._words
        if not nobody_on_file:
            return EmptyState(icons, "badges", words.gettext(N_("Nobody has this outcome.")))
        imports = words.gettext(N_("Import a list"))
        return EmptyState(
            icons,
            "members",
            words.gettext(N_("There are no members on file yet.")),
            words.gettext(N_("Bring in a list, and the rounds show who is due.")),
            ((imports, partial(self._session.go, "import")),),
        )


def _columns(words: Catalogue) -> Sequence[Column[Row]]:
    branch = words.gettext(N_("Branch"))
    return (
        Column("name", words.gettext(N_("Full name")), _name, 15, _name_key, strong=True),
        Column("branch", branch, lambda each: each.branch, 10, _branch_key, short=short_branch),
        Column("level", words.gettext(N_("Level")), _level, 4, _level_key, right=True),
        Column("due", words.gettext(N_("Due day")), partial(_due, words), 14, _due_key, whole=True),
        Column(
            "amount",
            words.gettext(N_("Amount")),
            partial(_amount, words),
            11,
            lambda each: each.amount or 0,
            right=True,
        ),
        Column("outcome", words.gettext(N_("Outcome")), partial(_outcome, words), 12),
        Column("reasons", words.gettext(N_("Reasons")), partial(_reasons, words), 60),
    )


def _name(each: Row) -> str:
    return each.member.name


def _name_key(each: Row) -> str:
    return sort_key(each.member.name)


def _branch_key(each: Row) -> str:
    return text_sort_key(each.branch)


def _level(each: Row) -> str:
    return "" if each.decision.level is None else str(each.decision.level)


def _level_key(each: Row) -> int:
    return each.decision.level or 0


def _due(words: Catalogue, each: Row) -> str:
    decision = each.decision
    if decision.due_day is not None:
        return day_text(decision.due_day)
    first, last = decision.due_range or (None, None)
    if first is None:
        return ""
    if last is None:
        return words.say(N_("from {day}"), day=day_text(first))
    return window_text(first, last)


def _due_key(each: Row) -> tuple[int, ...]:
    decision = each.decision
    day = decision.due_day or (decision.due_range or (None,))[0]
    return (day.year, day.month, day.day) if day else _FAR


def _amount(words: Catalogue, each: Row) -> str:
    if each.amount is not None:
        return money(each.amount, words.language)
    is_paid = each.decision.level is not None and each.decision.outcome is not Outcome.NONE
    return words.gettext(N_("not known")) if is_paid else ""


def _outcome(words: Catalogue, each: Row) -> str:
    return box_word(box_of(each.decision), words)


def _reasons(words: Catalogue, each: Row) -> str:
    return " ".join(sentence(reason.code, reason.details, words) for reason in each.reasons)


def _totals(box: Box, rules: str, words: Catalogue) -> str:
    language = words.language
    parts = [words.say(N_("Members: {count}"), count=number(len(box.rows), language))]
    if box.levels:
        levels = (
            words.say(N_("{level} years: {count}"), level=level, count=count)
            for level, count in box.levels.items()
        )
        parts += [*levels, words.say(N_("Money: {amount}"), amount=money(box.amount, language))]
    if box.unknown:
        levels = (
            words.say(N_("{level} years: {count}"), level=level, count=count)
            for level, count in box.unknown.items()
        )
        parts.append(words.say(N_("amount not known for {levels}"), levels=", ".join(levels)))
    parts.append(words.say(N_("Rules {fingerprint}"), fingerprint=rules))
    return " · ".join(parts)
