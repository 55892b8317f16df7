"""Backups: which there are, making one, proving one, putting one back."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from vusta_desk.gui import problems
from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding, label, restyle
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.formats import moment_text, number
from vusta_desk.usecases import backups, upkeep
from vusta_desk.usecases.backups import BackupRow

_KIB = 1024


class BackupsPage(SystemPage):
    """The newest first. A backup is made at every closing after a change."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(
            session,
            say("Backups"),
            say(
                "A backup is made whenever the program is closed after a change. The last ten are "
                "kept in the folder beside the data file, and one a day of the last thirty days. "
                "Each is opened and counted before it counts as one. Copy one to a USB stick from "
                "time to time."
            ),
        )
        self.table = RowTable(
            "backups",
            RowModel(self._columns()),
            session.preferences,
            self.words,
            title=say("Backups"),
        )
        self.table.set_overlay(
            EmptyState(
                session.icons,
                "backup",
                say("There is no backup yet."),
                acts=((say("Back up now"), self.make),),
            )
        )
        self.table.selected.connect(lambda _: self._follow())
        self.save = self._button(say("Save a backup elsewhere…"), "save", self.save_elsewhere)
        self.prove = self._button(say("Prove this backup"), "check", self.prove_chosen)
        self.restore = self._button(say("Restore this backup…"), "restore", self.restore_chosen)
        self.other = self._button(say("Restore from a file…"), "open", self.restore_other)
        self.said = label("", "good", select=True)
        acts = holding(FlowLayout(self.prove, self.restore, self.save, self.other))
        self.fill_whole(self.table, acts, self.said, growing=self.table)
        self._follow()

    def refresh(self) -> None:
        """See SystemPage."""
        self.session.read(self, backups.backups, self._show)

    def make(self) -> None:
        """Makes a backup and says so."""
        say = self.say
        self.session.act_long(
            self,
            say("Making a backup"),
            lambda services, _: upkeep.back_up(services),
            self._made,
        )

    def save_elsewhere(self) -> None:
        """Asks for a place and makes a backup there."""
        say = self.say
        services = self.session.services
        day = services.clock().strftime("%Y-%m-%d")
        name = f"{services.data.path.stem}-{day}{backups.ENDING}"
        kinds = ((say("Backups"), f"*{backups.ENDING}"),)
        place = files.ask_save(self, self.words, say("Save a backup elsewhere"), kinds, name)
        if place is not None:
            self.session.act_long(
                self,
                say("Making a backup"),
                lambda services, _: upkeep.back_up(services, place),
                self._made,
            )

    def prove_chosen(self) -> None:
        """Opens the backup chosen and counts what is in it."""
        if (chosen := self.table.current()) is None:
            return
        self.session.read_long(
            self,
            self.say("Proving the backup"),
            lambda services, _: backups.verify(services, chosen.path, None),
            lambda counts: self._proven(chosen, counts),
        )

    def restore_chosen(self) -> None:
        """Asks once, then goes to restoring the backup chosen."""
        if (chosen := self.table.current()) is not None:
            self._restore(chosen.path)

    def restore_other(self) -> None:
        """Asks for a backup that lies elsewhere and goes to restoring it."""
        say = self.say
        kinds = ((say("Backups"), f"*{backups.ENDING}"),)
        chosen = files.ask_open(self, self.words, say("Choose a backup"), kinds)
        if chosen is not None:
            self._restore(chosen)

    def _restore(self, place: Path) -> None:
        say = self.say
        question = say("Put the data file back to the backup {file}?", file=place.name)
        more = say(
            "The program closes the file and asks for the password. What the file is now is kept "
            "among the backups."
        )
        if problems.confirm(self, self.words, question, say("Close and restore"), more):
            self.session.program.restore(place)

    def _show(self, found: tuple[BackupRow, ...]) -> None:
        chosen = self.table.current()
        self.table.rows_model.set_rows(found)
        places = [each.path for each in self.table.rows_model.rows]
        if chosen is not None and chosen.path in places:
            self.table.select(places.index(chosen.path))
        elif places:
            self.table.select(0)
        self._follow()

    def _made(self, place: Path) -> None:
        self._tell(self.say("The backup is made and proven: {file}", file=place))

    def _proven(self, proven: BackupRow, counts: Mapping[str, int]) -> None:
        language = self.words.language
        self._tell(
            self.say(
                "{file} is whole. Members: {members}, branches: {branches}.",
                file=proven.path.name,
                members=number(counts["members"], language),
                branches=number(counts["branches"], language),
            )
        )

    def _tell(self, said: str) -> None:
        restyle(self.said, "good")
        self.said.setText(said)

    def _follow(self) -> None:
        there = self.table.current() is not None
        self.prove.setEnabled(there)
        self.restore.setEnabled(there)

    def _button(self, text: str, icon: str, run: object) -> QPushButton:
        made = button(text)
        made.setIcon(self.session.icons.before_text(icon))
        made.setIconSize(icon_size())
        made.clicked.connect(run)
        return made

    def _columns(self) -> tuple[Column[BackupRow], ...]:
        say, language = self.say, self.words.language

        def when(backup: BackupRow) -> str:
            return moment_text(backup.made) if backup.made else say("cannot be read as a backup")

        def size(backup: BackupRow) -> str:
            return say("{size} KB", size=number(max(1, backup.size // _KIB), language))

        return (
            Column("made", say("Made"), when, 22, key=_order),
            Column("size", say("Size"), size, 10, key=lambda row: row.size, right=True),
            Column("file", say("File"), lambda row: row.path.name, 40),
        )


def _order(backup: BackupRow) -> tuple[str, str]:
    return (backup.made.isoformat() if backup.made else "", backup.path.name)
