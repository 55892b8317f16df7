"""What xlsx and ods share: parts of a zip file, read no further than is safe.

A zip file states how long its parts become; that may be a lie, and a small file may hold a part
that fills all memory. So a part is read up to a limit, whatever is stated, and only where it is
packed as every program packs workbooks: other ways of packing are unpacked without a limit.
"""

import io
import zipfile
import zlib

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.limits import MAX_UNZIPPED_BYTES

MAGIC = b"PK\x03\x04"
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_ENCRYPTED = 0x1
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def part_names(data: bytes) -> frozenset[str]:
    """The names of all parts.

    Raises Refused `workbook_damaged`, also for two parts of one name: every program would read
    another of them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except ZIP_ERRORS as error:
        raise Refused("workbook_damaged") from error
    if len(set(names)) < len(names):
        raise Refused("workbook_damaged")
    return frozenset(names)


def read_bounded(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int = MAX_UNZIPPED_BYTES
) -> bytes:
    """The part unpacked.

    Raises Refused `workbook_encrypted`, `workbook_damaged` where it is packed in a way of its own,
    and `workbook_too_large` where it becomes longer than `limit`; one of `ZIP_ERRORS` where it is
    damaged.
    """
    if part.flag_bits & _ENCRYPTED:
        raise Refused("workbook_encrypted")
    if part.compress_type not in _WAYS:
        raise Refused("workbook_damaged")
    if part.file_size > limit:
        raise Refused("workbook_too_large", megabytes=MAX_UNZIPPED_BYTES >> 20)
    part.file_size = limit + 2  # the size stated may be a lie; now the true end is found
    with archive.open(part) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise Refused("workbook_too_large", megabytes=MAX_UNZIPPED_BYTES >> 20)
    return content
