"""The place Rules: every dated rule, shipped and the office's own values side by side."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.rules.columns import rule_columns
from vusta_desk.gui.screens.rules.panel import RulePanel
from vusta_desk.gui.screens.rules.proof_line import ProofLine
from vusta_desk.gui.screens.rules.value_dialog import ForgetDialog, ValueDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.usecases import rule_cases, rules
from vusta_desk.usecases.rule_cases import Proof
from vusta_desk.usecases.rules import RuleView, ValueView
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Known:
    """What the place shows: the rules, and the mark every list bears."""

    rules: tuple[RuleView, ...]
    fingerprint: str


def _known(services: Services, _: Progress) -> Known:
    """Reads the rules."""
    return Known(rules.rules(services), services.rulebook.fingerprint)


class RulesScreen(Screen):
    """Lists the rules, those that need an entry first; the one chosen with all its values.

    `show_target(rule=…, part=…)` chooses a rule and, with a part, asks for its value at once.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.say
        self.known: Known | None = None
        self._proof: Proof | None = None
        self._rule = ""
        self._part: str | None = None  # asked for at once
        self.proof_line = ProofLine(session)
        self.table: RowTable[RuleView] = RowTable(
            "rules",
            RowModel(rule_columns(session.icons, self.words)),
            session.preferences,
            self.words,
            title=say("Rules"),
        )
        self.panel = RulePanel(session)
        self.dialog: ValueDialog | ForgetDialog | None = None
        self._lay_out()
        self.table.selected.connect(lambda _: self._choose())
        self.table.opened.connect(lambda _: self.enter())
        self.panel.enter_asked.connect(self.enter)
        self.panel.forget_asked.connect(self.forget)
        self.add_act(
            self.words.gettext(N_("Enter a value…")),
            self.enter,
            icon="add",
            shortcut="Ctrl+N",
            primary=True,
        )

    def refresh(self) -> None:
        """See Screen."""
        self._page.ask(_known, self._show)

    def show_target(self, **target: object) -> None:
        """See the class."""
        rule, part = target.get("rule"), target.get("part")
        if isinstance(rule, str):
            self._rule, self._part = rule, part if isinstance(part, str) else None
        self.refresh()

    def enter(self, part: str = "") -> None:
        """Asks for a value of the rule chosen."""
        if self.panel.rule is not None:
            self.dialog = ValueDialog(self.session, self.panel.rule, part, self)
            self.dialog.open()

    def forget(self, value: ValueView) -> None:
        """Asks whether a value of the office's own is to be taken back."""
        if self.panel.rule is not None:
            self.dialog = ForgetDialog(self.session, self.panel.rule, value, self)
            self.dialog.open()

    def _lay_out(self) -> None:
        lead = label(
            self.words.say(
                "What the program brings with it is never changed. The office adds its own value "
                "from a day on, with its source; both stand side by side."
            ),
            "quiet",
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.panel)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([space(58), space(92)])
        split.setMinimumHeight(self.fontMetrics().height() * 22)
        page = column(lead, self.proof_line, split, gap=1.5, margin=2)
        page.setStretch(2, 1)
        self._content = scrolling(holding(page))
        self._page = WorkedOut(self.session, self.words.say("Reading the rules"))
        self._page.addWidget(self._content)
        self.setLayout(column(self._page))
        self.begin_at(self.table)

    def _show(self, found: Known) -> None:
        self.known, wanted = found, self._rule
        self._page.show_content(self._content)
        self.table.rows_model.set_rows(found.rules)
        names = [rule.id for rule in self.table.rows_model.rows]
        self.table.select(names.index(wanted) if wanted in names else 0)
        self._choose()
        self._prove(found)
        part, self._part = self._part, None
        if part is not None:
            self.enter(part)

    def _prove(self, found: Known) -> None:
        """The shipped rules do not change while the program runs: once is enough."""

        def show(proof: Proof) -> None:
            self._proof = proof
            self.proof_line.show_proof(proof, found.fingerprint)

        if self._proof is not None:
            show(self._proof)
        else:
            self.session.read_latest(self, "proof", rule_cases.prove_shipped, show)

    def _choose(self) -> None:
        chosen = self.table.current()
        self._rule = chosen.id if chosen is not None else ""
        self.panel.show_rule(chosen)
