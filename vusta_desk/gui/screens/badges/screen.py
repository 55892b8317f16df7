"""The place Badges: a year's rounds, the boxes of one, who is in them, and why."""

from PySide6.QtCore import Qt

from vusta_desk.gui.screens.badges.balance_line import BalanceLine
from vusta_desk.gui.screens.badges.join_bar import JoinBar
from vusta_desk.gui.screens.badges.level_table import ALL, Cell, cell_title
from vusta_desk.gui.screens.badges.member_acts import MemberActs
from vusta_desk.gui.screens.badges.notices import RoundNotices, RuleReadings
from vusta_desk.gui.screens.badges.place_acts import add_place_acts
from vusta_desk.gui.screens.badges.reading import Seen, read
from vusta_desk.gui.screens.badges.round_acts import RoundActs
from vusta_desk.gui.screens.badges.stated_dialog import StatedDialog
from vusta_desk.gui.screens.badges.strip import RoundStrip
from vusta_desk.gui.screens.badges.views import RoundViews
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.box_bar import BoxBar
from vusta_desk.gui.widgets.layouts import column, holding, scrolling
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.badge_rounds import Box, YearView
from vusta_desk.usecases.branches import BranchRow, branches
from vusta_desk.usecases.explanations import Told, tell


class BadgesScreen(Screen):
    """Who is due for which badge, and why.

    The round, the box (or the cell of a level and a branch) and the member chosen stay chosen when
    the data changes. A member whose box has changed is still explained beside the list of the old
    one.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: YearView | None = None
        self.seen: Seen | None = None
        self.box = "due"
        self.cell: Cell | None = None  # whose people are listed instead of those of the box
        self._year: int | None = None
        self._code: str | None = None
        self._key: str | None = None
        self.strip = RoundStrip(session)
        self.join = JoinBar(session)
        self.notices, self.readings = RoundNotices(session), RuleReadings(session)
        self.balance = BalanceLine(session)
        self.boxes = BoxBar(self.words, small=True, last=self.balance)
        self.views = RoundViews(session)
        self.list, self.panel = self.views.list, self.views.panel
        self._lay_out()
        self._connect()
        self._add_acts()

    def refresh(self) -> None:
        """See Screen."""
        self._ask(self._year, self._code)

    def show_target(self, **target: object) -> None:
        """See Screen: `round` is a code, `box` the id of a box, `key` that of a member."""
        code, box, key = (target.get(name) for name in ("round", "box", "key"))
        if box or key:
            self.cell = None
            self.views.show_list()
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
        """See Screen: a dialog about the round is answered first."""
        if self.round_acts.dialog is not None:
            self.round_acts.dialog.reject()
        return self.round_acts.dialog is None

    def findings(self) -> list[str]:
        """What is to be known of the round, in words."""
        return self.notices.texts()

    def show_box(self, box: str) -> None:
        """Lists a box, its first member chosen."""
        self._show_people(box, None)

    def show_cell(self, cell: Cell) -> None:
        """Lists who has a level in a branch, the first of them chosen."""
        self._show_people(ALL, cell)

    def _show_people(self, box: str, cell: Cell | None) -> None:
        self.box, self.cell = box, cell
        self.boxes.choose(box)
        self.views.show_list()
        self._list()
        self.list.select_first()
        self._choose(self.list.key())

    # --- Building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = column(
            self.strip,
            self.join,
            self.notices,
            self.boxes,
            self.views,
            self.readings,
            gap=1.5,
            margin=2,
        )
        page.setStretchFactor(self.views, 1)
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
        self.panel.paper_asked.connect(lambda key, name: self.round_acts.show_reckoning(key, name))
        self.views.cell_asked.connect(self.show_cell)
        self.views.file_asked.connect(self._go_to_record)
        self.strip.ticked.connect(self.join.tick)
        self.join.asked.connect(self._make_joined)
        self.join.closed.connect(lambda: self.strip.show_ticks(None))
        self.notices.rule_asked.connect(self._go_to_rule)
        self.readings.rule_asked.connect(self._go_to_rule)
        self.notices.drift_asked.connect(lambda: self.round_acts.show_drift())
        self.notices.reopen_asked.connect(lambda: self.round_acts.ask_to_reopen())

    def _add_acts(self) -> None:
        say = self.words.gettext
        add_place_acts(self)
        self.add_act(
            say(N_("Badges awarded before, as stated")),
            self.ask_stated,
            icon="history",
            shortcut="Ctrl+B",
        )
        self.member_acts = MemberActs(self)
        self.add_act(say(N_("Join rounds into one ceremony…")), self.begin_joining, icon="rounds")
        self.round_acts = RoundActs(self)
        self.ceremony_act = self.add_act(
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
            lambda services, progress: read(services, year, code, progress),
            self._show,
            self._called_off,
        )

    def _called_off(self) -> None:
        """What was asked for is not shown: the strip goes back to what is."""
        if self.view is not None:
            self._year, self._code = self.view.year, self.view.code
            self.strip.show_year(self.view)

    def _show(self, seen: Seen) -> None:
        """Shows a round; what was chosen stays chosen."""
        view = self.view = seen.view
        self.seen = seen
        self._page.show_content(self._content)
        self._year, self._code = view.year, view.code
        self.box = self.box or self._box_of(self._key) or "due"
        self.strip.show_year(view)
        self.strip.show_ticks(self.join.codes if self.join.isVisibleTo(self) else None)
        self.notices.show_round(view, seen.gaps)
        self.readings.show_gaps(seen.gaps)
        self.balance.show_round(seen)
        self.round_acts.show_round(view)
        self.make_primary(self.round_acts.papers if view.closed else self.ceremony_act)
        self.boxes.show_counts({box.id: len(box.rows) for box in view.boxes})
        self.boxes.choose(self.box)
        self.views.show_round(seen)
        self._list()
        if self._key is not None and self._box_of(self._key) is None:
            self._key = None
        if self._key is None:
            self.list.select_first()
        self._choose(self._key or self.list.key())
        if self.hasFocus():
            self.take_keyboard()

    def _list(self) -> None:
        if self.seen is None:
            return
        view, cell = self.seen.view, self.cell
        nobody = view.people == 0
        if cell is not None:
            people = Box(ALL, self.seen.levels.people(cell))
            title = cell_title(cell, self.words)
            self.list.show_box(people, self._key, view.rules, nobody=nobody, title=title)
        else:
            self.list.show_box(self._chosen_box(view), self._key, view.rules, nobody=nobody)

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

    def begin_joining(self) -> None:
        """Rounds are ticked that become one ceremony; the one in sight is ticked already."""
        if self.view is not None:
            self.join.begin(self.view.code)
            self.strip.show_ticks(self.join.codes)
            self.strip.ticks[self.view.code].setFocus()

    def _make_joined(self, codes: tuple[str, ...]) -> None:
        self.join.give_up()
        self.session.go("ceremonies", create=codes)

    def _go_to_rule(self, rule: str, part: str) -> None:
        self.session.go("rules", rule=rule, part=part)

    def _go_to_record(self, key: str, field: str) -> None:
        if field:
            self.session.go("members", key=key, edit=field)
        else:
            self.session.go("members", key=key)
