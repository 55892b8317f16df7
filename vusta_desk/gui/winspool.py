"""Windows' print spooler, asked where Qt does not ask it. Only to be loaded on Windows.

Needs no more rights than printing does: a person may take back their own jobs.
"""

import ctypes
import getpass
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import c_uint32, c_void_p, c_wchar_p
from typing import Any, Protocol

from vusta_desk.gui.spooler import NEAR, NEEDS_HELP, NO_PAPER, OFFLINE, STOPPED

_TROUBLES = (  # bits of a printer's status, the weightiest first
    (0x80 | 0x1000, OFFLINE),  # offline, not available
    (0x1, STOPPED),  # paused
    (0x10 | 0x40, NO_PAPER),  # out of paper, paper problem
    (0x2 | 0x8 | 0x40000 | 0x100000 | 0x400000, NEEDS_HELP),  # error, jam, toner, user, door
)
_WORK_OFFLINE = 0x400  # of a printer's attributes: "use printer offline", and USB unplugged
_SPOOLING = 0x8  # of a job's status: pages are still being sent
_DELETE = 5  # what a job is told
_MOST_JOBS = 1000
_FIELDS = 72  # where a DEVMODE says which of its fields count; orientation and sheet follow
_SHEET_FIELDS = 0xF  # orientation, size, length, width
_STANDING, _OWN_SIZE = 1, 256
_TELL = 2  # DM_OUT_BUFFER
_SHEET_CAPS = 110, 111, 88, 90  # PHYSICALWIDTH, PHYSICALHEIGHT, LOGPIXELSX, LOGPIXELSY


class JobInfo(Protocol):
    """What is read of a job."""

    id: int
    document: str
    user: str
    status: int


class _PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_2."""

    _fields_ = (
        *((name, c_void_p) for name in ("server", "name", "share", "port", "driver", "comment")),
        *((name, c_void_p) for name in ("location", "devmode", "separator", "processor")),
        *((name, c_void_p) for name in ("datatype", "parameters", "security")),
        *((name, c_uint32) for name in ("attributes", "priority", "default_priority")),
        *((name, c_uint32) for name in ("start", "until", "status", "jobs", "speed")),
    )


class _JobInfo(ctypes.Structure):
    """JOB_INFO_1."""

    _fields_ = (
        ("id", c_uint32),
        *((name, c_wchar_p) for name in ("printer", "machine", "user", "document", "datatype")),
        ("status_text", c_wchar_p),
        *((name, c_uint32) for name in ("status", "priority", "position", "pages", "printed")),
        ("submitted", ctypes.c_uint16 * 8),
    )


def trouble(printer: str) -> str | None:
    """See spooler.py."""
    with _opened(printer) as handle:
        found = _all(handle, "GetPrinterW", 2) if handle else None
    if found is None:
        return OFFLINE
    info = _PrinterInfo.from_buffer(found[0])
    return trouble_of(info.status, info.attributes)


def trouble_of(status: int, attributes: int) -> str | None:
    """What the bits of a printer say."""
    if attributes & _WORK_OFFLINE:
        return OFFLINE
    return next((code for bits, code in _TROUBLES if status & bits), None)


def call_off(printer: str, title: str) -> None:
    """See spooler.py."""
    if sys.platform != "win32":
        return
    with _opened(printer) as handle:
        found = _all(handle, "EnumJobsW", 0, _MOST_JOBS, 1) if handle else None
        if found is None:
            return
        memory, count = found
        job = being_sent((_JobInfo * count).from_buffer(memory), title, getpass.getuser())
        if job is not None:
            _winspool().SetJobW(handle, job, 0, None, _DELETE)


def being_sent(jobs: Iterable[JobInfo], title: str, user: str) -> int | None:
    """The number of that user's newest job of that name whose pages are still being sent."""
    name = user.casefold()  # as Windows compares names of users
    ours = [job for job in jobs if (job.document, job.user.casefold()) == (title, name)]
    return max((job.id for job in ours if job.status & _SPOOLING), default=None)


def takes(printer: str, short: float, long: float) -> bool:
    """See spooler.py: asks the driver for such a sheet as Qt does, and looks at what it makes."""
    with _opened(printer) as handle:
        mode = _mode(handle, printer) if handle else None
    if mode is None:
        return False
    (fields,) = struct.unpack_from("<I", mode, _FIELDS)
    struct.pack_into("<I", mode, _FIELDS, fields | _SHEET_FIELDS)
    sheet = _STANDING, _OWN_SIZE, round(long * 10), round(short * 10)
    struct.pack_into("<4h", mode, _FIELDS + 4, *sheet)
    made = _sheet_made(printer, mode)
    return all(abs(one - other) <= NEAR for one, other in zip(made, (short, long), strict=True))


def _mode(handle: c_void_p, printer: str) -> Any:
    """The driver's own settings, a DEVMODE; None where it has none."""
    ask = _winspool().DocumentPropertiesW
    size = ask(None, handle, c_wchar_p(printer), None, None, 0)
    if size <= 0:
        return None
    mode = ctypes.create_string_buffer(size)
    return mode if ask(None, handle, c_wchar_p(printer), mode, None, _TELL) >= 0 else None


def _sheet_made(printer: str, mode: Any) -> tuple[float, float]:
    """Width and height in mm of the sheet that the driver makes of its settings."""
    if sys.platform != "win32":
        return 0.0, 0.0
    gdi = ctypes.WinDLL("gdi32.dll")
    gdi.CreateDCW.restype = c_void_p
    context = c_void_p(gdi.CreateDCW(None, c_wchar_p(printer), None, mode))
    if not context:
        return 0.0, 0.0
    width, height, across, along = (gdi.GetDeviceCaps(context, each) for each in _SHEET_CAPS)
    gdi.DeleteDC(context)
    return width / across * 25.4, height / along * 25.4


def _winspool() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("winspool.drv")
    raise OSError("no Windows")


@contextmanager
def _opened(printer: str) -> Iterator[c_void_p | None]:
    """A printer's handle; None where the system does not give one."""
    handle = c_void_p()
    if not _winspool().OpenPrinterW(c_wchar_p(printer), ctypes.byref(handle), None):
        yield None
        return
    try:
        yield handle
    finally:
        _winspool().ClosePrinter(handle)


def _all(handle: c_void_p, ask: str, *what: int) -> tuple[Any, int] | None:
    """What a function of the spooler has to say, and of how many; None where it says nothing.

    These functions are asked twice: how much memory it takes, then for the thing itself. Those
    that list things say as the last how many they are.
    """
    needed, count = c_uint32(), c_uint32(1)
    counting = [ctypes.byref(count)] if ask.startswith("Enum") else []
    function = getattr(_winspool(), ask)
    function(handle, *what, None, 0, ctypes.byref(needed), *counting)
    if not needed.value:
        return None
    memory = ctypes.create_string_buffer(needed.value)
    size = ctypes.byref(needed)
    if not function(handle, *what, memory, needed.value, size, *counting):
        return None
    return memory, count.value
