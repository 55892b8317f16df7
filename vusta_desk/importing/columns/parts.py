"""Columns that together make one field: the day of birth under “Nam” or “Nữ”, the parts of a home.

The reader has read each column by itself; here their values become those of the field.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import replace
from typing import Any

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Sex
from vusta_desk.importing.cells.readings import Problem, problem

_BY_SEX: Mapping[str, Mapping[str, Sex]] = {
    "birth_date": {"birth_date_male": Sex.MALE, "birth_date_female": Sex.FEMALE},
    "sex": {"sex_male": Sex.MALE, "sex_female": Sex.FEMALE},
}
_HOME = ("home_commune", "home_district", "home_province")
_BADGE = ("badge_level", "badge_date", "badge_decision", "badge_serial")
WHOLE_OF: Mapping[str, str] = {
    "name_given": "name",
    **{part: whole for whole, parts in _BY_SEX.items() for part in parts},
    **dict.fromkeys(_HOME, "home"),
    **dict.fromkeys(_BADGE, "badges"),
}
"""The field that a column is a part of."""


def with_wholes(letters: Mapping[str, str]) -> dict[str, str]:
    """The letters of columns by field, where a field of parts stands in the first of them."""
    wholes: dict[str, str] = {}
    for field, letter in letters.items():
        if field in WHOLE_OF:
            wholes.setdefault(WHOLE_OF[field], letter)
    return {**wholes, **letters}


def join(
    values: dict[str, Any], written: dict[str, str], problems: list[tuple[str, Problem]]
) -> None:
    """Puts the parts of a row together; what a column says of the whole field comes first."""
    _name(values)
    for whole, sexes in _BY_SEX.items():
        problems += _by_sex(whole, sexes, values, written)
    places = _taken(_HOME, values)
    if places and "home" not in values:
        values["home"] = ", ".join(places.values())
    problems += _badge(values, written)


def _name(values: dict[str, Any]) -> None:
    """The given name behind the others."""
    given = values.pop("name_given", None)
    if given is not None:
        values["name"] = f"{values.get('name', '')} {given}".strip()


def _by_sex(
    whole: str, sexes: Mapping[str, Sex], values: dict[str, Any], written: dict[str, str]
) -> Iterable[tuple[str, Problem]]:
    told, words = _taken(sexes, values), _taken(sexes, written)
    filled = [part for part in sexes if part in told or part in words]
    if len(filled) > 1:
        yield filled[0], problem(Severity.WARNING, "sex_in_both_columns")
        return
    for part in filled:
        values.setdefault("sex", sexes[part])
        if part in told and whole != "sex":
            values.setdefault(whole, told[part])
        if part in words:
            written.setdefault(whole, words[part])


def _badge(values: dict[str, Any], written: dict[str, str]) -> Iterable[tuple[str, Problem]]:
    """The badge of a row of a register; its other columns tell of the one it names."""
    told, words = _taken(_BADGE, values), _taken(_BADGE, written)
    badges = told.pop("badge_level", ())
    if words:
        written.setdefault("badges", "; ".join(words.values()))
    if len(badges) == 1:
        known = {part.removeprefix("badge_"): value for part, value in told.items()}
        badges = (replace(badges[0], **known),)
    elif told and not words:
        written.setdefault("badges", "; ".join(map(str, told.values())))
        yield "badge_level", problem(Severity.WARNING, "badge_without_level")
    if badges:
        values["badges"] = (*values.get("badges", ()), *badges)


def _taken(parts: Iterable[str], all_of: MutableMapping[str, Any]) -> dict[str, Any]:
    return {part: all_of.pop(part) for part in parts if part in all_of}
