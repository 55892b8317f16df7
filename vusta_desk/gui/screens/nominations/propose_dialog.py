"""Drafts for everyone whom a round proposes and who has none: who that is, said before."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.member_columns import branch_column, level_column, name_column
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.box_words import box_word
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import nominations
from vusta_desk.usecases.badge_rounds import box_of
from vusta_desk.usecases.evaluate import Row
from vusta_desk.usecases.nomination_list import Offered


class ProposeDialog(ActDialog):
    """Lists whom the round proposes without a nomination; begins a draft for each."""

    def __init__(
        self, session: Session, found: Offered, wanted: str | None, parent: QWidget | None
    ) -> None:
        words = session.words
        say = words.gettext
        title, act = say(N_("Nominate a whole round")), say(N_("Begin the drafts"))
        super().__init__(session, title, act, parent)
        self.round: Choice[str] = Choice(found.rounds)
        self.round.set_value(wanted if wanted and wanted in dict(found.rounds) else found.next)
        self.table: RowTable[Row] = RowTable(
            "propose-all",
            RowModel(_columns(words)),
            session.preferences,
            words,
            title=say(N_("Whom the round proposes")),
        )
        self.table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.count = label("", "quiet")
        self.body.addWidget(Field(say(N_("Round")), self.round, session.icons))
        for part in (self.table, self.count):
            self.body.addWidget(part)
        self.setMinimumWidth(max(space(80), self.minimumWidth()))
        self.round.changed.connect(self._read)
        self._read()

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        code = self.round.value()

        self.session.act_long(
            self,
            self.words.gettext(N_("Working out the round")),
            lambda services, progress: nominations.propose_all(services, code, progress),
            lambda _: done(),
            failed=failed,
            cancelled=self.was_called_off,
        )

    def _read(self) -> None:
        code = self.round.value()
        self.act_button.setEnabled(False)
        self.count.setText(self.words.gettext(N_("Working out the round")))
        self.session.read_latest(
            self,
            "proposed",
            lambda services: nominations.proposed_without(services, code),
            self._show,
        )

    def _show(self, rows: Sequence[Row]) -> None:
        self.table.rows_model.set_rows(rows)
        nobody = self.words.gettext(N_("Everyone whom this round proposes has a nomination."))
        self.table.set_overlay(None if rows else EmptyState(self.session.icons, "done", nobody))
        count = number(len(rows), self.words.language)
        self.count.setText(self.words.say(N_("To be nominated: {count}"), count=count))
        self.act_button.setEnabled(bool(rows))


def _columns(words: Catalogue) -> list[Column[Row]]:
    say = words.gettext
    return [
        name_column(words, lambda row: row.member.name, 20),
        branch_column(words, lambda row: row.branch, 16),
        level_column(words, lambda row: row.decision.level or 0, 5),
        Column("box", say(N_("Outcome")), lambda row: box_word(box_of(row.decision), words), 8),
    ]
