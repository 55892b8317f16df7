"""What is recorded about a member, field by field, each fact written once.

Tables, forms, import, export and papers are made from these; the words for people stand in
`vusta_desk.i18n.field_words`, under the same ids.
"""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a field holds; the names of lists say what their entries are."""

    NAME = "name"
    TEXT = "text"
    SEX = "sex"
    DATE = "date"  # known to the year, the month or the day
    DIGITS = "digits"  # an identifier: text, leading zeros count
    BRANCH = "branch"  # the key of a branch
    BADGES = "badges"
    STANDINGS = "standings"
    INTERRUPTIONS = "interruptions"
    DISCIPLINES = "disciplines"
    REVIEW = "review"
    REQUEST = "request"
    ORDINAL = "ordinal"  # the number of a row, which says nothing about the person
    REMARK = "remark"
    STATUS = "status"
    CROSS = "cross"  # a mark in the column that holds true


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its id, what it holds, its usual width in characters, whether it is sensitive.

    A sensitive field is masked where not needed and never written to a log.
    """

    id: str
    kind: FieldKind
    width: int
    sensitive: bool = False


FIELDS: tuple[Field, ...] = (
    Field("name", FieldKind.NAME, 26),
    Field("sex", FieldKind.SEX, 6),
    Field("birth_date", FieldKind.DATE, 10),
    Field("home", FieldKind.TEXT, 20),
    Field("branch", FieldKind.BRANCH, 40),
    Field("admission_decision_date", FieldKind.DATE, 10),
    Field("admission_date", FieldKind.DATE, 10),
    Field("official_date", FieldKind.DATE, 10),
    Field("card_number", FieldKind.DIGITS, 12),
    Field("card_number_old", FieldKind.DIGITS, 9),
    Field("personal_id", FieldKind.DIGITS, 12, sensitive=True),
    Field("standings", FieldKind.STANDINGS, 30),
    Field("badges", FieldKind.BADGES, 26),
    Field("interruptions", FieldKind.INTERRUPTIONS, 30, sensitive=True),
    Field("disciplines", FieldKind.DISCIPLINES, 30, sensitive=True),
    Field("under_review", FieldKind.REVIEW, 12, sensitive=True),
    Field("early_request", FieldKind.REQUEST, 24, sensitive=True),
)
"""Every attribute of `domain.member.Member` but its key and `as_written`, in the order of lists."""

LIST_FIELDS: tuple[Field, ...] = (
    Field("ordinal", FieldKind.ORDINAL, 5),
    Field("status", FieldKind.STATUS, 20),
    Field("note", FieldKind.REMARK, 30),
    Field("name_given", FieldKind.NAME, 10),
    Field("birth_date_male", FieldKind.DATE, 10),
    Field("birth_date_female", FieldKind.DATE, 10),
    Field("sex_male", FieldKind.CROSS, 5),
    Field("sex_female", FieldKind.CROSS, 5),
    Field("home_commune", FieldKind.TEXT, 20),
    Field("home_district", FieldKind.TEXT, 20),
    Field("home_province", FieldKind.TEXT, 20),
    Field("badge_level", FieldKind.BADGES, 6),
    Field("badge_date", FieldKind.DATE, 10),
    Field("badge_decision", FieldKind.TEXT, 14),
    Field("badge_serial", FieldKind.TEXT, 10),
    Field("branch_kind", FieldKind.TEXT, 20),
    Field("branch_opened", FieldKind.DATE, 10),
    Field("branch_closed", FieldKind.DATE, 10),
)
"""What lists carry beside: read on import, and kept only as words under `as_written`.

Parts of a field (the day of birth in a column of men or women, the places that make a home) become
one; a badge or a branch is put together from what is told of it.
"""
