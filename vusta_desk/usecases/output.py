"""Files for people: written whole or not at all, never over the data or the list they answer."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.errors import file_errors
from vusta_desk.storage.files import belongs_to, write_atomically
from vusta_desk.storage.places import refuse_name, refuse_place_of_file
from vusta_desk.usecases.services import Services

_OF_DATA = (".vusta", ".khoa", ".vusta-backup")


def make_folder(path: Path) -> None:
    """Makes a folder where there is none.

    Raises Refused as `storage.places.refuse_name` and `storage.errors.file_errors` do.
    """
    refuse_name(path)
    with file_errors(path):
        path.mkdir(parents=True, exist_ok=True)


def save(services: Services, path: Path, content: bytes, source: Path | None = None) -> None:
    """Writes a file in one step; `source` is the list from which it was made.

    Raises Refused `out_is_data_file` for the open data file and what belongs to it, `out_is_data`
    for another data file, key file or backup that is there, `out_is_list` for the source, and as
    `storage.places.refuse_place_of_file` and `storage.errors.file_errors` do.
    """
    refuse_place_of_file(path)
    with file_errors(path):  # a share that is gone shows at the first look already
        if belongs_to(path, services.data.path):
            raise Refused("out_is_data_file", file=str(path))
        if path.suffix.lower() in _OF_DATA and path.exists():
            raise Refused("out_is_data", file=str(path))
        if source is not None and path.resolve() == source.resolve():
            raise Refused("out_is_list", file=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)


def save_table(
    services: Services,
    path: Path,
    title: str,
    heading: Sequence[str],
    rows: Sequence[Sequence[str | int]],
) -> None:
    """Writes a table as the ending of `path` says, xlsx or csv.

    Raises Refused `list_format` for another ending, and what `save` refuses. What writes
    spreadsheets is loaded with the first of them, not when the program starts.
    """
    from vusta_desk.documents.spreadsheet import write_table_csv, write_table_xlsx

    writers = {".xlsx": write_table_xlsx, ".csv": write_table_csv}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise Refused("list_format", file=path.name)
    buffer = BytesIO()
    write(buffer, title, heading, rows)
    save(services, path, buffer.getvalue())
