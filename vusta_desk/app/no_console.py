"""A program without a console, as `VustaDesk.exe` is: what it would print comes as a message.

Nothing but the standard library is loaded here before it is needed: what is wrong may be that a
part of the program cannot be loaded.
"""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

_WINDOW = "vusta_desk.app.desktop"  # loaded once the window is begun, which speaks for itself
# Said before any catalogue can be read, so in both languages.
_BROKEN = (
    "VUSTA Desk không khởi động được: thiếu hoặc hỏng một phần của chương trình. "
    "Hãy cài đặt lại chương trình.\n\n"
    "VUSTA Desk cannot start: a part of the program is missing or damaged. "
    "Install the program again.\n\n{error}"
)
_TITLE = "VUSTA Desk"
_WARNING, _IN_FRONT = 0x30, 0x10000  # MB_ICONWARNING, MB_SETFOREGROUND


def is_missing() -> bool:
    """Whether the program runs where nobody would see what it prints."""
    return sys.platform == "win32" and sys.stdout is None and sys.stderr is None


def telling(run: Callable[[], int], show: Callable[[str], None] | None = None) -> int:
    """Runs the program and shows at the end what it had to say; gives its exit code."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            code = run()
        except Exception as error:  # where not even the report of faults could be loaded
            said.write(_BROKEN.format(error=f"{type(error).__name__}: {error}"))
            code = 1
    text = said.getvalue().strip()
    if text and (code or _WINDOW not in sys.modules):
        (show or _show)(text)
    return code


def _show(text: str) -> None:
    try:
        from vusta_desk.app import wiring
        from vusta_desk.app.cli import language_of
        from vusta_desk.gui.last_words import show

        words = wiring.catalogue(language_of(sys.argv[1:]))
        show(text, words)
    except Exception:  # without Qt, the system's own message
        plain_message(text)


def plain_message(text: str) -> None:
    """The message of Windows itself; elsewhere there is none."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, _TITLE, _WARNING | _IN_FRONT)
