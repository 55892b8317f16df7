"""What must not be inside a program folder: looked for in the folder itself, before it is packed.

Files by their names and by what stands in them, modules in the two archives that Python loads
from. Nothing is run: a program that starts may still carry what it never uses.
"""

import getpass
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PyInstaller.archive.readers import (  # type: ignore[import-untyped]
    ArchiveReadError,
    CArchiveReader,
    NotAnArchiveError,
)

from windows.excluded import EXCLUDED, covers
from windows.places import ROOT

MOST_MEGABYTES = 200
_MB = 1_000_000
FORBIDDEN = {
    r"(icuuc|mscms|bcryptprimitives|ucrtbase)\.dll|api-ms-win-.*": "a library of Windows itself",
    r"(lib)?(ssl|crypto)-\d.*\.dll": "the OpenSSL of Python, which is not shipped",
    r"sqlite3\.dll": "another SQLite than the one of SQLCipher",
    r"(opengl32sw|d3dcompiler.*|libegl|libglesv2)\.dll": "drawing that the program does not use",
    r"(qt6?)?(network|qml|quick|opengl|virtualkeyboard|webengine).*": "a part of Qt not wanted",
    r"(tcl|tk)8.*": "Tcl and Tk",
    r".*\.(pyi?|pyx|c|cc|cpp|h|hpp|rs|lib|pdb|whl|map)": "source, or what building takes",
    r"(test_.*|conftest.*)": "a test",
    r".*\.(vusta|khoa|log|vusta-backup)": "somebody's data",
}
"""Names of files, whole and in small letters, that may not be there, and what they are."""

_FOLDERS = re.compile(r"(?i)(?:^|/)(tests?|pip|setuptools|tkinter|__pycache__|\.git)/")
_WINE = b"Wine builtin DLL"
_SELF = "vusta_desk"


def problems(program_folder: Path) -> list[str]:
    """Everything wrong with a program folder, a line for each; none where it may be handed out."""
    files = sorted(path for path in program_folder.rglob("*") if path.is_file())
    found = []
    for path in files:
        name = path.relative_to(program_folder).as_posix()
        found += [f"{name}: {fault}" for fault in (*_of_name(name), *_of_content(path))]
    for program in sorted(program_folder.glob("*.exe")):
        found += [f"{program.name}: {fault}" for fault in _of_program(program)]
    library = program_folder / "_internal" / "base_library.zip"
    if library.exists():
        found += [f"{library.name}: {fault}" for fault in _unwanted(_library_modules(library))]
    if not any(program_folder.glob("*.exe")):
        found.append("there is no program in the folder")
    megabytes = sum(path.stat().st_size for path in files) / _MB
    if megabytes > MOST_MEGABYTES:
        found.append(f"{megabytes:.0f} MB unpacked, at most {MOST_MEGABYTES} are allowed")
    return found


def modules(program: Path) -> dict[str, bytes]:
    """The modules that a program carries inside itself: their names and their compiled code."""
    whole = CArchiveReader(str(program))
    name = next(name for name in whole.toc if name.endswith(".pyz"))
    archive = whole.open_embedded_archive(name)
    return {name: archive.extract(name, raw=True) or b"" for name in sorted(archive.toc)}


def _library_modules(library: Path) -> list[str]:
    """The modules in base_library.zip, which Python needs before it can read its own archive."""
    with zipfile.ZipFile(library) as archive:
        names = [name.removesuffix(".pyc") for name in archive.namelist()]
    return [name.removesuffix("/__init__").replace("/", ".") for name in names]


def _of_name(name: str) -> Iterator[str]:
    last = name.rpartition("/")[2].lower()
    for pattern, what in FORBIDDEN.items():
        if re.fullmatch(pattern, last):
            yield what
    if folder := _FOLDERS.search(name):
        yield f"lies in a folder {folder[1]}"
    if last.endswith(".pyd"):
        inside = name.removeprefix("_internal/").replace("/", ".").split(".")
        module = ".".join(inside[:-2] if inside[-2].startswith("cp3") else inside[:-1])
        yield from _unwanted([module])


def _of_content(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    if _WINE in content:
        yield "was made by Wine"
    for trace in _traces():
        if trace.encode() in content or trace.encode("utf-16-le") in content:
            yield "names a folder or a user of the machine it was built on"


def _of_program(program: Path) -> Iterator[str]:
    try:
        inside = modules(program)
    except (ArchiveReadError, NotAnArchiveError):
        yield "is not a program that PyInstaller has made"
        return
    yield from _unwanted(inside)
    if not any(name.startswith(_SELF) for name in inside):
        yield "does not carry the program's own modules"
    for name, code in inside.items():
        if any(trace.encode() in code for trace in _traces()):
            yield f"module {name} names a folder of the machine it was built on"


def _unwanted(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if covers(name):
            parts = name.split(".")
            heads = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
            why = next(EXCLUDED[head] for head in heads if head in EXCLUDED)
            yield f"module {name} should not be there: {why}"


def _traces() -> tuple[str, ...]:
    """What tells of the machine: where the checkout lies, as both systems write it, and who."""
    place = ROOT.as_posix()
    user = getpass.getuser()
    homes = (f"{Path('/home', user)}/", f"C:\\Users\\{user}\\", f"\\users\\{user}\\")
    return (f"{place}/", f"{place}/".replace("/", "\\"), *homes)
