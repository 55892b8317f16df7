import os
import zipfile
from pathlib import Path

import pytest

from vusta_desk.app import paths
from windows import portable


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "VUSTA-Desk"
    for name in ("VustaDesk.exe", "_internal/b.dll", "_internal/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def test_one_folder_with_the_program_the_marker_and_a_place_for_data(program: Path) -> None:
    with zipfile.ZipFile(portable.make(program, program.parent / "out" / "x.zip")) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "VUSTA-Desk/",
            "VUSTA-Desk/du-lieu/",
            "VUSTA-Desk/portable.txt",
            "VUSTA-Desk/VustaDesk.exe",
            "VUSTA-Desk/_internal/a.txt",
            "VUSTA-Desk/_internal/b.dll",
        ]
        told = archive.read("VUSTA-Desk/portable.txt").decode("utf-8-sig").split("\r\n")
        assert "bản VUSTA Desk mang theo" in told[0]
        assert "portable VUSTA Desk" in told[2]
        archive.extractall(program.parent / "stick")
    unpacked = program.parent / "stick" / "VUSTA-Desk"
    assert (unpacked / "du-lieu").is_dir()
    assert paths.portable_in(unpacked) == unpacked


def test_the_same_files_give_the_same_zip(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = portable.make(program, program.parent / "1.zip").read_bytes()
    os.utime(program / "VustaDesk.exe", (1, 1))
    assert portable.make(program, program.parent / "2.zip").read_bytes() == first
    with zipfile.ZipFile(program.parent / "1.zip") as archive:
        assert {part.date_time for part in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    (program / "VustaDesk.exe").write_text("another", "utf-8")
    assert portable.make(program, program.parent / "3.zip").read_bytes() != first
