"""What stands at the top of papers with tables: the two sides of the head, the title, page numbers.

Lengths are in millimetres.
"""

from collections.abc import Sequence
from typing import TypeAlias

from vusta_desk.documents.page_parts import Head, Sheet
from vusta_desk.documents.typeset import TypesetText
from vusta_desk.documents.typesetter import Typesetter

Line: TypeAlias = tuple[str, str, float]
"""Words, their style, and the room before them; see `Typesetter.stack`."""


def set_head(
    setter: Typesetter,
    sheet: Sheet,
    head: Head,
    issuer: Sequence[Line],
    party: Sequence[Line],
    title: Sequence[Line],
) -> tuple[list[TypesetText], float]:
    """Issuer on the left, Party on the right, the title below both; and where the text begins."""
    left, left_end = setter.stack(issuer, sheet.left, sheet.top, head.left_width)
    at = sheet.width - sheet.right - head.right_width
    right, right_end = setter.stack(party, at, sheet.top, head.right_width)
    below = max(left_end, right_end) + head.before_title
    room = sheet.width - sheet.left - sheet.right
    middle, end = setter.stack(title, sheet.left, below, room)
    return [*left, *right, *middle], end + head.before_table


def page_number(setter: Typesetter, sheet: Sheet, number: int) -> TypesetText:
    """The number of a page, in the middle above its margin."""
    block = setter.block(str(number), "page_number", sheet.width, "", None)
    return setter.put(block, 0, sheet.number_from_top, sheet.width)
