"""What happens to a file between the preview and the taking in, and to files of one name."""

import io
from pathlib import Path
from typing import Any

import pytest

from tests.importing.support import HEADER, write_csv, write_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.usecases import import_members
from vusta_desk.usecases.import_members import LOOK_AGAIN, Fate
from vusta_desk.usecases.services import Services

LAN = (1, "Lê Lan", "Nữ", "19/3/1966", "20/5/1990", "35497128")
HOA = (2, "Vũ Hoa", "Nữ", "1/2/1970", "20/5/1995", "35497129")


def names(services: Services) -> list[str]:
    return sorted(member.name for member in services.registry().members)


def test_a_file_changed_since_the_preview_is_not_taken_in(empty: Services, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, LAN])
    seen = import_members.preview(empty, path)
    write_xlsx(path, [HEADER, HOA])
    with pytest.raises(Refused) as refused:
        import_members.apply(empty, seen)
    assert (refused.value.code, refused.value.details) == (
        "file_changed_since_preview",
        {"file": "a.xlsx"},
    )
    assert refused.value.code in LOOK_AGAIN
    assert names(empty) == []
    assert import_members.apply(empty, import_members.preview(empty, path)) is not None
    assert names(empty) == ["Vũ Hoa"]


def test_a_drive_pulled_out_after_the_preview_harms_nothing(
    empty: Services, tmp_path: Path
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, LAN])
    seen = import_members.preview(empty, path)
    path.unlink()
    assert import_members.apply(empty, seen) is not None
    assert names(empty) == ["Lê Lan"]


class _PulledOut(io.FileIO):
    """A file on a drive that is pulled out after its first thousand bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= 1_000:
            raise OSError(5, "Input/output error")
        return super().read(1_000)

    def readinto(self, buffer: Any, /) -> int:
        part = self.read()
        memoryview(buffer)[: len(part)] = part
        return len(part)

    def readall(self) -> bytes:
        return self.read() + self.read()


def test_a_drive_pulled_out_while_reading_is_said(
    empty: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, LAN])
    assert path.stat().st_size > 2_000
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda self, *_: io.BufferedReader(_PulledOut(self)))
        with pytest.raises(Refused) as refused:
            import_members.preview(empty, path)
    assert refused.value.code == "workbook_unreadable"
    assert names(empty) == []
    assert import_members.preview(empty, path).fates[Fate.NEW] == 1


def test_two_files_of_one_name_are_two_lists(empty: Services, tmp_path: Path) -> None:
    for folder, person in (("một", LAN), ("hai", HOA)):
        (tmp_path / folder).mkdir()
        write_csv(tmp_path / folder / "danh sách.csv", [HEADER, person])
    first = import_members.preview(empty, tmp_path / "một" / "danh sách.csv")
    assert import_members.apply(empty, first) is not None
    second = import_members.preview(empty, tmp_path / "hai" / "danh sách.csv")
    assert second.plan.sha256 != first.plan.sha256
    assert import_members.apply(empty, second) is not None
    assert names(empty) == ["Lê Lan", "Vũ Hoa"]
