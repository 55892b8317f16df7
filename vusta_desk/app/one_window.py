"""A second start: the window that is already there comes to the front instead of another one.

Every running window holds a seat: a lock of the operating system on a small file in the user's
folder, and beside it a note that says what the window shows. Whoever starts looks at the seats that
are held. Where a note fits, a call file is left for that window, which answers by taking it away,
or renames it where it cannot come now. A window that does not answer is hung, and locks nobody out.
Only windows on the same screen are called: a stick or a shared folder may be in use by somebody
else at the same time, and what came to the front there nobody would see here.

Locks end with their process and a note counts only while its seat is held, so nothing here is ever
stale; a call that nobody took is old within seconds and then means nothing. No secret is written:
a password given to the second start stays with it.
"""

import getpass
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.lock import FileLock

SEATS = 9  # windows at once that know of each other; more of them still run, each by itself
PATIENCE = 1.5  # seconds: a window that has not answered by then is hung
_STARTING = 10.0  # seconds a window may take to start, on a slow PC just switched on
_LOOK = 0.03  # seconds between two looks for the answer
_OLD = 30.0  # seconds after which a call means nothing

STARTING, WAITING = "starting", "waiting"  # not in sight yet; the second looks at other starts
START, OPEN, CLOSING = "start", "open", "closing"
_CALL, _DECLINED = ".call", ".declined"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Note:
    """What a window shows: one of the states above, the data file if one is open, its process.

    `desk` says whose screen it is on.
    """

    state: str = STARTING
    file: str | None = None
    pid: int = 0
    desk: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether the window has started."""
        return self.state not in (STARTING, WAITING)


class Seat:
    """This window's place among those of this user, held until `leave` or the process ends.

    Without a lock it is one that nobody sees.
    """

    def __init__(self, folder: Path, number: int, lock: FileLock | None) -> None:
        self.folder = folder
        self.number, self._lock = number, lock
        self.show(STARTING)

    def show(self, state: str, file: Path | None = None) -> None:
        """Notes what the window shows now. Where that cannot be written, nobody will call."""
        note = Note(state, str(file) if file else None, os.getpid(), desk())
        with suppress(OSError):
            _note_place(self.folder, self.number).write_text(json.dumps(asdict(note)), "utf-8")

    def answer_calls(self, come: Callable[[Path | None], bool]) -> None:
        """Hands every call to `come` (the file named, if any), which says whether it was heeded."""
        for place in sorted(self.folder.glob(f"{self.number}-*{_CALL}")):
            with suppress(OSError):
                call = _read_call(place)
                if call is None:
                    place.unlink()
                    continue
                file, heeded = call["file"], False
                try:
                    heeded = come(Path(file) if file else None)
                finally:
                    place.unlink() if heeded else place.replace(place.with_suffix(_DECLINED))

    def leave(self) -> None:
        """Gives the seat back."""
        if self._lock is not None:
            self._lock.release()


Fits = Callable[[Note, Path | None], bool]


def takes(note: Note, file: Path | None) -> bool:
    """Whether that window may be called: any without a file, else the one that shows it.

    One at its start page takes any file, and asks for its password.
    """
    return note.state == START or shows(note, file)


def shows(note: Note, file: Path | None) -> bool:
    """Whether that window shows the file, or a file at all where none is named."""
    if note.state != OPEN or note.file is None:
        return False
    return file is None or is_same(file, note.file)


def never(note: Note, file: Path | None) -> bool:
    """For what always has a window of its own."""
    return False


def take_seat(folder: Path, file: Path | None, now: datetime, fits: Fits = takes) -> "Seat | None":
    """A seat of one's own; None where another window has come to the front, also with `file`.

    Where the folder cannot be used at all the seat is one that nobody sees.
    """
    held: list[int] = []
    seat = _free_seat(folder, now, held)
    if fits is never:
        return seat
    known = {number: _read_note(_note_place(folder, number)) for number in held}
    settled = [(number, note) for number, note in known.items() if note and note.is_settled]
    settled.sort(key=lambda each: each[1].state != OPEN)  # whoever shows the file goes before
    starting = [each for each in held if each not in dict(settled)]
    if any(_comes(folder, *each, file, fits) for each in settled):
        seat.leave()
        return None
    seat.show(WAITING)
    for number in starting:
        if _comes(folder, number, _settled_note(folder, number, seat.number), file, fits):
            seat.leave()
            return None
    seat.show(STARTING)
    return seat


def _free_seat(folder: Path, now: datetime, held: list[int]) -> Seat:
    """The first free seat; the numbers of those that others hold are put into `held`."""
    mine: Seat | None = None
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, SEATS + 1):
            if mine is not None and not _note_place(folder, number).exists():
                break  # nobody has ever sat there, nor further on
            try:
                lock = FileLock(folder / str(number), now)
            except Refused as refused:
                if refused.code == "file_in_use":
                    held.append(number)
                continue
            if mine is None:
                mine = Seat(folder, number, lock)
            else:
                lock.release()
    return mine or Seat(folder, 0, None)


def _comes(folder: Path, number: int, note: Note | None, file: Path | None, fits: Fits) -> bool:
    """Whether the window on that seat fits, was called, and has come to the front."""
    if note is None or note.desk != desk() or not fits(note, file):
        return False
    _let_come_to_front(note.pid)
    place = folder / f"{number}-{os.getpid()}-{next(_numbers)}{_CALL}"
    written = place.with_suffix(".new")
    try:
        # Its time stands in it: that of a file may come from a server with another clock.
        call = {"file": str(file) if file else None, "at": time.time()}
        written.write_text(json.dumps(call), "utf-8")
        written.replace(place)  # whole from the first look on
    except OSError:
        return False
    return _was_taken(place)


def _was_taken(place: Path) -> bool:
    """Waits for the answer; the call is taken back where none comes."""
    declined = place.with_suffix(_DECLINED)
    until = time.monotonic() + PATIENCE
    while place.exists() and time.monotonic() < until:
        time.sleep(_LOOK)
    try:
        place.unlink()
    except FileNotFoundError:
        try:
            declined.unlink()
        except OSError:
            return True
    except OSError:  # just being taken
        return True
    return False


def _settled_note(folder: Path, number: int, own: int) -> Note | None:
    """What the window there shows, once it has started; None where it says nothing in time.

    Of two that wait for each other the one on the lower seat goes on.
    """
    until = time.monotonic() + _STARTING
    while time.monotonic() < until:
        note = _read_note(_note_place(folder, number))
        if note is not None and note.is_settled:
            return note
        if note is not None and (note.desk != desk() or (note.state == WAITING and number > own)):
            return None
        if _is_free(folder, number):
            return None
        time.sleep(_LOOK)
    return None


def _is_free(folder: Path, number: int) -> bool:
    """Whether the window there has ended meanwhile."""
    try:
        FileLock(folder / str(number), datetime.fromtimestamp(0, UTC)).release()
    except Refused:
        return False
    return True


def _read_note(place: Path) -> Note | None:
    """The note, None while it is just being written."""
    try:
        read = json.loads(place.read_text("utf-8"))
        return Note(str(read["state"]), read["file"], int(read["pid"]), str(read["desk"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read_call(place: Path) -> dict[str, str | None] | None:
    """A call; None for one that is old, or none of ours."""
    try:
        read = json.loads(place.read_text("utf-8"))
        is_new = abs(time.time() - read["at"]) <= _OLD
        return {"file": read["file"]} if is_new else None
    except (ValueError, KeyError, TypeError):
        return None


def desk() -> str:
    """Whose screen this process shows its windows on: user, computer, session."""
    session = os.environ.get("DISPLAY", "")
    if sys.platform == "win32":
        import ctypes

        number = ctypes.c_uint32()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
        session = str(number.value)
    user = ""
    with suppress(OSError, KeyError, ImportError):  # of a user without a name
        user = getpass.getuser()
    return f"{user} @ {platform.node()} @ {session}"


def is_same(file: Path, other: str | Path) -> bool:
    """Whether both names are of one file, as the system sees it."""
    try:
        return file.samefile(other)
    except (OSError, ValueError):  # one is gone: then by their names
        names = (os.path.normcase(os.path.realpath(each)) for each in (file, other))
        return len(set(names)) == 1


def _note_place(folder: Path, number: int) -> Path:
    return folder / f"{number}.window"


def _let_come_to_front(pid: int) -> None:
    """Windows lets only the program one has just used come to the front, so that right is lent."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
