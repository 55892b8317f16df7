"""What happened to a record, the latest first: when, what, and each field before and after."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import clear, column, holding, label
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases.edit_member import Change


class Timeline(QWidget):
    """The changes of one record."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._column = column(gap=1.5)
        self.setLayout(self._column)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Shows these, as they come: the latest first."""
        clear(self._column)
        for change in changes:
            self._column.addWidget(holding(column(*self._lines(change), gap=0.25)))

    def _lines(self, change: Change) -> Iterator[QWidget]:
        when = [change.who]
        if change.time is not None:
            when.insert(0, f"{day_text(change.time.date())} {change.time:%H:%M}")
        if change.merged:
            when.append(self._words.say(N_("record merged in: {key}"), key=change.merged))
        if change.undone:
            when.append(self._words.gettext(N_("taken back since")))
        yield label(" · ".join(filter(None, when)), "quiet")
        yield label(change.title, select=True)
        for note in change.notes:
            shown = label(note, "quiet", select=True)
            shown.setIndent(space(2))
            yield shown
        if self._is_beginning(change):
            return
        for field, before, after in change.fields:
            name = self._words.gettext(FIELD_WORDS[field].label)
            unknown = self._words.gettext(N_("not recorded"))
            line = self._words.say(
                N_("{field}: {before} → {after}"),
                field=name,
                before=before or unknown,
                after=after or unknown,
            )
            shown = label(line, "quiet", select=True)
            shown.setIndent(space(2))
            yield shown

    def _is_beginning(self, change: Change) -> bool:
        """The record was made: what it began with stands in what follows, or above."""
        return any(field == "name" and not before for field, before, _ in change.fields)
