"""The cover sheet of a round: everyone in exactly one box, and the sum that proves it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vusta_desk.documents.table_paper import (
    Cell,
    Paragraph,
    Part,
    Sum,
    TablePaper,
    TablePart,
    Texts,
    numbered,
)
from vusta_desk.domain.used_rules import UsedValue
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.messages import paper_sentence
from vusta_desk.i18n.rule_words import part_text, rule_title, value_text
from vusta_desk.usecases.badge_rounds import BOXES, box_of
from vusta_desk.usecases.evaluate import Row
from vusta_desk.usecases.round_facts import PROPOSED, RoundFacts
from vusta_desk.usecases.round_texts import (
    HEAD_WORDS,
    Needs,
    Sections,
    figure,
    round_paper,
)

NEEDS = Needs(
    "dot-tong-hop",
    (
        *HEAD_WORDS,
        "subtitle",
        "section",
        "section_round",
        "fact_round",
        "fact_day",
        "fact_window",
        "fact_reference",
        "fact_deadline",
        "fact_state",
        "window",
        "window_own",
        "no_deadline",
        "state_open",
        "state_closed",
        "sum",
        *(f"box_{box}" for box in BOXES),
        "balance",
        "balance_closed",
        "proposed",
        "awarded",
        "nobody_on_file",
        "level",
        "nobody",
        "amount",
        "amount_unknown",
        "level_count",
        "section_open",
        "open",
        "open_people",
        "see_list",
        "readings",
        "nothing_open",
        "rule_levels",
        "rule_choice",
        "rule_own",
        "fingerprint",
        "maker",
    ),
    ("facts", "boxes", "levels", "rules"),
)
_UNDECIDED = ("no_history", "waiting", "under_review", "cannot_tell")


def cover(facts: RoundFacts, texts: Texts) -> TablePaper:
    """The cover sheet."""
    return round_paper(facts, texts, "subtitle", _Parts(facts, texts).all())


class _Parts:
    def __init__(self, facts: RoundFacts, texts: Texts) -> None:
        self._facts, self._texts = facts, texts
        self._words = texts.words
        self._heading = Sections(texts).heading

    def all(self) -> Iterator[Part]:
        yield self._heading(self._words["section_round"])
        yield TablePart(self._texts.tables["facts"], tuple(self._round()), is_bare=True)
        yield from self._boxes()
        yield from self._levels()
        yield from self._open()
        yield from self._rules()

    def _table(self, name: str, rows: tuple[tuple[Cell, ...] | Sum, ...]) -> Iterator[Part]:
        design = self._texts.tables[name]
        yield self._heading(design.title)
        yield TablePart(design, rows)

    # --- the round --------------------------------------------------------------------------

    def _round(self) -> Iterator[tuple[str, str]]:
        facts, words, put = self._facts, self._words, self._texts.put
        first, last = map(day_text, facts.round.window)
        state = "state_closed" if facts.closed else "state_open"
        deadline = day_text(facts.deadline) if facts.deadline else words["no_deadline"]
        yield words["fact_round"], facts.round_name
        yield words["fact_day"], day_text(facts.round.day)
        window = "window_own" if facts.has_own_window else "window"
        yield words["fact_window"], put(window, first=first, last=last)
        yield words["fact_reference"], day_text(facts.round.reference_day)
        yield words["fact_deadline"], deadline
        yield words["fact_state"], put(state, day=day_text(facts.day))

    # --- everyone in one box ----------------------------------------------------------------

    def _boxes(self) -> Iterator[Part]:
        facts, balance = self._facts, self._facts.balance
        rows = []
        for box in facts.boxes:
            levels = ", ".join(f"{level}: {count}" for level, count in box.levels.items())
            is_proposed = box.id in PROPOSED and bool(box.rows)
            amount = self._known(box.rows) if is_proposed else ""
            unknown = sum(box.unknown.values()) if is_proposed else 0
            title = self._words[f"box_{box.id}"]
            rows.append((title, len(box.rows), levels, amount, unknown or ""))
        proposed = [box for box in facts.boxes if box.id in PROPOSED]
        amount = self._known(facts.rows(*PROPOSED))
        unknown = sum(sum(box.unknown.values()) for box in proposed)
        total = Sum(("", self._words["sum"], balance.total, "", amount, unknown or ""))
        yield from self._table("boxes", (*numbered(tuple(rows)), total))
        yield Paragraph(self._balance(), "balance")
        if balance.terms:
            yield from self._proposed()

    def _proposed(self) -> Iterator[Part]:
        """From whom the rules propose to whom the committee proposes."""
        facts, put = self._facts, self._texts.put
        yield Paragraph(
            put(
                "proposed",
                rules=len(facts.rows(*PROPOSED)),
                left_out=len(facts.choices.left_out),
                put_in=len(facts.choices.put_in),
                total=len(facts.proposed),
            ),
            "balance",
        )
        awarded = sum(map(facts.is_awarded, facts.proposed))
        if awarded:
            yield Paragraph(put("awarded", count=awarded))

    def _known(self, rows: Sequence[Row]) -> Cell:
        """What is known of their money, added up; nothing where nothing is known."""
        known = [row.amount for row in rows if row.amount is not None]
        return figure(self._facts, sum(known)) if known else ""

    def _balance(self) -> str:
        balance = self._facts.balance
        if not balance.terms:
            return self._words["nobody_on_file"]
        terms = " + ".join(str(count) for _, count in balance.terms)
        name = "balance_closed" if self._facts.closed else "balance"
        return self._texts.put(name, terms=terms, total=balance.total)

    # --- by level ---------------------------------------------------------------------------

    def _levels(self) -> Iterator[Part]:
        facts, put = self._facts, self._texts.put
        everyone = facts.proposed
        if not everyone:
            yield self._heading(self._texts.tables["levels"].title)
            yield Paragraph(self._words["nobody"])
            return
        levels = sorted({row.decision.level or 0 for row in everyone}, reverse=True)
        rows: list[tuple[Cell, ...] | Sum] = []
        for level in levels:
            mine = [row for row in everyone if row.decision.level == level]
            counts = self._heads(mine)
            unknown = sum(row.amount is None for row in mine)
            name, amount = put("level", level=level), self._known(mine)
            rows.append(
                (name, *(count or "" for count in counts), len(mine), amount, unknown or "")
            )
        sums = self._heads(everyone)
        amount = self._known(everyone)
        unknown = sum(row.amount is None for row in everyone)
        cells = (self._words["sum"], *sums, len(everyone), amount, unknown or "")
        yield from self._table("levels", (*rows, Sum(cells)))
        yield from self._amount()

    def _heads(self, rows: Sequence[Row]) -> list[int]:
        """How many under each head: the boxes of the rules, then those put in."""
        put_in = "put_in"
        heads = Counter(put_in if self._facts.put_in(row) else box_of(row.decision) for row in rows)
        return [heads[name] for name in (*PROPOSED, put_in)]

    def _amount(self) -> Iterator[Part]:
        facts, put, language = self._facts, self._texts.put, self._facts.words.language
        rows = facts.proposed
        total = sum(row.amount or 0 for row in rows)
        if total:
            yield Paragraph(
                put(
                    "amount",
                    day=day_text(facts.round.day),
                    amount=money(total, language),
                    words=in_words(total, language),
                )
            )
        unknown = Counter(row.decision.level for row in rows if row.amount is None)
        if unknown:
            levels = "; ".join(
                put("level_count", level=level, count=count)
                for level, count in sorted(unknown.items(), key=lambda each: -(each[0] or 0))
            )
            yield Paragraph(put("amount_unknown", levels=levels))

    # --- what is open -----------------------------------------------------------------------

    def _open(self) -> Iterator[Part]:
        facts, put = self._facts, self._texts.put
        yield self._heading(self._words["section_open"])
        lines = list(self._unknown())
        people = [
            put("open_people", title=self._words[f"box_{box.id}"], count=len(box.rows))
            for box in facts.boxes
            if box.id in _UNDECIDED and box.rows
        ]
        for text in (*lines, *people):
            yield Paragraph(put("open", text=text))
        if people:
            yield Paragraph(self._words["see_list"])
        elif not lines:
            yield Paragraph(self._words["nothing_open"])

    def _unknown(self) -> Iterator[str]:
        """What is unknown; the rules of which no text was seen are named in one line."""
        words = self._facts.words
        read = [each for each in self._facts.findings if each.code == "rule_is_reading"]
        for each in self._facts.findings:
            if each not in read:
                yield paper_sentence(each.code, each.details, words)
        if read:
            titles = (rule_title(each.subject or "", words) for each in read)
            yield self._texts.put("readings", rules="; ".join(titles))

    # --- rules ------------------------------------------------------------------------------

    def _rules(self) -> Iterator[Part]:
        yield from self._table("rules", tuple(self._rule(used) for used in self._facts.used))
        yield Paragraph(self._texts.put("fingerprint", rules=self._facts.rules), "note")

    def _rule(self, used: UsedValue) -> tuple[Cell, ...]:
        words, source = self._facts.words, used.source
        if used.is_own and (used.part or not isinstance(used.value, dict)):
            source = self._texts.put("rule_own", source=source)
        elif self._facts.is_reading(used):
            source = self._texts.put("rule_choice", source=source)
        title = rule_title(used.rule, words)
        if used.part:
            title = f"{title}: {part_text(used.part, words)}"
        return title, self._value(used), day_text(used.since), source

    def _value(self, used: UsedValue) -> str:
        """A value in words; levels of which the same is said are said together."""
        words, value = self._facts.words, used.value
        if not isinstance(value, Mapping) or not all(map(str.isdecimal, value)):
            return value_text(used.rule, value, words)
        levels: dict[str, list[str]] = {}
        for level, one in value.items():
            levels.setdefault(value_text(used.rule, one, words), []).append(level)
        return "; ".join(
            self._texts.put("rule_levels", levels=", ".join(each), value=said)
            for said, each in levels.items()
        )
