"""Files made to hurt: each comes back as a sentence, soon, and without filling the memory."""

import gettext
import io
import json
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from tests.importing.support import NOBODY, write_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.messages import sentence
from vusta_desk.importing.files import xlsx_guard
from vusta_desk.importing.files.workbook import open_sheets, read_bytes
from vusta_desk.importing.files.xlsx_facts import elements
from vusta_desk.importing.registry_file import plan_registry

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">%s]>""" % b"".join(
    b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 12)
)
Change = Callable[[dict[str, bytes]], None]


def book(folder: Path) -> dict[str, bytes]:
    path = write_xlsx(folder / "list.xlsx", [(1, "Lê Lan", "Nữ", "19/3/1966", None, None)])
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", way) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def read_whole(name: str, data: bytes) -> None:
    opened = open_sheets(Path(name), data)
    for sheet in opened.visible:
        list(opened.load(sheet).rows())


def refusal(data: bytes, name: str = "list.xlsx") -> Refused:
    """Why it is refused, within seconds and 64 MB."""
    tracemalloc.start()
    start = process_time()
    try:
        with pytest.raises(Refused) as refused:
            read_whole(name, data)
        assert process_time() - start < 3
        assert tracemalloc.get_traced_memory()[1] < 64 * 2**20
    finally:
        tracemalloc.stop()
    return refused.value


def huge_png() -> bytes:
    """A picture of 4 billion dots in a few bytes."""
    head = struct.pack(">LLBBBBB", 65_535, 65_535, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1 << 20))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def entities(parts: dict[str, bytes]) -> None:
    parts[BOOK] = LAUGHS + b"<workbook><sheets><sheet name='&a11;'/></sheets></workbook>"


def definitions_in_a_sheet(parts: dict[str, bytes]) -> None:
    parts[SHEET] = b"<!DOCTYPE worksheet>" + parts[SHEET].partition(b"?>")[2]


def other_letters(parts: dict[str, bytes]) -> None:
    text = parts[SHEET].decode().replace("UTF-8", "UTF-16")
    parts[SHEET] = text.encode("utf-16")


def named_letters(parts: dict[str, bytes]) -> None:
    parts[BOOK] = b'<?xml version="1.0" encoding="UTF-7"?>' + parts[BOOK].partition(b"?>")[2]


@pytest.mark.parametrize("change", [entities, definitions_in_a_sheet, other_letters, named_letters])
def test_xml_that_no_program_writes(tmp_path: Path, change: Change) -> None:
    parts = book(tmp_path)
    assert open_sheets(Path("list.xlsx"), packed(parts)).visible
    change(parts)
    assert refusal(packed(parts)).code == "workbook_damaged"


def test_entities_that_grow_become_no_tree() -> None:
    assert elements(LAUGHS + b"<l>&a11;</l>") == []
    assert elements((LAUGHS + b"<l>&a11;</l>").decode().encode("utf-16")) == []


def test_a_part_that_fills_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_guard, "MAX_UNZIPPED_BYTES", 2**20)
    parts = book(tmp_path)
    parts["xl/bomb.xml"] = b"<x>" + b" " * 64 * 2**20
    assert refusal(packed(parts)).code == "workbook_too_large"


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_part_packed_in_a_way_of_its_own(tmp_path: Path, way: int) -> None:
    assert refusal(packed(book(tmp_path), way)).code == "workbook_damaged"


def test_what_was_looked_at_is_what_is_read(tmp_path: Path) -> None:
    """Bytes before the zip and parts that nobody looks at do not reach the reader."""
    parts = book(tmp_path)
    checked = xlsx_guard.checked_xlsx(packed({**parts, "xl/media/picture.png": huge_png()}))
    with zipfile.ZipFile(io.BytesIO(checked.data)) as archive:
        assert set(archive.namelist()) == {name for name in parts if not name.endswith(".png")}
        assert {each.compress_type for each in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_huge_picture_is_no_list(tmp_path: Path) -> None:
    assert refusal(huge_png(), "list.png").code == "not_a_workbook"
    assert refusal(huge_png(), "list.xlsx").code == "workbook_by_name_only"


@pytest.mark.parametrize("depth", [2_000, 100_000])
def test_json_a_hundred_thousand_deep(depth: int) -> None:
    data = b"[" * depth + b"]" * depth
    with pytest.raises(Refused) as refused:
        plan_registry("deep.json", data, NOBODY)
    words = Catalogue("en", gettext.NullTranslations())
    assert refused.value.code in {"json_not_read", "not_a_registry"}
    assert sentence(refused.value.code, refused.value.details, words)


def test_json_of_marks_alone_takes_no_time() -> None:
    document = {"format": "vusta-registry/1", "committee": {"name": "a" + "\u0301\u0323" * 100_000}}
    start = process_time()
    plan_registry("marks.json", json.dumps(document).encode(), NOBODY)
    assert process_time() - start < 2


def test_a_file_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    with pytest.raises(Refused) as refused:
        read_bytes(path)
    assert refused.value.code == "workbook_too_large"
