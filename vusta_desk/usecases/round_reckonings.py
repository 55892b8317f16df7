"""Each person's reckoning as a certificate of seniority, one a page, and as rows of a workbook."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from vusta_desk.documents.table_paper import (
    Heading,
    Paragraph,
    Part,
    Recipients,
    Sum,
    TablePaper,
    TablePart,
    Texts,
)
from vusta_desk.domain.amounts import Amount, amount_for
from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Length
from vusta_desk.domain.reckoning import Reckoning
from vusta_desk.domain.seniority import seniority_span
from vusta_desk.domain.standings import standing_history
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, money, partial_date_text
from vusta_desk.i18n.messages import paper_sentence
from vusta_desk.i18n.reckoning_full import Lines, badge_lines, interruption_lines, start_lines
from vusta_desk.i18n.reckoning_words import Summary, summary
from vusta_desk.jobs import Progress
from vusta_desk.usecases.evaluate import Row, find_one
from vusta_desk.usecases.lookups import deciding_fields
from vusta_desk.usecases.round_facts import RoundFacts
from vusta_desk.usecases.round_texts import (
    HEAD_WORDS,
    Needs,
    in_order,
    page_foot,
    paper_head,
    signature,
    sources,
)

_FIELDS = (
    "name",
    "birth_date",
    "home",
    "card_number",
    "branch",
    "admission_decision_date",
    "admission_date",
    "official_date",
)
_BOLD = ("name", "outcome")
NEEDS = Needs(
    "xac-nhan-tuoi-dang",
    (
        *HEAD_WORDS,
        *_FIELDS,
        "subtitle",
        "opening",
        "section",
        "section_seniority",
        "section_badge",
        "section_notes",
        "not_on_record",
        "interruptions",
        "died",
        "seniority_on",
        "seniority_at_death",
        "seniority_column",
        "seniority",
        "seniority_between",
        "seniority_unknown",
        "start",
        "held",
        "held_lower",
        "outcome",
        "arithmetic",
        "amount",
        "amount_said",
        "amount_unknown",
        "decided",
        "set_aside",
        "put_in",
        "awarded",
        "unknown",
        "note",
        "sources",
        "fingerprint",
        "recipients",
        "to_branch",
        "to_file",
        "number",
        "level",
        "due_day",
        "rules",
    ),
    ("facts",),
)


def certificates(
    facts: RoundFacts, texts: Texts, progress: Progress | None = None
) -> Iterator[TablePaper]:
    """The certificates of everyone proposed, highest level first, then by name."""
    rows = in_order(facts.proposed)
    counted = progress.over(rows, len(rows), every=10) if progress else rows
    return (certificate(facts, texts, row) for row in counted)


def certificate(facts: RoundFacts, texts: Texts, row: Row) -> TablePaper:
    """One person's certificate of seniority."""
    told = _Told(facts, texts, row)
    to_branch = texts.put("to_branch", branch=row.branch) if row.branch else ""
    return TablePaper(
        head=paper_head(facts, texts, texts.words["subtitle"]),
        parts=tuple(told.parts()),
        left=Recipients(
            texts.words["recipients"],
            tuple(filter(None, (to_branch, texts.words["to_file"]))),
        ),
        right=signature(facts),
        foot=page_foot(facts, texts, name=row.member.name),
        best_on_one_page=True,
        about=row.member.name,
    )


def workbook(facts: RoundFacts, texts: Texts) -> bytes:
    """The same for everyone proposed, one row a person."""
    from vusta_desk.documents.spreadsheet import write_table_xlsx

    words = texts.words
    header = (
        words["number"],
        *(words[name] for name in _FIELDS),
        words["interruptions"],
        texts.put("seniority_column", day=day_text(facts.round.day)),
        words["held"],
        words["level"],
        words["outcome"],
        words["due_day"],
        words["amount"],
        words["arithmetic"],
        words["section_notes"],
        words["rules"],
    )
    rows = [
        (number, *_Told(facts, texts, row).cells())
        for number, row in enumerate(in_order(facts.proposed), 1)
    ]
    buffer = BytesIO()
    write_table_xlsx(buffer, words["title"].capitalize(), header, rows)
    return buffer.getvalue()


def row_of(facts: RoundFacts, member: str) -> Row:
    """The row of one member: key or card number. Raises Refused as `evaluate.find_one`."""
    rows = {row.member.key: row for box in facts.boxes for row in box.rows}
    return rows[find_one((row.member for row in rows.values()), member).key]


class _Told:
    """What is told of one person."""

    def __init__(self, facts: RoundFacts, texts: Texts, row: Row) -> None:
        self._facts, self._texts = facts, texts
        self._put_in = facts.put_in(row)
        self._row = self._put_in.by_rules if self._put_in else row
        self._given = self._put_in.row if self._put_in else row
        self._reckoning: Reckoning = facts.reckoning(self._row)
        self._amount = self._amount_given()
        self._summary: Summary = summary(self._reckoning, facts.words)
        died = standing_history(row.member).died
        self._died = died if died and died <= facts.round.day else None

    def parts(self) -> Iterator[Part]:
        put, words = self._texts.put, self._texts.words
        yield Paragraph(put("opening", issuer=self._facts.office["committee.name"]))
        facts = [(words[name], self._fact(name)) for name in _FIELDS]
        if self._died:
            facts.append((words["died"], day_text(self._died)))
        yield self._table(facts)
        yield Heading(put("section", number=1, title=words["section_seniority"]))
        yield self._table(self._seniority())
        yield Heading(
            put("section", number=2, title=put("section_badge", round=self._facts.round_name))
        )
        yield self._table(self._badge())
        notes = tuple(self._notes())
        if notes:
            yield Heading(put("section", number=3, title=words["section_notes"]))
            for note in notes:
                yield Paragraph(put("note", text=note), "note")
        yield from sources(self._facts, self._texts, self._sources())

    def cells(self) -> Iterator[str | int | None]:
        """The same in the columns of the workbook."""
        member, decision = self._row.member, self._given.decision
        unknown = self._texts.words["not_on_record"]
        facts = (self._fact(name) for name in _FIELDS)
        yield from ("" if fact == unknown else fact for fact in facts)
        yield _joined(interruption_lines(self._reckoning, self._facts.words))
        yield self._length(member)
        yield _joined(self._badge_lines())
        yield decision.level
        yield self._outcome()
        yield day_text(decision.due_day) if decision.due_day else ""
        yield self._given.amount
        yield self._summary.arithmetic
        yield " ".join(filter(None, (self._decided(), *self._notes())))
        yield self._facts.rules

    def _table(self, rows: Iterable[tuple[str, str]]) -> TablePart:
        """Names and what they are; what the paper is about is in bold."""
        bold = {self._texts.words[name] for name in _BOLD}
        bold.add(self._seniority_label())
        placed = tuple(Sum(row) if row[0] in bold else row for row in rows)
        return TablePart(self._texts.tables["facts"], placed, is_bare=True)

    def _fact(self, name: str) -> str:
        value = self._row.branch if name == "branch" else getattr(self._row.member, name)
        if isinstance(value, PartialDate):
            return partial_date_text(value)
        return value or self._texts.words["not_on_record"]

    # --- seniority --------------------------------------------------------------------------

    def _seniority(self) -> Iterator[tuple[str, str]]:
        words, reckoning = self._texts.words, self._reckoning
        yield words["start"], _joined(start_lines(reckoning, self._facts.words))
        yield words["interruptions"], _joined(interruption_lines(reckoning, self._facts.words))
        yield self._seniority_label(), self._length(self._row.member)

    def _seniority_label(self) -> str:
        """Up to which day it counts: of the dead the day of death."""
        if self._died:
            return self._texts.words["seniority_at_death"]
        return self._texts.put("seniority_on", day=day_text(self._facts.round.day))

    def _length(self, member: Member) -> str:
        span = seniority_span(member, self._facts.round.day)
        if span is None:
            return self._texts.words["seniority_unknown"]
        least, most = map(self._years, span)
        if least == most:
            return least
        return self._texts.put("seniority_between", least=least, most=most)

    def _years(self, each: Length) -> str:
        years, months = divmod(each.months, 12)
        return self._texts.put("seniority", years=years, months=months, days=each.days)

    # --- the badge --------------------------------------------------------------------------

    def _badge(self) -> Iterator[tuple[str, str]]:
        words = self._texts.words
        yield words["held"], self._held()
        yield words["outcome"], self._outcome()
        if self._summary.arithmetic:
            yield words["arithmetic"], self._summary.arithmetic
        decided = self._decided()
        if decided:
            yield words["decided"], decided
        if self._amount is not None:
            yield words["amount"], self._amount_text(self._amount.value)

    def _outcome(self) -> str:
        awarded = () if self._put_in else self._awarded()
        return "; ".join((*self._summary.outcome, *awarded))

    def _awarded(self) -> tuple[str, ...]:
        return (self._texts.words["awarded"],) if self._facts.is_awarded(self._given) else ()

    def _decided(self) -> str:
        """What people decided otherwise than the rules, and why."""
        name, choice = "put_in", self._put_in
        if choice is None:
            name, choice = "set_aside", self._facts.left_out(self._row)
        if choice is None:
            return ""
        said = self._texts.put(name, level=choice.nomination.level, reason=choice.reason)
        return "; ".join((said.rstrip(": "), *(self._awarded() if self._put_in else ())))

    def _amount_given(self) -> Amount | None:
        """The money of the badge, also of one that the rules do not propose."""
        put_in, by_rules = self._put_in, self._reckoning.amount
        if put_in is None or (by_rules and put_in.nomination.level == self._row.decision.level):
            return by_rules
        if put_in.is_again:
            return None
        return amount_for(put_in.nomination.level, self._facts.book, self._facts.round.day)

    def _held(self) -> str:
        """The highest badge in full; of those before it the levels."""
        badges = self._row.member.badges
        highest, *_ = (": ".join(filter(None, line)) for line in self._badge_lines())
        lower = sorted({badge.level for badge in badges}, reverse=True)[1:]
        if not lower:
            return highest
        levels = ", ".join(map(str, lower))
        return self._texts.put("held_lower", highest=highest, levels=levels)

    def _badge_lines(self) -> Lines:
        return badge_lines(self._row.member, self._facts.words)

    def _amount_text(self, value: int | None) -> str:
        if value is None:
            return self._texts.words["amount_unknown"]
        language = self._facts.words.language
        said = in_words(value, language)
        return self._texts.put("amount_said", amount=money(value, language), words=said)

    # --- notes and sources ------------------------------------------------------------------

    def _notes(self) -> Iterator[str]:
        """What is unknown is said; what is to be done about it is no matter of a paper."""
        reasons = self._row.decision.reasons
        money = self._amount.reasons if self._amount else ()
        for each in (*reasons, *money):
            yield paper_sentence(each.code, each.details, self._facts.words)
        fields = deciding_fields(reasons)
        if fields:
            labels = (self._facts.words.gettext(FIELD_WORDS[name].label) for name in fields)
            yield self._texts.put("unknown", fields=", ".join(labels))

    def _sources(self) -> Iterator[str]:
        amount = self._amount
        asked = {used.rule for used in self._facts.used}
        for rule, value in (*self._reckoning.used, *(amount.used if amount else ())):
            if rule in asked:
                yield value.source


def _joined(lines: Lines) -> str:
    """Short texts with what is said of them, in one line."""
    return "; ".join(": ".join(filter(None, line)) for line in lines)
