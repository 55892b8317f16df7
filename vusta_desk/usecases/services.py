"""What every use case is handed: the open data file, the rules, who acts and the clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from vusta_desk.domain.decision import Decision
from vusta_desk.domain.findings import Detail
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.own_rules import with_own
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.rulefiles.own import read_usable
from vusta_desk.storage import members, rule_values
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.merging import last_change
from vusta_desk.storage.unit_of_work import Writer

_REMEMBERED_MEMBERS = 5_000  # more are read anew each time, rather than kept in memory
Decided: TypeAlias = dict[tuple[str, Round], dict[str, tuple[Member, Decision]]]


@dataclass(frozen=True, slots=True)
class Services:
    """Handed in, never global. `words` is the user's language, `paper_words` that of papers."""

    data: DataFile
    shipped_rules: RuleBook
    words: Catalogue
    paper_words: Catalogue
    who: str
    clock: Callable[[], datetime]
    resources: Path
    decided: Decided = field(default_factory=dict, compare=False, repr=False)
    """What `evaluate` decided of whom, by the fingerprint of the rules and the round, so that it
    need not decide the same again. For one thread at a time, as the data file is."""
    remembered: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What other use cases worked out and can go on from, under their names; likewise."""
    supposed: RuleBook | None = None
    """Rules to be asked in the place of those that hold: what would be if …"""

    @property
    def rulebook(self) -> RuleBook:
        """The rules as they hold for the office: the shipped ones with its own values over them."""
        if self.supposed is not None:
            return self.supposed
        with self.data.read() as connection:
            own = rule_values.own_values(connection)
        asked = self.shipped_rules.fingerprint, own
        known = self.remembered.get("rulebook")
        if isinstance(known, tuple) and known[0] == asked:
            book: RuleBook = known[1]
            return book
        usable, _ = read_usable(own)
        book = with_own(self.shipped_rules, usable)
        self.remembered["rulebook"] = asked, book
        return book

    def supposing(self, rules: RuleBook) -> "Services":
        """The same file asked under other rules; what is worked out so is not remembered here."""
        return replace(self, supposed=rules, decided={}, remembered={})

    @property
    def today(self) -> date:
        """The day it is for the user."""
        return self.clock().date()

    def operation(
        self, kind: str, *, subject: str | None = None, **details: Detail
    ) -> AbstractContextManager[Writer]:
        """The only way to write: one named operation, one transaction.

        `subject` is the key of the record it is about, where it is about one.
        """
        return self.data.operation(kind, self.who, self.clock(), subject=subject, details=details)

    def registry(self) -> Registry:
        """Everyone on file, in the office's order; of few it is kept until anything changes."""
        with self.data.read() as connection:
            last = last_change(connection)
            known = self.remembered.get("registry")
            if isinstance(known, tuple) and known[0] == last:
                kept: Registry = known[1]
                return kept
            found = members.registry(connection)
        if len(found.members) <= _REMEMBERED_MEMBERS:
            self.remembered["registry"] = last, found
        return found
