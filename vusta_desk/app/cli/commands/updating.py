"""The command that an installer calls before it puts another version of the program in place."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from vusta_desk.app import updating, wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.catalogue import N_


def keep_copies(options: Namespace, console: Console) -> int:
    """`keep-copies`: prints where the copies lie, or leaves the refusal for the installer too."""
    try:
        made = updating.keep_copies(wiring.now())
    except Refused as refused:
        _leave(options.note, console.sentence(refused.code, refused.details))
        raise
    for place in made:
        console.line(str(place))
    console.tell(
        console.translate(N_("Data files copied before the update: {count}"), count=len(made))
    )
    return exits.DONE


def _leave(note: Path | None, text: str) -> None:
    """In the letters that an installer reads: UTF-16 with its mark, as Windows has it."""
    if note is not None:
        with suppress(OSError):  # the exit code says as much
            note.write_bytes(text.encode("utf-16"))
