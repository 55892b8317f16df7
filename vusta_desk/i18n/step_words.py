"""One step of a nomination on a line, as the history of a record tells it."""

from vusta_desk.domain.nomination import Nomination, NominationState, Step
from vusta_desk.domain.rounds import round_name
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.value_words import value_word


def nomination_text(nomination: Nomination, words: Catalogue) -> str:
    """Level and round of a nomination."""
    return words.say(
        N_("{level} years, round {round}"),
        level=nomination.level,
        round=round_name(nomination.round),
    )


def step_text(step: Step, words: Catalogue) -> str:
    """A step on one line: state, day, number of the paper, who; then the reason or note."""
    state = value_word("nomination_state", step.state, words)
    if step.state is NominationState.SET_ASIDE and step.cause:
        cause = value_word("set_aside_cause", step.cause, words)
        state = words.say(N_("{state} ({cause})"), state=state, cause=cause)
    line = ", ".join(filter(None, (state, day_text(step.day), step.number, step.who)))
    return words.say(N_("{step}: {note}"), step=line, note=step.note) if step.note else line
