"""Before a reconciliation is recorded: what will be done, the movement, a note for the minutes."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.movements import Movement, Movements
from vusta_desk.domain.names import tidy
from vusta_desk.gui.screens.reconcile.line_rows import HERE, THERE
from vusta_desk.gui.screens.reconcile.work_view import Decisions
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.layouts import label, text_area
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import reconcile
from vusta_desk.usecases.import_members import LOOK_AGAIN
from vusta_desk.usecases.reconcile import Compared, Decision

_MOST_NAMED = 12


class RecordDialog(ActDialog):
    """`operation` is the number of what was recorded, once it is."""

    look_again = Signal()  # the data or the file has changed since it was compared

    def __init__(
        self,
        session: Session,
        compared: Compared,
        decisions: Decisions,
        moved: Movements | None,
        parent: QWidget | None,
    ) -> None:
        say = session.words.gettext
        title = say(N_("Record the reconciliation"))
        super().__init__(session, title, say(N_("Record it")), parent)
        self.compared, self.decisions = compared, dict(decisions)
        self.operation = 0
        for text in (*self._what_is_done(), *self._movement(moved)):
            self.body.addWidget(text)
        caption = label(say(N_("Note for the minutes")))
        self.note = text_area()
        self.note.setAccessibleName(say(N_("Note for the minutes")))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(space(9))
        caption.setBuddy(self.note)
        self.body.addWidget(caption)
        self.body.addWidget(self.note)

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return bool(tidy(self.note.toPlainText()))

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        note = tidy(self.note.toPlainText())

        def recorded(operation: int) -> None:
            self.operation = operation
            done()

        self.session.act(
            self,
            lambda services: reconcile.record(services, self.compared, self.decisions, note),
            recorded,
            failed=failed,
        )

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog; what is compared is another by now, so it is compared anew."""
        if refused.code in LOOK_AGAIN:
            self.act_button.setEnabled(False)
            self.look_again.emit()
        return False

    def _what_is_done(self) -> list[QWidget]:
        words, language = self.words, self.words.language
        lines = self.compared.comparison.lines
        decided = [self.decisions[line.id] for line in lines if line.id in self.decisions]
        tally = {each: sum(word.decision is each for word in decided) for each in Decision}
        undecided = sum(line.id not in self.decisions and line.settled is None for line in lines)
        after = reconcile.count_after(self.compared, self.decisions)
        said = [
            (N_("Taken over from their list: {count}"), tally[Decision.TAKEN]),
            *self._what_is_taken(),
            (N_("Kept as it is here: {count}"), tally[Decision.KEEP]),
            (N_("Only noted: {count}"), tally[Decision.NOTED]),
            (N_("Left open, asked again next time: {count}"), undecided),
        ]
        shown: list[QWidget] = [label(words.gettext(N_("What will be recorded")), "heading")]
        said.append((N_("Members here once it is recorded: {count}"), after))
        shown += [label(words.say(text, count=number(count, language))) for text, count in said]
        return shown

    def _what_is_taken(self) -> list[tuple[str, int]]:
        """What taking theirs over does: people added and moved, fields of records written."""
        lines = [
            line
            for line in self.compared.comparison.lines
            if line.id in self.decisions and self.decisions[line.id].decision is Decision.TAKEN
        ]
        added = sum(line.field == HERE and line.why == "unknown" for line in lines)
        moved = sum(line.field in (HERE, THERE, "branch") for line in lines) - added
        fields = Counter(line.field for line in lines)
        say = self.words
        found = [
            (N_("– people added: {count}"), added),
            (N_("– moved to another branch: {count}"), moved),
        ]
        for name, count in fields.items():
            if name not in (HERE, THERE, "branch"):
                field = say.gettext(FIELD_WORDS[name].label)
                found.append(
                    (say.say(N_("– {field}: {count}"), field=field, count="{count}"), count)
                )
        return [(text, count) for text, count in found if count]

    def _movement(self, moved: Movements | None) -> list[QWidget]:
        words, language = self.words, self.words.language
        heading = label(words.gettext(N_("Increase and decrease since the last one")), "heading")
        if moved is None:
            first = N_("This is the first with this list; the next one will tell the movement.")
            return [heading, label(words.gettext(first), "quiet")]
        text = words.say(
            N_("From {since} to {until}: {start} + {increase} - {decrease} = {end}"),
            since=day_text(moved.since),
            until=day_text(moved.until),
            start=number(moved.at_start, language),
            increase=number(len(moved.increases), language),
            decrease=number(len(moved.decreases), language),
            end=number(moved.at_end, language),
        )
        shown: list[QWidget] = [heading, label(text, select=True)]
        moves = [("+", move) for move in moved.increases]
        moves += [("-", move) for move in moved.decreases]
        shown += [label(self._moved(sign, move), select=True) for sign, move in moves[:_MOST_NAMED]]
        if len(moves) > _MOST_NAMED:
            more = number(len(moves) - _MOST_NAMED, language)
            text = words.say(N_("and {count} more, all named in the minutes"), count=more)
            shown.append(label(text, "quiet"))
        if moved.unexplained:
            count = number(len(moved.unexplained), language)
            text = words.say(
                N_("Without a known reason: {count}. They are named above."), count=count
            )
            shown.append(label(text, "warning"))
        return shown

    def _moved(self, sign: str, move: Movement) -> str:
        reason = value_word("movement", move.reason, self.words)
        day = day_text(move.day) if move.day else ""
        return f"{sign} " + " · ".join(filter(None, (move.name or move.key, reason, day)))
