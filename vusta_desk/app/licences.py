"""The licences of everything that the program brings along, read from what lies here."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from vusta_desk import __version__
from vusta_desk.app import paths
from vusta_desk.gui.program import Licence

PACKAGES = (
    "Babel",
    "cryptography",
    "openpyxl",
    "pillow",
    "platformdirs",
    "pypdfium2",
    "PySide6-Essentials",
    "python-calamine",
    "reportlab",
    "sqlcipher3",
    "SQLAlchemy",
)
"""The distributions the program is built on; those they need in turn are found by themselves."""

_LESSER_GPL = ("LGPL-3.txt", "GPL-3.txt")  # the first refers to the second
_WITHOUT_TEXT = {"pyside6-essentials": _LESSER_GPL, "shiboken6": _LESSER_GPL}
_TERMS = {  # where the distribution does not say it in a word
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pypdfium2": "BSD-3-Clause, Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
}
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_FONTS = (("EB Garamond", "EBGaramond"), ("Great Vibes", "GreatVibes"), ("Tinos", "Tinos"))


def licences() -> tuple[Licence, ...]:
    """The program's own first, then its parts by name."""
    own = Licence("VUSTA Desk", __version__, "MIT", _text("licences/VUSTA-Desk.txt"))
    parts = (*_brought_along(), *(_of(found) for found in distributions()))
    return (own, *sorted(parts, key=lambda part: part.name.lower()))


@cache
def distributions() -> tuple[metadata.Distribution, ...]:
    """What the program is built on and what that needs, each once."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(PACKAGES)
    while waiting:
        name = waiting.pop()
        if _plain(name) in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # of another system or another Python
            continue
        found[_plain(name)] = distribution
        for needed in distribution.requires or ():
            if "extra ==" not in needed and (match := _NAME.match(needed)):
                waiting.append(match[0])
    return tuple(found.values())


def _brought_along() -> Iterator[Licence]:
    yield Licence("Python", sys.version.split()[0], "PSF-2.0", _text("licences/Python.txt"))
    yield Licence("SQLCipher", "", "BSD-3-Clause", _text("licences/SQLCipher.txt"))
    yield Licence("OpenSSL", "", "Apache-2.0", _text("licences/Apache-2.0.txt"))
    yield Licence("Lucide", "", "ISC", _text("icons/LICENSE.txt"))
    for name, file in _FONTS:
        yield Licence(name, "", "OFL-1.1", _text(f"fonts/{file}-OFL.txt"))


def _of(distribution: metadata.Distribution) -> Licence:
    told = distribution.metadata
    name = str(told["Name"])
    said = told.json
    terms = _TERMS.get(_plain(name)) or said.get("license_expression") or said.get("license") or ""
    places = [
        Path(file.locate()) for file in distribution.files or () if _is_licence(file.as_posix())
    ]
    texts = [_decoded(place.read_bytes()) for place in places if place.is_file()]
    texts += [_text(f"licences/{file}") for file in _WITHOUT_TEXT.get(_plain(name), ())]
    return Licence(name, distribution.version, str(terms).splitlines()[0], "\n\n".join(texts))


def _is_licence(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return "dist-info" in folder and (
        "licenses" in folder.lower() or bool(_LICENCE_FILE.search(name))
    )


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _text(file: str) -> str:
    return (paths.resources_folder() / file).read_text("utf-8")
