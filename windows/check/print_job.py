"""Prints what it is told to, in a worker thread as the window does; run by Windows' own Python.

    python.exe -m windows.check.print_job ORDERS.json

ORDERS.json lists jobs: pdf, title, printer, pages, right and down in mm. What became of each comes
out as a line of JSON: `error` (empty where there was none), the printer's dots an inch, seconds,
and the most memory so far in MB. It runs the project's source, not the frozen program.
"""

import ctypes
import json
import os
import sys
import time
from ctypes import c_size_t, c_uint32
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtGui import QGuiApplication

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import printing
from vusta_desk.gui.printing import PrintJob
from vusta_desk.jobs import Progress


class _Memory(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", c_uint32),
        ("faults", c_uint32),
        *((f"figure_{number}", c_size_t) for number in range(8)),
    )


def main() -> None:
    """Does what the orders say."""
    application = QGuiApplication(sys.argv[:1])
    orders = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    work = Thread(target=_print_all, args=(orders,))
    work.start()
    work.join()
    del application


def _print_all(orders: list[dict[str, Any]]) -> None:
    for order in orders:
        _print(order)


def _print(order: dict[str, Any]) -> None:
    start, error, dots = time.monotonic(), "", 0
    pdf = Path(order["pdf"]).read_bytes()
    job = PrintJob(order["title"], pdf, order["pages"], 1, order["right"], order["down"])
    try:
        printer = printing.open_printer(order["printer"])
        dots = printer.resolution()
        printing.print_pages(printer, job, Progress())
    except Refused as refused:
        error = refused.code
    seconds = time.monotonic() - start
    result = {"error": error, "dots": dots, "seconds": seconds, "memory": _most_memory()}
    print(json.dumps(result), flush=True)


def _most_memory() -> float:
    if sys.platform != "win32":
        return 0.0
    found = _Memory(size=ctypes.sizeof(_Memory))
    kernel = ctypes.WinDLL("kernel32.dll")
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    own = ctypes.c_void_p(kernel.GetCurrentProcess())
    kernel.K32GetProcessMemoryInfo(own, ctypes.byref(found), found.size)
    return float(found.figure_0) / 1_000_000


if __name__ == "__main__":
    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
