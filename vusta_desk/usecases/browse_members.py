"""Lists of members: searched, filtered, ordered, shown page by page, copied and exported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.domain.standings import IN_STANDING, standing_today
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.record_words import member_texts
from vusta_desk.i18n.value_words import standing_word
from vusta_desk.jobs import Progress
from vusta_desk.storage import listings, members
from vusta_desk.storage.listings import ListedMember, Listing, Query
from vusta_desk.storage.settings import get_committee
from vusta_desk.usecases.output import save_table
from vusta_desk.usecases.services import Services

__all__ = [
    "ListedMember",
    "Listing",
    "MemberRow",
    "Query",
    "Table",
    "export_list",
    "list_table",
    "listing",
    "rows",
    "search",
]

_EVERY_FIELD = tuple(field.id for field in FIELDS)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of a list: a text for every field by its id, in the window's language.

    `standing` (and its text under `standings`) is that of today; `in_standing` is False for those
    who have left or died.
    """

    id: int
    key: str
    texts: Mapping[str, str]
    standing: str
    in_standing: bool
    taken_out: TakenOut | None


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it is copied or exported: the labels of its fields, and a text for each."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def search(
    services: Services, text: str = "", branch: str = "", limit: int | None = None
) -> Listing:
    """Members whose name or number answers `text`, best first; without it all by name."""
    with services.data.read() as connection:
        return listings.search(connection, text, day=services.today, branch=branch, limit=limit)


def listing(services: Services, query: Query) -> tuple[int, ...]:
    """The numbers of those who answer, in the order asked for; `rows` shows a page of them."""
    with services.data.read() as connection:
        return listings.listing(connection, query, services.today)


def rows(services: Services, ids: Sequence[int]) -> tuple[MemberRow, ...]:
    """The lines with these numbers in their order; one that is gone meanwhile is left out."""
    with services.data.read() as connection:
        records = members.records_by_id(connection, ids)
        names = members.branch_names(connection)
    return tuple(
        _row(services, number, *records[number], names) for number in ids if number in records
    )


def list_table(
    services: Services,
    query: Query,
    fields: Sequence[str],
    words: Catalogue,
    progress: Progress | None = None,
) -> Table:
    """Everyone who answers, with the fields asked for, in the order shown."""
    lines: list[tuple[str, ...]] = []
    with services.data.read() as connection:
        ids = listings.listing(connection, query, services.today)
        names = members.branch_names(connection)
        for start in range(0, len(ids), _AT_ONCE):
            if progress:
                progress.step(start, len(ids))
            part = ids[start : start + _AT_ONCE]
            records = members.records_by_id(connection, part)
            for number in part:
                texts = _texts(services, records[number][0], names, words, fields)
                lines.append(tuple(texts[field] for field in fields))
    heading = tuple(words.gettext(FIELD_WORDS[field].label) for field in fields)
    return Table(heading, tuple(lines))


def export_list(
    services: Services,
    query: Query,
    fields: Sequence[str],
    path: Path,
    progress: Progress | None = None,
) -> int:
    """Writes the list as the ending of `path` says, xlsx or csv; returns how many members.

    Raises what `output.save_table` refuses.
    """
    table = list_table(services, query, fields, services.words, progress)
    with services.data.read() as connection:
        title = get_committee(connection).name
    save_table(services, path, title, table.heading, table.rows)
    return len(table.rows)


def _row(
    services: Services,
    number: int,
    member: Member,
    taken_out: TakenOut | None,
    names: Mapping[str, str],
) -> MemberRow:
    standing = standing_today(member, services.today)
    return MemberRow(
        id=number,
        key=member.key,
        texts=_texts(services, member, names, services.words, _EVERY_FIELD),
        standing=standing,
        in_standing=standing in IN_STANDING,
        taken_out=taken_out,
    )


def _texts(
    services: Services,
    member: Member,
    names: Mapping[str, str],
    words: Catalogue,
    fields: Sequence[str],
) -> dict[str, str]:
    """The texts of a line: of the standings only the one of today, which is what a list is for."""
    others = [field for field in fields if field != "standings"]
    texts = member_texts(member, names, words, others)
    return texts | {"standings": standing_word(standing_today(member, services.today), words)}
