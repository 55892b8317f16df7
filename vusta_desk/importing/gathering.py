"""Several rows of one person in a register of badges are one draft with all the badges."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.member import Badge
from vusta_desk.domain.names import folded
from vusta_desk.importing.people import Draft

_NUMBERS = ("personal_id", "card_number", "card_number_old")
_TOGETHER = "; "


def gathered(drafts: Sequence[Draft], place: Place) -> tuple[list[Draft], list[Finding]]:
    """The drafts with the badges of each person in the first row about them.

    Rows are of one person where a number is the same, else where name and date of birth are; of a
    name alone nothing is told. What is found in a row that is joined is said at that row.
    """
    people: list[Draft] = []
    findings: list[Finding] = []
    first_of: dict[Hashable, Draft] = {}
    for draft in drafts:
        signs = list(_signs(draft))
        first = next((first_of[sign] for sign in signs if sign in first_of), None)
        if first is None:
            people.append(draft)
            first = draft
        else:
            findings += _join(first, draft, place)
        for sign in signs:
            first_of.setdefault(sign, first)
    return people, findings


def _signs(draft: Draft) -> Iterator[Hashable]:
    """By what a person is known again in the same register."""
    if "name" not in draft.values:
        return
    name = folded(draft.values["name"])
    for field in _NUMBERS:
        if draft.values.get(field) is not None:
            yield draft.values[field], name
    if draft.values.get("birth_date") is not None:
        yield name, draft.values["birth_date"]


def _join(first: Draft, draft: Draft, place: Place) -> Iterator[Finding]:
    mine = {badge.level: badge for badge in first.values.get("badges", ())}
    for badge in draft.values.get("badges", ()):
        mine[badge.level] = _fuller(mine.get(badge.level, badge), badge)
    if mine:
        first.values["badges"] = tuple(mine.values())
    for field, value in draft.values.items():
        first.values.setdefault(field, value)
    for field, words in draft.written.items():
        both = [first.written[field], words] if field in first.written else [words]
        first.written[field] = _TOGETHER.join(dict.fromkeys(both))
    at = replace(place, row=draft.row)
    yield Finding(Severity.INFO, "rows_of_one_person", None, at, {"first_row": first.row})
    for field, problem in draft.problems:
        yield problem.at(at, field=field)


def _fuller(one: Badge, other: Badge) -> Badge:
    """Of two rows about one badge what each of them knows; the first counts where both do."""
    return replace(
        one,
        date=one.date or other.date,
        decision=one.decision or other.decision,
        serial=one.serial or other.serial,
    )
