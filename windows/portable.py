"""The portable program: a zip for a USB stick that keeps everything beside itself."""

import time
import zipfile
from pathlib import Path

from windows.installer import files_of
from windows.program import source_time

MARKER = "portable.txt"
"""Beside the program it means: settings and data belong into the folder `du-lieu` here."""

DATA_FOLDER = "du-lieu"
_TOLD = """\
Đây là bản VUSTA Desk mang theo: thiết lập và dữ liệu nằm trong thư mục du-lieu bên cạnh. Đừng xóa tệp này.

This is the portable VUSTA Desk: settings and data lie in the folder du-lieu beside it. Do not delete this file.
"""  # noqa: E501 - two lines for two languages, as people read them


def make(program_folder: Path, out: Path) -> Path:
    """Packs the program folder, the marker and an empty folder for data; the same from the same."""
    out.parent.mkdir(parents=True, exist_ok=True)
    top = program_folder.name
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, f"{top}/", b"")
        _add(archive, f"{top}/{DATA_FOLDER}/", b"")
        _add(archive, f"{top}/{MARKER}", _TOLD.replace("\n", "\r\n").encode("utf-8-sig"))
        for name in files_of(program_folder):
            _add(archive, f"{top}/{name}", (program_folder / name).read_bytes())
    return out


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """One entry with the time of the commit, and as readable as Windows makes files."""
    part = zipfile.ZipInfo(name, time.gmtime(source_time())[:6])
    part.create_system = 0  # as on Windows: no Unix rights
    part.external_attr = 0x10 if name.endswith("/") else 0
    part.compress_type = zipfile.ZIP_STORED if name.endswith("/") else zipfile.ZIP_DEFLATED
    archive.writestr(part, content, compresslevel=9)
