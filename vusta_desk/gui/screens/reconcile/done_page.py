"""Once a reconciliation is recorded: what it was, and what may be done next."""

from collections.abc import Callable

from vusta_desk.domain.comparison import Counts
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number


def done_page(
    session: Session,
    side: str,
    counts: Counts,
    more_there: int,
    see_minutes: Callable[[], object],
    import_list: Callable[[], object],
    undo: Callable[[], object],
) -> EmptyState:
    """`side` is the other side in words; `counts.ours` those who count here by now.

    Importing is offered where their list knows more; undoing goes back to what was decided.
    """
    words = session.words
    say, language = words.gettext, words.language
    text = words.say(N_("The reconciliation with {side} is recorded."), side=side)
    more = words.say(
        N_("Members here: {ours}; on the list: {theirs}. What was decided is not asked again."),
        ours=number(counts.ours, language),
        theirs=number(counts.theirs, language),
    )
    acts = [
        (say(N_("See the minutes")), see_minutes),
        (say(N_("Undo this reconciliation")), undo),
    ]
    if more_there:
        hint = N_(
            "The list knows more of {count} members than is on record here, such as new card "
            "numbers; importing the list takes that in."
        )
        known = words.say(hint, count=number(more_there, language))
        more = words.say(N_("{one} {other}"), one=more, other=known)
        acts.insert(1, (say(N_("Import the list")), import_list))
    return EmptyState(session.icons, "done", text, more, tuple(acts))
