"""Several rows of one person in a register of badges are one draft with all the badges."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from vusta_desk.domain.duplicates import numbers_differ
from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.member import Badge
from vusta_desk.importing.fates.matching import Identity, spelled_alike
from vusta_desk.importing.rows.people import Draft

_MOST_ALIKE = 20  # people of one name and birth; a register with more is no register
_TOGETHER = "; "


def gathered(drafts: Sequence[Draft], place: Place) -> tuple[list[Draft], list[Finding]]:
    """The drafts with the badges of each person in the first row about them.

    Rows are of one person where a number and the name are the same, else where name and birth are
    and no number speaks against it; of a name alone nothing is told. What may be either of two
    people's is joined with neither. What is found in a row that is joined is said at that row.
    """
    people: list[Draft] = []
    findings: list[Finding] = []
    known: defaultdict[Hashable, list[Draft]] = defaultdict(list)
    for draft in drafts:
        signs = list(_signs(draft))
        first = _the_same(draft, [known[sign] for sign in signs])
        if first is None:
            people.append(draft)
            first = draft
        else:
            findings += _join(first, draft, place)
        for sign in signs:
            if first not in known[sign] and len(known[sign]) < _MOST_ALIKE:
                known[sign].append(first)
    return people, findings


def _signs(draft: Draft) -> Iterator[Hashable]:
    """By what a person is known again in the same register, the surest first."""
    if "name" not in draft.values:
        return
    told = Identity.of_values(draft.values)
    for number in (told.personal_id, *told.cards):
        if number is not None:
            yield number, told.name
    if told.birth is not None:
        yield told.name, told.birth


def _the_same(draft: Draft, alike: Sequence[Sequence[Draft]]) -> Draft | None:
    """Of those with a sign in common the only one of whom nothing else says that it is another."""
    for people in alike:
        fitting = [each for each in people if not _is_another(each, draft)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _is_another(first: Draft, draft: Draft) -> bool:
    one, other = Identity.of_values(first.values), Identity.of_values(draft.values)
    return not spelled_alike(one, other) or numbers_differ(one, other)


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
