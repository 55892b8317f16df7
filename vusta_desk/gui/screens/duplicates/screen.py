"""The place Duplicates: pairs that look like one person, compared, merged or told apart."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.duplicates.comparison_view import Chosen, ComparisonView
from vusta_desk.gui.screens.duplicates.pair_list import PairList
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.layouts import row
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.usecases import duplicates
from vusta_desk.usecases.duplicates import Comparison, Foreseen, PairRow, Side
from vusta_desk.usecases.services import Services

_PANES = "duplicates_panes"


@dataclass(frozen=True, slots=True)
class _Found:
    pairs: tuple[PairRow, ...]
    apart: tuple[PairRow, ...]


class DuplicatesScreen(Screen):
    """Merges records of one person, and remembers who is not one.

    What was chosen of a pair is kept while another is looked at.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._chosen: dict[frozenset[str], Chosen] = {}
        self._found = _Found((), ())
        self._foreseen: Foreseen | None = None
        self.list = PairList(session)
        self.view = ComparisonView(session)
        self._page = WorkedOut(session, self.words.gettext(N_("Looking for duplicates")))
        self._arrange()
        self._add_acts()
        self.list.chosen.connect(self._compare)
        self.list.shown_changed.connect(self._list)
        self.view.changed.connect(self._choose)
        self.view.swap_asked.connect(self.swap)
        self._follow()

    def refresh(self) -> None:
        """See Screen."""
        self._page.ask(_find, self._show)

    def merge(self) -> None:
        """Makes one record of the two, as chosen."""
        seen = self.view.seen
        if seen is None or not self.merge_act.isEnabled():
            return
        sides = self.view.sides()
        self.session.act(
            self,
            lambda services: duplicates.merge(services, seen, sides),
            lambda _: self._forget(seen),
            failed=self._refused,
        )

    def tell_apart(self) -> None:
        """Remembers that the two are not one person; of those told apart, takes that back."""
        pair = self.list.current
        if pair is None:
            return
        one, other = pair.keys
        work = duplicates.perhaps_the_same if self.list.shows_apart else duplicates.not_the_same
        self.session.act(self, lambda services: work(services, one, other))

    def swap(self) -> None:
        """Keeps the other of the two records; what was chosen stays chosen."""
        seen, pair = self.view.seen, self.list.current
        if seen is None or pair is None:
            return
        other = {Side.KEEP: Side.OTHER, Side.OTHER: Side.KEEP, Side.BOTH: Side.BOTH}
        sides = {name: other[side] for name, side in self.view.sides().items()}
        self._chosen[frozenset(pair.keys)] = Chosen(seen.other.key, sides)
        self._compare(pair)

    def _show(self, found: _Found) -> None:
        self._found = found
        self._page.show_content(self.panes)
        self._list()

    def _list(self) -> None:
        found, apart = self._found, self.list.shows_apart
        rows, others = (found.apart, found.pairs) if apart else (found.pairs, found.apart)
        seen = self.view.seen
        wanted = (seen.keep.key, seen.other.key) if seen else None
        self.list.show_pairs(rows, wanted, others=len(others))
        self.view.setVisible(bool(rows))
        self._follow()

    def _compare(self, pair: PairRow | None) -> None:
        if pair is None:
            self._show_comparison(None)
            return
        keep = self._of(pair).keep
        self.session.read_latest(
            self,
            "comparison",
            lambda services: _compared(services, pair.keys, keep),
            self._show_comparison,
        )

    def _show_comparison(self, seen: Comparison | None) -> None:
        pair = self.list.current
        if seen is not None and (pair is None or set(pair.keys) != {seen.keep.key, seen.other.key}):
            return
        chosen = self._of(pair) if pair else Chosen()
        self.view.show_comparison(seen, chosen, apart=self.list.shows_apart)
        self._foresee()
        self._follow()

    def _choose(self) -> None:
        if (pair := self.list.current) is not None:
            self._of(pair).sides = self.view.sides()
        self._foresee()

    def _foresee(self) -> None:
        seen, sides = self.view.seen, self.view.sides()
        if seen is None or self.list.shows_apart:
            self.view.show_foreseen(None)
            return
        self.session.read_latest(
            self,
            "foreseen",
            lambda services: duplicates.foresee(services, seen, sides),
            self.view.show_foreseen,
        )

    def _of(self, pair: PairRow) -> Chosen:
        return self._chosen.setdefault(frozenset(pair.keys), Chosen())

    def _forget(self, seen: Comparison) -> None:
        self._chosen.pop(frozenset((seen.keep.key, seen.other.key)), None)

    def _refused(self, error: BaseException) -> None:
        """What changed meanwhile is shown as it is now, after the words."""
        problems.show(self.session.window, error, self.words)
        if isinstance(error, Refused):
            self.refresh()

    def _follow(self) -> None:
        there, apart = self.list.current is not None, self.list.shows_apart
        self.merge_act.setEnabled(there and not apart and self.view.seen is not None)
        self.apart_act.setEnabled(there)
        said = N_("Perhaps the same after all") if apart else N_("Not the same person")
        self.apart_act.setText(self.words.gettext(said))

    def _arrange(self) -> None:
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.list, self.view):
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        self.panes.setStretchFactor(1, 1)
        unit = self.fontMetrics().averageCharWidth()
        self.list.setMinimumWidth(unit * 30)
        self.view.setMinimumWidth(unit * 44)
        kept = self.session.preferences.get(_PANES)
        sizes = [size for size in kept if isinstance(size, int)] if isinstance(kept, list) else []
        self.panes.setSizes(sizes if len(sizes) == 2 else [unit * 46, unit * 100])
        self.panes.splitterMoved.connect(
            lambda *_: self.session.preferences.set(_PANES, self.panes.sizes())
        )
        self._page.addWidget(self.panes)
        self.setLayout(row(self._page, gap=0))
        self.begin_at(self.list.table)

    def _add_acts(self) -> None:
        """Neither of the two is the main one: two records may as well be two people."""
        say = self.words.gettext
        self.add_act(
            say(N_("Back to the members")), lambda: self.session.go("members"), icon="back"
        )
        self.apart_act = self.add_act(
            say(N_("Not the same person")), self.tell_apart, icon="leave-out", shortcut="Ctrl+D"
        )
        self.merge_act = self.add_act(
            say(N_("Merge")), self.merge, icon="done", shortcut="Ctrl+Return"
        )


def _find(services: Services, progress: Progress) -> _Found:
    return _Found(duplicates.find(services, progress), duplicates.apart(services))


def _compared(services: Services, keys: tuple[str, str], keep: str | None) -> Comparison | None:
    """The two side by side; None where one of them is not on file any more."""
    try:
        return duplicates.compare(services, *keys, keep=keep)
    except Refused:
        return None
