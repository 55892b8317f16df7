"""The dated rules: what is shipped and what the office has entered stand side by side.

The office adds a value from a day on, with its source; nothing that is shipped is ever changed.
"""

import json
from collections.abc import Sequence
from datetime import date

from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.names import tidy
from vusta_desk.domain.own_rules import OwnValue, holding, with_own
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rule_gaps import rule_gaps
from vusta_desk.i18n.rule_words import part_text, value_text
from vusta_desk.jobs import Progress
from vusta_desk.rulefiles.kinds import KINDS
from vusta_desk.rulefiles.own import normal, read_own, read_usable
from vusta_desk.storage import rule_values
from vusta_desk.usecases.evaluate import coming_rounds
from vusta_desk.usecases.rule_changes import Judged, VerdictChange, changes
from vusta_desk.usecases.rule_views import RuleView, ValueView, possible_parts, rule_view
from vusta_desk.usecases.services import Services

__all__ = (
    "Judged",
    "RuleView",
    "ValueView",
    "VerdictChange",
    "findings",
    "forget_own",
    "own_values",
    "preview",
    "rule",
    "rules",
    "set_own",
    "unknown_for",
    "useless_values",
)
_YEARS = range(1900, 2101)  # as of every date people type
_CERTAIN = ("T", "M")


def rules(services: Services) -> tuple[RuleView, ...]:
    """Every rule: what is unknown first, then what is our reading, then the others."""
    own, _ = read_usable(own_values(services))
    book, shipped, today = services.rulebook, services.shipped_rules, services.today
    needs = _needs(services)
    views = [
        rule_view(
            shipped.rules[name], [each for each in own if each.rule == name], book, today, needs
        )
        for name in KINDS
    ]
    return tuple(sorted(views, key=lambda view: (not view.is_unknown, not view.needs_entry)))


def rule(services: Services, name: str) -> RuleView:
    """One rule by its id. Raises Refused `rule_not_known`."""
    _check_rule(name)
    return next(view for view in rules(services) if view.id == name)


def own_values(services: Services) -> tuple[OwnValue, ...]:
    """Every value the office has entered, as it stands in the data file."""
    with services.data.read() as connection:
        return rule_values.own_values(connection)


def useless_values(services: Services) -> tuple[OwnValue, ...]:
    """Values in the data file that this program cannot read; they have no effect."""
    return read_usable(own_values(services))[1]


def findings(services: Services) -> tuple[Finding, ...]:
    """Such values, as findings."""
    return tuple(
        Finding(
            Severity.ERROR,
            "rule_value_useless",
            own.rule,
            details={"rule_name": own.rule, "day": own.since},
        )
        for own in useless_values(services)
    )


def unknown_for(
    services: Services, round_: Round, levels: Sequence[int] | None = None
) -> tuple[Finding, ...]:
    """What a paper or a screen of a round must say is unknown (a warning) or our reading (a note).

    `levels` are those that matter there, all of the round without them. The subject of each
    finding is the id of its rule.
    """
    return rule_gaps(services.rulebook, round_, levels)


def set_own(services: Services, own: OwnValue) -> int | None:
    """Enters a value; it takes the place of the office's own of the same rule, part and day.

    Returns the operation, None where it stands so already. Raises Refused `rule_not_known`,
    `rule_has_no_parts`, `rule_part_unknown`, `rule_source_needed`, `rule_day_far`,
    `rule_value_refused` (what is expected), `rule_value_there` (the shipped rules say the same, are
    certain of it, and the office has not said otherwise by then).
    """
    own = _checked(services, own)
    if own in own_values(services):
        return None
    with services.operation("rule_set", **_said(own)) as writer:
        rule_values.keep_own_value(writer.connection, own)
        return writer.operation_id


def forget_own(services: Services, rule: str, part: str, since: date) -> int | None:
    """Takes a value of the office's own back; None where there is none. The shipped ones stay."""
    for own in own_values(services):
        if (own.rule, own.part, own.since) == (rule, part, since):
            with services.operation("rule_forget", **_said(own)) as writer:
                rule_values.forget_own_value(writer.connection, rule, part, since)
                return writer.operation_id
    return None


def preview(
    services: Services, own: OwnValue, progress: Progress | None = None, *, forget: bool = False
) -> tuple[VerdictChange, ...]:
    """Whose verdict or amount in the coming rounds changes if a value is entered or `forget`.

    Of a value to forget only rule, part and day are asked for. Raises Refused as `set_own`.
    """
    kept = own_values(services)
    if not forget:
        own = _checked(services, own)
    others = [each for each in kept if _place(each) != _place(own)]
    wanted, _ = read_usable(others if forget else [*others, own])
    then = services.supposing(with_own(services.shipped_rules, wanted))
    return changes(services, then, own.rule, progress)


def _checked(services: Services, own: OwnValue) -> OwnValue:
    """The value as it is kept. Raises Refused as `set_own`."""
    _check_rule(own.rule)
    kind, parts = KINDS[own.rule], possible_parts(services.rulebook, own.rule)
    if own.part and not kind.keyed_by:
        raise Refused("rule_has_no_parts", rule_name=own.rule, text=own.part)
    if own.since.year not in _YEARS:
        raise Refused("rule_day_far", day=own.since)
    if not tidy(own.source):
        raise Refused("rule_source_needed")
    is_table = not own.part and kind.keyed_by and isinstance(own.value, dict)
    named = [str(key) for key in own.value] if is_table else [own.part] if own.part else []
    for part in named:
        if part not in parts:
            known = tuple(_named(each, services) for each in parts)
            raise Refused("rule_part_unknown", rule_name=own.rule, text=part, known=known)
    try:
        own = normal(own)
    except (ValueError, TypeError):
        whole = bool(kind.keyed_by) and not own.part
        shape = "table" if whole else kind.shape
        raise Refused("rule_value_refused", rule_name=own.rule, rule_shape=shape) from None
    _check_new(services, own)
    return own


def _named(part: str, services: Services) -> str:
    """A part as it is given to a command, with its word where it needs one."""
    return part if part.isdigit() else f"{part} ({part_text(part, services.words)})"


def _check_rule(name: str) -> None:
    if name not in KINDS:
        raise Refused("rule_not_known", text=name, known=tuple(KINDS))


def _check_new(services: Services, own: OwnValue) -> None:
    """Refuses what the shipped rules say just so; their readings and hearsay may be confirmed.

    Where the office has said otherwise by then, the same words end what it said.
    """
    read = read_own(own)
    others, _ = read_usable(each for each in own_values(services) if _place(each) != _place(own))
    same_rule = [each for each in others if each.rule == own.rule]
    held = holding(services.shipped_rules.rules[own.rule], same_rule, own.since)
    there, parts = held.whole, held.parts
    asked = parts.values() if read.part is None else (parts.get(read.part, there),)
    if there is None or any(each is not None and each.is_own for each in (there, *asked)):
        return
    if there.choice or there.confidence not in _CERTAIN:
        return
    said = there.value if read.part is None else there.value.get(read.part)
    if said == read.dated.value:
        text = value_text(own.rule, read.dated.value, services.words)
        raise Refused(
            "rule_value_there",
            rule_name=own.rule,
            text=text,
            day=there.since,
            source=there.source,
        )


def _place(own: OwnValue) -> tuple[str, str, date]:
    """Where a value stands; another one there takes its place."""
    return own.rule, own.part, own.since


def _said(own: OwnValue) -> dict[str, str]:
    """What the history keeps of a value entered or taken back."""
    value = json.dumps(own.value, ensure_ascii=False, default=str)
    return {"rule": own.rule, "part": own.part, "value": value, "day": own.since.isoformat()}


def _needs(services: Services) -> tuple[Finding, ...]:
    """What is missing in the next round; nothing where the rules know no round."""
    try:
        return unknown_for(services, coming_rounds(services)[0])
    except Refused:
        return ()
