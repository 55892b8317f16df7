"""Whom a row is about: those who may be meant, somebody found on record, somebody new, or left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.widgets.editors import TextEdit
from vusta_desk.gui.widgets.layouts import button, clear, column, label
from vusta_desk.gui.widgets.wrapping import WrappingButton, WrappingRadio
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.usecases.import_members import Candidate, Fate, PlannedRow, RowId

_ABOUT_A_PERSON = frozenset(
    ("person_twice_in_list", "not_in_registry", "remark_may_end_membership")
)
_NEW, _LEAVE = "new", "leave"


def asks_who(row: PlannedRow) -> bool:
    """Whether a row is unsure because of the person, and not of something else."""
    return row.fate is Fate.UNSURE and any(
        found.code in _ABOUT_A_PERSON or "candidates" in found.details for found in row.findings
    )


class WhoPart(QWidget):
    """One of the answers is chosen; another may be chosen as long as the list is not taken in."""

    answered = Signal(object, object, bool)  # RowId, key or None for somebody new, whether at all
    searched = Signal(str)
    person_found = Signal(object)  # Candidate

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[RowId, tuple[Candidate, ...]] | None = None
        self.choices: dict[str, WrappingRadio] = {}
        self._group = QButtonGroup(self)
        self._parts: QVBoxLayout = column(gap=1)
        say = words.gettext
        self.others = button(say(N_("Somebody else on record …")), "link")
        self.search = TextEdit(say(N_("Search by name or number")))
        self.search.setAccessibleName(say(N_("Search by name or number")))
        self.search.hide()
        self.found: list[WrappingButton] = []
        self._results: QVBoxLayout = column(gap=0.5)
        self.others.clicked.connect(self._begin_search)
        self.search.changed.connect(lambda: self.searched.emit(self.search.value() or ""))
        title = label(say(N_("Who is it?")), "heading")
        self.setLayout(column(title, self._parts, self.others, self.search, self._results))

    def show_row(self, row: PlannedRow, found: tuple[Candidate, ...], said: Said) -> None:
        """Shows whom this row may be about, and what was said."""
        if self._shown != (row.id, found):
            self._shown = row.id, found
            self._build(found, is_unsure=asks_who(row))
        answer = said.choices.people.get(row.id, _LEAVE) or _NEW
        if (chosen := self.choices.get(answer)) is not None:
            chosen.button.setChecked(True)

    def show_found(self, found: Sequence[Candidate]) -> None:
        """Those who answer the search; a click says that it is one of them."""
        clear(self._results)
        self.found = []
        for each in found:
            made = WrappingButton("  ·  ".join((each.name, self._facts(each))))
            made.clicked.connect(lambda _=False, each=each: self.person_found.emit(each))
            self._results.addWidget(made)
            made.show()
            self.found.append(made)

    def _build(self, found: tuple[Candidate, ...], *, is_unsure: bool) -> None:
        clear(self._parts)
        self.choices = {}
        say = self._words.gettext
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        for each in found:
            self._add(each.key, each.name, self._facts(each))
            if each.is_taken_out:
                self.choices[each.key].button.setEnabled(False)
        self._add(_NEW, say(N_("Somebody new")), say(N_("A new record is made of this row.")))
        if is_unsure:
            self._add(_LEAVE, say(N_("Leave it")), say(N_("The row is not taken in.")))
        else:
            self._add(_LEAVE, say(N_("As the program finds")), "")
        self._group.buttonClicked.connect(lambda _: self._tell())
        self.show_found(())
        self.search.hide()
        self.search.clear()
        self.others.show()

    def _add(self, answer: str, text: str, more: str) -> None:
        made = WrappingRadio(text, more)
        self._group.addButton(made.button)
        self.choices[answer] = made
        self._parts.addWidget(made)
        made.show()  # at once, and not after the next turn of Qt's loop

    def _facts(self, each: Candidate) -> str:
        """What tells one from another, in short."""
        facts = []
        if each.birth_date is not None:
            born = partial_date_text(each.birth_date)
            facts.append(self._words.say(N_("born {date}"), date=born))
        if each.branch:
            facts.append(each.branch)
        if each.card_number:
            facts.append(self._words.say(N_("card {number}"), number=each.card_number))
        if each.is_taken_out:
            facts.append(self._words.gettext(N_("was taken out; put the record back first")))
        return "  ·  ".join(facts)

    def _begin_search(self) -> None:
        self.others.hide()
        self.search.show()
        self.search.setFocus()

    def _tell(self) -> None:
        if self._shown is None:
            return
        for answer, choice in self.choices.items():
            if choice.button.isChecked():
                key = None if answer in (_NEW, _LEAVE) else answer
                self.answered.emit(self._shown[0], key, answer != _LEAVE)
