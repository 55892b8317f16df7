"""The files to look up: whose, what is not clear, how many verdicts looking it up settles."""

from functools import partial

from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases.lookups import Dossier


def files_table(session: Session, name: str = "home-files") -> RowTable[Dossier]:
    """A table of files that remembers itself by its name; Enter or a double click opens one."""
    words = session.words
    say = words.gettext
    columns = (
        Column("name", say(N_("Full name")), _name, 22, _name_key, strong=True),
        Column("settles", say(N_("Settles")), _settles, 7, _count, right=True, tooltip=_rounds),
        Column("branch", say(N_("Branch")), _branch, 26, _branch_key, hidden=True),
        Column("what", say(N_("What is not clear")), partial(_what, words), 46),
    )
    title = say(N_("Files to look up"))
    table = RowTable(name, RowModel(columns), session.preferences, words, title=title)
    nothing = say(N_("No file needs to be looked up for the coming rounds."))
    table.set_overlay(EmptyState(session.icons, "done", nothing))
    return table


def _name(each: Dossier) -> str:
    return each.name


def _name_key(each: Dossier) -> str:
    return sort_key(each.name)


def _branch(each: Dossier) -> str:
    return each.branch


def _branch_key(each: Dossier) -> str:
    return text_sort_key(each.branch)


def _settles(each: Dossier) -> str:
    return str(each.settles)


def _count(each: Dossier) -> int:
    return each.settles


def _rounds(each: Dossier) -> str:
    return ", ".join(each.rounds)


def _what(words: Catalogue, each: Dossier) -> str:
    return " ".join(sentence(reason.code, reason.details, words) for reason in each.what)
