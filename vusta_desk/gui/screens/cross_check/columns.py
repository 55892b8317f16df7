"""The columns of the cross-check, and the sign of each kind."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QIcon

from vusta_desk.domain.badge_history import NOTES, OddityKind
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.member_columns import branch_column, level_column, name_column
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.badge_history_words import (
    badge_day_text,
    due_text,
    kind_word,
    levels_text,
    todo_text,
    what_text,
)
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.usecases.cross_check import OddLine

_ORDER = {kind: place for place, kind in enumerate(OddityKind)}
_PASSED = (OddityKind.MISSED, OddityKind.NO_HISTORY)


def kind_icon(kind: OddityKind, icons: Icons) -> QIcon:
    """The sign of a kind: to award, to look up, worth a look, only a note."""
    shown = colours()
    if kind in NOTES:
        return icons("info", shown.quiet)
    if kind is OddityKind.MISSED_PERHAPS:
        return icons("question", shown.warning)
    return icons("badges", shown.gold) if kind in _PASSED else icons("warning", shown.warning)


def columns(icons: Icons, words: Catalogue) -> Sequence[Column[OddLine]]:
    """Kind, whom, which level, the days; what and what to do are shown beside the table."""
    return (*_whose(icons, words), *_what(words))


def _whose(icons: Icons, words: Catalogue) -> Sequence[Column[OddLine]]:
    say = words.gettext
    return (
        Column(
            "kind",
            say(N_("Kind")),
            lambda line: kind_word(line.found.kind, words),
            16,
            lambda line: _ORDER[line.found.kind],
            icon=lambda line: kind_icon(line.found.kind, icons),
            whole=True,
        ),
        name_column(words, lambda line: line.name, 14),
        branch_column(words, lambda line: line.branch, 9),
    )


def _what(words: Catalogue) -> Sequence[Column[OddLine]]:
    say = words.gettext
    return (
        level_column(words, lambda line: line.found.level, 4),
        Column(
            "others",
            say(N_("Lower levels too")),
            lambda line: levels_text(line.found.others),
            10,
            hidden=True,
        ),
        Column(
            "due",
            say(N_("Level full on")),
            lambda line: due_text(*line.found.due, words),
            18,
            lambda line: line.found.due[0] or date.max,
            whole=True,
        ),
        Column(
            "badge",
            say(N_("Badge on record")),
            lambda line: badge_day_text(line.found, words),
            12,
            _badge_day,
            hidden=True,
        ),
        Column(
            "what",
            say(N_("What does not fit")),
            lambda line: what_text(line.found, words),
            40,
            hidden=True,
        ),
        Column(
            "todo",
            say(N_("What to do")),
            lambda line: todo_text(line.found, words),
            40,
            hidden=True,
        ),
    )


def _badge_day(line: OddLine) -> date:
    badge = line.found.badge
    return badge.date.first_day if badge and badge.date else date.min
