"""What stands at the end of a paper with tables, and at the foot of its pages."""

from vusta_desk.documents.table_paper import Recipients, Side, TablePaper
from vusta_desk.documents.table_template import PaperDesign
from vusta_desk.documents.typeset import TypesetText
from vusta_desk.documents.typesetter import Typesetter

_ABOVE_EDGE = 11.0  # millimetres from the foot of the page: a printer can still reach it


def signatures(
    design: PaperDesign, setter: Typesetter, paper: TablePaper, y: float
) -> tuple[list[TypesetText], float]:
    """The two sides of the end from `y` down, and where they end; room to sign with each."""
    sheet, foot, top = design.sheet, design.foot, y + design.foot.before
    if isinstance(paper.left, Recipients):
        left, left_end = _recipients(design, setter, paper.left, top)
    else:
        left, left_end = _side(design, setter, paper.left, sheet.left, top)
    x = sheet.width - sheet.right - foot.signature_width
    right, right_end = _side(design, setter, paper.right, x, top)
    return [*left, *right], max(left_end, right_end)


def put_foot(design: PaperDesign, setter: Typesetter, text: str) -> TypesetText:
    """The line at the foot of a page."""
    sheet = design.sheet
    room = sheet.width - sheet.left - sheet.right
    block = setter.block(text, "page_foot", room, "", None)
    return setter.put(block, sheet.left, sheet.height - _ABOVE_EDGE - block.height, room)


def _side(
    design: PaperDesign, setter: Typesetter, side: Side, x: float, y: float
) -> tuple[list[TypesetText], float]:
    foot = design.foot
    texts, end = setter.stack(
        [
            (side.authority, "authority", 0),
            (side.post, "post", 0),
            (side.signer, "signer", foot.signature_room),
        ],
        x,
        y,
        foot.signature_width,
    )
    return texts, end if side.signer else end + foot.signature_room


def _recipients(
    design: PaperDesign, setter: Typesetter, recipients: Recipients, y: float
) -> tuple[list[TypesetText], float]:
    return setter.stack(
        [
            (recipients.title, "recipients", 0),
            *((line, "recipient", 0.0) for line in recipients.lines),
        ],
        design.sheet.left,
        y,
        design.foot.recipients_width,
    )
