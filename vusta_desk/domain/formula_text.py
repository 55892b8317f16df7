"""Texts in csv files, which a spreadsheet program must never run as formulas.

A csv file cannot say that a cell is text: whatever begins with = + - or @ is run when the file is
opened. An apostrophe before it makes it text in every program; to us it is a mark, taken off again
when the list comes back. A program that splits the lines at another mark than they were written
with sees the beginning of a cell in the middle of ours, so it is guarded there as well.
"""

import re

# The wide letters are formulas to some Excels. As many apostrophes as there are, one is added, so
# that a text which has one of its own comes back with it.
_STARTS = "(^|[,;\t\r\n])"
_FORMULA = "('*)(?=[=+\\-@＝＋－＠])"
_AT_RISK = re.compile(_STARTS + _FORMULA)
_GUARDED = re.compile(_STARTS + "'" + _FORMULA)


def guarded(text: str) -> str:
    """The text as it may stand in a csv file."""
    return _AT_RISK.sub(r"\1'\2", text)


def unguarded(text: str) -> str:
    """The text that `guarded` wrote; any other text stays as it is."""
    return _GUARDED.sub(r"\1\2", text) if "'" in text else text
