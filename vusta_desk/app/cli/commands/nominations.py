"""Commands about nominations."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.nomination_shape import nominations_shape
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.rounds import round_name
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nominations import Cause, NominationRow, NominationState
from vusta_desk.usecases.services import Services

_OF_ONE_NOMINATED = ("kind", "applicant", "relation", "day")


def show_all(options: Namespace, console: Console) -> int:
    """`nominations`: by round, then in calling order."""
    with opened(options, console) as services:
        rows = nominations.nominations(services, options.round)
        if options.json:
            console.json(nominations_shape(rows))
        else:
            _show(rows, console)
    return exits.DONE


def nominate(options: Namespace, console: Console) -> int:
    """`nominate`: prints the number of the nomination as the last word on standard output."""
    _refuse_ignored(options)
    with opened(options, console) as services:
        if options.leave_out:
            number = nominations.leave_out(
                services,
                options.member,
                options.round,
                options.level,
                options.reason,
                Cause(options.cause or Cause.OTHER),
            )
            said = N_("Left out of the round. Nomination")
        else:
            number = nominations.start(
                services,
                options.member,
                options.level,
                options.round,
                BadgeKind(options.kind) if options.kind else None,
                options.reason,
                options.applicant,
                options.relation,
                options.day,
            )
            said = N_("Nominated. Nomination")
        console.line(f"{console.translate(said)} {number}")
    return exits.DONE


def _refuse_ignored(options: Namespace) -> None:
    """What says nothing of one nominated, or of one left out, is refused rather than ignored."""
    if not options.leave_out:
        if options.cause:
            raise Refused("option_alone", option="--cause", needed="--leave-out")
        return
    for name in _OF_ONE_NOMINATED:
        if getattr(options, name):
            raise Refused("option_not_with", option=f"--{name}", other="--leave-out")


def propose_all(options: Namespace, console: Console) -> int:
    """`nomination all`."""
    with opened(options, console) as services:
        made = nominations.propose_all(services, options.round)
        console.tell(console.translate(N_("Nominations begun: {count}"), count=len(made)))
    return exits.DONE


def change(options: Namespace, console: Console) -> int:
    """`nomination change`: what is not named stays; with --round it is put off."""
    with opened(options, console) as services:
        made = nominations.change(
            services,
            options.id,
            kind=BadgeKind(options.kind) if options.kind else None,
            round_code=options.round,
            reason=options.reason,
            applicant=options.applicant,
            relation=options.relation,
        )
        if made is None:
            console.tell(console.translate(N_("It stands so already. Nothing was changed.")))
        _show_some(services, [options.id], console)
    return exits.DONE


def advance(options: Namespace, console: Console) -> int:
    """`nomination advance`: all of them, or none; with --rest those that lack nothing."""
    with opened(options, console) as services:
        try:
            nominations.advance(
                services,
                options.id,
                NominationState(options.to),
                options.day or services.today,
                options.number,
                options.who,
                options.note,
                rest=options.rest,
            )
        except Refused as refused:
            if refused.code == "nominations_incomplete" and not options.rest:
                raise Refused("nominations_incomplete_rest", **refused.details) from None
            raise
        _show_some(services, options.id, console)
    return exits.DONE


def set_aside(options: Namespace, console: Console) -> int:
    """`nomination set-aside`."""
    with opened(options, console) as services:
        nominations.set_aside(services, options.id, options.reason, Cause(options.cause))
        _show_some(services, options.id, console)
    return exits.DONE


def reopen(options: Namespace, console: Console) -> int:
    """`nomination reopen`."""
    with opened(options, console) as services:
        nominations.reopen(services, options.id, options.note)
        _show_some(services, options.id, console)
    return exits.DONE


def _show_some(services: Services, ids: list[int], console: Console) -> None:
    rows = nominations.nominations(services)
    _show(tuple(row for row in rows if row.nomination.id in ids), console)


def _show(rows: tuple[NominationRow, ...], console: Console) -> None:
    heading = [
        N_("No."),
        N_("Round"),
        N_("Key"),
        N_("Full name"),
        N_("Branch"),
        N_("Level"),
        N_("Kind"),
        N_("State"),
        N_("Since"),
    ]
    cells = [[console.translate(word) for word in heading]]
    console.table(cells + [_cells(row, console) for row in rows])
    console.findings([finding for row in rows for finding in row.findings])


def _cells(row: NominationRow, console: Console) -> list[str]:
    nomination = row.nomination
    return [
        str(nomination.id),
        round_name(nomination.round),
        nomination.member,
        row.name,
        row.branch,
        str(nomination.level),
        value_word("nomination_kind", nomination.kind, console.catalogue),
        value_word("nomination_state", nomination.state, console.catalogue),
        day_text(nomination.steps[-1].day),
    ]
