"""A value of a rule from a day on, with its source; what it would change is shown before."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import tidy
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.gui import problems
from vusta_desk.gui.screens.rules.changes_view import ChangesView
from vusta_desk.gui.screens.rules.editors import show_value, value_edit, value_title
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.rule_words import part_text, rule_title, value_text
from vusta_desk.usecases import rules
from vusta_desk.usecases.rule_typing import typed_value
from vusta_desk.usecases.rules import RuleView, ValueView
from vusta_desk.usecases.services import Services

_ANY_SOURCE = "-"  # which document says so changes no verdict
_WIDTH = 116
_PAUSE = 400  # milliseconds after the last key until it is worked out what would change


class ValueDialog(ActDialog):
    """Enters a value; what stands stays beside it for ever."""

    def __init__(
        self, session: Session, rule: RuleView, part: str = "", parent: QWidget | None = None
    ) -> None:
        say = session.words.say
        title = rule_title(rule.id, session.words)
        super().__init__(session, title, say("Enter the value"), parent)
        self._rule = rule
        self.parts = self._part_choice(rule, part)
        self.since = DayEdit(self.words, say("e.g. 1/7/2027"))
        self.value = value_edit(rule, self.words)
        self.source = QLineEdit()
        icons = session.icons
        hint = say("The document with its number, its date and the point.")
        self.value_field = Field(
            value_title(rule, self.words), self.value, icons, self._how_to_take_out()
        )
        self.since_field = Field(say("Holds from"), self.since, icons, self._from_when())
        self.source_field = Field(say("Source"), self.source, icons, hint)
        self.part_field = Field(say("Of"), self.parts, icons) if self.parts else None
        self.changes = ChangesView(session)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.work_out)
        self._lay_out()
        if len(rule.in_force) == 1 and not rule.keyed_by:
            show_value(self.value, rule.in_force[0].value)
        self._before = self._typed()
        self._asked: tuple[object, ...] = ()
        self._connect()
        (self.parts if self.parts and not part else self.value).setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return self._typed() != self._before

    def work_out(self) -> None:
        """Shows whose verdict the value changes, as soon as there is one and its day."""
        part, _, text, _ = self._typed()
        day = self.since.value()
        known = day is not None and text and (self.parts is None or part)
        asked = (part, day, text) if known else ()
        if asked == self._asked:
            return
        self._asked = asked
        if not asked:
            self.changes.ask_for_more()
            return
        own = self._own(_ANY_SOURCE)
        self.changes.work_out(lambda services, progress: rules.preview(services, own(), progress))

    def done(self, result: int) -> None:
        """See QDialog: nothing is worked out any more."""
        self._timer.stop()
        self.changes.stop()
        super().done(result)

    def check(self) -> bool:
        """See ActDialog."""
        empty = self.words.say("This cannot be empty.")
        part, since, text, source = self._typed()
        asked = [(self.value_field, text), (self.since_field, since), (self.source_field, source)]
        if self.part_field is not None:
            asked.insert(0, (self.part_field, part))
        for field, typed in asked:
            field.set_problem("" if typed else empty)
        return all(typed for _, typed in asked) and self.since.tell()

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        self._timer.stop()
        self.changes.stop()  # or the act would wait for it
        own = self._own(self._typed()[-1])

        def enter(services: Services) -> int | None:
            return rules.set_own(services, own())

        self.session.act(self, enter, lambda _: done(), failed=failed)

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog."""
        fields = {
            "rule_value_refused": self.value_field,
            "rule_value_there": self.value_field,
            "rule_day_far": self.since_field,
            "rule_source_needed": self.source_field,
        }
        if (field := fields.get(refused.code)) is None:
            return False
        field.set_problem(problems.words_of(refused, self.words))
        field.editor.setFocus()
        return True

    def _part_choice(self, rule: RuleView, part: str) -> Choice[str] | None:
        if not rule.keyed_by:
            return None
        first = [each for each in rule.parts if each in rule.unknown_parts]
        others = [each for each in rule.parts if each not in rule.unknown_parts]
        named = [("", ""), *((each, part_text(each, self.words)) for each in (*first, *others))]
        made = Choice(named)
        if part in rule.parts:
            made.set_value(part)
        return made

    def _from_when(self) -> str:
        """How the day is meant, where it is not plainly the first on which the value holds."""
        if self._rule.by_year:
            return self.words.say("It counts from the first year that begins on or after this day.")
        return self.words.say("The first day on which it holds.")

    def _how_to_take_out(self) -> str:
        """How a table is told that nothing is stated for a part any more."""
        if not self._rule.keyed_by:
            return ""
        return self.words.say("A dash (-): from that day on nothing is stated.")

    def _lay_out(self) -> None:
        for field in (self.part_field, self.value_field, self.since_field, self.source_field):
            if field is not None:
                self.body.addWidget(field)
        self.body.addWidget(self.changes, 1)
        self.setMinimumWidth(space(_WIDTH))

    def _connect(self) -> None:
        def begin(*_: object) -> None:
            self._timer.start()

        self.value.changed.connect(begin)
        self.since.changed.connect(begin)
        if self.parts is not None:
            self.parts.changed.connect(begin)

    def _typed(self) -> tuple[str, str, str, str]:
        part = self.parts.value() if self.parts is not None else ""
        text: str = self.value.text()
        return part, self.since.text().strip(), text.strip(), tidy(self.source.text())

    def _own(self, source: str) -> Callable[[], OwnValue]:
        """Reads what is typed where refusals are caught."""
        rule, (part, _, text, _), since = self._rule.id, self._typed(), self.since.value()
        assert since is not None
        day = since
        return lambda: OwnValue(rule, day, typed_value(rule, part, text), source, part)


class ForgetDialog(ActDialog):
    """Takes a value of the office's own back; what that changes is shown before."""

    def __init__(
        self, session: Session, rule: RuleView, value: ValueView, parent: QWidget | None = None
    ) -> None:
        say = session.words.say
        title = rule_title(rule.id, session.words)
        super().__init__(session, title, say("Take the value back"), parent)
        words = session.words
        said = ", ".join(
            filter(None, (part_text(value.part, words), value_text(rule.id, value.value, words)))
        )
        day = day_text(value.since)
        self.body.addWidget(label(say("From {day}: {value}", day=day, value=said), "heading"))
        self.body.addWidget(label(value.source, "quiet"))
        self.changes = ChangesView(session)
        self.body.addWidget(self.changes, 1)
        self.setMinimumWidth(space(_WIDTH))
        self._place = rule.id, value.part, value.since
        own = OwnValue(rule.id, value.since, None, value.source, value.part)
        self.changes.work_out(
            lambda services, progress: rules.preview(services, own, progress, forget=True)
        )

    def done(self, result: int) -> None:
        """See QDialog: nothing is worked out any more."""
        self.changes.stop()
        super().done(result)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        self.changes.stop()  # or the act would wait for it
        rule, part, since = self._place
        self.session.act(
            self,
            lambda services: rules.forget_own(services, rule, part, since),
            lambda _: done(),
            failed=failed,
        )
