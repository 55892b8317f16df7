"""Commands that keep the file well: checks, backups, history, undo, settings."""

from argparse import Namespace
from datetime import datetime

from vusta_desk.app import wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import data_path, opened, read_password
from vusta_desk.app.cli.shapes import check_shape, history_shape
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import moment_text
from vusta_desk.i18n.row_words import row_name
from vusta_desk.usecases import backups, office, upkeep
from vusta_desk.usecases.payments import set_money_day

_KEEP_LATER = N_("What no later work stands on can be taken back with --keep-later.")


def check(options: Namespace, console: Console) -> int:
    """`check`: the file first; where it is whole, the records."""
    with opened(options, console) as services:
        damage, findings = upkeep.check(services)
        if options.json:
            console.json(check_shape(damage, findings))
        else:
            console.findings((*damage, *findings))
            text = N_("Findings on the file: {damage}, on the records: {count}")
            console.line(console.translate(text, damage=len(damage), count=len(findings)))
    if damage:
        return exits.BAD_DATA_FILE
    return exits.REFUSED if has_errors(findings) else exits.DONE


def backup(options: Namespace, console: Console) -> int:
    """`backup`: prints the path of the backup."""
    with opened(options, console) as services:
        made = upkeep.back_up(services, options.out)
        console.line(str(made))
    return exits.DONE


def verify(options: Namespace, console: Console) -> int:
    """`verify`: opens a backup and counts what is in it."""
    counts = backups.verify(None, options.file, read_password(options, console), options.data)
    text = N_("The backup is whole: {members} members, {branches} branches.")
    console.line(console.translate(text, **counts))
    return exits.DONE


def restore(options: Namespace, console: Console) -> int:
    """`restore`: the backup takes the place of the data file, which is kept beside it."""
    path = data_path(options)
    wiring.restore_backup(options.file, path, read_password(options, console))
    console.tell(console.translate(N_("{file} is now as in the backup."), file=path))
    return exits.DONE


def history(options: Namespace, console: Console) -> int:
    """`history`: what was done, the latest first."""
    with opened(options, console) as services:
        done = upkeep.history(services, options.limit)
        if options.json:
            console.json(history_shape(done))
        else:
            for entry in done:
                mark = console.translate(N_(" (undone)")) if entry.undone else ""
                time = moment_text(datetime.fromisoformat(entry.time).astimezone())
                console.line(f"{entry.id}  {time}  {entry.who}  {entry.title}{mark}")
    return exits.DONE


def undo(options: Namespace, console: Console) -> int:
    """`undo`: takes an operation back, or says which rows stand in the way.

    With `--keep-later` these stay, and all else is taken back.
    """
    with opened(options, console) as services:
        kept = upkeep.rest(services, options.operation).kept if options.keep_later else ()
        try:
            act = upkeep.undo_rest if kept else upkeep.undo
            made = act(services, options.operation)
        except Refused as refused:
            if refused.code == "undo_blocked" and upkeep.rest(services, options.operation).undone:
                console.refusal(refused)
                console.tell(console.translate(_KEEP_LATER))
                return exits.REFUSED
            raise
        text = N_("Operation {operation} is undone; undo {made} to have it again.")
        if kept:
            text = N_(
                "The rest of operation {operation} is undone; kept for later work: {names}. "
                "Undo {made} to have it again."
            )
        called = (row_name(kind, name, console.catalogue) for kind, _, name in kept)
        names = ", ".join(dict.fromkeys(called))
        console.tell(console.translate(text, operation=options.operation, made=made, names=names))
    return exits.DONE


def get_settings(options: Namespace, console: Console) -> int:
    """`settings get`: one value, or all of them."""
    with opened(options, console) as services:
        if options.key:
            console.line(office.get_setting(services, options.key))
        else:
            for key, value in office.office(services.data).all().items():
                console.line(f"{key} = {value}")
    return exits.DONE


def change_setting(options: Namespace, console: Console) -> int:
    """`settings set`."""
    with opened(options, console) as services:
        if options.key == "money_day":
            set_money_day(services, options.value)
        else:
            office.change_setting(services, options.key, options.value)
    return exits.DONE
