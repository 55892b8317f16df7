"""The place Rules: every dated rule, shipped and the office's own values side by side."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from vusta_desk.domain.findings import Severity
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.rules.columns import rule_columns
from vusta_desk.gui.screens.rules.panel import RulePanel
from vusta_desk.gui.screens.rules.value_dialog import ForgetDialog, ValueDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.finding_lines import severity_icon
from vusta_desk.gui.widgets.layouts import column, holding, label, row, scrolling
from vusta_desk.gui.widgets.proof_line import ProofLine
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases import rule_cases, rules
from vusta_desk.usecases.rule_cases import Proof
from vusta_desk.usecases.rules import RuleView, ValueView
from vusta_desk.usecases.services import Services

_LEAD = N_(
    "Values that come with the program are never changed. The office adds its own beside them, "
    "from a day on and with its source."
)
_NEEDED = N_("Rules that are not known: {unknown}; that are only our reading: {readings}.")
_ALL_KNOWN = N_("No rule needs an entry: all that matters in the next round is known.")
_LINES = 6


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
        self._part = ""  # asked for at once
        self.proof_line = ProofLine(session)
        self._sign, self.needed = QLabel(), label("", select=True)
        self.table: RowTable[RuleView] = RowTable(
            "rules",
            RowModel(rule_columns(session.icons, self.words)),
            session.preferences,
            self.words,
            title=say("Rules"),
        )
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
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
            self._rule, self._part = rule, part if isinstance(part, str) else ""
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
        self.table.show_lines(_LINES)
        needed = row(self._sign, self.needed)
        needed.setStretch(1, 1)
        lead = column(label(self.words.gettext(_LEAD), "quiet"), self.proof_line, needed)
        page = column(lead, self.table, self.panel, gap=1.5, margin=2)
        page.setStretch(1, 1)
        page.setStretch(2, 1)
        self._content = scrolling(holding(page))
        self._page = WorkedOut(self.session, self.words.say("Reading the rules"))
        self._page.addWidget(self._content)
        self.setLayout(column(self._page))
        self.begin_at(self.table)

    def _show(self, found: Known) -> None:
        self.known, wanted = found, self._rule
        self._page.show_content(self._content)
        self._show_needed(found)
        self.table.rows_model.set_rows(found.rules)
        names = [rule.id for rule in self.table.rows_model.rows]
        self.table.select(names.index(wanted) if wanted in names else 0)
        self._choose()
        self._prove(found)
        part, self._part = self._part, ""
        if part:
            self.enter(part)

    def _show_needed(self, found: Known) -> None:
        """How many rules need an entry, in one line."""
        unknown = sum(rule.is_unknown for rule in found.rules)
        readings = sum(bool(rule.needs_entry) for rule in found.rules if not rule.is_unknown)
        language, size = self.words.language, icon_size().height()
        icons = self.session.icons
        if unknown or readings:
            icon = severity_icon(Severity.WARNING if unknown else Severity.INFO, icons)
            counts = {"unknown": number(unknown, language), "readings": number(readings, language)}
            self.needed.setText(self.words.say(_NEEDED, **counts))
        else:
            icon = icons("done", colours().good)
            self.needed.setText(self.words.gettext(_ALL_KNOWN))
        self._sign.setPixmap(icon.pixmap(size, size))

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
        if (chosen := self.table.current()) is not None:  # None while the list is read anew
            self._rule = chosen.id
            self.panel.show_rule(chosen)
