"""How the version of a part is read from the program folder, without running anything.

Each of these makes a reader, or is one: a function from the program folder to the version, which
is empty where there is none.
"""

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path

Read = Callable[[Path], str]


def words(file: str, pattern: bytes) -> Read:
    """The version that `pattern` finds in a file below _internal; "" where the file is not."""

    def read(folder: Path) -> str:
        place = folder / "_internal" / file
        found = re.search(pattern, place.read_bytes(), re.DOTALL) if place.exists() else None
        return found[1].decode("ascii") if found else ""

    return read


def resource(file: str) -> Read:
    """The version that Windows shows of a library under Properties."""

    def read(folder: Path) -> str:
        place = folder / "_internal" / file
        key = "FileVersion".encode("utf-16-le") + rb"(?:\0\0)+((?:[0-9.]\0)+)"
        found = re.search(key, place.read_bytes()) if place.exists() else None
        numbers = found[1].decode("utf-16-le").split(".") if found else []
        return ".".join(numbers[:3] if numbers[3:] == ["0"] else numbers)

    return read


def font(file: str) -> Read:
    """The version that a typeface bears in its table of names."""

    def read(folder: Path) -> str:
        data = (folder / "_internal/resources/fonts" / file).read_bytes()
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
            tag, _, start, _ = struct.unpack_from(">4sLLL", data, at)
            if tag == b"name":
                return _version_name(data, start)
        return ""

    return read


def _version_name(data: bytes, start: int) -> str:
    _, count, texts = struct.unpack_from(">HHH", data, start)
    for entry in range(count):
        numbers = struct.unpack_from(">HHHHHH", data, start + 6 + 12 * entry)
        platform, _, _, name, length, offset = numbers
        if platform == 3 and name == 5:
            text = data[start + texts + offset :][:length].decode("utf-16-be")
            found = re.search(r"\d[\d.]*", text)
            return found[0] if found else ""
    return ""


def pdfium(folder: Path) -> str:
    """The version in the file that PDFium's package keeps of it."""
    told = json.loads((folder / "_internal/pypdfium2_raw/version.json").read_text("utf-8"))
    return ".".join(str(told[part]) for part in ("major", "minor", "build", "patch"))


def nothing(folder: Path) -> str:
    """Of what bears no version of its own."""
    return ""
