"""The columns that lists about members have in common: whose line it is, and for which level."""

from collections.abc import Callable
from typing import TypeVar

from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.row_model import Column
from vusta_desk.i18n.catalogue import N_, Catalogue

R = TypeVar("R")


def name_column(words: Catalogue, name: Callable[[R], str], width: int) -> Column[R]:
    """Full names, strong, in the order of Vietnamese lists: by the last word first."""
    title = words.gettext(N_("Full name"))
    return Column("name", title, name, width, lambda row: sort_key(name(row)), strong=True)


def branch_column(words: Catalogue, branch: Callable[[R], str], width: int) -> Column[R]:
    """Branches, seen without the words that every branch is called by."""
    return Column(
        "branch",
        words.gettext(N_("Branch")),
        branch,
        width,
        lambda row: text_sort_key(branch(row)),
        short=short_branch,
    )


def level_column(words: Catalogue, level: Callable[[R], int], width: int) -> Column[R]:
    """Levels of badges, as figures."""
    return Column(
        "level", words.gettext(N_("Level")), lambda row: str(level(row)), width, level, right=True
    )
