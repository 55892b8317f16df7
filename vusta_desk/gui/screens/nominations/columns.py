"""The columns of the nominations, and the sign of each state."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon

from vusta_desk.domain.findings import Severity, worst_first
from vusta_desk.domain.names import text_sort_key
from vusta_desk.domain.nomination import NominationState
from vusta_desk.domain.rounds import parse_round, round_name
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.finding_lines import severity_icon
from vusta_desk.gui.widgets.member_columns import branch_column, level_column, name_column
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.nomination_words import state_word
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.nominations import NominationRow

_ORDER = {state: place for place, state in enumerate(NominationState)}


def state_icon(state: NominationState, icons: Icons) -> QIcon:
    """The sign of a state: under way, decided, awarded, set aside."""
    shown = colours()
    if state is NominationState.SET_ASIDE:
        return icons("leave-out", shown.quiet)
    if state is NominationState.AWARDED:
        return icons("badges", shown.gold)
    if state is NominationState.DRAFT:
        return icons("edit", shown.quiet)
    return icons("done" if state is NominationState.DECIDED else "next", shown.good)


def columns(icons: Icons, words: Catalogue) -> Sequence[Column[NominationRow]]:
    """Where it stands, whose, for what, since when; the rest is shown when asked for."""
    return (*_whose(icons, words), *_for_what(words))


def _whose(icons: Icons, words: Catalogue) -> Sequence[Column[NominationRow]]:
    say = words.gettext
    return (
        Column(
            "state",
            say(N_("State")),
            lambda row: state_word(row.nomination.state, words),
            16,
            lambda row: _ORDER[row.nomination.state],
            icon=lambda row: _icon(row, icons),
            whole=True,
            tooltip=lambda row: _tooltip(row, words),
        ),
        name_column(words, lambda row: row.name, 18),
        branch_column(words, lambda row: row.branch, 10),
    )


def _for_what(words: Catalogue) -> Sequence[Column[NominationRow]]:
    say = words.gettext
    return (
        level_column(words, lambda row: row.nomination.level, 4),
        Column(
            "round",
            say(N_("Round")),
            lambda row: round_name(row.nomination.round),
            7,
            lambda row: parse_round(row.nomination.round),
            whole=True,
        ),
        Column(
            "since",
            say(N_("Since")),
            lambda row: day_text(row.nomination.steps[-1].day),
            9,
            lambda row: row.nomination.steps[-1].day,
            whole=True,
        ),
        Column(
            "kind",
            say(N_("Kind of award")),
            lambda row: value_word("nomination_kind", row.nomination.kind, words),
            12,
            hidden=True,
        ),
        Column(
            "number",
            say(N_("Number")),
            lambda row: row.nomination.steps[-1].number,
            10,
            lambda row: text_sort_key(row.nomination.steps[-1].number),
            hidden=True,
        ),
        Column(
            "reason",
            say(N_("Reason")),
            lambda row: row.nomination.reason or row.nomination.steps[-1].note,
            20,
            hidden=True,
        ),
    )


def _icon(row: NominationRow, icons: Icons) -> QIcon:
    """What is worth a look goes before where it stands."""
    grave = [found for found in worst_first(row.findings) if found.severity is not Severity.INFO]
    if grave:
        return severity_icon(grave[0].severity, icons)
    return state_icon(row.nomination.state, icons)


def _tooltip(row: NominationRow, words: Catalogue) -> str:
    said = [state_word(row.nomination.state, words)]
    said += [sentence(found.code, found.details, words) for found in row.findings]
    return "\n".join(said)
