"""Workbooks dropped from outside."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

ENDINGS = (".xlsx", ".xls", ".ods")


def dropped(event: QDropEvent) -> tuple[Path, ...]:
    """The workbooks that are dropped; none where anything else is among them."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    fitting = tuple(Path(path) for path in paths if path.lower().endswith(ENDINGS))
    return fitting if len(fitting) == len(paths) else ()
