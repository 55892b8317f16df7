"""Without a command: the window. Nothing of Qt is loaded where there is no display for it."""

import os
import sys
from argparse import Namespace

from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import given_password
from vusta_desk.domain.findings import Refused


def window(options: Namespace, console: Console) -> int:
    """The window, on the file that `--data` names or on those used lately."""
    if not has_display():
        raise Refused("no_display")
    from vusta_desk.app import desktop

    return desktop.run(options.data, given_password(options), options.lang)


def show_sample(options: Namespace) -> int:
    """The window on the sample."""
    from vusta_desk.app import desktop

    return desktop.run(language=options.lang, sample=True)


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
