"""Makes the data file that is kept of today's version: `python -m tests.storage.keep_version`.

Run once for each version of the schema, when it is released; what it made is never made again.
"""

import shutil
from dataclasses import replace
from datetime import date
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
    reopened,
)
from vusta_desk.domain.member import Badge, BadgeKind, Registry, TakenOut
from vusta_desk.domain.nomination import Nomination, NominationState, Step
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.payments import Payment
from vusta_desk.domain.reconciliation import CENTRAL, Decision, Reconciliation, Settled
from vusta_desk.domain.rounds import Round
from vusta_desk.storage import exchanges, nominations, reconciliations
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.ceremonies import close_ceremony, insert_ceremony
from vusta_desk.storage.closed_rounds import ClosedRoundHead, FrozenRow, keep_closed_round
from vusta_desk.storage.datafile import create
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.storage.learned import learn
from vusta_desk.storage.members import (
    insert_branches,
    insert_members,
    set_taken_out,
    update_member,
)
from vusta_desk.storage.merging import set_apart
from vusta_desk.storage.migrations import SCHEMA
from vusta_desk.storage.payments import save_payments
from vusta_desk.storage.rule_values import keep_own_value
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
TAKEN_OUT = TakenOut("nhập trùng", NOW.date())
STATED = Badge(40, stated_before=date(2026, 1, 1))
FROM_SECOND = replace(
    REGISTRY,
    members=tuple(
        replace(member, badges=(STATED,)) if member.key == "M2" else member
        for member in REGISTRY.members
        if member.key != "M1"
    ),
    taken_out=tuple(member for member in REGISTRY.members if member.key == "M1"),
)
# By version: from the second on M1 is taken out, in the third into M9, and a badge of M2 is stated.
FROM_THIRD = replace(FROM_SECOND, merged={"M1": "M9"})
REGISTRIES = {1: REGISTRY, 2: FROM_SECOND, 3: FROM_THIRD, 4: FROM_THIRD}
MERGED = replace(TAKEN_OUT, merged_into="M9")
RECONCILED = Reconciliation(
    CENTRAL, NOW.date(), "DS.xlsx", "a1", {"ours": 4}, ("M2", "M3", "M4", "M9"), "ổn", {"dòng": [1]}
)
KEPT = Settled(CENTRAL, "M2", "home", "", "xã Khác", Decision.KEEP, "theo hồ sơ", 1)
SENT = Exchange("t1", "B01", NOW.date(), "B01.xlsx", {"M9": {}}, NOW.date(), "changes", 1)
OWN_RULE = OwnValue("multiples", date(2027, 1, 1), "2.5", "HD 99-HD/VPTW", "45")
NOMINATED = Nomination(
    0, "M2", 40, BadgeKind.NORMAL, "2027/3-2", (Step(NominationState.DRAFT, NOW.date(), who=WHO),)
)
PAID = Payment(extra=200_000, extra_what="hoa", source="quỹ", paid_on=NOW.date(), paid=5_260_000)
ROUND = Round("3/2/2027", date(2027, 2, 3), (date(2027, 1, 1), date(2027, 3, 31)), NOW.date())
CLOSED = ClosedRoundHead(ROUND, NOW.date(), "a1b2c3", (), 0)
FROZEN = FrozenRow(
    "M2", "Trần B", "Chi bộ", 5_060_000, {"outcome": "due", "level": 40, "due_day": None}, {"a": 1}
)
LEARNED = {"header": {"Sinh ngày": "birth_date"}, "columns": {}, "branch": {}}


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
        with file.operation("take_out", WHO, NOW, details={"member": MEMBERS[1].name}) as writer:
            set_taken_out(writer.connection, "M1", MERGED)
        with file.operation("state_badges", WHO, NOW) as writer:
            update_member(writer.connection, replace(MEMBERS[2], badges=(STATED,)))
        with file.operation("reconcile", WHO, NOW, details={"source": CENTRAL}) as writer:
            reconciliations.add(writer.connection, RECONCILED)
            reconciliations.settle(writer.connection, CENTRAL, [KEPT])
        with file.operation("branch_sent", WHO, NOW) as writer:
            exchanges.send(writer.connection, "t1", "B01", NOW.date(), "B01.xlsx", {"M9": {}})
            exchanges.answer(writer.connection, "t1", NOW.date(), "changes", 1)
        with file.operation("set_apart", WHO, NOW) as writer:
            learn(writer.connection, "header", LEARNED["header"])
            set_apart(writer.connection, "M2", "M3")
        decide(file)


def decide(file: DataFile) -> None:
    """A rule of the office's own, a nomination, a payment and a closed round."""
    with file.operation("rule_set", WHO, NOW) as writer:
        keep_own_value(writer.connection, OWN_RULE)
    with file.operation("nomination_start", WHO, NOW) as writer:
        nominations.add(writer.connection, [NOMINATED])
    with file.operation("payment_change", WHO, NOW) as writer:
        save_payments(writer.connection, 1, {"M3": PAID})
    with file.operation("round_close", WHO, NOW) as writer:
        keep_closed_round(writer, CLOSED, [FROZEN])


if __name__ == "__main__":
    place = FOLDER / str(SCHEMA.version)
    place.mkdir(parents=True)
    make(place)
    with reopened(place / NAME) as made:
        print(*made.recovery_letters())  # noqa: T201 - for `SHEETS` in test_versions
    (place / f"{NAME}.lock").unlink(missing_ok=True)
    shutil.rmtree(place / f"{NAME}-backups", ignore_errors=True)
