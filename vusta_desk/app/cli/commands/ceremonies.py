"""Commands about ceremonies: from the draft to closing and reopening."""

from argparse import Namespace
from collections.abc import Iterator

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import ceremony_row_shape, ceremony_shape
from vusta_desk.domain.ceremony import Ceremony, Entry, totals
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.ceremonies import CeremonyRow
from vusta_desk.usecases.drafts import (
    EntryChange,
    Step,
    decided,
    entry_changed,
    refreshed,
    renamed,
)


def create(options: Namespace, console: Console) -> int:
    """`ceremony create`: prints the new id as the last word on standard output."""
    with opened(options, console) as services:
        made = ceremonies.create(services, options.round, options.day, options.place, options.name)
        text = N_("{people} people on the roster. Ceremony")
        people = len(ceremonies.ceremony(services, made).on_roster())
        console.line(f"{console.translate(text, people=people)} {made}")
    return exits.DONE


def show_all(options: Namespace, console: Console) -> int:
    """`ceremony list`."""
    with opened(options, console) as services:
        found = ceremonies.all_ceremonies(services)
        if options.json:
            console.json({"ceremonies": [ceremony_row_shape(row) for row in found]})
        else:
            for row in found:
                console.line(f"{row.id}  {_headline(row, console)} · {row.people}")
    return exits.DONE


def show(options: Namespace, console: Console) -> int:
    """`ceremony show`: the roster in calling order, and what it adds up to."""
    with opened(options, console) as services:
        ceremony = ceremonies.ceremony(services, options.id)
        if options.json:
            console.json(ceremony_shape(ceremony))
        else:
            _show(ceremony, console)
        console.findings(ceremonies.behind(services, options.id))
    return exits.DONE


def _headline(ceremony: Ceremony | CeremonyRow, console: Console) -> str:
    day = day_text(ceremony.day)
    state = value_word("state", ceremony.state, console.catalogue)
    return f"{ceremony.name} · {day} · {ceremony.place} · {state}"


def _show(ceremony: Ceremony, console: Console) -> None:
    console.line(_headline(ceremony, console))
    heading = [
        N_("No."),
        N_("Key"),
        N_("Full name"),
        N_("Branch"),
        N_("Level"),
        N_("Kind"),
        N_("Amount"),
        N_("Left out"),
    ]
    rows = [[console.translate(word) for word in heading]]
    rows += [_cells(place, entry, console) for place, entry in enumerate(ceremony.entries, 1)]
    console.table(rows)
    sums = totals(ceremony.entries)
    for level, count in sums.levels.items():
        console.line(console.translate(N_("{level} years: {count}"), level=level, count=count))
    text = N_("{people} people, {amount}; the amount of {unknown} is unknown")
    console.line(
        console.translate(
            text,
            people=sums.people,
            amount=money(sums.amount, console.catalogue.language),
            unknown=sums.amount_unknown,
        )
    )


def _cells(place: int, entry: Entry, console: Console) -> list[str]:
    amount = entry.amount
    return [
        str(place),
        entry.key,
        entry.name,
        entry.branch,
        str(entry.level),
        value_word("badge_kind", entry.kind, console.catalogue),
        "?" if amount is None else money(amount, console.catalogue.language),
        entry.left_out or "",
    ]


def change(options: Namespace, console: Console) -> int:
    """`ceremony set`: a draft's own facts, all entries' decision, or one member's entry."""
    steps = tuple(_steps(options))
    with opened(options, console) as services:
        if steps:
            ceremonies.change(services, options.id, *steps)
        _show(ceremonies.ceremony(services, options.id), console)
    return exits.DONE


def _steps(options: Namespace) -> Iterator[Step]:
    """What was asked for, in order; raises Refused where options lack the one they go with."""
    _refuse_lone_options(options)
    if options.refresh:
        yield refreshed
    if options.name or options.day or options.place:
        yield renamed(options.name, options.day, options.place)
    if options.member:
        yield entry_changed(options.member, _entry_change(options))
    elif options.decision is not None or options.decision_date:
        yield decided(options.decision, options.decision_date)


def _refuse_lone_options(options: Namespace) -> None:
    facts = (options.serial, options.level, options.position)
    is_presence = options.leave_out or options.put_in
    if not options.member and (is_presence or any(fact is not None for fact in facts)):
        raise Refused("entry_needed")
    if options.level is not None and not options.put_in:
        raise Refused("option_alone", option="--level", needed="--put-in")
    if options.reason is not None and not is_presence:
        raise Refused("option_alone", option="--reason", needed="--leave-out, --put-in")


def _entry_change(options: Namespace) -> EntryChange:
    return EntryChange(
        leave_out=options.leave_out,
        put_in=options.put_in,
        reason=options.reason,
        level=options.level,
        position=options.position,
        serial=options.serial,
        decision=options.decision,
        decision_date=options.decision_date,
    )


def close(options: Namespace, console: Console) -> int:
    """`ceremony close`: what is worth a look is told, but keeps nothing from being closed."""
    with opened(options, console) as services:
        found = ceremonies.closing_findings(services, options.id)
        console.findings(each for each in found if each.severity is not Severity.ERROR)
        ceremonies.close(services, options.id)
        text = N_("Ceremony {id} is closed; its badges are on the records.")
        console.tell(console.translate(text, id=options.id))
    return exits.DONE


def reopen(options: Namespace, console: Console) -> int:
    """`ceremony reopen`."""
    with opened(options, console) as services:
        ceremonies.reopen(services, options.id, options.reason)
        text = N_("Ceremony {id} is open again; its badges are off the records.")
        console.tell(console.translate(text, id=options.id))
    return exits.DONE
