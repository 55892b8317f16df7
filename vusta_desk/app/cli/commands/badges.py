"""Commands about rounds: evaluate, explain."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import evaluate_shape
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Finding
from vusta_desk.domain.reckoning import Reckoning
from vusta_desk.domain.rounds import Round
from vusta_desk.i18n.balance_words import balance_text
from vusta_desk.i18n.box_words import box_title
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.reckoning_words import explain_lines
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import evaluate as rounds
from vusta_desk.usecases import member_checks, rules
from vusta_desk.usecases.badge_rounds import balance_of, boxes_of
from vusta_desk.usecases.closed_rounds import closed_reckoning, closed_round, round_result
from vusta_desk.usecases.evaluate import RoundResult, Row
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services


def evaluate(options: Namespace, console: Console) -> int:
    """`evaluate`: everyone's outcome in a round; of a closed one as it was, unless days differ."""
    with opened(options, console) as services:
        if options.window or options.reference:
            result = rounds.evaluate(services, _round(options, services))
        else:
            result = round_result(services, options.round)
        if options.json:
            console.json(evaluate_shape(result))
        else:
            _show(result, console)
            console.findings(_gaps(services, result))
    return exits.DONE


def explain(options: Namespace, console: Console) -> int:
    """`explain`: one member's reckoning in words, and what is wrong with the record it rests on."""
    with opened(options, console) as services:
        reckoning = _reckoning(options, services)
        member = reckoning.member
        console.line(f"{member.name} ({member.key})")
        for line in explain_lines(reckoning, console.catalogue):
            console.line(line)
        console.findings(member_checks.check(services, member, but_for=(member.key,)))
    return exits.DONE


def _reckoning(options: Namespace, services: Services) -> Reckoning:
    """As it is now or, in a closed round, as it was, unless days are given."""
    given = options.window or options.reference
    closed = None if given else closed_round(services, options.round)
    if closed is not None:
        return closed_reckoning(services, closed, options.member)
    return rounds.explain(services, options.member, _round(options, services))[1]


def _round(options: Namespace, services: Services) -> Round:
    window = tuple(options.window) if options.window else None
    return office_round(services, options.round, window, options.reference)


def _gaps(services: Services, result: RoundResult) -> tuple[Finding, ...]:
    """What the rules leave open; of a closed round the rules of today have nothing to say."""
    if result.closed_on is not None or not result.rows:
        return ()
    levels = {level for box in boxes_of(result) for level in box.unknown}
    return rules.unknown_for(services, result.round, sorted(levels))


def _show_balance(result: RoundResult, console: Console) -> None:
    """The boxes as the window has them, and that they add up to everyone."""
    boxes, words = boxes_of(result), console.catalogue
    for box in boxes:
        if box.rows:
            console.line(f"{box_title(box.id, words)}: {len(box.rows)}")
    counts = [count for _, count in balance_of(boxes).terms]
    console.line(balance_text(counts, len(result.rows), words))
    console.line(console.translate(N_("Rules {fingerprint}"), fingerprint=result.rules))


def _show(result: RoundResult, console: Console) -> None:
    """The boxes that add up to everyone, then everyone who is in one that asks for something."""
    first, last = result.round.window
    console.line(
        console.translate(
            N_("Round {round}: due days {first} to {last}"),
            round=result.round.name,
            first=day_text(first),
            last=day_text(last),
        )
    )
    if result.closed_on is not None:
        text = N_("Closed on {day}: what follows is as it was then.")
        console.line(console.translate(text, day=day_text(result.closed_on)))
    _show_balance(result, console)
    console.line()
    heading = [N_("Outcome"), N_("Key"), N_("Full name"), N_("Branch"), N_("Level"), N_("Amount")]
    console.table(
        [[console.translate(word) for word in heading]]
        + [
            [
                value_word("outcome", row.decision.outcome, console.catalogue),
                row.member.key,
                row.member.name,
                row.branch,
                str(row.decision.level or ""),
                _amount(row, console),
            ]
            for row in result.rows
            if row.decision.outcome not in (Outcome.NONE, Outcome.NOT_OURS, Outcome.EXCLUDED)
        ]
    )


def _amount(row: Row, console: Console) -> str:
    """What goes with the badge; that it is not known is said."""
    if row.amount is not None:
        return money(row.amount, console.catalogue.language)
    return console.translate(N_("not known")) if row.decision.outcome in rounds.PAID else ""
