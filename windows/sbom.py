"""The bill of materials: everything inside the program folder, as CycloneDX 1.6 JSON.

The same folder and the same commit give the same bytes: nothing is random, and the one time in it
is that of the commit.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from vusta_desk import __version__
from windows import holes
from windows.errors import BuildStopped
from windows.found import Found, found_in
from windows.program import sha256, source_time

Json = dict[str, Any]
_OWN = "VUSTA Desk"
_EXCEPTION = "GPL-2.0-or-later WITH Bootloader-exception"


def write(program_folder: Path, out: Path) -> None:
    """Writes the bill. Raises BuildStopped where a file belongs to no part, or a hole's part is
    none of those inside.
    """
    parts, unknown = found_in(program_folder, __version__)
    if unknown:
        raise BuildStopped("files that belong to no part:\n" + "\n".join(unknown))
    bill = bill_of(parts, program_folder, source_time())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def bill_of(parts: Iterable[Found], program_folder: Path, seconds: int) -> Json:
    """The bill of these parts; `seconds` since 1970 is the time it bears."""
    own = next(part for part in parts if part.name == _OWN)
    own.inside = list(_of_the_build())
    others = sorted((part for part in parts if part is not own), key=lambda part: part.name.lower())
    made = datetime.fromtimestamp(seconds, UTC)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": _component(own, program_folder),
        },
        "components": [_component(part, program_folder) for part in others],
        "dependencies": list(_dependencies(own, others)),
        "vulnerabilities": holes.vulnerabilities(holes.read(), [own, *others], reference),
    }


def reference(part: Found, around: Found | None = None) -> str:
    """What a part is called within the bill; one built into another bears both names."""
    name = f"{part.name}@{part.version}" if part.version else part.name
    return f"{around.name}/{name}" if around else name


def _of_the_build() -> Iterator[Found]:
    """What packing puts into the program and the installer; read from the tools that pack."""
    version = metadata.version("pyinstaller")
    purl = f"pkg:pypi/pyinstaller@{version}"
    yield Found("PyInstaller bootloader", version, _EXCEPTION, purl)
    if found := shutil.which("makensis"):
        said = subprocess.run([found, "-VERSION"], capture_output=True, text=True, check=False)
        version = said.stdout.strip().removeprefix("v")
        yield Found("NSIS, in the installer", version, "Zlib", f"pkg:generic/nsis@{version}")


def _component(part: Found, folder: Path, around: Found | None = None) -> Json:
    component: Json = {
        "type": part.kind,
        "bom-ref": reference(part, around),
        "name": part.name,
    }
    if part.version:
        component["version"] = part.version
    if part.licence:
        component["licenses"] = [_licence(part.licence)]
    if part.purl:
        component["purl"] = part.purl
    inside = [_component(each, folder, part) for each in part.inside]
    inside += [
        {
            "type": "file",
            "bom-ref": f"file:{name}",
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": sha256(folder / name)}],
        }
        for name in part.files
    ]
    if inside:
        component["components"] = inside
    return component


def _licence(said: str) -> Json:
    if any(word in said for word in (" OR ", " AND ", " WITH ")):
        return {"expression": said}
    if said.startswith("LicenseRef-"):
        return {"license": {"name": said}}
    return {"license": {"id": said}}


def _dependencies(own: Found, others: list[Found]) -> Iterator[Json]:
    by_name = {_plain(part.name): reference(part) for part in others}
    yield {"ref": reference(own), "dependsOn": sorted(by_name.values())}
    for part in others:
        needed = (by_name.get(_plain(name)) for name in part.needs)
        if found := sorted(ref for ref in needed if ref):
            yield {"ref": reference(part), "dependsOn": found}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")
