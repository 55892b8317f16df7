"""Whether a file is still what was shown: what people decided was about that."""

from hashlib import sha256
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.limits import MAX_FILE_BYTES


def check_unchanged(path: Path, shown: str) -> None:
    """Compares the file with the SHA-256 of what was shown.

    Where it can no longer be read (the drive was pulled out, Excel holds it) there is nothing to
    compare, and what was shown stands. Raises Refused `file_changed_since_preview` (`file`).
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError):
        return
    if sha256(data).hexdigest() != shown:
        raise Refused("file_changed_since_preview", file=path.name)
