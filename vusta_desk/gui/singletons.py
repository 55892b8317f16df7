"""Keeps None, True and False alive under Python 3.11, whatever Qt's bindings do to their counts.

PySide6 6.12 is built for the limited API of Python 3.12, where these objects are immortal: a call
that returns None gives away a reference it never took. Before 3.12 each such call brings None one
step nearer to being freed, which ends the program ("none_dealloc") after some ten thousand calls:
a minute of scrolling. So their counts are put out of reach here, which is what Python itself does
from 3.12 on (PEP 683). `tests/gui/test_singletons.py` shows the fault and the cure.
"""

import ctypes
import sys

_SINGLETONS = (None, True, False, NotImplemented, Ellipsis)
_OUT_OF_REACH = 1 << 40  # references; at a million lost a second that lasts for two weeks
_IMMORTAL_SINCE = (3, 12)


def keep_alive() -> None:
    """Does so once; later calls and later Pythons find nothing to do."""
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    for each in _SINGLETONS:
        count = ctypes.c_ssize_t.from_address(id(each))
        if count.value < _OUT_OF_REACH // 2:
            count.value += _OUT_OF_REACH
