"""The rules prove themselves: how many worked examples come out right, and those that do not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import clear, column, frame, label, row
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.rule_words import failure_text
from vusta_desk.usecases.rule_cases import Proof


class ProofLine(QWidget):
    """One quiet line while all is right, a notice naming each example that fails otherwise."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._inside = column(gap=0.5)
        self.setLayout(self._inside)
        self._say(session.words.say("The worked examples are being reckoned…"), "", "")

    def show_proof(self, proof: Proof, fingerprint: str) -> None:
        """Shows how the examples came out, by the shipped rules only."""
        words = self._words
        counted = words.say(
            "Rules: {right} of {total} examples right",
            right=number(proof.right, words.language),
            total=number(proof.total, words.language),
        )
        mark = words.say("Fingerprint of the rules: {text}", text=fingerprint)
        if proof.holds:
            self._say(f"{counted} · {mark}", "done", colours().good)
            return
        clear(self._inside)
        lines = [label(counted, "problem"), label(mark, "quiet", select=True)]
        lines += [label(failure_text(each, words), select=True) for each in proof.failures]
        lines.append(
            label(words.say("Do not rely on a list of this program until this is cleared up."))
        )
        banner = row(self._picture("error", colours().error), column(*lines, gap=0.5), margin=1)
        banner.setStretch(1, 1)
        self._inside.addWidget(frame("banner", banner))

    def texts(self) -> list[str]:
        """Every line in sight."""
        return [each.text() for each in self.findChildren(QLabel) if each.text()]

    def _say(self, text: str, icon: str, colour: str) -> None:
        clear(self._inside)
        parts: list[QWidget] = [self._picture(icon, colour)] if icon else []
        line = row(*parts, label(text, "quiet", select=True))
        line.setStretch(line.count() - 1, 1)
        self._inside.addLayout(line)

    def _picture(self, icon: str, colour: str) -> QLabel:
        picture, size = QLabel(), icon_size().height()
        picture.setPixmap(self._session.icons(icon, colour).pixmap(size, size))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        return picture
