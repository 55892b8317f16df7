"""One file that holds a data file and its key file: a backup.

A zip without compression (what is encrypted does not shrink) holding `X.vusta`, `X.vusta.khoa`,
perhaps the log `X.vusta-wal`, and `manifest.json`, which says nothing about people. Unpacked by
hand the first two are a working data file. What is packed otherwise is no backup of ours: so a file
that somebody sends never becomes longer than it is.
"""

import io
import json
import os
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, BinaryIO

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.keys import KeyFile

ENDING = ".vusta-backup"
_FORMAT = "vusta-backup/1"
_MANIFEST = "manifest.json"
_MOST_BYTES = 1 << 20  # of the manifest and the key file, which are short
# Of a zip that is broken, encrypted, packed in a way of its own, or JSON a thousandfold deep:
_FAULTS = (OSError, zipfile.BadZipFile, EOFError, KeyError, ValueError, TypeError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is of; `operations` and `changes` are the last numbers in it."""

    name: str
    file_id: str
    made: str
    operations: int | None = None
    changes: int | None = None


def write(place: Path, manifest: Manifest, parts: Mapping[str, Path]) -> None:
    """Writes a backup of `parts`, files by ending: `""` the data, `.khoa`, `-wal`."""
    about = json.dumps({"format": _FORMAT} | asdict(manifest), ensure_ascii=False).encode()
    with place.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            _add(archive, _MANIFEST, io.BytesIO(about))
            for ending, part in parts.items():
                with part.open("rb") as content:
                    _add(archive, manifest.name + ending, content)
        file.flush()
        os.fsync(file.fileno())


def read_manifest(place: Path) -> Manifest:
    """What the backup is of; raises Refused `not_a_backup`, `backup_out_of_reach`."""
    _refuse_out_of_reach(place)
    try:
        with zipfile.ZipFile(place) as archive:
            content = json.loads(_short(archive, _MANIFEST))
            if content.pop("format") != _FORMAT:
                raise ValueError("another format")
            manifest = Manifest(**content)
            if not all(isinstance(each, str) for each in (manifest.name, manifest.file_id)):
                raise TypeError("not a name")
            return manifest
    except (*_FAULTS, AttributeError) as error:
        raise Refused("not_a_backup", file=str(place)) from error


def read_keys(place: Path) -> KeyFile | None:
    """The key file in the backup; None where it holds none that is whole."""
    try:
        with zipfile.ZipFile(place) as archive:
            return KeyFile.from_bytes(_short(archive, read_manifest(place).name + ".khoa"))
    except _FAULTS:  # KeyFileError among them
        return None


def unpack_data(place: Path, target: Path) -> None:
    """Copies the data, with its log if there is one, to `target`.

    Raises Refused `data_file_damaged` where the backup is not whole, OSError where writing fails.
    """
    name = read_manifest(place).name
    try:
        with zipfile.ZipFile(place) as archive:
            endings = ("", "-wal") if name + "-wal" in archive.namelist() else ("",)
            for ending in endings:
                written = target.with_name(target.name + ending)
                with _opened(archive, name + ending) as source, written.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
    except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError) as error:
        raise Refused("data_file_damaged", file=str(place)) from error


def _refuse_out_of_reach(place: Path) -> None:
    """A file that is gone or cannot be read now, as on a stick pulled out, is not a bad backup."""
    try:
        if not place.is_dir():
            place.open("rb").close()
    except OSError as error:
        raise Refused("backup_out_of_reach", file=str(place)) from error


def _short(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that cannot be long."""
    with _opened(archive, name) as part:
        content = part.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise zipfile.BadZipFile("a part is too long")
    return content


def _opened(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A part as we pack them: not compressed, so that it is no longer than the file it lies in."""
    part = archive.getinfo(name)
    if part.compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile("a part is compressed")
    return archive.open(part)


def _add(archive: zipfile.ZipFile, name: str, content: BinaryIO) -> None:
    # Without a time of its own: a clock before 1980 would make the format refuse.
    with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
        shutil.copyfileobj(content, part)
