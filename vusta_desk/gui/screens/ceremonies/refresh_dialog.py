"""Refreshing a draft from the records: what would change is seen before it is done."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.ceremony import Ceremony, Entry
from vusta_desk.domain.names import sort_key
from vusta_desk.gui.screens.ceremonies.entry_words import (
    amount_text,
    decided_text,
    due_text,
    kind_text,
    level_text,
)
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.refreshing import Difference, EntryDifference

_WHAT = {
    Difference.NEW: N_("comes in"),
    Difference.GONE: N_("goes"),
    Difference.CHANGED: N_("changes"),
}
_PARTS: tuple[tuple[str, Callable[[Entry, Catalogue], str]], ...] = (
    (N_("Full name"), lambda entry, _: entry.name),
    (N_("Branch"), lambda entry, _: entry.branch),
    (N_("Level"), lambda entry, words: level_text(entry.level, words)),
    (N_("Kind of award"), kind_text),
    (N_("Round"), lambda entry, _: entry.round),
    (N_("Due day"), due_text),
    (N_("Amount"), amount_text),
    (N_("Number of the decision"), lambda entry, _: entry.decision or ""),
    (N_("Day of the decision"), decided_text),
    (N_("Left out"), lambda entry, _: entry.left_out or ""),
    (N_("Put in"), lambda entry, _: entry.put_in or ""),
)
_NAMED_ABOVE = frozenset(("name", "branch", "key", "as_written"))


class RefreshDialog(ActDialog):
    """Shows the differences and takes them in as one operation."""

    def __init__(
        self,
        session: Session,
        ceremony: Ceremony,
        differences: Sequence[EntryDifference],
        parent: QWidget | None,
    ) -> None:
        words = session.words
        title = words.gettext(N_("Refresh from the records"))
        super().__init__(session, title, words.gettext(N_("Refresh the roster")), parent)
        self.ceremony, self.differences = ceremony, differences
        if not differences:
            said = N_("The roster says what the records and the rules say now. Nothing to change.")
            self.body.addWidget(label(words.gettext(said)))
            self.act_button.hide()
            close = self.buttons.button(self.buttons.StandardButton.Cancel)
            close.setText(words.gettext(N_("Close")))
            return
        said = N_("Entries that change: {count}. What people decided stays as it is.")
        self.body.addWidget(label(words.say(said, count=len(differences))))
        self.table = RowTable(
            "roster-refresh",
            RowModel(self._columns()),
            session.preferences,
            words,
            title=words.gettext(N_("What changes")),
        )
        self.table.setMinimumHeight(self.fontMetrics().height() * 10)
        self.table.rows_model.set_rows(differences)
        self.body.addWidget(self.table)
        self.resize(space(100), self.sizeHint().height())

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        number = self.ceremony.id
        self.session.act(
            self,
            lambda services: ceremonies.refresh(services, number),
            lambda _: done(),
            failed=failed,
        )

    def _columns(self) -> list[Column[EntryDifference]]:
        words = self.words
        return [
            Column("what", words.gettext(N_("What")), lambda it: words.gettext(_WHAT[it.what]), 14),
            Column(
                "name",
                words.gettext(N_("Full name")),
                lambda it: it.entry.name,
                24,
                key=lambda it: sort_key(it.entry.name),
                strong=True,
            ),
            Column(
                "level",
                words.gettext(N_("Level")),
                lambda it: level_text(it.entry.level, words),
                8,
                key=lambda it: it.entry.level,
            ),
            Column(
                "how",
                words.gettext(N_("What changes")),
                lambda it: "; ".join(changes_in_words(it, words)),
                44,
            ),
        ]


def changes_in_words(difference: EntryDifference, words: Catalogue) -> Iterator[str]:
    """What of an entry changes: from what to what; of the record's other facts their names."""
    before, after = difference.before, difference.after
    if after is not None and before is None and after.put_in:
        yield words.say(
            N_("nominated for the round {round}: {reason}"), round=after.round, reason=after.put_in
        )
    elif before is None:
        yield words.say(N_("proposed by the round {round}"), round=difference.entry.round)
    if after is None:
        yield words.gettext(N_("proposed by no round any more"))
    if after is not None and before is None and after.left_out:
        yield words.say(N_("left out: {reason}"), reason=after.left_out)
    if before is None or after is None:
        return
    for title, say in _PARTS:
        old, new = say(before, words), say(after, words)
        if old != new:
            yield words.say(
                N_("{field}: {before} → {after}"),
                field=words.gettext(title),
                before=old or "…",
                after=new or "…",
            )
    for fact in difference.facts:
        if fact not in _NAMED_ABOVE and fact in FIELD_WORDS:
            yield words.gettext(FIELD_WORDS[fact].label)
