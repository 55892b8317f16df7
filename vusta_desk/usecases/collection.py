"""The official collection workbook, filled with what is on record (`resources/lists`).

It names those who are in standing on the day. What the program does not hold (ethnic group,
permanent residence …) stays blank, to be filled in the workbook.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from vusta_desk.domain.member import Member, StandingKind
from vusta_desk.domain.standings import IN_STANDING, standing_history, standing_today
from vusta_desk.i18n.formats import day_text, partial_date_text
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

_FILE = "collection.toml"
_LENGTH_OF_NEW_CARD = 12
_DATES = ("birth_date", "admission_date", "official_date")


def export(services: Services, path: Path) -> int:
    """Writes the workbook (xlsx); how many members stand in it. Raises Refused as `save` does."""
    from vusta_desk.documents.spreadsheet import write_table_xlsx
    from vusta_desk.importing.shipped import read_shipped

    template = read_shipped(_FILE)
    registry = services.registry()
    branches = {branch.key: branch.name for branch in registry.branches}
    people = [member for member in registry.members if _is_current(services, member)]
    rows = []
    for ordinal, member in enumerate(people, 1):
        texts = _texts(services, member, branches, template) | {"ordinal": ordinal}
        rows.append([texts.get(column.get("value", ""), "") for column in template["columns"]])
    buffer = BytesIO()
    headings = [column["heading"] for column in template["columns"]]
    write_table_xlsx(buffer, template["sheet"], headings, rows)
    save(services, path, buffer.getvalue())
    return len(people)


def _is_current(services: Services, member: Member) -> bool:
    return standing_today(member, services.today) in IN_STANDING


def _texts(
    services: Services, member: Member, branches: Mapping[str, str], template: Mapping[str, Any]
) -> dict[str, Any]:
    """What stands in the columns, by the names the template gives them."""
    home, _, province = (member.home or "").rpartition(",")
    standing, since = _standing(services, member)
    texts = {
        "name": member.name,
        "sex": template["sex"][member.sex] if member.sex else "",
        "personal_id": member.personal_id or "",
        "branch": branches.get(member.branch or "", ""),
        "home_province": province.strip(),
        "home_detail": home.strip(),
        "status": template["status"].get(standing, ""),
        "status_since": since,
        **_cards(member),
    }
    for field in _DATES:
        known = getattr(member, field)
        texts[field] = partial_date_text(known) if known else member.as_written.get(field, "")
    if "note" in member.as_written:
        texts["note"] = member.as_written["note"]
    return texts


def _cards(member: Member) -> dict[str, str]:
    """A number of 12 digits is that of the new card, any other that of the old one."""
    card, old = member.card_number or "", member.card_number_old or ""
    is_new = len(card) == _LENGTH_OF_NEW_CARD
    return {"card_new": card if is_new else "", "card_old": old or ("" if is_new else card)}


def _standing(services: Services, member: Member) -> tuple[str, str]:
    """The standing, and since when where that is more than to be a member."""
    undated = {entry.standing for entry in member.standings if entry.since is None}
    today = standing_today(member, services.today)
    if StandingKind.EXEMPT in undated and today in ("official", "probationary"):
        return str(StandingKind.EXEMPT), ""
    entries = standing_history(member).up_to(services.today)
    is_away = today in (StandingKind.EXEMPT, StandingKind.SUSPENDED)
    return today, day_text(entries[-1].since) if is_away and entries else ""
