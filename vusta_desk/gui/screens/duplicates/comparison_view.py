"""The right of the place: two records side by side, a choice per field, the record foreseen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import Member
from vusta_desk.gui.screens.duplicates.field_choice import FieldChoice
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    frame,
    holding,
    label,
    row,
    rule,
    scrolling,
)
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.duplicate_words import reasons_text
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases.duplicates import Comparison, Foreseen, OnRoster, Side

_WIDE = ("home", "branch", "standings", "badges", "interruptions", "disciplines", "early_request")


@dataclass(slots=True)
class Chosen:
    """What a person has chosen of a pair: which record is kept (None: the fuller), which sides."""

    keep: str | None = None
    sides: dict[str, Side] = field(default_factory=dict)


class ComparisonView(QWidget):
    """Shows a comparison; `swap_asked`: the other one is to be kept."""

    changed = Signal()
    swap_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.seen: Comparison | None = None
        self.fields: dict[str, FieldChoice] = {}
        say = self.words.gettext
        self.why = label("", "heading", select=True)
        self._heads = column()
        self._choices, self._equal = column(gap=1.5), column()
        self._equal_title = label(say(N_("The same in both")), "heading")
        self._rosters = label("", "quiet", select=True)
        self.findings = FindingLines(session.icons, self.words)
        self._result = column()
        self._pages = QStackedLayout(self)
        nothing = EmptyState(session.icons, "members", say(N_("Choose a pair to compare it")))
        self._pages.addWidget(nothing)
        self._page = scrolling(self._sheet(), say(N_("Two records side by side")))
        self._pages.addWidget(self._page)

    def show_comparison(self, seen: Comparison | None, chosen: Chosen, *, apart: bool) -> None:
        """Shows two records; those told apart are only looked at."""
        same = seen is not None and self.seen is not None and _keys(seen) == _keys(self.seen)
        focused = self._focused() if same else None
        self.seen = seen
        self._pages.setCurrentIndex(0 if seen is None else 1)
        self.fields = {}
        for part in (self._heads, self._choices, self._equal, self._result):
            clear(part)
        if seen is None:
            return
        self.why.setText(reasons_text(() if apart else seen.reasons, self.words))
        self._heads.addWidget(self._head(seen, apart=apart))
        self._fill(seen, chosen, apart=apart)
        if not same:
            self._page.verticalScrollBar().setValue(0)
        if focused in self.fields:
            self.fields[focused].buttons[self.fields[focused].side].setFocus()

    def show_foreseen(self, foreseen: Foreseen | None) -> None:
        """The record that merging would make; None where that is not asked for."""
        clear(self._result)
        self._result_part.setVisible(foreseen is not None)
        self.findings.show_findings(foreseen.findings if foreseen else ())
        if foreseen is not None:
            self._result.addWidget(self._facts(foreseen.texts, {each.id for each in FIELDS}))

    def sides(self) -> dict[str, Side]:
        """The side chosen of each field that differs."""
        return {name: choice.side for name, choice in self.fields.items()}

    def _fill(self, seen: Comparison, chosen: Chosen, *, apart: bool) -> None:
        for line in seen.lines:
            if line.sides:
                texts = {side: seen.texts[side][line.field] for side in line.sides}
                side = chosen.sides.get(line.field, line.suggested)
                made = FieldChoice(line, texts, side, self.words, chooses=not apart)
                made.changed.connect(self.changed)
                self.fields[line.field] = made
                self._choices.addWidget(made)
        equal = {line.field for line in seen.lines if apart and not line.sides}
        known = {name for name in equal if seen.texts[Side.KEEP][name]}
        self._equal_title.setVisible(bool(known))
        if known:
            self._equal.addWidget(self._facts(seen.texts[Side.KEEP], known))
        rosters = [self._roster(each) for each in seen.rosters]
        self._rosters.setVisible(bool(rosters) and not apart)
        self._rosters.setText("\n".join(rosters))

    def _head(self, seen: Comparison, *, apart: bool) -> QWidget:
        """Whose record stands on which side."""
        titles = (N_("This record is kept"), N_("This record goes into it"))
        if apart:
            titles = (N_("One record"), N_("The other record"))
        parts = [
            self._whose(member, seen, self.words.gettext(title))
            for member, title in zip((seen.keep, seen.other), titles, strict=True)
        ]
        both = row(*map(holding, parts), gap=2)
        for at in (0, 1):
            both.setStretch(at, 1)
        swap = button(self.words.gettext(N_("Keep the other record instead")))
        swap.clicked.connect(self.swap_asked)
        swap.setVisible(not apart)
        return frame("banner", column(both, row(swap, None), gap=1, margin=1.5))

    def _whose(self, member: Member, seen: Comparison, title: str) -> QVBoxLayout:
        name = button(member.name, "link")
        name.setToolTip(self.words.gettext(N_("Show the record among the members")))
        name.clicked.connect(lambda: self.session.go("members", key=member.key))
        under = label(self._under(member, seen), "quiet")
        return column(label(title, "quiet"), row(name, None), under, None, gap=0.5)

    def _under(self, member: Member, seen: Comparison) -> str:
        side = Side.KEEP if member is seen.keep else Side.OTHER
        return " · ".join(filter(None, (member.key, seen.texts[side]["branch"])))

    def _facts(self, texts: Mapping[str, str], names: set[str]) -> QWidget:
        """Fields with their texts, those known only."""
        facts = dict(self._known(texts, names))
        wide = [fact for name, fact in facts.items() if name in _WIDE]
        return FieldGrid(tuple(facts.values()), letters=18, most=3, wide=wide)

    def _known(self, texts: Mapping[str, str], names: set[str]) -> Iterator[tuple[str, QWidget]]:
        for each in FIELDS:
            if each.id in names and texts[each.id]:
                title = self.words.gettext(FIELD_WORDS[each.id].label)
                value = label(texts[each.id], select=True)
                value.setAccessibleName(f"{title}: {texts[each.id]}")
                yield each.id, holding(column(label(title, "quiet"), value, gap=0))

    def _roster(self, roster: OnRoster) -> str:
        said = (
            N_("The record that goes is on the roster of {ceremony}, {day}, which stays as it is.")
            if roster.is_closed
            else N_(
                "The record that goes is on the roster of {ceremony}, {day}. Take that roster "
                "anew from the records after merging."
            )
        )
        return self.words.say(said, ceremony=roster.name, day=day_text(roster.day))

    def _focused(self) -> str | None:
        return next(
            (
                name
                for name, choice in self.fields.items()
                if any(button.hasFocus() for button in choice.buttons.values())
            ),
            None,
        )

    def _sheet(self) -> QWidget:
        say = self.words.gettext
        title = label(say(N_("The record after merging")), "heading")
        self._result_part = holding(column(rule(), title, self.findings, self._result, gap=1.5))
        return holding(
            column(
                self.why,
                self._heads,
                self._choices,
                self._rosters,
                self._equal_title,
                self._equal,
                self._result_part,
                None,
                gap=1.5,
                margin=2,
            )
        )


def _keys(seen: Comparison) -> set[str]:
    return {seen.keep.key, seen.other.key}
