"""What the program knows of lists as data: the TOML files of `resources/lists`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vusta_desk.domain.findings import Refused

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lists"
"""The same in a checkout and in a built program."""


def read_shipped(name: str, folder: Path = FOLDER) -> Mapping[str, Any]:
    """The tables of one file. Raises Refused `list_words_damaged` (`file`)."""
    try:
        return tomllib.loads((folder / name).read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refused("list_words_damaged", file=name) from error
