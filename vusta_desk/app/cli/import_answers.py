"""What the options of `import` answer: whose rows are, and which branches are meant."""

from collections.abc import Iterable, Sequence

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import folded
from vusta_desk.importing.fates.row_answers import is_new
from vusta_desk.usecases import branches
from vusta_desk.usecases.evaluate import find_one
from vusta_desk.usecases.import_members import PlannedRow, RowId
from vusta_desk.usecases.services import Services


def branch_answers(services: Services, given: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """By folded name the key of the branch, None for a new one; raises `no_such_branch` (`key`)."""
    known = branches.names(services)
    answers: dict[str, str | None] = {}
    for name, key in given:
        if key and key not in known:
            raise Refused("no_such_branch", key=key)
        answers[folded(name)] = key or None
    return answers


def person_answers(
    services: Services, given: Sequence[tuple[str, str]], rows: Sequence[PlannedRow]
) -> dict[RowId, str | None]:
    """By row the key of the member it is about, None for somebody new.

    Members are named by key or card number. Raises Refused `no_such_row` (`row`),
    `row_in_several_sheets` (`row`, `sheets`, `example`), `member_not_found`, `member_not_one`.
    """
    if not given:
        return {}
    members = services.registry().members
    return {
        _row(place, rows): None if is_new(who) else find_one(members, who).key
        for place, who in given
    }


def _row(place: str, rows: Sequence[PlannedRow]) -> RowId:
    sheet, mark, number = place.rpartition("!")
    found = [
        row.id
        for row in rows
        if str(row.row) == number.strip() and (not mark or row.sheet == sheet)
    ]
    if not found:
        raise Refused("no_such_row", row=place)
    if len(found) > 1:
        sheets = tuple(row.sheet for row in found)
        example = f"{found[0].sheet}!{number}"
        raise Refused("row_in_several_sheets", row=number, sheets=sheets, example=example)
    return found[0]
