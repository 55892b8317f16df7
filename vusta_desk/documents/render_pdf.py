"""A composed batch to PDF bytes: the only drawing on a ReportLab canvas from layouts.

What every page shows alike is drawn once, as a form that the pages refer to. The bytes depend on
nothing but the template and the records.
"""

from collections.abc import Callable, Iterable
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from vusta_desk.documents import ornaments
from vusta_desk.documents.compose import Composed, Composition
from vusta_desk.documents.layout import Box, Layer, Line, Ornament, Text
from vusta_desk.documents.ornaments import Path
from vusta_desk.documents.stationery import Stationery
from vusta_desk.documents.template_file import Template
from vusta_desk.documents.typeset import MM, TypesetText

CREATOR = "VUSTA Desk"

_FORM = "page"
_DOT, _DOT_PITCH = 0.75, 2.6
"""Diameter and distance of the dots of a dotted line, in points; rules are as thick."""


def render_pdf(
    template: Template,
    composition: Composition,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """One page for every record; `progress` is told how many pages of how many are done."""
    page = template.layout.page
    buffer = BytesIO()
    canvas = new_canvas(buffer, (page.width * MM, page.height * MM), template.stationery)
    canvas.beginForm(_FORM, 0, 0, page.width * MM, page.height * MM)
    draw_fixed(canvas, template, composition.fixed)
    canvas.endForm()
    total = len(composition.pages)
    for number, texts in enumerate(composition.pages, 1):
        canvas.doForm(_FORM)
        draw_texts(canvas, _on_paper(texts))
        canvas.showPage()
        if progress is not None:
            progress(number, total)
    canvas.save()
    return buffer.getvalue()


def new_canvas(target: BytesIO, size: tuple[float, float], stationery: Stationery) -> Canvas:
    """A canvas with the document's title and language, and without fonts of the viewer's own."""
    first_font = next(iter(stationery.fonts.values())).registered
    canvas = Canvas(
        target,
        pagesize=size,
        pageCompression=1,
        invariant=True,
        initialFontName=first_font,  # type: ignore[arg-type]  # the stubs say float
        lang=stationery.language,
    )
    canvas.setTitle(stationery.title)
    canvas.setAuthor("")
    canvas.setSubject(stationery.name)
    canvas.setCreator(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def draw_texts(canvas: Canvas, texts: Iterable[TypesetText]) -> None:
    """Draws typeset text where it stands."""
    out = canvas.beginText()
    last_look = None
    with_strokes = []
    for text in texts:
        style, size = text.style, text.size
        look = (style.colour, style.tracking * size, style.word_space * size)
        if look != last_look:
            out.setFillColor(HexColor(style.colour))
            out.setCharSpace(look[1])
            out.setWordSpace(look[2])
            last_look = look
        for words in text.words:
            out.setFont(words.font, size)
            out.setTextOrigin(words.x, words.y)
            out.textOut(words.text)
        if text.blanks or text.rules:
            with_strokes.append(text)
    canvas.drawText(out)
    for text in with_strokes:
        _draw_strokes(canvas, text)


def _draw_strokes(canvas: Canvas, text: TypesetText) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor(text.style.colour))
    canvas.setLineWidth(_DOT)
    for rule in text.rules:
        canvas.line(rule.x, rule.y, rule.x + rule.width, rule.y)
    canvas.setLineCap(1)
    canvas.setDash([0, _DOT_PITCH])
    for blank in text.blanks:
        canvas.line(blank.x + _DOT, blank.y, blank.x + blank.width - _DOT, blank.y)
    canvas.restoreState()


def draw_fixed(canvas: Canvas, template: Template, fixed: Iterable[Composed]) -> None:
    """Draws what every page shows alike: the artwork, then the fixed words."""
    height = template.layout.page.height * MM
    for element in template.layout.elements:
        if element.layer is Layer.PAPER or isinstance(element, Text):
            continue
        if isinstance(element, Line):
            _draw_line(canvas, element, height)
        elif isinstance(element, Box):
            _draw_box(canvas, element, height)
        else:
            _draw_ornament(canvas, element, height)
    draw_texts(canvas, _on_paper(fixed))


def _draw_line(canvas: Canvas, line: Line, height: float) -> None:
    canvas.setStrokeColor(HexColor(line.colour))
    canvas.setLineWidth(line.thickness * MM)
    canvas.line(line.x1 * MM, height - line.y1 * MM, line.x2 * MM, height - line.y2 * MM)


def _draw_box(canvas: Canvas, box: Box, height: float) -> None:
    if box.colour is not None:
        canvas.setStrokeColor(HexColor(box.colour))
        canvas.setLineWidth(box.thickness * MM)
    if box.fill is not None:
        canvas.setFillColor(HexColor(box.fill))
    canvas.rect(
        box.x * MM,
        height - (box.y + box.height) * MM,
        box.width * MM,
        box.height * MM,
        stroke=int(box.colour is not None),
        fill=int(box.fill is not None),
    )


def _draw_ornament(canvas: Canvas, ornament: Ornament, height: float) -> None:
    canvas.setStrokeColor(HexColor(ornament.colour))
    canvas.setFillColor(HexColor(ornament.colour))
    canvas.setLineWidth(ornament.thickness * MM)
    for path in ornaments.draw(ornament):
        _draw_path(canvas, path, height)


def _draw_path(canvas: Canvas, path: Path, height: float) -> None:
    def point(numbers: tuple[float, ...]) -> list[float]:
        return [
            (height - number * MM) if odd % 2 else number * MM for odd, number in enumerate(numbers)
        ]

    drawing = canvas.beginPath()
    drawing.moveTo(*point(path.start))
    for step in path.steps:
        if len(step) == 2:
            drawing.lineTo(*point(step))
        else:
            drawing.curveTo(*point(step))
    if path.closed:
        drawing.close()
    canvas.drawPath(drawing, stroke=int(not path.filled), fill=int(path.filled))


def _on_paper(texts: Iterable[Composed]) -> list[TypesetText]:
    return [text.text for text in texts if text.slot.element.layer is not Layer.PAPER]
