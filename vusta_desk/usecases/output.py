"""Files for people: written whole or not at all."""

from pathlib import Path

from vusta_desk.storage.errors import file_errors
from vusta_desk.storage.files import write_atomically


def save(path: Path, content: bytes) -> None:
    """Writes a file in one step; raises Refused `disk_full` or `cannot_write`."""
    with file_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
