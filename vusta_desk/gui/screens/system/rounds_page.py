"""Rounds: the due days and the judging day of each, as the rules have them or the office."""

from PySide6.QtWidgets import QSpinBox

from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding, row
from vusta_desk.gui.widgets.round_dialog import RoundDialog
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases import round_settings
from vusta_desk.usecases.round_settings import RoundRow, YearRounds
from vusta_desk.usecases.services import Services

_YEARS = (1985, 2100)  # what the box takes; rounds of any year follow the same rules


class RoundsPage(SystemPage):
    """A year's rounds in a table; Enter changes the days of one, and others can be added."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(
            session,
            say("Rounds"),
            say(
                "Whoever fulfils the years between the first and the last due day belongs to the "
                "round. What the office enters stands beside the rules and can be taken back."
            ),
        )
        self.year = QSpinBox()
        self.year.setRange(*_YEARS)
        self.year.setValue(session.services.today.year + 1)
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.table = RowTable(
            "rounds",
            RowModel(self._columns()),
            session.preferences,
            self.words,
            title=say("Rounds"),
            sortable=False,
        )
        self.table.selected.connect(lambda _: self._follow())
        self.table.opened.connect(self.change)
        self.findings = FindingLines(session.icons, self.words)
        self.change_button = button(say("Change the days…"))
        self.change_button.clicked.connect(lambda: self.change(self.table.current()))
        self.add_button = button(say("Add a round…"))
        self.add_button.clicked.connect(lambda: RoundDialog(session, None, self).open())
        self.forget_button = button(say("As the rules have it"))
        self.forget_button.clicked.connect(self.forget)
        acts = holding(FlowLayout(self.change_button, self.add_button, self.forget_button))
        year = Field(say("Year"), self.year, session.icons)
        self.fill_whole(row(year, None), self.table, acts, self.findings, growing=self.table)
        self._follow()

    def refresh(self) -> None:
        """See SystemPage."""
        year = self.year.value()
        self.session.read_latest(
            self, "rounds", lambda services: round_settings.rounds_in(services, year), self._show
        )

    def change(self, chosen: RoundRow | None) -> None:
        """Asks for other days of a round."""
        if chosen is not None and chosen.closed is None:
            RoundDialog(self.session, chosen, self).open()

    def forget(self) -> None:
        """Takes the office's own days back; it can be undone like everything else."""
        if (chosen := self.table.current()) is None:
            return

        def work(services: Services) -> int | None:
            return round_settings.forget_round(services, chosen.code)

        self.session.act(self, work)

    def _show(self, found: YearRounds) -> None:
        chosen = self.table.current()
        self.table.rows_model.set_rows(found.rows)
        codes = [each.code for each in found.rows]
        if found.rows:
            self.table.select(codes.index(chosen.code) if chosen and chosen.code in codes else 0)
        self.findings.show_findings(found.findings)
        self._follow()

    def _follow(self) -> None:
        chosen = self.table.current()
        can_change = chosen is not None and chosen.closed is None
        self.change_button.setEnabled(can_change)
        self.forget_button.setEnabled(chosen is not None and can_change and chosen.is_own)
        added = chosen is not None and chosen.usual is None
        say = self.say
        self.forget_button.setText(
            say("Remove this round") if added else say("As the rules have it")
        )

    def _columns(self) -> list[Column[RoundRow]]:
        say = self.say
        return [
            Column("name", say("Round"), lambda each: each.round.name, 9, strong=True),
            Column("first", say("First due day"), lambda each: day_text(each.round.window[0]), 13),
            Column("last", say("Last due day"), lambda each: day_text(each.round.window[1]), 11),
            Column("judged", say("Judged on"), lambda each: day_text(each.round.reference_day), 11),
            Column("deadline", say("Files are due by"), self._deadline, 11),
            Column("occasion", say("Occasion"), lambda each: each.title, 14, hidden=True),
            Column("whose", say("Whose days"), self._whose, 12),
        ]

    def _deadline(self, each: RoundRow) -> str:
        return day_text(each.deadline) if each.deadline else ""

    def _whose(self, each: RoundRow) -> str:
        if each.closed is not None:
            return self.say("closed on {day}", day=day_text(each.closed))
        if each.usual is None:
            return self.say("added by the office")
        return self.say("changed by the office") if each.is_own else self.say("of the rules")
