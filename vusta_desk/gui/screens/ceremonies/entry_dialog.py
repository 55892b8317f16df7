"""One entry of a draft: what the record and the rules say, and what people decide about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from vusta_desk.domain.ceremony import Ceremony, Entry
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.names import tidy
from vusta_desk.gui.screens.ceremonies.entry_words import amount_text, due_text, level_text
from vusta_desk.gui.screens.ceremonies.level_choice import offer_levels
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding, label, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.drafts import EntryChange


class EntryDialog(ActDialog):
    """Changes one entry as one operation. Another level is a person's decision and needs why."""

    def __init__(
        self, session: Session, ceremony: Ceremony, entry: Entry, parent: QWidget | None
    ) -> None:
        words = session.words
        super().__init__(session, entry.name, words.gettext(N_("Save")), parent)
        self.ceremony, self.entry = ceremony, entry
        self.level: Choice[int] = Choice([(entry.level, level_text(entry.level, words))])
        offer_levels(session, self, ceremony, self.level)
        self.reason = QLineEdit()
        self.number, self.serial = QLineEdit(entry.decision or ""), QLineEdit(entry.serial or "")
        self.decision_day = DayEdit(words)
        self.decision_day.set_value(entry.decision_date)
        self._build()
        self.level.changed.connect(self._follow_level)
        self._follow_level()
        self.serial.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return bool(self.changes()) or not self.decision_day.is_valid

    def changes(self) -> list[EntryChange]:
        """What saving would do."""
        made, entry = [], self.entry
        if self.level.value() != entry.level:
            why = tidy(self.reason.text())
            made.append(EntryChange(put_in=True, level=self.level.value(), reason=why))
        papers = (self.serial.text(), self.number.text())
        serial, number = (tidy(text) for text in papers)
        day = self.decision_day.value()
        before = (entry.serial or "", entry.decision or "", entry.decision_date)
        if (serial, number, day) != before:
            made.append(
                EntryChange(
                    serial=serial,
                    decision=number,
                    decision_date=day,
                    no_decision_date=day is None,
                )
            )
        return made

    def check(self) -> bool:
        """See ActDialog."""
        lacks = self.level.value() != self.entry.level and not tidy(self.reason.text())
        said = self.words.gettext(N_("Say why, in a few words.")) if lacks else ""
        self._reason_field.set_problem(said)
        return self.decision_day.tell() and not lacks

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        changes, number, key = self.changes(), self.ceremony.id, self.entry.key
        if not changes:
            done()
            return
        self.session.act(
            self,
            lambda services: ceremonies.change_entries(services, number, {key: changes}),
            lambda _: done(),
            failed=failed,
        )

    def _build(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        self.body.addLayout(self._facts())
        self._reason_field = Field(say(N_("Reason for another level")), self.reason, icons)
        decision = row(
            Field(say(N_("Number of the decision")), self.number, icons),
            Field(say(N_("Day of the decision")), self.decision_day, icons),
        )
        for part in (
            Field(say(N_("Number of the badge")), self.serial, icons),
            Field(say(N_("Level")), self.level, icons),
            self._reason_field,
        ):
            self.body.addWidget(part)
        self.body.insertLayout(2, decision)
        record = button(say(N_("Show the record of this member")), "link")
        record.clicked.connect(lambda: self._go("members", key=self.entry.key))
        links = FlowLayout(record)
        if self.entry.amount is None and self.entry.kind is not BadgeKind.REISSUE:
            level = str(self.entry.level)
            rule = button(say(N_("Enter the amount among the rules")), "link")
            rule.clicked.connect(lambda: self._go("rules", rule="multiples", part=level))
            links.addWidget(rule)
        self.body.addWidget(holding(links))

    def _facts(self) -> QFormLayout:
        entry, words = self.entry, self.words
        form = QFormLayout()
        for title, text in (
            (N_("Branch"), entry.branch),
            (N_("Kind of award"), value_word("badge_kind", entry.kind, words)),
            (N_("Round"), entry.round),
            (N_("Due day"), due_text(entry, words)),
            (N_("Amount"), amount_text(entry, words)),
            (N_("Put in because"), entry.put_in or ""),
        ):
            if text:
                form.addRow(label(words.gettext(title), "quiet"), label(text, select=True))
        return form

    def _follow_level(self) -> None:
        self._reason_field.setVisible(self.level.value() != self.entry.level)

    def _go(self, place: str, **target: str) -> None:
        """Goes elsewhere, unless what was typed is wanted after all."""
        go = self.session.go
        self.reject()
        if not self.isVisible():
            go(place, **target)
