"""A nomination in words: its badge, where it stands, and its steps."""

from vusta_desk.domain.nomination import Nomination, NominationState, Step
from vusta_desk.domain.rounds import round_name
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.value_words import value_word


def state_word(state: NominationState, words: Catalogue) -> str:
    """The word of a state."""
    return value_word("nomination_state", state, words)


def badge_line(nomination: Nomination, words: Catalogue) -> str:
    """Level, kind and round in a line."""
    return words.say(
        N_("Badge of {level} years ({kind}), round {round}"),
        level=nomination.level,
        kind=value_word("nomination_kind", nomination.kind, words),
        round=round_name(nomination.round),
    )


def standing_line(nomination: Nomination, words: Catalogue) -> str:
    """Where it stands, since when and, where it is set aside, why."""
    last = nomination.steps[-1]
    if nomination.state is NominationState.SET_ASIDE:
        text = N_("{round}, {level} years: set aside on {day}: {reason}")
    else:
        text = N_("{round}, {level} years: {state} since {day}")
    return words.say(
        text,
        round=round_name(nomination.round),
        level=nomination.level,
        state=state_word(nomination.state, words),
        day=day_text(last.day),
        reason=last.note,
    )


def step_facts(step: Step, words: Catalogue) -> str:
    """Day, number of the paper, who, and the kind of reason, as far as they are known."""
    said = [day_text(step.day)]
    if step.number:
        said.append(words.say(N_("No. {number}"), number=step.number))
    if step.who:
        said.append(step.who)
    if step.cause:
        said.append(value_word("set_aside_cause", step.cause, words))
    if step.ceremony is not None:
        said.append(words.say(N_("by ceremony {ceremony}"), ceremony=step.ceremony))
    return " · ".join(said)
