"""Unexpected errors: caught wherever they happen, and a log of them.

The log names where in the program it happened, never whom it was about.
"""

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from vusta_desk import __version__

_KEPT_BYTES = 200_000


@contextmanager
def handing_errors_to(take: Callable[[BaseException], None]) -> Iterator[None]:
    """Meanwhile `take` is handed every error that nobody catches, in whatever thread."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        take(error)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            take(arguments.exc_value)

    before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = hook, thread_hook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before


def report_of(error: BaseException, now: datetime) -> str:
    """Kinds of errors and lines of the program, the last one's cause after it.

    Nothing else: the message of an error may hold a name or a number.
    """
    lines = [
        f"{now.isoformat(timespec='seconds')} VUSTA Desk {__version__}",
        f"Python {sys.version.split()[0]} {sys.platform}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines += [type(cause).__qualname__, *_frames(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def keep_report(report: str, folder: Path) -> Path | None:
    """Adds a report to the log in `folder`; the log, None where it cannot be written."""
    log = folder / "vusta-desk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        earlier = log.read_bytes()[-_KEPT_BYTES:] if log.exists() else b""
        log.write_bytes(earlier + f"{report}\n\n".encode())
    except OSError:
        return None
    return log


def record_fault(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Adds the report of an error to the log, as `keep_report` does."""
    return keep_report(report_of(error, now), folder)


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
