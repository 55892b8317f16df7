"""The first place: the next round, what decides it, the last backup, the last changes."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vusta_desk.gui import problems
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.box_bar import BoxBar
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.files_table import files_table
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    holding,
    label,
    restyle,
    row,
    rule,
    scrolling,
)
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.deadline_words import deadline_text
from vusta_desk.i18n.formats import day_text, moment_text, money, number
from vusta_desk.i18n.reckoning_words import window_text
from vusta_desk.i18n.reconcile_words import due_text
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.home import Overview, overview
from vusta_desk.usecases.lookups import Dossier


class HomeScreen(Screen):
    """What stands next, and what to do for it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.shown: Overview | None = None
        say = self.words.gettext
        self.round_title, self.round_days = label("", "title"), label("", "quiet")
        self.late, self.deadlines = label("", "warning", select=True), label("", select=True)
        self.boxes = BoxBar(self.words, chooses=False)
        self.people, self.people_word = label("", "figure", wrap=False), label("", "quiet")
        self.levels, self.money = label("", select=True), label("", select=True)
        self.dossiers = files_table(session)
        self.dossier_title, self.dossier_note = label("", "heading"), label("", "quiet")
        self.more = button("", "link")
        self.backup = label("")
        self.back_up_button = button(say(N_("Back up now")))
        self.reconciled = label("")
        self._changes = column(gap=1)
        self._page = WorkedOut(session, say(N_("Working out the next rounds")))
        self._lay_out()
        self._connect()
        self.add_act(say(N_("Show this round")), self._go_to_round, icon="badges", primary=True)

    def refresh(self) -> None:
        """See Screen."""
        self._page.ask(overview, self._show)

    # --- Building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        figure = column(self.people, self.people_word, gap=0)
        sums = row(figure, column(None, self.levels, self.money, None, gap=0.5), gap=3)
        sums.setStretch(1, 1)
        page = column(
            column(self.round_title, self.round_days, self.late, self.deadlines, gap=0.5),
            sums,
            self.boxes,
            rule(),
            self._below(),
            gap=2,
            margin=3,
        )
        page.setStretch(page.count() - 1, 1)
        self._content, self._empty = scrolling(holding(page)), self._nobody()
        self._content.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.addWidget(self._content)
        self._page.addWidget(self._empty)
        self.setLayout(column(self._page))

    def _below(self) -> QWidget:
        words = self.words
        files = column(self.dossier_title, self.dossier_note, self.dossiers, row(self.more, None))
        files.setStretch(2, 1)
        self.dossiers.setMinimumHeight(self.fontMetrics().height() * 9)
        journal = button(words.gettext(N_("Show the whole history")), "link")
        journal.clicked.connect(lambda: self.session.go("history"))
        reconciling = button(words.gettext(N_("Reconcile with a list")), "link")
        reconciling.clicked.connect(lambda: self.session.go("reconcile"))
        side: QVBoxLayout = column(
            label(words.gettext(N_("Backup")), "heading"),
            self.backup,
            row(self.back_up_button, None),
            2,
            label(words.gettext(N_("Reconciliation with the upper committee")), "heading"),
            self.reconciled,
            row(reconciling, None),
            2,
            label(words.gettext(N_("Last changes")), "heading"),
            self._changes,
            row(journal, None),
            None,
        )
        both = row(files, side, gap=4)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        return holding(both)

    def _nobody(self) -> EmptyState:
        words, session = self.words, self.session
        return EmptyState(
            self.session.icons,
            "members",
            words.gettext(N_("There are no members on file yet.")),
            words.gettext(
                N_("Bring in the list the office keeps, or enter the first member by hand.")
            ),
            (
                (
                    words.gettext(N_("Import a list")),
                    lambda: session.go("import", choose=True),
                ),
                (words.gettext(N_("Add a member")), lambda: session.go("members", add=True)),
            ),
        )

    def _connect(self) -> None:
        self.boxes.asked.connect(self._go_to_box)
        self.dossiers.opened.connect(self._go_to_file)
        self.more.clicked.connect(lambda: self._go_to_box("cannot_tell"))
        self.back_up_button.clicked.connect(self.back_up)

    # --- Showing ----------------------------------------------------------------------------------

    def _show(self, found: Overview) -> None:
        self.shown = found
        self.acts[0].setEnabled(found.members > 0)
        self._page.show_content(self._content if found.members else self._empty)
        self._show_round(found)
        self._show_deadlines(found)
        self._show_dossiers(found)
        self._show_backup(found)
        self._show_reconciled(found)
        self._show_changes(found)
        if self.hasFocus():
            self.take_keyboard()

    def _show_round(self, found: Overview) -> None:
        words, round_ = self.words, found.round
        days = (round_.day - self.session.services.today).days
        self.round_title.setText(words.say(N_("Next round: {round}"), round=round_.name))
        said = [
            words.say(N_("Days until then: {days}"), days=number(days, words.language)),
            words.say(N_("Due days {window}"), window=window_text(*round_.window)),
            words.say(N_("Judged on {day}"), day=day_text(round_.reference_day)),
        ]
        if found.closed_on is not None:
            said.append(words.say(N_("Round closed on {day}"), day=day_text(found.closed_on)))
        self.round_days.setText(" · ".join(said))
        self.boxes.show_counts(found.boxes)
        self.people.setText(number(found.people, words.language))
        self.people_word.setText(words.gettext(N_("to be honoured")))
        self.levels.setText(_level_counts(found, words))
        self.money.setText(_money(found, words))

    def _show_deadlines(self, found: Overview) -> None:
        """Until when files are taken, a line a round; what is missed stands first, as a warning."""
        for shown, is_late in ((self.late, True), (self.deadlines, False)):
            lines = [
                deadline_text(each.round.name, each.title, each.day, each.left, self.words)
                for each in found.deadlines
                if (each.left < 0) is is_late
            ]
            shown.setText("\n".join(lines))
            shown.setVisible(bool(lines))

    def _show_dossiers(self, found: Overview) -> None:
        words, key = self.words, self._current_file()
        count = number(found.dossier_count, words.language)
        self.dossier_title.setText(words.say(N_("Files to look up: {count}"), count=count))
        note = N_("What these files say decides the coming rounds; the most decisive come first.")
        self.dossier_note.setText(words.gettext(note) if found.dossiers else "")
        self.dossier_note.setVisible(bool(found.dossiers))
        self.dossiers.rows_model.set_rows(found.dossiers)
        for place, each in enumerate(self.dossiers.rows_model.rows):
            if each.key == key:
                self.dossiers.select(place)
        rest = found.dossier_count - len(found.dossiers)
        self.more.setText(words.say(N_("{count} more files"), count=rest))
        self.more.setVisible(rest > 0)

    def _show_backup(self, found: Overview) -> None:
        last = found.last_backup
        if last is None or last.made is None:
            said = self.words.gettext(N_("There is no backup yet."))
        else:
            said = self.words.say(N_("Last backup: {time}"), time=moment_text(last.made))
        self.backup.setText(said)

    def _show_reconciled(self, found: Overview) -> None:
        due, today = found.reconciled, self.session.services.today
        self.reconciled.setText(due_text(due, today, self.words))
        self.reconciled.setToolTip(due.rule)
        restyle(self.reconciled, "warning" if due.is_overdue(today) else "")

    def _show_changes(self, found: Overview) -> None:
        clear(self._changes)
        for done in found.last_changes:
            text = done.title
            if done.undone:
                text = self.words.say(N_("{title} (undone)"), title=text)
            time = label(moment_text(datetime.fromisoformat(done.time)), "quiet")
            self._changes.addWidget(holding(column(label(text), time, gap=0)))

    def _current_file(self) -> str | None:
        chosen = self.dossiers.chosen()
        return chosen[0].key if chosen else None

    # --- Acts -------------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Makes a backup and shows when."""
        title = self.words.gettext(N_("Making a backup"))
        self.back_up_button.setEnabled(False)
        self.session.act_long(
            self,
            title,
            lambda services, _: upkeep.back_up(services),
            lambda _: self.back_up_button.setEnabled(True),
            failed=self._not_backed_up,
            cancelled=lambda: self.back_up_button.setEnabled(True),
        )

    def _not_backed_up(self, error: BaseException) -> None:
        self.back_up_button.setEnabled(True)
        problems.show(self.session.window, error, self.words)

    def _go_to_round(self) -> None:
        if self.shown is not None:
            self.session.go("badges", round=self.shown.round.code)

    def _go_to_box(self, box: str) -> None:
        if self.shown is not None:
            self.session.go("badges", round=self.shown.round.code, box=box)

    def _go_to_file(self, file: Dossier) -> None:
        self.session.go("members", key=file.key, edit=file.fields[0])


def _level_counts(found: Overview, words: Catalogue) -> str:
    return " · ".join(
        words.say(N_("{level} years: {count}"), level=level, count=count)
        for level, count in found.levels.items()
    )


def _money(found: Overview, words: Catalogue) -> str:
    if not found.people:
        return words.gettext(N_("Nobody is proposed in this round so far."))
    said = words.say(N_("Money: {amount}"), amount=money(found.amount, words.language))
    if not found.unknown_levels:
        return said
    levels = ", ".join(
        words.say(N_("{level} years: {count}"), level=level, count=count)
        for level, count in found.unknown_levels.items()
    )
    unknown = words.say(N_("amount not known for {levels}"), levels=levels)
    return f"{said} · {unknown}"
