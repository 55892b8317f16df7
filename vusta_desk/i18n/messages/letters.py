"""Sentences about letters of the time before Unicode, and how they were read."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "old_font_read": N_(
        "The letters of this column were typed in an old font ({encoding}) and are read in "
        "Unicode: “{before}” as “{after}”, for example."
    ),
    "code_page_read": N_(
        "The letters of this list are those of an old Windows ({encoding}) and are read in "
        "Unicode: “{before}” as “{after}”, for example."
    ),
    "text_from_old_font": N_(
        "{field} was typed in an old font and is read in Unicode: “{before}” as “{after}”."
    ),
    "old_font_both_ways": N_(
        "{field} is a name as it stands, “{before}”, and as read from the old font of the cell, "
        "“{after}”, which was taken. Check which is right."
    ),
    "old_font_suspected": N_(
        "“{words}” looks as if typed in an old font, but too little of the list does to be sure. "
        "If it does not read right, choose how its letters are written."
    ),
}
"""The sentence of each code."""
