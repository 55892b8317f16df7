"""Asks whose a branch name of the list is: one of ours that is like it, another, or a new one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.gui.screens.importing.question_card import QuestionCard
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import SearchChoice
from vusta_desk.gui.widgets.layouts import button, holding, row
from vusta_desk.gui.widgets.wrapping import WrappingButton
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.import_members import BranchQuestion


class BranchCard(QuestionCard):
    """One answer is one click; the branch may also be searched among all of ours."""

    answered = Signal(str, object)  # the name in the list, a key or None for a new branch

    def __init__(self, session: Session, question: BranchQuestion, ours: Mapping[str, str]) -> None:
        words = session.words
        count = number(question.rows, words.language)
        super().__init__(
            session,
            words.say(N_("Which branch is “{name}”?"), name=question.name),
            words.say(
                N_("People under this name, not taken in until it is answered: {count}"),
                count=count,
            ),
        )
        self._question, self._ours = question, ours
        self.guesses: list[WrappingButton] = []
        for key in question.guesses:
            made = WrappingButton(ours.get(key, key))
            made.clicked.connect(lambda _=False, key=key: self._answer_with(key))
            self.guesses.append(made)
            self.body.addWidget(made)
        self.another = button(words.gettext(N_("Another branch of ours …")), "link")
        self.another.clicked.connect(self._offer_all)
        self.new = button(words.gettext(N_("It is a new branch")), "link")
        self.new.clicked.connect(lambda: self._answer_with(None))
        self._others: QWidget = holding(row(self.another, self.new, None, gap=3))
        self.body.addWidget(self._others)

    def show_key(self, key: str | None) -> None:
        """The answer that holds."""
        name = self._question.name
        if key is None:
            self.show_answer(self.words.say(N_("“{name}” is a new branch."), name=name))
        else:
            ours = self._ours.get(key, key)
            self.show_answer(
                self.words.say(N_("“{name}” is our “{branch}”."), name=name, branch=ours)
            )

    def begin(self) -> None:
        """See QuestionCard."""
        (self.guesses[0] if self.guesses else self.another).setFocus()

    def _offer_all(self) -> None:
        say = self.words.gettext
        self.choice = SearchChoice(tuple(self._ours.items()), self.words)
        self.choice.setAccessibleName(say(N_("Branch")))
        line = self.choice.lineEdit()
        if line is not None:
            line.setPlaceholderText(say(N_("Type a part of its name")))
        self.take = button(say(N_("It is this one")))
        self.take.setEnabled(False)
        self.choice.changed.connect(
            lambda: self.take.setEnabled(self.choice.is_valid and bool(self.choice.value()))
        )
        self.take.clicked.connect(lambda: self._answer_with(self.choice.value()))
        found = row(self.choice, self.take)
        found.setStretch(0, 1)
        self.body.addLayout(found)
        self.another.hide()
        for part in (self.choice, self.take):
            part.show()
        self.choice.setFocus()

    def _answer_with(self, key: str | None) -> None:
        self.show_key(key)
        self.answered.emit(self._question.name, key)
