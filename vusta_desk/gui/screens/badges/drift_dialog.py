"""What would come out otherwise today in a closed round: who, then and now, and by which facts."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from vusta_desk.domain.drift import Drift, DriftKind, Judged
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.domain.used_rules import UsedValue
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.box_words import box_word
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, money, number
from vusta_desk.i18n.rule_words import part_text, rule_title, value_text
from vusta_desk.usecases.badge_rounds import box_of
from vusta_desk.usecases.round_drift import RoundDrift

_BETWEEN = " · "
_WIDTH, _HEIGHT = 130, 76  # steps of the grid, where the screen has them


class DriftDialog(QDialog):
    """A report to read; Enter on a member tells whose record is asked for."""

    record_asked = Signal(str)  # the key of a member

    def __init__(self, session: Session, found: RoundDrift, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = session.words
        self._session, self._words = session, words
        self.found = found
        name = words.say(N_("Round {round}: what would come out otherwise"), round=found.round.name)
        self.setWindowTitle(name)
        self.summary = label(_summary(found, words), "heading")
        self.rules = label(_rules_said(found, words), select=True)
        self.rules.setVisible(bool(self.rules.text()))
        self.table = RowTable(
            "badges-drift",
            RowModel(_columns(found, words)),
            session.preferences,
            words,
            title=words.gettext(N_("Members who would come out otherwise")),
        )
        nobody = N_("Everyone would come out as they did then.")
        self.table.set_overlay(EmptyState(session.icons, "done", words.gettext(nobody)))
        self.table.rows_model.set_rows(found.people)
        self.table.opened.connect(self._open)
        self.table.setMinimumHeight(self.fontMetrics().height() * 8)
        buttons = QDialogButtonBox()
        close = buttons.addButton(
            words.gettext(N_("Close")), QDialogButtonBox.ButtonRole.RejectRole
        )
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        closed = N_("Closed on {day}; compared with the records and rules of today.")
        said = label(words.say(closed, day=day_text(found.closed.closed_on)), "quiet")
        unmoved = label(_unmoved(found, words), "quiet")
        page = column(self.summary, said, self.rules, self.table, unmoved, buttons, margin=2)
        page.setStretch(3, 1)
        self.setLayout(page)
        room = (parent.window() if parent else self).size()
        least = space(60)
        self.resize(
            max(min(space(_WIDTH), room.width() - space(6)), least),
            max(min(space(_HEIGHT), room.height() - space(6)), space(40)),
        )
        self.table.setFocus()

    def _open(self, drift: Drift) -> None:
        if drift.now is not None:
            self.record_asked.emit(drift.key)
            self.accept()


def _summary(found: RoundDrift, words: Catalogue) -> str:
    language = words.language
    if not found.people:
        return words.gettext(N_("Everyone would come out as they did then."))
    text = N_("Would come out otherwise today: {count} of {people}")
    return words.say(
        text,
        count=number(len(found.people), language),
        people=number(found.closed.people, language),
    )


def _unmoved(found: RoundDrift, words: Catalogue) -> str:
    language = words.language
    lines = [
        words.say(
            N_("People then: {then} · now: {now}"),
            then=number(found.closed.people, language),
            now=number(found.people_now, language),
        )
    ]
    if found.unmoved:
        text = N_("records changed without any difference to the outcome: {count}")
        lines.append(words.say(text, count=number(found.unmoved, language)))
    return _BETWEEN.join(lines)


def _rules_said(found: RoundDrift, words: Catalogue) -> str:
    named = {(known.rule, known.part) for then, now in found.rules if (known := then or now)}
    lines = (_rule_line(then, now, named, words) for then, now in found.rules)
    return "\n".join(filter(None, lines))


def _rule_line(
    then: UsedValue | None,
    now: UsedValue | None,
    named: Collection[tuple[str, str]],
    words: Catalogue,
) -> str:
    """A value then and now; of a table only what differs and has no line of its own."""
    known = then or now
    assert known is not None
    before, after = then.value if then else None, now.value if now else None
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        differ = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        parts = [key for key in differ if (known.rule, str(key)) not in named]
        if differ and not parts:
            return ""
        before, after = ({key: table.get(key) for key in parts} for table in (before, after))
    title = (rule_title(known.rule, words), part_text(known.part, words))
    return words.say(
        N_("{rule}: then {before}, now {after}"),
        rule=_BETWEEN.join(filter(None, title)),
        before=value_text(known.rule, before, words),
        after=value_text(known.rule, after, words),
    )


def _columns(found: RoundDrift, words: Catalogue) -> Sequence[Column[Drift]]:
    say = words.gettext
    return (
        Column("name", say(N_("Full name")), _name, 15, _name_key, strong=True),
        Column("then", say(N_("Then")), lambda each: _judged(each.then, each.now, words), 27),
        Column("now", say(N_("Today")), lambda each: _judged(each.now, each.then, words), 27),
        Column("why", say(N_("Because of")), partial(_why, found, words), 30),
        Column(
            "branch",
            say(N_("Branch")),
            _branch,
            18,
            _branch_key,
            short=short_branch,
            hidden=True,
        ),
    )


def _name(each: Drift) -> str:
    return each.name


def _name_key(each: Drift) -> str:
    return sort_key(each.name)


def _branch(each: Drift) -> str:
    return each.branch


def _branch_key(each: Drift) -> str:
    return text_sort_key(each.branch)


def _judged(judged: Judged | None, other: Judged | None, words: Catalogue) -> str:
    """The box and the level; due day and amount where they differ."""
    if judged is None:
        return words.gettext(N_("not on file"))
    decision = judged.decision
    parts = [box_word(box_of(decision), words)]
    if decision.level is not None and decision.outcome is not Outcome.NONE:
        parts.append(words.say(N_("{level} years"), level=decision.level))
        due = decision.due_day
        if due is not None and (other is None or due != other.decision.due_day):
            parts.append(day_text(due))
        if other is not None and judged.amount != other.amount:
            unknown = words.gettext(N_("amount not known"))
            amount = judged.amount
            parts.append(unknown if amount is None else money(amount, words.language))
    return _BETWEEN.join(parts)


def _why(found: RoundDrift, words: Catalogue, each: Drift) -> str:
    if each.kind is DriftKind.NEW:
        return words.gettext(N_("came on file after the closing"))
    if each.kind is DriftKind.GONE:
        merged = each.key in found.merged
        taken = N_("merged with another record") if merged else N_("taken out of the file")
        return words.gettext(taken)
    if not each.facts:
        return words.gettext(N_("the rules, not the record"))
    return "; ".join(words.gettext(FIELD_WORDS[fact].label) for fact in each.facts)
