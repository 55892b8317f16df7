"""Keys for members and branches that have none yet: M0001, B01 and on after the highest known."""

from collections.abc import Iterable, Iterator
from itertools import count


def fresh_keys(letter: str, width: int, taken: Iterable[str]) -> Iterator[str]:
    """Keys of that letter, counted on from the highest of those taken."""
    numbers = (key[1:] for key in taken if key.startswith(letter))
    highest = max((int(n) for n in numbers if n.isascii() and n.isdecimal()), default=0)
    return (f"{letter}{number:0{width}d}" for number in count(highest + 1))
