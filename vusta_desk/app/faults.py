"""Unexpected errors: a log that names where in the program it happened, never whom it was about."""

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from vusta_desk import __version__

_KEPT_BYTES = 200_000


def record_fault(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Adds the error to the log in `folder` and returns the log, None where it cannot be written.

    Only the kind of the error and the lines of the program it passed are written: the message of
    an error may hold a name or a number.
    """
    log = folder / "vusta-desk.log"
    lines = [
        f"{now.isoformat(timespec='seconds')} VUSTA Desk {__version__}",
        f"Python {sys.version.split()[0]} {sys.platform}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines += [type(cause).__qualname__, *_frames(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    try:
        folder.mkdir(parents=True, exist_ok=True)
        earlier = log.read_bytes()[-_KEPT_BYTES:] if log.exists() else b""
        log.write_bytes(earlier + "\n".join([*lines, "", ""]).encode())
    except OSError:
        return None
    return log


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
