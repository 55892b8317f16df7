"""The columns of each list of a comparison: only what tells its lines apart."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon

from vusta_desk.domain.names import sort_key
from vusta_desk.gui.screens.reconcile.line_rows import HERE, THERE, ShownRow
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.catalogue import N_, Catalogue

ORDERS: dict[str, Sequence[str]] = {
    HERE: ("name", "theirs", "branch", "decision", "ours"),
    THERE: ("name", "ours", "branch", "decision", "theirs"),
    "": ("name", "what", "ours", "theirs", "decision", "branch"),
}
"""The columns by list, the other lists have those of ""; the first of them are in sight."""


def line_columns(
    words: Catalogue,
    order: Sequence[str],
    decision: Callable[[ShownRow], str],
    icon: Callable[[ShownRow], QIcon | None],
) -> list[Column[ShownRow]]:
    """The columns in an order; `decision` and `icon` tell what is decided of a line."""
    say = words.gettext
    every = [
        Column(
            "name",
            say(N_("Full name")),
            lambda each: each.name,
            20,
            key=lambda each: sort_key(each.name),
            strong=True,
        ),
        Column("what", say(N_("In question")), lambda each: each.what, 14),
        Column("ours", say(N_("Here")), lambda each: each.ours, 20, short=short_branch),
        Column("theirs", say(N_("On the list")), lambda each: each.theirs, 20, short=short_branch),
        Column("decision", say(N_("Decided")), decision, 16, icon=icon),
        Column("branch", say(N_("Branch")), lambda each: each.branch, 22, short=short_branch),
    ]
    by_id = {column.id: column for column in every}
    return [by_id[name] for name in order]
