"""The documents a paper rests on, each named once with every place of it that is cited."""

import re
from collections.abc import Iterable

_DOCUMENT = re.compile(r"\d[\w/]*-[^\s,;]+ ngày \d[\d-]*")
_ASIDE = re.compile(r" \([^()]*\)$")
_PLACE = re.compile(r", (?:điểm|khoản|mục|Điều|phần) [^,()]+$")


def cited(sources: Iterable[str]) -> str:
    """One line: `HD 01-HD/TW ngày 28-9-2021, điểm 18.1, mục 18; Nghị định 161/2026/NĐ-CP`.

    What is said twice is said once. Where a document is named again, alone and with another place
    of it, the place goes to where it was named first.
    """
    places: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    pieces = (piece for source in sources for piece in source.rstrip(".").split("; "))
    for piece in pieces:
        found = _PLACE.search(piece)
        head, place = (piece[: found.start()], found.group()) if found else (piece, "")
        documents = _DOCUMENT.findall(head)
        is_alone = len(documents) == 1 and head.endswith(documents[0])
        head = first.setdefault(documents[0] if is_alone else _ASIDE.sub("", head), head)
        known = places.setdefault(head, [])
        if place and place not in known:
            known.append(place)
    return "; ".join("".join((head, *known)) for head, known in places.items())
