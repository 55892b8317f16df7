"""What lies in a program folder: every file belongs to one part, every part has a version.

Versions are read from what lies there: from the metadata of packages, the version resources of
libraries, and the words that a library bears of itself and of what was built into it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.parser import Parser
from pathlib import Path
from typing import Any

from windows.parts import BUILT_IN, PARTS, Part

_MODULE_NAME = re.compile(r"\w+\._\w+$")
_LICENCES = {  # where a package does not say it in SPDX's words
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
}


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
