"""The place Badges: a year's rounds, the boxes of one, the list of a box, one reckoning."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSplitter

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.badges.member_acts import MemberActs
from vusta_desk.gui.screens.badges.outcome_list import OutcomeList
from vusta_desk.gui.screens.badges.reckoning_panel import ReckoningPanel
from vusta_desk.gui.screens.badges.stated_dialog import StatedDialog
from vusta_desk.gui.screens.badges.strip import RoundStrip
from vusta_desk.gui.screens.badges.window_editor import WindowEditor
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets import unsaved
from vusta_desk.gui.widgets.box_bar import ALL, BoxBar
from vusta_desk.gui.widgets.layouts import clear, column, holding, label, row, scrolling
from vusta_desk.gui.widgets.unsaved import Leave
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases.badge_rounds import Box, YearView, year_view
from vusta_desk.usecases.branches import BranchRow, branches
from vusta_desk.usecases.explanations import Told, tell


class BadgesScreen(Screen):
    """Who is due for which badge, and why.

    The round, the box and the member chosen stay chosen when the data changes. A member whose box
    has changed is still explained beside the list of the old box.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: YearView | None = None
        self.box = "due"
        self._year: int | None = None
        self._code: str | None = None
        self._key: str | None = None
        self.strip = RoundStrip(self.words)
        self.editor = WindowEditor(session)
        self.boxes = BoxBar(self.words)
        self.list = OutcomeList(session)
        self.panel = ReckoningPanel(session)
        self._findings = column(gap=0.5)
        self._findings_part = holding(self._findings)
        self._lay_out()
        self._connect()
        self._add_acts()

    def refresh(self) -> None:
        """See Screen."""
        self._ask(self._year, self._code)

    def show_target(self, **target: object) -> None:
        """See Screen: `round` is a code, `box` the id of a box, `key` that of a member."""
        code, box, key = (target.get(name) for name in ("round", "box", "key"))
        if box:
            self.box, self._key = str(box), None
        if key:
            self._key, self.box = str(key), str(box or "")
        if code:
            self._year, self._code = None, str(code)
        self.refresh()

    def take_keyboard(self) -> None:
        """See Screen: on the chosen box, as soon as it is there."""
        if self._page.is_there:
            self.boxes.boxes[self.box or "due"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """See Screen; days of a round that are typed and not saved are asked about."""
        if not self.editor.is_dirty:
            return True
        question = self.words.gettext(N_("The days of a round are not saved yet."))
        answer = unsaved.ask(self, self.words, question)
        if answer is Leave.SAVE:
            self.editor.save()
        elif answer is Leave.DISCARD:
            self.editor.give_up_all()
        return not self.editor.is_dirty

    def findings(self) -> list[str]:
        """What is wrong with the windows of the year, in words."""
        return [each.text() for each in self._findings_part.findChildren(QLabel) if each.text()]

    def show_box(self, box: str) -> None:
        """Lists a box, its first member chosen."""
        self.box = box
        self.boxes.choose(box)
        self._list()
        self.list.select_first()
        self._choose(self.list.key())

    # --- Building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.editor.hide()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.panel)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([space(84), space(50)])
        split.setMinimumHeight(self.fontMetrics().height() * 14)
        page = column(
            self.strip, self._findings_part, self.editor, self.boxes, split, gap=1.5, margin=2
        )
        page.setStretch(page.count() - 1, 1)
        self._content = scrolling(holding(page))
        self._content.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = WorkedOut(self.session, self.words.gettext(N_("Working out the round")))
        self._page.addWidget(self._content)
        self.setLayout(column(self._page))

    def _connect(self) -> None:
        self.strip.year_asked.connect(lambda year: self._ask(year, self._code))
        self.strip.round_asked.connect(lambda code: self._ask(None, code))
        self.boxes.asked.connect(self.show_box)
        self.boxes.entered.connect(self.list.choose_first)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda key: self._go_to_record(key, ""))
        self.panel.record_asked.connect(self._go_to_record)
        self.panel.stated_asked.connect(self.ask_stated)
        self.editor.closed.connect(self._close_editor)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.add_act(
            say(N_("Badges awarded before, as stated")),
            self.ask_stated,
            icon="history",
            shortcut="Ctrl+B",
        )
        self.member_acts = MemberActs(self)
        self.add_act(
            say(N_("Change the days of the round")),
            self.open_editor,
            icon="calendar",
            shortcut="Ctrl+D",
        )
        self.add_act(
            say(N_("Create a ceremony from this round")),
            self.ask_ceremony,
            icon="ceremony",
            shortcut="Ctrl+L",
            primary=True,
        )

    # --- Reading ----------------------------------------------------------------------------------

    def _ask(self, year: int | None, code: str | None) -> None:
        """Works out a round; a newer question overtakes an older one."""
        self._year, self._code = year, code
        self._page.ask(
            lambda services, progress: year_view(services, year, code, progress),
            self._show,
            self._called_off,
        )

    def _called_off(self) -> None:
        """What was asked for is not shown: the strip goes back to what is."""
        if self.view is not None:
            self._year, self._code = self.view.year, self.view.code
            self.strip.show_year(self.view)

    def _show(self, view: YearView) -> None:
        """Shows a round; what was chosen stays chosen."""
        self.view = view
        self._page.show_content(self._content)
        self._year, self._code = view.year, view.code
        self.box = self.box or self._box_of(self._key) or "due"
        self.strip.show_year(view)
        self._show_findings(view.findings)
        self.editor.show_round(view)
        self.boxes.show_counts({box.id: len(box.rows) for box in view.boxes})
        self.boxes.choose(self.box)
        self._list()
        if self._key is not None and self._box_of(self._key) is None:
            self._key = None
        if self._key is None:
            self.list.select_first()
        self._choose(self._key or self.list.key())
        if self.hasFocus():
            self.take_keyboard()

    def _list(self) -> None:
        if self.view is not None:
            nobody = self.view.people == 0
            self.list.show_box(self._chosen_box(self.view), self._key, nobody_on_file=nobody)

    def _chosen_box(self, view: YearView) -> Box:
        if self.box == ALL:
            return Box(ALL, tuple(row for box in view.boxes for row in box.rows))
        return next(box for box in view.boxes if box.id == self.box)

    def _box_of(self, key: str | None) -> str | None:
        boxes = self.view.boxes if self.view else ()
        found = (box.id for box in boxes for row in box.rows if row.member.key == key)
        return next(found, None)

    def _choose(self, key: str | None) -> None:
        self._key = key
        view = self.view
        if key is None or view is None:
            self.panel.show_nobody()
            self.member_acts.show_member(None, view)
            return
        self.session.read_latest(
            self, "tell", lambda services: tell(services, key, view.round), self._show_told
        )

    def _show_told(self, told: Told) -> None:
        if self.view is not None and told.reckoning.member.key == self._key:
            self.panel.show_told(told, self.view.held_by)
            self.member_acts.show_member(told, self.view)

    def _show_findings(self, findings: Iterable[Finding]) -> None:
        clear(self._findings)
        for finding in findings:
            picture = QLabel()
            icon = self.session.icons("warning", colours().warning)
            picture.setPixmap(icon.pixmap(QSize(space(2.5), space(2.5))))
            said = label(sentence(finding.code, finding.details, self.words), "warning")
            line = row(picture, said)
            line.setStretch(1, 1)
            self._findings.addWidget(holding(line))
        self._findings_part.setVisible(self._findings.count() > 0)

    # --- Acts -------------------------------------------------------------------------------------

    def ask_ceremony(self) -> None:
        """Goes where ceremonies are made, with this round ticked already."""
        if self.view is not None:
            self.session.go("ceremonies", create=(self.view.code,))

    def ask_stated(self) -> None:
        """The guided act for lists that came without badges."""

        def ask(found: tuple[BranchRow, ...]) -> None:
            if self.isVisible():
                StatedDialog(self.session, found).open()

        self.session.read_latest(self, "dialog", branches, ask)

    def open_editor(self) -> None:
        """Shows the days of the round for changing."""
        self.editor.show()
        self.editor.first.setFocus()
        self.editor.first.selectAll()

    def _close_editor(self) -> None:
        self.editor.hide()
        if self._code in self.strip.cards:
            self.strip.cards[self._code].setFocus()

    def _go_to_record(self, key: str, field: str) -> None:
        if field:
            self.session.go("members", key=key, edit=field)
        else:
            self.session.go("members", key=key)
