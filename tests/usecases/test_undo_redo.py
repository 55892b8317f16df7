"""Undo and redo by name, from the menu and from the list; undo of the rest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.usecases.conftest import PEOPLE, ROUND
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.office import change_setting, get_setting
from vusta_desk.usecases.services import Services

Changed = Callable[[Member], None]


def place(services: Services, *places: str) -> None:
    for each in places:
        change_setting(services, "place", each)


def names(services: Services) -> tuple[str | None, str | None]:
    """What Undo and Redo in the menu are about."""
    undo, redo = upkeep.next_undo(services), upkeep.next_redo(services)
    return undo.about if undo else None, redo.about if redo else None


def test_a_new_file_has_nothing_to_undo(empty: Services) -> None:
    assert names(empty) == (None, None)
    (made,) = upkeep.history(empty)
    assert (made.kind, made.undoable, made.about) == ("new_file", False, made.title)


def test_the_menu_goes_back_step_by_step_and_forth_again(office: Services) -> None:
    place(office, "Huế", "Vinh")
    vinh, hue, entered = (done.title for done in upkeep.history(office, 3))
    seen = [names(office)]
    for _ in range(3):
        undo = upkeep.next_undo(office)
        assert undo is not None
        upkeep.undo(office, undo.id)
        seen.append(names(office))
    assert seen == [(vinh, None), (hue, vinh), (entered, hue), (None, entered)]
    for _ in range(3):
        redo = upkeep.next_redo(office)
        assert redo is not None
        upkeep.undo(office, redo.id)
        seen.append(names(office))
    assert seen[4:] == [(entered, hue), (hue, vinh), (vinh, None)]
    assert get_setting(office, "place") == "Vinh"


def test_new_work_ends_redo(office: Services) -> None:
    place(office, "Huế")
    hue = upkeep.history(office)[0]
    upkeep.undo(office, hue.id)
    assert names(office)[1] == hue.title
    place(office, "Vinh")
    assert names(office) == (upkeep.history(office)[0].title, None)


def test_a_closing_is_offered_by_name_and_refused(office: Services) -> None:
    number = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hội trường")
    ceremonies.close(office, number)
    offered = upkeep.next_undo(office)
    assert offered is not None
    assert offered.kind == "ceremony_close"
    with pytest.raises(Refused, match="undo_closed_ceremony"):
        upkeep.undo(office, offered.id)
    ceremonies.reopen(office, number, "ghi nhầm")
    again = upkeep.next_undo(office)
    assert again is not None
    assert again.kind == "ceremony_create"
    assert not upkeep.history(office)[0].undoable


def test_the_rest_goes_back_and_says_so(office: Services, changed: Changed) -> None:
    kept = replace(PEOPLE.members[0], home="Huế")
    changed(kept)
    entered = upkeep.history(office)[1]
    assert (entered.rows > 8, entered.undoable, entered.partly_undone) == (True, True, False)
    with pytest.raises(Refused, match="undo_blocked") as refused:
        upkeep.undo(office, entered.id)
    assert refused.value.details["rows"] == (("member", "M1", "Trần Văn Ân"),)
    later = upkeep.history(office)[0]
    assert refused.value.details["work"] == f"{later.id} ({later.title})"
    told = upkeep.rest(office, entered.id)
    assert ("member", "M1", "Trần Văn Ân") in told.kept
    upkeep.undo_rest(office, entered.id)
    assert office.registry().members == (kept,)
    done = upkeep.history(office)[0]
    assert done.title == (
        f"Undo of the rest of operation {entered.id}: {entered.title} "
        f"({told.undone} records undone, {len(told.kept)} kept)"
    )
    assert done.about == entered.title
    assert next(d for d in upkeep.history(office) if d.id == entered.id).partly_undone
    assert names(office) == ("Change of the record of Trần Văn Ân", entered.title)
    redo = upkeep.next_redo(office)
    assert redo is not None
    upkeep.undo(office, redo.id)
    assert len(office.registry().members) == 8
    assert not upkeep.history(office)[-2].partly_undone
    assert upkeep.history(office)[0].title.startswith(f"Redo of operation {entered.id}: ")


def test_undo_leaves_a_partly_undone_operation_to_the_history(
    office: Services, changed: Changed
) -> None:
    changed(replace(PEOPLE.members[0], home="Huế"))
    later, entered = upkeep.history(office)[:2]
    upkeep.undo_rest(office, entered.id)
    upkeep.undo(office, later.id)
    assert upkeep.next_undo(office) is None
