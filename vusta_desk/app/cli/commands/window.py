"""Without a command: the window. Nothing of Qt is loaded where there is no display for it."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from vusta_desk.app import one_window, paths, wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import given_password
from vusta_desk.domain.findings import Refused


def window(options: Namespace, console: Console) -> int:
    """The window, on the file that `--data` names or on those used lately."""
    if not has_display():
        raise Refused("no_display")
    data = options.data.absolute() if options.data else None
    password = given_password(options)  # it is handed to nobody, so a window asking for one is none
    fits = one_window.takes if password is None else one_window.shows
    seat = one_window.take_seat(_seats(), data, wiring.now(), fits)
    if seat is None:  # the window that was there is in front now
        return exits.DONE
    from vusta_desk.app import desktop

    return desktop.run(data, password, options.lang, seat=seat)


def show_sample(options: Namespace) -> int:
    """The window on the sample."""
    seat = one_window.take_seat(_seats(), None, wiring.now(), one_window.never)
    from vusta_desk.app import desktop

    return desktop.run(language=options.lang, sample=True, seat=seat)


def _seats() -> Path:
    """Where the windows of this user know of each other."""
    return paths.user_folder() / "windows"


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
