"""Which paper: of which ceremony, the roster list or certificates, whose, with what artwork."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import column, holding, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.usecases.ceremonies import CeremonyRow

ROSTER, CERTIFICATES, PAYMENTS = "roster", "certificates", "payments"


class PaperBar(QWidget):
    """Says what was chosen by `asked`; showing something says nothing."""

    asked = Signal()
    people_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = words = session.words
        say = words.gettext
        self.ceremony, self.paper = QComboBox(), QComboBox()
        adjust = QComboBox.SizeAdjustPolicy
        self.ceremony.setSizeAdjustPolicy(adjust.AdjustToMinimumContentsLengthWithIcon)
        self.ceremony.setMinimumContentsLength(42)
        self.paper.setSizeAdjustPolicy(adjust.AdjustToContents)
        self.paper.addItem(say(N_("Roster list")), ROSTER)
        self.paper.addItem(say(N_("Certificates")), CERTIFICATES)
        self.paper.addItem(say(N_("List of payments")), PAYMENTS)
        self.people: QPushButton = QPushButton()
        self.people.setAutoDefault(False)
        self.text_only = QCheckBox(say(N_("Text only")))
        why = N_("Without the artwork, for forms that have it printed on them already.")
        self.text_only.setToolTip(say(why))
        self._build()

    def show_choices(
        self,
        rows: Sequence[CeremonyRow],
        ceremony: int | None,
        paper: str,
        only: Collection[str] | None,
    ) -> None:
        """Shows what there is and what is chosen."""
        for box in (self.ceremony, self.paper):
            box.blockSignals(True)
        self.ceremony.clear()
        for each in sorted(rows, key=lambda row: (row.day, row.id), reverse=True):
            text = self._words.say(N_("{day} · {name}"), name=each.name, day=day_text(each.day))
            self.ceremony.addItem(text, each.id)
        self.ceremony.setCurrentIndex(self.ceremony.findData(ceremony))
        self.ceremony.setToolTip(self.ceremony.currentText())
        self.paper.setCurrentIndex(self.paper.findData(paper))
        for box in (self.ceremony, self.paper):
            box.blockSignals(False)
        for part in self._of_certificates:
            part.setVisible(paper == CERTIFICATES)
        everyone = self._words.gettext(N_("Everyone…"))
        if only is None:
            self.people.setText(everyone)
        else:
            count = number(len(only), self._words.language)
            self.people.setText(self._words.say(N_("Chosen people: {count}…"), count=count))

    def show_text_only(self, *, on: bool) -> None:
        """Shows whether the artwork is left out."""
        self.text_only.blockSignals(True)
        self.text_only.setChecked(on)
        self.text_only.blockSignals(False)

    def _build(self) -> None:
        say = self._words.gettext
        parts: list[QWidget] = []
        height = self.people.sizeHint().height()
        for title, editor in (
            (N_("Ceremony"), self.ceremony),
            (N_("Paper"), self.paper),
            (N_("Whose"), self.people),
        ):
            said = label(say(title), "quiet", wrap=False)
            said.setBuddy(editor)
            editor.setAccessibleName(say(title))
            parts.append(holding(column(said, editor, None, gap=0.25)))
        text_only = column(label(" ", "quiet"), self.text_only, None, gap=0.25)
        self.text_only.setMinimumHeight(height)
        self._of_certificates = (parts[2], holding(text_only))
        self.setLayout(FlowLayout(*parts[:2], *self._of_certificates, gap=2))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.ceremony.currentIndexChanged.connect(lambda _: self.asked.emit())
        self.paper.currentIndexChanged.connect(lambda _: self.asked.emit())
        self.text_only.toggled.connect(lambda _: self.asked.emit())
        self.people.clicked.connect(self.people_asked)
