"""What every template has: its names, its notes, its fonts and its styles of type.

format = "vusta-template/1"
name, language, title     the paper's name, its language and the PDF's title
notes = [...]             what a person should know before printing, in the paper's language
[fonts]                   name = file, relative to the template's folder
[colours]                 name = "#RRGGBB"
[styles.NAME]             see `layout.Style`
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.documents.fonts import Font, load_font
from vusta_desk.documents.layout import Align, Anchor, Fit, Style
from vusta_desk.documents.table_reader import TableReader, read_toml
from vusta_desk.domain.findings import Refused, Severity

FILE_NAME = "template.toml"
FORMAT = "vusta-template/1"


@dataclass(frozen=True, slots=True)
class Stationery:
    """What papers of one kind have in common; fonts and styles by their names in the template."""

    name: str
    language: str
    title: str
    notes: tuple[str, ...]
    fonts: Mapping[str, Font]
    styles: Mapping[str, Style]


def open_template(folder: Path) -> tuple[TableReader, Stationery]:
    """The top table of the template in a folder, for the keys of its own, and its stationery.

    Raises Refused when there is no readable template of this format.
    """
    path = folder / FILE_NAME
    document = read_toml(path)
    if document.get("format") != FORMAT:
        found = str(document.get("format", ""))
        raise Refused("template_format", file=str(path), expected=FORMAT, found=found)
    root = TableReader(f"{folder.name}/{FILE_NAME}", "", document, [])
    root.text("format")
    colours = root.inner("colours")
    root.colours = {name: colours.colour(name) for name in colours.table}
    fonts = _fonts(root.inner("fonts"), folder)
    styles = root.inner("styles")
    return root, Stationery(
        name=root.text("name"),
        language=root.text("language"),
        title=root.text("title"),
        notes=root.texts("notes"),
        fonts=fonts,
        styles=_styles(styles, fonts),
    )


def _fonts(table: TableReader, folder: Path) -> dict[str, Font]:
    fonts: dict[str, Font] = {}
    for name in table.table:
        file = table.text(name)
        try:
            fonts[name] = load_font((folder / file).resolve())
        except Refused as refusal:
            reason = str(refusal.details["reason"])
            table.report(Severity.ERROR, refusal.code, file=file, reason=reason)
    return fonts


def _styles(table: TableReader, fonts: Mapping[str, Font]) -> dict[str, Style]:
    """The styles that have no error."""
    styles = {name: _style(table.inner(name), fonts) for name in table.table}
    return {name: style for name, style in styles.items() if style is not None}


def _style(table: TableReader, fonts: Mapping[str, Font]) -> Style | None:
    before = table.errors
    font = table.one_of("font", fonts)
    size = table.number("size")
    style = Style(
        font=font,
        value_font=table.one_of("value_font", fonts) if table.has("value_font") else font,
        size=size,
        smallest=table.number("smallest", size),
        leading=table.number("leading", 1.2),
        tracking=table.number("tracking", 0.0),
        word_space=table.number("word_space", 0.0),
        colour=table.colour("colour", "#000000"),
        align=table.choice("align", Align, Align.LEFT),
        anchor=table.choice("anchor", Anchor, Anchor.BASE),
        fit=table.choice("fit", Fit, Fit.SHRINK),
        rule=table.number("rule", 0.0),
    )
    table.unknown_keys()
    return style if table.errors == before else None
