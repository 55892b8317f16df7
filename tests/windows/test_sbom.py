"""The bill of materials: its shape, its versions read from the files, the same bytes each time."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.windows.program_folder import make, put
from vusta_desk import __version__
from windows import holes, sbom
from windows.errors import BuildStopped
from windows.found import Found, found_in, packages

KINDS = {"application", "framework", "library", "data", "file"}
STATES = {"resolved", "exploitable", "in_triage", "false_positive", "not_affected"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "VUSTA-Desk")


@pytest.fixture
def bill(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    out = folder.parent / "bill.cdx.json"
    sbom.write(folder, out)
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def all_of(component: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield component
    for each in component.get("components", ()):
        yield from all_of(each)


def components(bill: dict[str, Any]) -> list[dict[str, Any]]:
    tops = [bill["metadata"]["component"], *bill["components"]]
    return [each for top in tops for each in all_of(top)]


def test_it_has_the_shape_of_cyclonedx(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert "serialNumber" not in bill
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    found = components(bill)
    refs = [each["bom-ref"] for each in found]
    assert len(refs) == len(set(refs))
    for each in found:
        assert set(each) <= {"type", "bom-ref", "name", "version", "licenses", "purl",
                             "components", "hashes"}  # fmt: skip
        assert each["type"] in KINDS
        assert each["name"]
        assert each.get("version", "1")
        assert re.fullmatch(r"pkg:(generic|pypi|npm|cargo)/[^@ ]+(@[\w.+-]+)?",
                            each.get("purl", "pkg:pypi/x"))  # fmt: skip
        for licence in each.get("licenses", ()):
            (form,) = licence
            assert form in ("license", "expression")
    for needed in bill["dependencies"]:
        assert {needed["ref"], *needed["dependsOn"]} <= set(refs)
    for hole in bill["vulnerabilities"]:
        assert hole["analysis"]["state"] in STATES
        assert {each["ref"] for each in hole["affects"]} <= set(refs)
        assert all(hole[part] for part in ("id", "description", "recommendation", "bom-ref"))


def test_versions_are_read_from_the_files(bill: dict[str, Any]) -> None:
    versions = {each["bom-ref"]: each.get("version") for each in components(bill)}
    assert bill["metadata"]["component"]["version"] == __version__
    assert {
        "Python@3.13.2",
        "Python@3.13.2".partition("@")[0] + "/Expat@2.6.4",
        "Python/zlib@1.3.1",
        "Qt@6.12.0",
        "sqlcipher3@0.6.4",
        "sqlcipher3/SQLCipher@4.19.0",
        "sqlcipher3/SQLite@3.53.4",
        "sqlcipher3/OpenSSL@3.6.0",
    } <= set(versions)


def test_every_file_stands_once_with_its_hash(folder: Path, bill: dict[str, Any]) -> None:
    files = {each["name"]: each["hashes"] for each in components(bill) if each["type"] == "file"}
    there = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == len(there)
    for path in there:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert files[path.relative_to(folder).as_posix()] == [{"alg": "SHA-256", "content": digest}]


def test_a_file_that_belongs_to_nothing_stops_the_build(folder: Path) -> None:
    put(folder / "_internal" / "stranger" / "thing.dll", b"MZ")
    with pytest.raises(BuildStopped, match=re.escape("_internal/stranger/thing.dll")):
        sbom.write(folder, folder.parent / "bill.cdx.json")


def test_the_same_folder_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.json", tmp_path / "twice.json"
    sbom.write(folder, once)
    sbom.write(folder, twice)
    assert once.read_bytes() == twice.read_bytes()


def test_a_part_that_is_not_there_is_not_told_of(folder: Path) -> None:
    names = {part.name for part in found_in(folder, "1")[0]}
    assert "OpenSSL of Python" not in names
    put(folder / "_internal" / "libcrypto-3.dll", "FileVersion\0\x003.0.15\0".encode("utf-16-le"))
    found = {part.name: part.version for part in found_in(folder, "1")[0]}
    assert found["OpenSSL of Python"] == "3.0.15"


def test_the_runtime_of_microsoft_is_no_part_of_qt(folder: Path) -> None:
    put(folder / "_internal" / "PySide6" / "MSVCP140.dll", b"MZ")
    owners = {name: part.name for part in found_in(folder, "1")[0] for name in part.files}
    assert owners["_internal/PySide6/MSVCP140.dll"] == "Microsoft Visual C++ Runtime"
    assert owners["_internal/PySide6/plugins/platforms/qwindows.dll"] == "Qt"
    assert owners["_internal/resources/rules/money.toml"] == "VUSTA Desk"


def test_a_list_of_a_package_is_followed_from_the_modules_that_are_here(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    listed = {
        "components": [
            {"bom-ref": "m1", "name": "PIL._imaging", "version": "1"},
            {"bom-ref": "m2", "name": "PIL._webp", "version": "1"},
            {"bom-ref": "j", "name": "libjpeg", "version": "3"},
            {"bom-ref": "w", "name": "libwebp", "version": "2", "scope": "optional"},
            {"bom-ref": "t", "name": "libtiff", "version": "4", "scope": "optional"},
            {"bom-ref": "q", "name": "libimagequant", "version": "5", "scope": "optional"},
        ],
        "dependencies": [
            {"ref": "m1", "dependsOn": ["j", "t", "q"]},
            {"ref": "m2", "dependsOn": ["w"]},
        ],
    }
    put(inside / "PIL" / "_imaging.cp313-win_amd64.pyd", b"MZ LIBTIFF, HAVE_LIBIMAGEQUANT")
    place = inside / "pillow-13.0.0.dist-info"
    put(place / "METADATA", b"Name: pillow\nVersion: 13.0.0\n")
    put(place / "RECORD", b"PIL/_imaging.cp313-win_amd64.pyd,,\n")
    put(place / "sboms" / "pillow.cdx.json", json.dumps(listed).encode())
    ((pillow, _),) = packages(tmp_path)
    assert [(each.name, each.version) for each in pillow.inside] == [
        ("libjpeg", "3"),
        ("libtiff", "4"),
    ]


def test_holes_of_parts_without_a_place_are_told_of_none() -> None:
    python = Found("Python", "3", "", "", inside=[Found("Expat", "2", "", "")])
    told = holes.vulnerabilities(holes.read(), [python], sbom.reference)
    assert not [each for each in told if "OpenSSL" in each["affects"][0]["ref"]]
