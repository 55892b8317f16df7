"""What must not be inside a program folder is found wherever it is planted."""

import zipfile
from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT
from tests.windows.program_folder import OWN, make, put, write_program
from windows import contents
from windows.contents import problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "VUSTA-Desk")


def test_a_sound_folder_has_no_problems(folder: Path) -> None:
    assert problems(folder) == []


@pytest.mark.parametrize(
    "name",
    [
        "icuuc.dll",
        "PySide6/MSCMS.dll",
        "bcryptprimitives.dll",
        "api-ms-win-crt-runtime-l1-1-0.dll",
        "libcrypto-3.dll",
        "sqlite3.dll",
        "opengl32sw.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/Qt6Quick.dll",
        "tcl86t.dll",
        "_ssl.pyd",
        "_tkinter.pyd",
        "PIL/_webp.cp313-win_amd64.pyd",
        "vusta_desk/secret.py",
        "sqlalchemy/engine/_row_cy.pyx",
        "pip/notes.txt",
        "tests/data.txt",
        "office.vusta",
        "office.vusta.khoa",
        "vusta-desk.log",
    ],
)
def test_a_forbidden_file_is_found(folder: Path, name: str) -> None:
    put(folder / "_internal" / name, b"MZ")
    assert [each for each in problems(folder) if each.startswith(f"_internal/{name}: ")]


@pytest.mark.parametrize(
    "content",
    [
        b"MZ.. Wine builtin DLL ..",
        f"made in {ROOT.as_posix()}/build".encode(),
        f"{ROOT.as_posix()}/build".replace("/", "\\").encode("utf-16-le"),
    ],
    ids=["wine", "place", "windows-place"],
)
def test_what_stands_in_a_file_is_found(folder: Path, content: bytes) -> None:
    put(folder / "_internal" / "innocent.dll", content)
    assert [each for each in problems(folder) if each.startswith("_internal/innocent.dll: ")]


@pytest.mark.parametrize("module", ["ssl", "http.client", "tarfile", "unittest.mock", "pip"])
def test_a_module_in_the_program_is_found(folder: Path, module: str) -> None:
    write_program(folder / "vusta-desk.exe", [*OWN, module])
    (found,) = problems(folder)
    assert found.startswith(f"vusta-desk.exe: module {module} should not be there: ")


def test_a_module_in_the_library_is_found(folder: Path) -> None:
    library = folder / "_internal" / "base_library.zip"
    with zipfile.ZipFile(library, "a") as archive:
        archive.writestr("urllib/request.pyc", b"")
        archive.writestr("sqlite3/__init__.pyc", b"")
    found = problems(folder)
    assert len(found) == 2
    assert all(each.startswith("base_library.zip: module ") for each in found)


def test_the_place_of_the_checkout_in_compiled_code_is_found(tmp_path: Path) -> None:
    folder = make(tmp_path / "VUSTA-Desk", trace=f"{ROOT.as_posix()}/vusta_desk/domain/x.py")
    assert all("names a folder of the machine" in each for each in problems(folder))
    assert len(problems(folder)) == 2 * len(OWN)


def test_a_folder_without_a_program_or_with_another_is_none(tmp_path: Path, folder: Path) -> None:
    assert problems(tmp_path / "nothing") == ["there is no program in the folder"]
    write_program(folder / "vusta-desk.exe", ["somebody"])
    assert problems(folder) == ["vusta-desk.exe: does not carry the program's own modules"]
    put(folder / "vusta-desk.exe", b"MZ")
    assert problems(folder) == ["vusta-desk.exe: is not a program that PyInstaller has made"]


def test_a_folder_too_large_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_MEGABYTES", 0)
    assert [each for each in problems(folder) if "MB unpacked" in each]
