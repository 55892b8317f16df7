"""The list of payments: on which people sign for their money, by branch, with sums in words."""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vusta_desk.documents.table_paper import (
    Cell,
    Figure,
    Group,
    Heading,
    PaperHead,
    Paragraph,
    Part,
    Row,
    Side,
    Sum,
    TablePaper,
    TablePart,
    Texts,
)
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.payments import MoneyLine, MoneyState, MoneySums, money_sums
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.i18n.formats import day_text, number, place_and_day
from vusta_desk.usecases.office import office
from vusta_desk.usecases.output import save
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.payments import MoneyView, how_reckoned, money, money_by
from vusta_desk.usecases.services import Services

if TYPE_CHECKING:
    from vusta_desk.documents.table_template import PaperTemplate

PAYMENTS_FILE = "danh-sach-chi-{id}"
_TABLES = ("people", "branches", "sources")
_WORDS = (
    *(
        "party",
        "below_issuer",
        "title",
        "subtitle",
        "below_subtitle",
        "about",
        "base",
        "payer",
        "section",
    ),
    *("nobody", "no_branch", "no_source", "group", "group_sum", "sum", "in_words", "level"),
    *("amount_unknown", "early", "posthumous", "reissue", "gift", "paid", "paid_other", "source"),
    *(
        "nothing",
        "unknown",
        "balance",
        "apart",
        "off_roster",
        "sources",
        "fingerprint",
        "maker",
        "page_foot",
    ),
)
_KINDS: Mapping[BadgeKind, str] = {
    BadgeKind.EARLY: "early",
    BadgeKind.POSTHUMOUS: "posthumous",
    BadgeKind.REISSUE: "reissue",
}


def payments_pdf(services: Services, ceremony_id: int) -> Paper:
    """The list as a PDF. Raises Refused `no_such_ceremony`, `template_damaged`."""
    from vusta_desk.documents.table_pdf import draw_paper

    template = _template(services)
    pdf, findings = draw_paper(template.design, _paper(services, ceremony_id, template.texts))
    return Paper(PAYMENTS_FILE.format(id=ceremony_id) + ".pdf", pdf, findings)


def payments_xlsx(services: Services, ceremony_id: int) -> tuple[str, bytes]:
    """The list as a workbook, with the file name it goes by. Raises Refused as `payments_pdf`."""
    from vusta_desk.documents.table_sheet import write_paper_xlsx

    template = _template(services)
    paper = _paper(services, ceremony_id, template.texts)
    return PAYMENTS_FILE.format(id=ceremony_id) + ".xlsx", write_paper_xlsx(template.design, paper)


def save_payments_xlsx(services: Services, ceremony_id: int, path: Path) -> None:
    """Writes the workbook to a file of one's own choice. Raises Refused as `output.save`."""
    save(services, path, payments_xlsx(services, ceremony_id)[1])


def _template(services: Services) -> "PaperTemplate":
    from vusta_desk.documents.table_template import load_paper_template

    folder = services.resources / "templates" / "danh-sach-chi"
    template, damage = load_paper_template(folder, _WORDS, _TABLES)
    if has_errors(damage):
        raise Refused("template_damaged")
    return template


def _paper(services: Services, ceremony_id: int, texts: Texts) -> TablePaper:
    return _List(services, money(services, ceremony_id), texts).paper()


class _List:
    """One list in the making; sections and people are numbered as they come."""

    def __init__(self, services: Services, view: MoneyView, texts: Texts) -> None:
        self._services, self._view, self._texts = services, view, texts
        self._words = services.paper_words
        self._section, self._place = count(1), count(1)
        called = [line for line in view.lines if line.is_called]
        self._nothing = [line for line in called if line.state is MoneyState.NOTHING]
        self._listed = [line for line in called if line.state is not MoneyState.NOTHING]
        self._payers = {line.payment.source for line in self._listed}

    def paper(self) -> TablePaper:
        settings, ceremony, texts = office(self._services.data), self._view.ceremony, self._texts
        rounds = ", ".join(round_.name for round_ in ceremony.rounds)
        today = day_text(self._services.today)
        return TablePaper(
            head=PaperHead(
                superior=settings["committee.superior"].upper(),
                issuer=settings["committee.name"].upper(),
                below_issuer=texts.words["below_issuer"],
                number="",
                party=texts.words["party"],
                place_and_date=place_and_day(settings["place"], ceremony.day, self._words),
                title=texts.words["title"],
                subtitle=texts.put("subtitle", rounds=rounds),
                below_subtitle=texts.words["below_subtitle"],
            ),
            parts=tuple(self._parts()),
            left=Side(texts.words["maker"], "", ""),
            right=Side(settings["list.authority"], settings["list.post"], settings["list.signer"]),
            foot=texts.put("page_foot", ceremony=ceremony.name, rules=ceremony.rules, day=today),
        )

    def _parts(self) -> Iterator[Part]:
        yield Paragraph(self._about())
        yield self._heading("people")
        if not self._listed:
            yield Paragraph(self._texts.words["nobody"])
        else:
            yield TablePart(self._texts.tables["people"], tuple(self._people()))
            due = money_sums(self._listed).due
            yield Paragraph(self._texts.put("in_words", words=in_words(due, "vi")))
        yield from self._not_listed()
        for part, table in (("branch", "branches"), ("source", "sources")):
            yield self._heading(table)
            yield TablePart(self._texts.tables[table], tuple(self._sums(part)))
        yield from self._balance()
        yield Paragraph(self._rules(), "note")

    def _about(self) -> str:
        ceremony = self._view.ceremony
        said = self._texts.put("about", ceremony=ceremony.name, day=day_text(ceremony.day))
        reckoned = [how_reckoned(entry) for entry in ceremony.on_roster()]
        bases = sorted({(how.money_day, how.base) for how in reckoned if how is not None})
        for day, base in bases:
            said = f"{said} {self._texts.put('base', base=self._text(base), day=day_text(day))}"
        if len(self._payers) == 1 and (source := next(iter(self._payers))):
            said = f"{said} {self._texts.put('payer', source=source)}"
        return said

    # --- people ---------------------------------------------------------------------------------

    def _people(self) -> Iterator[Row]:
        branches: dict[str, list[MoneyLine]] = {}
        for line in self._listed:
            branches.setdefault(line.branch, []).append(line)
        order = {name: place for place, name in enumerate(self._view.branches)}
        for branch in sorted(branches, key=lambda name: (order.get(name, len(order)), name)):
            lines = branches[branch]
            name = branch or self._texts.words["no_branch"]
            yield Group(self._texts.put("group", branch=name, count=len(lines)))
            yield from (self._person(line) for line in lines)
            if len(lines) > 1:
                yield self._people_sum(self._texts.words["group_sum"], money_sums(lines))
        total = self._texts.put("sum", count=len(self._listed))
        yield self._people_sum(total, money_sums(self._listed), in_words_below=True)

    def _person(self, line: MoneyLine) -> tuple[Cell, ...]:
        unknown, extra = self._texts.words["amount_unknown"], line.payment.extra
        known = line.amount is not None
        return (
            next(self._place),
            line.name,
            self._texts.put("level", level=line.level),
            unknown if line.amount is None else self._figure(line.amount),
            self._figure(extra) if extra else "",
            self._figure(line.due) if known else unknown,
            in_words(line.due, "vi") if known else "",
            "",
            "; ".join(self._notes(line)),
        )

    def _notes(self, line: MoneyLine) -> Iterator[str]:
        payment, texts = line.payment, self._texts
        if line.kind in _KINDS:
            yield texts.words[_KINDS[line.kind]]
        if payment.extra_what:
            yield texts.put("gift", what=payment.extra_what)
        if payment.paid_on is not None:
            day = day_text(payment.paid_on)
            if payment.paid == line.due:
                yield texts.put("paid", day=day)
            else:
                yield texts.put("paid_other", amount=self._text(payment.paid or 0), day=day)
        if len(self._payers) > 1:
            yield (
                texts.put("source", source=payment.source)
                if payment.source
                else (texts.words["no_source"])
            )
        if payment.note:
            yield payment.note

    def _people_sum(self, title: str, sums: MoneySums, *, in_words_below: bool = False) -> Sum:
        figures = (self._figure(sums.amount), self._figure(sums.extra), self._figure(sums.due))
        words = "" if in_words_below else in_words(sums.due, "vi")
        return Sum(("", title, "", *figures, words, "", ""))

    def _not_listed(self) -> Iterator[Part]:
        if self._nothing:
            names = ", ".join(line.name for line in self._nothing)
            yield Paragraph(self._texts.put("nothing", count=len(self._nothing), names=names))
        unknown = [line.name for line in self._listed if line.amount is None]
        if unknown:
            levels = ", ".join(map(str, self._view.unknown_levels))
            names = ", ".join(unknown)
            yield Paragraph(
                self._texts.put("unknown", count=len(unknown), names=names, levels=levels)
            )

    # --- sums -----------------------------------------------------------------------------------

    def _sums(self, part: str) -> Iterator[Row]:
        nobody = self._texts.words["no_source" if part == "source" else "no_branch"]
        for place, (name, sums) in enumerate(money_by(self._view, part).items(), 1):
            yield (place, name or nobody, *self._sum_cells(sums))
        total = self._texts.put("sum", count=self._view.sums.people)
        yield Sum(("", total, *self._sum_cells(self._view.sums)))

    def _sum_cells(self, sums: MoneySums) -> tuple[Cell, ...]:
        figures = (sums.amount, sums.extra, sums.due, sums.paid, sums.unpaid, sums.no_source)
        shown = (self._figure(amount) if amount else "" for amount in figures)
        return (sums.people, *shown, self._figure(sums.difference))

    def _balance(self) -> Iterator[Part]:
        sums = self._view.sums
        names = ("paid", "unpaid", "no_source", "difference", "due")
        yield Paragraph(
            self._texts.put("balance", **{name: self._text(getattr(sums, name)) for name in names})
        )
        for line in self._view.lines:
            if line.is_apart:
                name = "apart" if line.is_called else "off_roster"
                paid, due = self._text(line.payment.paid or 0), self._text(line.due)
                yield Paragraph(self._texts.put(name, name=line.name, paid=paid, due=due))

    def _rules(self) -> str:
        found: list[str] = []
        for entry in self._view.ceremony.on_roster():
            kept: Any = entry.reckoning
            found += [str(value["source"]) for value in kept.get("amount_values", ())]
        said = self._texts.put("fingerprint", rules=self._view.ceremony.rules)
        if found:
            listed = "; ".join(dict.fromkeys(found))
            said = f"{self._texts.put('sources', sources=listed)} {said}"
        return said

    # --- words ----------------------------------------------------------------------------------

    def _heading(self, table: str) -> Heading:
        title = self._texts.tables[table].title
        return Heading(self._texts.put("section", number=next(self._section), title=title))

    def _figure(self, amount: int) -> Figure:
        return Figure(self._text(amount), amount)

    def _text(self, amount: int) -> str:
        return number(amount, self._words.language)
