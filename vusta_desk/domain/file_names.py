"""Names of files that every system takes: papers and data files travel on USB sticks.

Windows keeps some names for devices whatever their ending, drops dots and spaces at the end, and
takes some letters for something else. So no such name is proposed or written anywhere.
"""

import re

from vusta_desk.domain.names import tidy

_LETTERS = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\ud800-\udfff]+')  # the last are no letters
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.I | re.S)
_MOST_BYTES = 200  # of UTF-8; Linux takes 255, and temporary endings come after the name


def problem(name: str) -> str | None:
    """The code of what is wrong with a name (without its folder), None where nothing is.

    Codes: `file_name_letters`, `file_name_ending`, `file_name_reserved`.
    """
    if _LETTERS.search(name):
        return "file_name_letters"
    if not name or name.endswith((".", " ")):
        return "file_name_ending"
    return "file_name_reserved" if _DEVICE.fullmatch(name) else None


def safe(name: str, ending: str = "") -> str:
    """The nearest name nothing is wrong with, `ending` (which begins with a dot) after it.

    A name that is too long loses letters before the ending.
    """
    kept = tidy(_LETTERS.sub(" ", name)).strip(" .")
    room = _MOST_BYTES - len(ending.encode())
    while len(kept.encode()) > room:
        kept = kept[:-1].rstrip(" .")
    named = (kept or "_") + ending
    return f"_{named}" if _DEVICE.fullmatch(named) else named
