"""What the office has taught the program about lists: own names of columns, branches, shapes."""

from vusta_desk.i18n.field_words import FIELD_WORDS

_NOT_IN_LISTS = frozenset(
    ("standings", "interruptions", "disciplines", "under_review", "early_request")
)
FIELDS_OF_LISTS = tuple(field for field in FIELD_WORDS if field not in _NOT_IN_LISTS)
"""The fields a column of a list can be."""

