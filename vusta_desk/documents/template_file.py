"""template.toml to a layout, with findings; the fonts it names are loaded with it.

Beside what every template has (`stationery.py`):

    [page]                    width, height
    [[elements]]              id, layer, kind = text | line | box | ornament, the kind's own keys

A text's `content` is fixed words with `{value}` names among them; `style` names one of the styles.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.documents.layout import (
    Box,
    Element,
    Layer,
    Layout,
    Line,
    Ornament,
    Page,
    Style,
    Text,
)
from vusta_desk.documents.ornaments import ORNAMENTS
from vusta_desk.documents.stationery import Stationery, open_template
from vusta_desk.documents.table_reader import TableReader
from vusta_desk.domain.findings import Finding, Severity

_NAMES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A paper whose every page is one layout."""

    stationery: Stationery
    layout: Layout


def load_template(folder: Path, values: Collection[str]) -> tuple[Template, tuple[Finding, ...]]:
    """Reads the template in a folder; its texts may name the `values`.

    An element with an error is left out of the layout. Raises Refused when there is no readable
    template of this format.
    """
    root, stationery = open_template(folder)
    page_table = root.inner("page")
    page = Page(page_table.number("width"), page_table.number("height"))
    page_table.unknown_keys()
    elements = [_element(table, stationery.styles, values) for table in root.rows("elements")]
    layout = Layout(page, tuple(element for element in elements if element is not None))
    _check_places(root, layout)
    root.unknown_keys()
    return Template(stationery, layout), tuple(root.findings)


def split_content(content: str) -> list[tuple[str, bool]]:
    """Fixed words and names of values of a content in order; True marks a name."""
    parts = _NAMES.split(content)
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def _element(
    table: TableReader, styles: Mapping[str, Style], values: Collection[str]
) -> Element | None:
    before = table.errors
    kind = table.one_of("kind", ("text", "line", "box", "ornament"))
    layer = table.choice("layer", Layer, Layer.TEXT if kind == "text" else Layer.ARTWORK)
    name = table.text("id")
    element: Element | None = None
    if kind == "text":
        element = _text(table, name, layer, styles, values)
    elif kind == "line":
        element = _line(table, name, layer)
    elif kind == "box":
        element = _box(table, name, layer)
    elif kind == "ornament":
        element = _ornament(table, name, layer)
    table.unknown_keys()
    return element if table.errors == before else None


def _text(
    table: TableReader,
    name: str,
    layer: Layer,
    styles: Mapping[str, Style],
    values: Collection[str],
) -> Text | None:
    content = table.text("content")
    for part, is_name in split_content(content):
        if is_name and part not in values:
            table.report(Severity.ERROR, "template_names_unknown_value", value=part)
    style = styles.get(table.one_of("style", styles))
    x, y, width, height = _frame(table)
    if style is None:
        return None
    return Text(name, layer, x, y, width, height, content, style, table.number("blank", width))


def _line(table: TableReader, name: str, layer: Layer) -> Line:
    x1, y1, x2, y2 = (table.number(key) for key in ("x1", "y1", "x2", "y2"))
    return Line(name, layer, x1, y1, x2, y2, table.colour("colour"), table.number("thickness"))


def _box(table: TableReader, name: str, layer: Layer) -> Box:
    x, y, width, height = _frame(table)
    colour = table.colour("colour") if table.has("colour") else None
    fill = table.colour("fill") if table.has("fill") else None
    thickness = table.number("thickness", None if colour else 0.0)
    return Box(name, layer, x, y, width, height, colour, thickness, fill)


def _ornament(table: TableReader, name: str, layer: Layer) -> Ornament:
    x, y, width, height = _frame(table)
    kind = table.one_of("ornament", ORNAMENTS)
    known = ORNAMENTS[kind].numbers if kind else {}
    numbers = {key: table.number(key) for key in known if table.has(key)}
    colour, thickness = table.colour("colour"), table.number("thickness", 0.25)
    return Ornament(name, layer, x, y, width, height, kind, colour, thickness, numbers)


def _frame(table: TableReader) -> tuple[float, float, float, float]:
    return (
        table.number("x"),
        table.number("y"),
        table.number("width"),
        table.number("height"),
    )


def _check_places(root: TableReader, layout: Layout) -> None:
    """Every element lies on the page."""
    page = layout.page
    for element in layout.elements:
        if isinstance(element, Line):
            xs, ys = (element.x1, element.x2), (element.y1, element.y2)
        else:
            xs = (element.x, element.x + element.width)
            ys = (element.y, element.y + element.height)
        if min(*xs, *ys) < 0 or max(xs) > page.width or max(ys) > page.height:
            root.report(Severity.ERROR, "template_outside_page", element=element.id)
