"""Writing members out: the list for people, or the whole registry without loss.

What writes spreadsheets is loaded with the first of them, not when the program starts.
"""

import json
from io import BytesIO
from pathlib import Path

from vusta_desk.domain.fields import FIELDS, Field, FieldKind
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, Member, Registry
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.registry_json import to_document
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.record_words import field_text
from vusta_desk.usecases import collection
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

_IN_LISTS = frozenset(
    (
        FieldKind.NAME,
        FieldKind.SEX,
        FieldKind.DATE,
        FieldKind.TEXT,
        FieldKind.BRANCH,
        FieldKind.DIGITS,
        FieldKind.BADGES,
    )
)
LIST_COLUMNS = tuple(field for field in FIELDS if field.kind in _IN_LISTS)


def export(services: Services, file_format: str, path: Path, profile: str | None = None) -> int:
    """Writes `xlsx`, `csv` (the list) or `json` (the registry) and returns how many members.

    With the profile `collection` the list is the official collection workbook, in xlsx. Raises
    Refused `profile_not_written` (`profile`, `format`) for any other.
    """
    if profile is not None:
        if (profile, file_format) != ("collection", "xlsx"):
            raise Refused("profile_not_written", profile=profile, format=file_format)
        return collection.export(services, path)
    registry = services.registry()
    if file_format == "json":
        document = json.dumps(to_document(registry), ensure_ascii=False, indent=1)
        save(services, path, document.encode("utf-8"))
    else:
        from vusta_desk.documents.spreadsheet import write_table_csv, write_table_xlsx

        heading = [services.words.gettext(FIELD_WORDS[field.id].label) for field in LIST_COLUMNS]
        rows = list_rows(registry, services.words)
        buffer = BytesIO()
        write = write_table_xlsx if file_format == "xlsx" else write_table_csv
        write(buffer, registry.committee.name, heading, rows)
        save(services, path, buffer.getvalue())
    return len(registry.members)


def list_rows(registry: Registry, words: Catalogue) -> list[list[str]]:
    """Every member as a row of the list, a text for each of `LIST_COLUMNS`."""
    branches = {branch.key: branch.name for branch in registry.branches}
    return [
        [_cell(member, field, branches, words) for field in LIST_COLUMNS]
        for member in registry.members
    ]


def _cell(member: Member, field: Field, branches: dict[str, str], words: Catalogue) -> str:
    value = getattr(member, field.id)
    if field.kind is FieldKind.BADGES:  # as an import reads it again
        return ", ".join(_badge(badge) for badge in value)
    if field.kind is FieldKind.BRANCH and value not in branches:
        return ""
    return field_text(field.id, value, branches, words)


def _badge(badge: Badge) -> str:
    day: PartialDate | None = badge.date
    return f"{badge.level} ({partial_date_text(day)})" if day else str(badge.level)
