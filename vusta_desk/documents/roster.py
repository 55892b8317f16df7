"""What a roster list says: plain texts ready for paper; an empty one leaves its cell empty."""

from dataclasses import dataclass

from vusta_desk.domain.member import BadgeKind


@dataclass(frozen=True, slots=True)
class RosterHeading:
    """The head: `occasion` is what the badges are given for, "đợt 03/02/2027"."""

    superior: str
    issuer: str
    place_and_date: str
    occasion: str


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One row; `key` is what findings name, `kind` other than normal is written into the note."""

    key: str
    name: str
    serial: str = ""
    birth_date: str = ""
    home: str = ""
    admission_decision_date: str = ""
    admission_date: str = ""
    official_date: str = ""
    card_number: str = ""
    branch: str = ""
    note: str = ""
    kind: BadgeKind = BadgeKind.NORMAL


@dataclass(frozen=True, slots=True)
class RosterGroup:
    """Everyone given the badge of one level, in calling order."""

    level: int
    entries: tuple[RosterEntry, ...]


@dataclass(frozen=True, slots=True)
class RosterFoot:
    """Totals and signature: `amount` is the sum of known amounts as text, empty for none."""

    authority: str
    post: str
    signer: str
    amount: str = ""
    amount_unknown: int = 0
    recipients: tuple[str, ...] = ()
