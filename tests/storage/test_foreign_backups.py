"""Backups and key files that somebody sends: what is not one of ours is refused, and soon."""

import json
import zipfile
from pathlib import Path
from time import process_time

import pytest

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import archive, keys
from vusta_desk.storage.keys import KeyFile, KeyFileError

MANIFEST = {"format": "vusta-backup/1", "name": "X.vusta", "file_id": "00" * 16, "made": "2026"}
DEEP = b"[" * 100_000 + b"]" * 100_000


def backup(place: Path, parts: dict[str, bytes], way: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(place, "w", way) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return place


@pytest.mark.parametrize(
    "manifest",
    [
        DEEP,
        b" " * (1 << 21) + json.dumps(MANIFEST).encode(),
        json.dumps({**MANIFEST, "name": 5}).encode(),
        b"[]",
        b"{}",
    ],
    ids=["deep", "long", "number", "list", "blank"],
)
def test_a_manifest_that_is_none(tmp_path: Path, manifest: bytes) -> None:
    place = backup(tmp_path / "a.vusta-backup", {"manifest.json": manifest})
    with pytest.raises(Refused) as refused:
        archive.read_manifest(place)
    assert refused.value.code == "not_a_backup"


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_grows_is_not_unpacked(tmp_path: Path, way: int) -> None:
    place = backup(tmp_path / "a.vusta-backup", {"manifest.json": json.dumps(MANIFEST).encode()})
    with zipfile.ZipFile(place, "a", way) as packed:
        packed.writestr("X.vusta", bytes(1 << 20))
        packed.writestr("X.vusta.khoa", bytes(1 << 20))
    assert archive.read_manifest(place).name == "X.vusta"
    assert archive.read_keys(place) is None
    with pytest.raises(Refused) as refused:
        archive.unpack_data(place, tmp_path / "out.vusta")
    assert refused.value.code == "data_file_damaged"
    assert not (tmp_path / "out.vusta").exists()


def test_a_key_file_that_asks_for_too_much(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError):
        KeyFile.from_bytes(DEEP)
    made = json.loads(
        keys.sealed_for(b"k" * 32, b"i" * 16, "mật khẩu", keys.Cost(64, 1, 1)).to_bytes()
    )
    made["wraps"] *= 10_000  # each would be tried with the password
    made.pop("check")
    content = {**made, "check": keys._checksum(made)}
    start = process_time()
    with pytest.raises(KeyFileError, match="more users"):
        KeyFile.from_bytes(json.dumps(content).encode())
    assert process_time() - start < 1
    place = tmp_path / "X.vusta.khoa"
    place.write_bytes(b" " * (1 << 21) + json.dumps(content).encode())
    assert keys.read(place) is None
