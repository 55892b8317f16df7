"""What lists have taught can be looked at, added to, forgotten, and undone."""

from pathlib import Path

import pytest

from tests.importing.support import HEADER, write_xlsx
from tests.usecases.conftest import PEOPLE, add
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import folded
from vusta_desk.usecases import import_members, list_names, upkeep
from vusta_desk.usecases.import_members import Choices, Fate
from vusta_desk.usecases.list_names import FIELDS_OF_LISTS, OwnName
from vusta_desk.usecases.services import Services


def test_an_own_name_of_a_column_is_used_and_undone(empty: Services, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [("Ai", "Hôm ra đời", "Số thẻ"), ("Lê Lan", "1960", 1)])
    with pytest.raises(Refused):
        import_members.preview(empty, path)
    list_names.add(empty, " Ai ", "name")
    operation = list_names.add(empty, "Hôm  ra đời", "birth_date")
    seen = import_members.preview(empty, path)
    assert [column.field for column in seen.columns] == ["name", "birth_date", "card_number"]
    assert list_names.names(empty) == (OwnName("Ai", "name"), OwnName("Hôm ra đời", "birth_date"))
    upkeep.undo(empty, operation)
    assert list_names.names(empty) == (OwnName("Ai", "name"),)


def test_an_own_name_is_said_where_it_is_used(empty: Services, tmp_path: Path) -> None:
    rows = [("Họ và tên", "Hôm ra đời", "Nơi ở", "Số thẻ"), ("Lê Lan", "1960", "Huế", 1)]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    list_names.add(empty, "Hôm ra đời", "birth_date")
    list_names.add(empty, "Họ và tên", "name")  # what the program knows anyway is not said
    list_names.add(empty, "Nơi ở", "home")

    def said(choices: Choices) -> list[tuple[str | None, object]]:
        findings = import_members.preview(empty, path, choices).plan.findings
        told = [found for found in findings if found.code == "heading_remembered"]
        return [(found.place.column, found.details["field"]) for found in told]

    assert said(Choices()) == [("B", "birth_date"), ("C", "home")]
    assert said(Choices(columns={2: "home"})) == [("B", "birth_date")]


def test_what_lists_everywhere_call_another_field_is_no_own_name(empty: Services) -> None:
    with pytest.raises(Refused, match="column_name_shipped") as refused:
        list_names.add(empty, "ho va ten", "birth_date")
    details = refused.value.details
    assert (details["field"], details["other_field"]) == ("name", "birth_date")
    assert list_names.names(empty) == ()
    list_names.add(empty, "ho va ten", "name")


def test_the_same_name_is_said_once(empty: Services) -> None:
    list_names.add(empty, "Số hiệu", "card_number")
    list_names.add(empty, "SỐ HIỆU *", "personal_id")
    assert list_names.names(empty) == (OwnName("SỐ HIỆU *", "personal_id"),)
    list_names.remove(empty, "SỐ HIỆU *")
    assert list_names.names(empty) == ()


@pytest.mark.parametrize(
    ("words", "field", "code"),
    [
        ("", "name", "column_name_empty"),
        (" * () ", "name", "column_name_empty"),
        ("x" * 201, "name", "column_name_too_long"),
        ("Đợt", "standings", "field_not_in_lists"),
        ("Đợt", "lạ", "field_not_in_lists"),
    ],
)
def test_what_makes_no_sense_is_refused(empty: Services, words: str, field: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        list_names.add(empty, words, field)
    assert list_names.names(empty) == ()


def test_every_field_may_be_said(empty: Services) -> None:
    for field in FIELDS_OF_LISTS:
        list_names.add(empty, f"Cột {field}", field)
    assert {own.field for own in list_names.names(empty)} == set(FIELDS_OF_LISTS)


def test_lessons_of_a_list_are_remembered_with_it_and_forgotten(
    empty: Services, tmp_path: Path
) -> None:
    add(empty, PEOPLE)
    branch = empty.registry().branches[0]
    rows = [(*HEADER, "Chi bộ"), (1, "Lê Mới", "Nam", "1950", *[None] * 4, "CB của ta")]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    said = Choices(columns={2: ""}, branches={folded("CB của ta"): branch.key})
    seen = import_members.preview(empty, path, said)
    import_members.apply(empty, seen)
    known = list_names.remembered(empty)
    assert [(each.words, each.branch) for each in known.branches] == [("CB của ta", branch.name)]
    (shape,) = known.shapes
    assert shape.columns == (OwnName("Giới tính", ""),)

    again = import_members.preview(empty, path)
    assert again.fates[Fate.SAME] == 1
    assert {"branch_remembered", "columns_remembered"} <= {f.code for f in again.plan.findings}

    list_names.forget_branch(empty, "CB của ta")
    list_names.forget_shape(empty, shape.shape)
    known = list_names.remembered(empty)
    assert (known.branches, known.shapes) == ((), ())
    assert import_members.preview(empty, path).columns[2].field == "sex"


@pytest.mark.parametrize(
    "forget", [list_names.remove, list_names.forget_branch, list_names.forget_shape]
)
def test_what_is_not_remembered_cannot_be_forgotten(empty: Services, forget: object) -> None:
    with pytest.raises(Refused, match="nothing_remembered"):
        forget(empty, "gì đó")  # type: ignore[operator]
