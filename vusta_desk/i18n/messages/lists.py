"""Sentences about what the program knows of lists: names of columns, branches, kinds of list."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "list_words_damaged": N_(
        "The file “{file}” of the program, by which it knows lists, is damaged. "
        "Install the program once more."
    ),
    "sex_in_both_columns": N_(
        "Something stands in the column of men and in that of women. Check which of them is right."
    ),
    "branch_read_as": N_("The branch “{words}” of the list is read as “{name}”."),
    "branch_unsure": N_(
        "The branch “{words}” is not known; it may be: {names}. Say which it is, or that it is new; "
        "the answer is remembered."
    ),
    "badge_without_level": N_(
        "The row does not say for how many years the badge is. Enter 30, 40, 45 … in its column."
    ),
}
