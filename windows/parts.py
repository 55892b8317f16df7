"""What a program folder is made of: every file belongs to one part, every part has a version.

Versions are read from what lies there: from the metadata of packages, the version resources of
libraries, and the words that a library bears of itself and of what was built into it.
"""

import json
import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from email.parser import Parser
from pathlib import Path
from typing import Any

Read = Callable[[Path], str]
_MODULE_NAME = re.compile(r"\w+\._\w+$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part by its name; `files` is what of the folder belongs to it, as a regular expression.

    `inside` are parts built into those files; a part without files is built into others.
    """

    name: str
    licence: str
    version: Read
    files: str = ""
    purl: str = ""
    inside: tuple["Part", ...] = ()
    kind: str = "library"


@dataclass(slots=True)
class Found:
    """A part as it lies there."""

    name: str
    version: str
    licence: str
    purl: str
    kind: str = "library"
    files: list[str] = field(default_factory=list)
    inside: list["Found"] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)


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


def _font(file: str) -> Read:
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


def _pdfium(folder: Path) -> str:
    told = json.loads((folder / "_internal/pypdfium2_raw/version.json").read_text("utf-8"))
    return ".".join(str(told[part]) for part in ("major", "minor", "build", "patch"))


def _nothing(folder: Path) -> str:
    return ""


_PYTHON, _DECIMAL = resource("python313.dll"), words("_decimal.pyd", rb"\0(\d\.\d\.\d)\0")
_SQLCIPHER = "sqlcipher3/_sqlite3.cp313-win_amd64.pyd"
_QT_CORE = "PySide6/Qt6Core.dll"

PARTS = (
    Part(
        "Microsoft Visual C++ Runtime",
        "LicenseRef-Microsoft-Visual-C-Runtime",
        resource("PySide6/MSVCP140.dll"),
        r"_internal/(.*/)?(VCRUNTIME|MSVCP)140\w*\.dll",
    ),
    Part(
        "OpenSSL of Python",
        "Apache-2.0",
        resource("libcrypto-3.dll"),
        r"_internal/lib(crypto|ssl)-3\.dll",
        "pkg:generic/openssl",
    ),
    Part(
        "SQLite of Python",
        "blessing",
        resource("sqlite3.dll"),
        r"_internal/sqlite3\.dll",
        "pkg:generic/sqlite",
    ),
    Part("libffi", "MIT", _nothing, r"_internal/libffi-8\.dll", "pkg:generic/libffi"),
    Part(
        "Python",
        "PSF-2.0",
        _PYTHON,
        r"_internal/(python3(13)?\.dll|base_library\.zip|(?!_cffi_backend)\w+\.pyd)",
        "pkg:generic/python",
        (
            Part(
                "Expat",
                "MIT",
                words("pyexpat.pyd", rb"expat_(\d+\.\d+\.\d+)"),
                purl="pkg:generic/expat",
            ),
            Part(
                "zlib",
                "Zlib",
                words("python313.dll", rb"\0(1\.\d\.\d+)\0"),
                purl="pkg:generic/zlib",
            ),
            Part("libmpdec", "BSD-2-Clause", _DECIMAL, purl="pkg:generic/mpdecimal"),
            Part(
                "bzip2",
                "bzip2-1.0.6",
                words("_bz2.pyd", rb"(1\.0\.\d), "),
                purl="pkg:generic/bzip2",
            ),
        ),
        "framework",
    ),
    Part(
        "Qt",
        "LGPL-3.0-only",
        resource(_QT_CORE),
        r"_internal/PySide6/(Qt6\w+\.dll|plugins/.*)",
        "pkg:generic/qt",
        (
            Part(
                "PCRE2",
                "BSD-3-Clause",
                words(_QT_CORE, rb"(1\d\.\d\d) 20\d\d-\d\d-\d\d"),
                purl="pkg:generic/pcre2",
            ),
            Part(
                "zlib", "Zlib", words(_QT_CORE, rb"\0(1\.\d\.\d+) \(Qt\)"), purl="pkg:generic/zlib"
            ),
            Part(
                "libpng",
                "libpng-2.0",
                words("PySide6/Qt6Gui.dll", rb"\0(1\.6\.\d\d)\0"),
                purl="pkg:generic/libpng",
            ),
        ),
        "framework",
    ),
    Part(
        "PDFium",
        "BSD-3-Clause",
        _pdfium,
        r"_internal/pypdfium2_raw/(pdfium\.dll|version\.json)",
        "pkg:generic/pdfium",
    ),
    *(
        Part(
            name,
            "OFL-1.1",
            _font(f"{file}-Regular.ttf"),
            rf"_internal/resources/fonts/{file}-.*",
            f"pkg:generic/{file.lower()}",
            kind="data",
        )
        for name, file in (
            ("EB Garamond", "EBGaramond"),
            ("Great Vibes", "GreatVibes"),
            ("Tinos", "Tinos"),
        )
    ),
    Part(
        "Lucide",
        "ISC",
        words("resources/icons/LICENSE.txt", rb"lucide-static (\d+\.\d+\.\d+)"),
        r"_internal/resources/icons/(?!app\.).*",
        "pkg:npm/lucide-static",
        kind="data",
    ),
    Part(
        "VUSTA Desk",
        "MIT",
        _nothing,
        r"(VustaDesk|vusta-desk)\.exe|_internal/(resources|translations)/.*|portable\.txt",
        kind="application",
    ),
)
"""In this order: a file belongs to the first of them that claims it, else to its package."""

BUILT_IN = {
    "sqlcipher3": (
        Part(
            "SQLCipher",
            "BSD-3-Clause",
            words(_SQLCIPHER, rb"(4\.\d\d\.\d)\0"),
            purl="pkg:generic/sqlcipher",
        ),
        Part(
            "SQLite",
            "blessing",
            words(_SQLCIPHER, rb"[^.\d](3\.[5-9]\d\.\d+)[^.\d]"),
            purl="pkg:generic/sqlite",
        ),
        Part(
            "OpenSSL",
            "Apache-2.0",
            words(_SQLCIPHER, rb"OpenSSL (\d\.\d\.\d+) "),
            purl="pkg:generic/openssl",
        ),
    ),
}
"""Parts built into the files of packages that bring no list of their own."""

_LICENCES = {  # where a package does not say it in SPDX's words
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
}


def packages(folder: Path) -> Iterator[tuple[Found, frozenset[str]]]:
    """Every Python package, with the files that its record names, as they lie in the folder."""
    for place in sorted((folder / "_internal").glob("*.dist-info")):
        told = Parser().parsestr((place / "METADATA").read_text("utf-8"))
        name, version = str(told["Name"]), str(told["Version"])
        said = str(told["License-Expression"] or told["License"] or "")
        plain = re.sub(r"[-_.]+", "-", name).lower()
        found = Found(name, version, _LICENCES.get(plain, said), f"pkg:pypi/{plain}@{version}")
        found.inside = [*_listed_in(place), *built_in(BUILT_IN.get(plain, ()), folder)]
        needed = (line for line in told.get_all("Requires-Dist", ()) if "extra ==" not in line)
        found.needs = sorted({re.split(r"[^\w.-]", line)[0] for line in needed})
        names = {line.split(",")[0] for line in (place / "RECORD").read_text("utf-8").splitlines()}
        names |= {f"{place.name}/{path.relative_to(place).as_posix()}"
                  for path in place.rglob("*") if path.is_file()}  # fmt: skip
        yield found, frozenset(f"_internal/{each}" for each in names)


def _listed_in(place: Path) -> Iterator[Found]:
    """What a package's own lists name as built into it.

    A list that tells what is built into which of its modules is followed from those that are here.
    """
    for file in sorted(place.glob("sboms/*.json")):
        told = json.loads(file.read_text("utf-8"))
        listed = {str(each.get("bom-ref")): each for each in told.get("components", ())}
        modules = {ref for ref, each in listed.items() if _MODULE_NAME.match(each["name"])}
        here = {ref for ref in modules if _files_of(place.parent, listed[ref]["name"])}
        wanted = _reached(here, told.get("dependencies", ())) if modules else set(listed)
        for ref in sorted(wanted & set(listed) - modules):
            each = listed[ref]
            version = str(each.get("version") or "")
            if version and _is_built_in(each, [listed[module]["name"] for module in here], place):
                purl = str(each.get("purl") or f"pkg:generic/{each['name'].lower()}@{version}")
                yield Found(str(each["name"]), version, _licence_of(each), purl.split("?")[0])


def _is_built_in(told: dict[str, Any], modules: Iterable[str], place: Path) -> bool:
    """What is optional is there if one of the modules bears its name, but for a switch of it."""
    if told.get("scope", "required") == "required":
        return True
    name = rb"(?i)(?<!HAVE_)" + re.escape(str(told["name"]).encode())
    files = [file for module in modules for file in _files_of(place.parent, module)]
    return told["scope"] == "optional" and any(re.search(name, f.read_bytes()) for f in files)


def _files_of(folder: Path, module: str) -> list[Path]:
    package, _, name = module.rpartition(".")
    return sorted((folder / package).glob(f"{name}.*"))


def _reached(start: set[str], dependencies: Iterable[dict[str, Any]]) -> set[str]:
    needed = {str(each["ref"]): set(each.get("dependsOn", ())) for each in dependencies}
    reached, waiting = set[str](), set(start)
    while waiting:
        ref = waiting.pop()
        reached.add(ref)
        waiting |= needed.get(ref, set()) - reached
    return reached


def _licence_of(component: dict[str, object]) -> str:
    told = component.get("licenses")
    for entry in told if isinstance(told, list) else ():
        return str(entry.get("expression") or entry.get("license", {}).get("id") or "")
    return ""


def built_in(parts: tuple[Part, ...], folder: Path) -> Iterator[Found]:
    """Those of the parts that are there, each with its version."""
    for part in parts:
        if version := part.version(folder):
            yield Found(part.name, version, part.licence, f"{part.purl}@{version}", part.kind)


def found_in(folder: Path, own_version: str) -> tuple[list[Found], list[str]]:
    """Every part of a program folder with its files, and the files that belong to none."""
    parts = [(part, Found(part.name, "", part.licence, "", part.kind)) for part in PARTS]
    wheels = list(packages(folder))
    unknown = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        owner = next((found for part, found in parts if re.fullmatch(part.files, name)), None)
        owner = owner or next((found for found, names in wheels if name in names), None)
        if owner is None:
            unknown.append(name)
        else:
            owner.files.append(name)
    there = [(part, found) for part, found in parts if found.files]
    for part, found in there:
        found.version = own_version if part.kind == "application" else part.version(folder)
        found.inside = list(built_in(part.inside, folder))
        found.purl = f"{part.purl}@{found.version}".rstrip("@") if part.purl else ""
    return [*(found for _, found in there), *(found for found, _ in wheels)], unknown
