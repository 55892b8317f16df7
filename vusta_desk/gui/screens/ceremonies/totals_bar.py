"""What the roster adds up to, by level, beside the numbers the office has announced."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QPixmap, QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QWidget

from vusta_desk.domain.ceremony import EVERYONE, Ceremony, CeremonyState, totals
from vusta_desk.gui.screens.ceremonies.entry_words import level_text
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import column, holding, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import money, number
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases.closing import differing_numbers

_NUMBER = QRegularExpression(r"\d{0,4}")  # nothing is an answer, too: none announced
_YEARS, _COUNTED, _ANNOUNCED = N_("Years of membership"), N_("On the roster"), N_("Announced")


class TotalsBar(QWidget):
    """A cell for everyone and one for each level; the number announced is typed into it."""

    announced = Signal(object)  # the numbers by level, all of them

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._cells: dict[int, _Cell] = {}
        self._can_change = False
        self._flow = FlowLayout(gap=1.5)
        self.money = label("", "quiet")
        self.problem = label("", "warning")
        # A flow is as high as its lines: the widget around it must say so.
        cells = holding(self._flow)
        policy = cells.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        cells.setSizePolicy(policy)
        self.setLayout(column(cells, self.problem, self.money, gap=0.5))

    def show_ceremony(self, ceremony: Ceremony) -> None:
        """Shows what its roster adds up to; a number being typed is left alone."""
        sums = totals(ceremony.entries)
        self._can_change = ceremony.state is CeremonyState.DRAFT
        self._lay_out([EVERYONE, *sorted({*sums.levels, *_levels(ceremony)}, reverse=True)])
        for level, cell in self._cells.items():
            counted = sums.people if level == EVERYONE else sums.levels.get(level, 0)
            announced = ceremony.announced.get(level)
            cell.show_numbers(counted, announced, can_change=self._can_change)
        differing = differing_numbers(ceremony)
        said = [sentence(each.code, each.details, self._words) for each in differing]
        self.problem.setText("\n".join(said))
        self.problem.setVisible(bool(said))
        amount = money(sums.amount, self._words.language)
        if sums.amount_unknown:
            text = N_("Money: {amount}; not known yet for people: {count}")
            self.money.setText(self._words.say(text, amount=amount, count=sums.amount_unknown))
        else:
            self.money.setText(self._words.say(N_("Money: {amount}"), amount=amount))

    def cell(self, level: int) -> QLineEdit:
        """Where the number announced for a level is typed."""
        return self._cells[level].edit

    def _lay_out(self, levels: list[int]) -> None:
        if levels == list(self._cells):
            return
        for cell in self._cells.values():
            self._flow.removeWidget(cell)
            cell.deleteLater()
        self._cells = {}
        if self._flow.count() == 0:
            self._flow.addWidget(_headings(self._words))
        for level in levels:
            said = self._words.gettext(N_("Everyone"))
            everyone = level == EVERYONE
            title = said if everyone else level_text(level, self._words)
            cell = _Cell(said if everyone else str(level), title, self._session)
            cell.edit.editingFinished.connect(self._tell)
            self._cells[level] = cell
            self._flow.addWidget(cell)

    def _tell(self) -> None:
        """A number was typed: all of them, where any is another than before."""
        if self._can_change and any(cell.is_other for cell in self._cells.values()):
            self.announced.emit(dict(_typed(self._cells)))


class _Cell(QFrame):
    """The level, how many are on the roster, how many were announced: one above the other."""

    def __init__(self, shown: str, title: str, session: Session) -> None:
        super().__init__()
        words = session.words
        self._title, self._words, self._known = title, words, ""
        self._differs = QLabel()
        self._icon = session.icons("warning", colours().warning)
        self.counted = label("", "heading", wrap=False)
        self.edit = QLineEdit()
        self.edit.setValidator(QRegularExpressionValidator(_NUMBER, self.edit))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("000") + space(1.5))
        self.edit.setAccessibleName(words.say(N_("{level}: number announced"), level=title))
        self.edit.setToolTip(words.gettext(N_("The number the office has announced")))
        said = label(shown, "quiet", wrap=False)
        said.setAlignment(Qt.AlignmentFlag.AlignRight)
        inside = column(
            said,
            row(self._differs, None, self.counted, gap=0.5),
            row(None, self.edit, gap=0),
            gap=0.25,
        )
        self.setLayout(inside)

    @property
    def is_other(self) -> bool:
        """Whether another number was typed than is known."""
        return self.edit.text() != self._known

    def show_numbers(self, counted: int, announced: int | None, *, can_change: bool) -> None:
        """Shows both; what is being typed is left alone."""
        language = self._words.language
        self.counted.setText(number(counted, language))
        before, self._known = self._known, "" if announced is None else str(announced)
        if not self.edit.hasFocus() or self.edit.text() == before:
            self.edit.setText(self._known)
        self.edit.setReadOnly(not can_change)
        differs = announced is not None and announced != counted
        self._differs.setPixmap(self._icon.pixmap(space(2)) if differs else QPixmap())
        counted_text = self._words.say(
            N_("{level}: on the roster {count}"), level=self._title, count=counted
        )
        self.counted.setAccessibleName(counted_text)


def _headings(words: Catalogue) -> QWidget:
    """What the figures beside are."""
    lines = [
        label(words.gettext(said), "quiet", wrap=False) for said in (_YEARS, _COUNTED, _ANNOUNCED)
    ]
    for line, pattern in zip(
        lines, (label("", "quiet"), label("", "heading"), QLineEdit()), strict=True
    ):
        line.setFixedHeight(pattern.sizeHint().height())
    return holding(column(*lines, gap=0.25))


def _levels(ceremony: Ceremony) -> Iterable[int]:
    return (level for level in ceremony.announced if level != EVERYONE)


def _typed(cells: Mapping[int, _Cell]) -> Iterable[tuple[int, int]]:
    for level, cell in cells.items():
        if cell.edit.text().strip().isdigit():
            yield level, int(cell.edit.text())
