"""Where in a foreign file something stands, in words."""

from vusta_desk.domain.findings import Place
from vusta_desk.i18n.catalogue import N_, Catalogue


def place_words(place: Place, words: Catalogue) -> str:
    """Sheet, row and column as far as they are known, without the file: `sheet DS, row 12`."""
    parts = []
    if place.sheet:
        parts.append(words.say(N_("sheet {sheet}"), sheet=place.sheet))
    if place.row is not None:
        parts.append(words.say(N_("row {row}"), row=place.row))
    if place.column:
        parts.append(words.say(N_("column {column}"), column=place.column))
    return ", ".join(parts)
