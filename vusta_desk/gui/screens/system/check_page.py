"""Checks: the file and its records, and what must work on this computer."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QListWidgetItem

from vusta_desk.domain.findings import Finding
from vusta_desk.gui import problems
from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import button, label, row, rule
from vusta_desk.gui.widgets.proof_line import ProofLine
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.messages import SENTENCES
from vusta_desk.usecases import rule_cases, upkeep
from vusta_desk.usecases.rule_cases import Proof
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class _Result:
    damage: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    names: Mapping[str, str]  # of members, by key


def _proof(services: Services) -> tuple[Proof, str]:
    return rule_cases.prove_shipped(services), services.rulebook.fingerprint


class CheckPage(SystemPage):
    """Nothing is checked by itself: the buttons do it."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(
            session,
            say("The data file and its records"),
            say("Whether the file is whole, and what in the records cannot be or is not known."),
        )
        self._names: Mapping[str, str] = {}
        self.check_button = button(say("Check the file and the records"), "primary")
        self.check_button.clicked.connect(self.check)
        self.said = label("")
        self.findings = FindingsPanel(
            session.icons, session.words, lambda key: self._names.get(key, "")
        )
        self.findings.chosen.connect(self._go)
        self.test_button = button(say("Test this computer"))
        self.test_button.clicked.connect(self.test)
        self.proof = ProofLine(session)
        self.parts = QListWidget()
        self.parts.setAccessibleName(say("What must work on this computer"))
        self.parts.setIconSize(icon_size())
        self.parts.setWordWrap(True)
        self.parts.setFixedHeight(self.fontMetrics().lineSpacing() * 9)
        self.fill_whole(
            row(self.check_button, None),
            self.said,
            self.findings,
            rule(),
            label(say("This computer"), "heading"),
            row(self.test_button, None),
            self.proof,
            self.parts,
            growing=self.findings,
        )
        self.said.hide()
        self.proof.hide()
        self.findings.hide()
        self.parts.hide()

    def check(self) -> None:
        """Checks file and records."""
        self.check_button.setEnabled(False)

        def work(services: Services, _: object) -> _Result:
            damage, findings = upkeep.check(services)
            names = {} if damage else {m.key: m.name for m in services.registry().members}
            return _Result(damage, findings, names)

        self.session.read_long(
            self,
            self.say("Checking the file and the records"),
            work,
            self._show,
            failed=self._failed,
            cancelled=lambda: self.check_button.setEnabled(True),
        )

    def test(self) -> None:
        """Tests this computer: makes and opens a file, draws a page, looks for printers.

        The rules prove themselves by their examples.
        """
        self.test_button.setEnabled(False)
        self.session.read_latest(self, "proof", _proof, lambda found: self._show_proof(*found))
        self.session.tasks.pure(
            self,
            lambda _: tuple(self.session.program.self_test()),
            self._show_parts,
            failed=self._not_tested,
            cancelled=lambda: self.test_button.setEnabled(True),
            title=self.say("Testing this computer"),
        )

    def _show(self, result: _Result) -> None:
        self.check_button.setEnabled(True)
        self._names = result.names
        found = (*result.damage, *result.findings)
        language = self.words.language
        if result.damage:
            said = self.say("The file is damaged. Restore the latest backup.")
        elif found:
            said = self.say(
                "The file is whole. Questions about records: {count}",
                count=number(len(found), language),
            )
        else:
            said = self.say("The file is whole, and nothing is odd in the records.")
        self.said.setText(said)
        self.said.show()
        self.findings.show_findings(found)
        self.findings.setVisible(bool(found))

    def _failed(self, error: BaseException) -> None:
        self.check_button.setEnabled(True)
        problems.show(self, error, self.words)

    def _not_tested(self, error: BaseException) -> None:
        self.test_button.setEnabled(True)
        problems.show(self, error, self.words)

    def _show_proof(self, proof: Proof, fingerprint: str) -> None:
        self.proof.show_proof(proof, fingerprint)
        self.proof.show()

    def _show_parts(self, parts: tuple[tuple[str, str | None], ...]) -> None:
        self.test_button.setEnabled(True)
        self.parts.clear()
        for name, problem in parts:
            self.parts.addItem(self._part(name, problem))
        self.parts.setVisible(bool(parts))

    def _part(self, name: str, problem: str | None) -> QListWidgetItem:
        icons, shown, words = self.session.icons, colours(), self.words
        title = words.gettext(name)
        if problem is None:
            text = words.say("{part}: works", part=title)
            return QListWidgetItem(icons("check", shown.good), text)
        if problem in SENTENCES:
            problem = words.gettext(SENTENCES[problem])
        text = words.say("{part}: does not work ({problem})", part=title, problem=problem)
        return QListWidgetItem(icons("error", shown.error), text)

    def _go(self, finding: Finding) -> None:
        if finding.subject in self._names:
            self.session.go("members", key=finding.subject)
