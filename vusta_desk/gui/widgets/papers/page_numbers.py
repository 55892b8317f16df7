"""Page numbers as people write them: `1-3, 7`."""

import re

_PART = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def read_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages named, counted from 0, in the order written, each once.

    Raises ValueError for what is no list of numbers from 1 to `count`.
    """
    found: dict[int, None] = {}
    for part in re.split(r"[,;]", text):
        match = _PART.fullmatch(part.strip())
        if match is None:
            raise ValueError("no page numbers: " + part)
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= count:
            raise ValueError("no page numbers: " + part)
        found.update(dict.fromkeys(range(first - 1, last)))
    return tuple(found)
