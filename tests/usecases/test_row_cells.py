"""A row of a list told cell by cell: as it stands, as it is read, and what that says."""

import json
from datetime import date
from pathlib import Path

from tests.helpers.checkout import ROOT
from tests.helpers.people import member, registry
from tests.importing.support import write_xlsx
from vusta_desk.domain.member import Sex
from vusta_desk.domain.registry_json import to_document
from vusta_desk.importing.columns.profiles import profiles
from vusta_desk.usecases import import_members, row_cells
from vusta_desk.usecases.import_members import ALL_SHEETS, CellId, Choices, Preview
from vusta_desk.usecases.list_files import LIST_KINDS
from vusta_desk.usecases.row_cells import RowCell
from vusta_desk.usecases.services import Services

OLD_LIST = ROOT / "tests" / "data" / "samples" / "danh-sach-cu-VnTime.xls"
HEADER = ("TT", "Họ và tên", "Nam", "Nữ", "Ngày sinh", "Ghi chú", "Cột lạ")
LAN = (1, "LÊ LAN", None, "x", date(1960, 5, 1), "Miễn sinh hoạt", "a  b")


def cells_of(empty: Services, path: Path, row: int = 0, **chosen: object) -> dict[str, RowCell]:
    choices = Choices(**chosen)  # type: ignore[arg-type]
    previewed = import_members.preview(empty, path, choices)
    return {cell.letter: cell for cell in told(previewed, row)}


def told(previewed: Preview, row: int) -> tuple[RowCell, ...]:
    return row_cells.cells(previewed, previewed.plan.rows[row])


def test_a_cell_tells_its_column_and_what_was_read(empty: Services, tmp_path: Path):
    cells = cells_of(empty, write_xlsx(tmp_path / "a.xlsx", [HEADER, LAN]))
    name, born, strange = cells["B"], cells["E"], cells["G"]
    assert (name.heading, name.field, name.text, name.value) == (
        "Họ và tên", "name", "LÊ LAN", "Lê Lan",
    )  # fmt: skip
    assert (born.text, str(born.value)) == ("01/05/1960", "1960-05-01")
    assert (strange.field, strange.text, strange.value) == (None, "a b", None)


def test_parts_tell_of_the_whole_field(empty: Services, tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, LAN])
    cells = cells_of(empty, path, columns={2: "sex_male", 3: "sex_female"})
    assert (cells["D"].whole, cells["D"].value) == ("sex", Sex.FEMALE)
    assert cells["F"].whole == "standings"
    assert cells["F"].value[0].standing == "exempt"


def test_what_was_typed_stands_beside_what_stood(empty: Services, tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, LAN])
    sheet = import_members.preview(empty, path).sheet
    cells = cells_of(empty, path, cells={CellId(sheet, 2, 1): "Lê Lan Anh"})
    name = cells["B"]
    assert (name.stood, name.text, name.is_typed, name.value) == (
        "LÊ LAN", "Lê Lan Anh", True, "Lê Lan Anh",
    )  # fmt: skip
    assert not cells["E"].is_typed


def test_old_letters_stand_as_they_were(empty: Services):
    cells = cells_of(empty, OLD_LIST, row=1)
    assert (cells["B"].stood, cells["B"].text) == ("Lý ThÞ Minh BÝch", "Lý Thị Minh Bích")


def test_each_sheet_has_its_own_columns(empty: Services, tmp_path: Path):
    from openpyxl import Workbook

    book = Workbook()
    first, second = book.active, book.create_sheet("Hai")
    assert first is not None
    first.append(["Họ và tên", "Ngày sinh"])
    first.append(["Lê Lan", "1/5/1960"])
    second.append(["TT", "Ngày sinh", "Họ và tên"])
    second.append([1, "1/5/1961", "Lê Hoa"])
    book.save(tmp_path / "a.xlsx")
    previewed = import_members.preview(empty, tmp_path / "a.xlsx", Choices(sheet=ALL_SHEETS))
    fields = [[cell.field for cell in told(previewed, at)] for at in range(2)]
    assert fields == [["name", "birth_date"], ["ordinal", "birth_date", "name"]]


def test_a_registry_document_has_no_cells(empty: Services, tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(to_document(registry(member(name="Lê Lan")))), "utf-8")
    assert told(import_members.preview(empty, path), 0) == ()


def test_every_kind_of_list_can_be_chosen():
    assert set(LIST_KINDS) == {profile.id for profile in profiles()}
