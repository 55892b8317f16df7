"""Makes the data file that is kept of today's version: `python -m tests.storage.keep_version`.

Run once for each version of the schema, when it is released; what it made is never made again.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from tests.storage.support import (
    BRANCHES,
    CHEAP,
    COMMITTEE,
    FULL_MEMBER,
    NOW,
    PASSWORD,
    WHO,
    draft,
    person,
)
from vusta_desk.domain.member import Badge, Registry
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage.ceremonies import close_ceremony, insert_ceremony
from vusta_desk.storage.datafile import create
from vusta_desk.storage.members import insert_branches, insert_members, update_member
from vusta_desk.storage.migrations import SCHEMA
from vusta_desk.storage.settings import set_setting
from vusta_desk.storage.undo import undo

FOLDER = Path(__file__).parents[1] / "data" / "versions"
NAME = "X.vusta"
MEMBERS = (replace(FULL_MEMBER, key="M9"), *(person(number) for number in range(1, 5)))
AWARDED = Badge(55, PartialDate(2027, 2, 3), decision="7-QĐ/ĐU", serial="S 1")
# One was awarded a badge by the ceremony that was closed.
REGISTRY = Registry(
    COMMITTEE,
    BRANCHES,
    tuple(
        replace(member, badges=(*member.badges, AWARDED)) if member.key == "M3" else member
        for member in MEMBERS
    ),
)


def make(folder: Path) -> None:
    """A data file with something in every table and every kind of operation."""
    with create(folder / NAME, PASSWORD, committee=COMMITTEE, now=NOW, who=WHO, cost=CHEAP) as file:
        with file.operation("import", WHO, NOW, details={"file": "Đảng viên.xlsx"}) as writer:
            insert_branches(writer.connection, BRANCHES)
            insert_members(writer.connection, MEMBERS)
        with file.operation("ceremony_create", WHO, NOW) as writer:
            insert_ceremony(writer.connection, draft(3, 1, 2))
        with file.operation("ceremony_close", WHO, NOW) as writer:
            close_ceremony(writer, 1, {"M3": AWARDED})
        with file.operation("edit_member", WHO, NOW) as writer:
            update_member(writer.connection, replace(MEMBERS[4], home="xã Mới", badges=()))
        undo(file, 5, WHO, NOW)
        with file.operation("settings_change", WHO, NOW) as writer:
            set_setting(writer.connection, "language", "vi")


if __name__ == "__main__":
    place = FOLDER / str(SCHEMA.version)
    place.mkdir(parents=True)
    make(place)
    (place / f"{NAME}.lock").unlink()
    shutil.rmtree(place / f"{NAME}-backups", ignore_errors=True)
