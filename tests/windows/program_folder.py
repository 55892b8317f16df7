"""A small program folder, made as PyInstaller makes one, for tests of what looks into it."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.archive.writers import (  # type: ignore[import-untyped]
    CArchiveWriter,
    ZlibArchiveWriter,
)

OWN = ("vusta_desk", "vusta_desk.domain")
VERSIONS = {
    "python313.dll": "FileVersion\0\x003.13.2\0".encode("utf-16-le") + b"\0" + b"1.3.1\0",
    "pyexpat.pyd": b"MZ expat_2.6.4\0",
    "PySide6/Qt6Core.dll": "FileVersion\0\x006.12.0.0\0".encode("utf-16-le"),
    "sqlcipher3/_sqlite3.cp313-win_amd64.pyd": b"OpenSSL 3.6.0 1 Oct\0 3.53.4 \x004.19.0\0",
    "PySide6/plugins/platforms/qwindows.dll": b"MZ",
}


def make(folder: Path, modules: Iterable[str] = OWN, trace: str = "") -> Path:
    """The folder with both programs; `trace` stands in the compiled code of a module."""
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    for name, content in VERSIONS.items():
        put(inside / name, content)
    with zipfile.ZipFile(inside / "base_library.zip", "w") as library:
        library.writestr("codecs.pyc", b"")
    put(inside / "resources" / "rules" / "money.toml", b"# rules")
    record = "sqlcipher3/_sqlite3.cp313-win_amd64.pyd,,\nsqlcipher3-0.6.4.dist-info/RECORD,,\n"
    about = "Metadata-Version: 2.1\nName: sqlcipher3\nVersion: 0.6.4\n"
    put(inside / "sqlcipher3-0.6.4.dist-info" / "METADATA", about.encode())
    put(inside / "sqlcipher3-0.6.4.dist-info" / "RECORD", record.encode())
    for name in ("VustaDesk.exe", "vusta-desk.exe"):
        write_program(folder / name, modules, trace)
    return folder


def put(place: Path, content: bytes) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def write_program(place: Path, modules: Iterable[str], trace: str = "") -> None:
    names = sorted(modules)
    code = {name: compile(f"PLACE = {trace!r}", f"{name}.py", "exec") for name in names}
    archive = place.with_suffix(".pyz")
    entries = [(name, f"{name}.py", "PYMODULE") for name in names]
    ZlibArchiveWriter(str(archive), entries, code)
    CArchiveWriter(str(place), [("PYZ.pyz", str(archive), False, "z")], "python313.dll")
    archive.unlink()
