"""Puts another reading of one cell into a draft, in the place of the first."""

from dataclasses import replace

from vusta_desk.importing.cells.readings import Reading
from vusta_desk.importing.columns.parts import WHOLE_OF
from vusta_desk.importing.rows.people import Draft


def read_again(draft: Draft, field: str, reading: Reading) -> None:
    """Value, words and problems of the field become those of the reading.

    A part of a field (`birth_date_male`) sets the whole; the date of a badge, that of the badge in
    the same row.
    """
    whole = WHOLE_OF.get(field, field)
    if whole == "badges":
        badges = draft.values.get("badges")
        if badges:
            draft.values["badges"] = (*badges[:-1], replace(badges[-1], date=reading.value))
    elif reading.value is None:
        draft.values.pop(whole, None)
    else:
        draft.values[whole] = reading.value
    if reading.words is None:
        draft.written.pop(whole, None)
    else:
        draft.written[whole] = reading.words
    draft.problems[:] = [kept for kept in draft.problems if kept[0] not in (field, whole)]
    draft.problems += [(field, found) for found in reading.problems]
