"""What the lists of a round say of one person, cell by cell."""

from collections.abc import Iterator

from vusta_desk.documents.table_paper import Cell, Texts
from vusta_desk.domain.completions import start_date
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.standings import standing_history
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, partial_date_text
from vusta_desk.i18n.messages import paper_sentence
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.badge_rounds import NO_HISTORY, box_of
from vusta_desk.usecases.evaluate import Row
from vusta_desk.usecases.lookups import deciding_fields
from vusta_desk.usecases.round_facts import RoundFacts
from vusta_desk.usecases.round_texts import figure

KINDS = (
    *("due", "early", "posthumous", "arrears", "no_history"),
    *("waiting", "under_review", "cannot_tell"),
)
PERSON_WORDS = (
    *(f"kind_{kind}" for kind in KINDS),
    "level",
    "amount_unknown",
    "skipped",
    "possible",
    "on_record",
    "not_on_record",
    "mark",
    "died",
    "early_asked",
    "between",
    "not_before",
    "awarded",
    "kind_put_in",
    "kind_again",
)
"""The words of a template that `RowTexts` uses, beside `no_branch`."""
_SAID_ELSEWHERE = frozenset(("multiple_unknown", "base_unknown", "no_badge_on_record"))


class RowTexts:
    """Cells about the people of one list. Sentences become numbered notes under the list.

    `marks` are the sentences so far with their numbers.
    """

    def __init__(self, facts: RoundFacts, texts: Texts) -> None:
        self.marks: dict[str, int] = {}
        self._facts, self._texts = facts, texts

    def birth(self, row: Row) -> str:
        """The date of birth, as far as it is known."""
        return _date(row.member.birth_date)

    def branch(self, row: Row) -> str:
        """The branch."""
        return self.branch_name(row.branch)

    def branch_name(self, name: str) -> str:
        """A branch, or that none is on record."""
        return name or self._texts.words["no_branch"]

    def start(self, row: Row) -> str:
        """From when seniority counts."""
        return _date(start_date(row.member))

    def level(self, row: Row) -> str:
        """The level proposed."""
        level = row.decision.level
        return "" if level is None else self._texts.put("level", level=level)

    def due(self, row: Row) -> str:
        """The day on which the level is full, or between which days it may be."""
        decision = row.decision
        if decision.due_day is not None:
            return day_text(decision.due_day)
        first, last = decision.due_range or (None, None)
        if first is None:
            return ""
        if last is None:
            return self._texts.put("not_before", first=day_text(first))
        return self._texts.put("between", first=day_text(first), last=day_text(last))

    def kind(self, row: Row) -> str:
        """Under which head the badge is given, or why not yet."""
        put_in = self._facts.put_in(row)
        if put_in is not None:
            return self._texts.words["kind_again" if put_in.is_again else "kind_put_in"]
        return self._texts.words[f"kind_{box_of(row.decision)}"]

    def amount(self, row: Row) -> Cell:
        """Whole đồng, or that it is not known."""
        if row.amount is None:
            return self._texts.words["amount_unknown"]
        return figure(self._facts, row.amount)

    def result(self, row: Row) -> str:
        """The level and the outcome, or what the outcome may be."""
        decision, words = row.decision, self._facts.words
        if decision.outcome is not Outcome.CANNOT_TELL:
            kind = self.kind(row)
            return ", ".join(filter(None, (self.level(row), kind[:1].lower() + kind[1:])))
        if not decision.possible:
            return self.kind(row)
        outcomes = ", ".join(value_word("outcome", each, words) for each in decision.possible)
        return self._texts.put("possible", outcomes=outcomes)

    def why(self, row: Row) -> str:
        """Every reason of the outcome, as sentences; that of the amount is no matter here."""
        words = self._facts.words
        reasons = row.decision.reasons
        return " ".join(paper_sentence(each.code, each.details, words) for each in reasons)

    def to_look_up(self, row: Row) -> str:
        """The fields that decide, each with what is on record."""
        found = deciding_fields(row.decision.reasons)
        if box_of(row.decision) == NO_HISTORY:
            found = (*found, "badges")
        return "; ".join(self._on_record(row.member, name) for name in found)

    def note(self, row: Row) -> str:
        """What is to be known of somebody on the list; sentences as marks of the notes below."""
        return "; ".join(filter(None, (*self._facts_to_know(row), self._marks(row))))

    def _facts_to_know(self, row: Row) -> Iterator[str]:
        put, member = self._texts.put, row.member
        if self._facts.is_awarded(row):
            yield self._texts.words["awarded"]
        died = standing_history(member).died
        if row.decision.outcome is Outcome.POSTHUMOUS and died is not None:
            yield put("died", day=day_text(died))
        if row.decision.outcome is Outcome.EARLY and member.early_request is not None:
            yield put("early_asked", reason=member.early_request.reason).rstrip(": ")
        if row.decision.skipped_levels:
            levels = ", ".join(map(str, row.decision.skipped_levels))
            yield put("skipped", levels=levels)

    def _marks(self, row: Row) -> str:
        words = self._facts.words
        sentences = [
            paper_sentence(each.code, each.details, words)
            for each in row.reasons
            if each.code not in _SAID_ELSEWHERE
        ]
        numbers = sorted(self.marks.setdefault(text, len(self.marks) + 1) for text in sentences)
        return ", ".join(self._texts.put("mark", number=number) for number in numbers)

    def _on_record(self, member: Member, name: str) -> str:
        label = self._facts.words.gettext(FIELD_WORDS[name].label)
        value = getattr(member, name)
        if isinstance(value, PartialDate):
            return self._texts.put("on_record", field=label, value=partial_date_text(value))
        if value is None:
            missing = self._texts.words["not_on_record"]
            return self._texts.put("on_record", field=label, value=missing)
        return label


def _date(known: PartialDate | None) -> str:
    return "" if known is None else partial_date_text(known)
