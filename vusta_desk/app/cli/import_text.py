"""What `import` shows people: facts before notes, the counts and what is asked last.

What is found often is told once, with how often and the first places; `--json` has all of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from vusta_desk.app.cli.console import Console
from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.finding_words import FINDING_WORDS
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.messages import severity_word
from vusta_desk.i18n.record_words import field_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.importing.files.raw import column_letters
from vusta_desk.usecases.import_members import (
    Candidate,
    Fate,
    FieldChange,
    PlannedRow,
    Preview,
)

_EACH: Mapping[Severity, int] = {Severity.WARNING: 20, Severity.INFO: 3}
"""So many of one kind are told one by one; errors are always."""
MOST_ASKED = 10
"""So many rows are shown with whom they may be about; the rest are counted."""
_PLACES = 5  # named of what is told together
_REMARKS = 20  # rows shown of which only words are kept besides


def show_rows(console: Console, preview: Preview, branches: Mapping[str, str]) -> None:
    """The fate of every row, then what becomes of those on record, field by field."""
    heading = (N_("Sheet"), N_("Row"), N_("Fate"), N_("Key"), N_("Full name"))
    rows = [
        [
            row.sheet or "",
            str(row.row),
            value_word("fate", row.fate, console.catalogue),
            row.member.key,
            row.member.name,
        ]
        for row in preview.plan.rows
    ]
    _table(console, heading, rows)
    names = {**branches, **{branch.key: branch.name for branch in preview.plan.branches}}
    _Changes(console, preview, names).show()


def show_findings(console: Console, preview: Preview) -> None:
    """Notes first, warnings and errors after them, and the number of rows by fate last."""
    kinds: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in preview.plan.findings:
        kinds[finding.severity, finding.code].append(finding)
    for severity in (Severity.INFO, Severity.WARNING, Severity.ERROR):
        for (weight, _), found in kinds.items():
            if weight is severity and len(found) > _EACH.get(severity, len(found)):
                _show_together(console, found)
            elif weight is severity:
                console.findings(found)
    console.line()
    for fate, count in preview.fates.items():
        console.line(f"{value_word('fate', fate, console.catalogue)}: {count}")


def show_questions(console: Console, preview: Preview, branches: Mapping[str, str]) -> None:
    """What is asked of the list as a whole: its branches, and its columns of dates."""
    for branch in preview.plan.branch_questions:
        guesses = ", ".join(f"{key} ({branches.get(key, key)})" for key in branch.guesses)
        text = N_(
            "Which branch is “{name}”? Perhaps {guesses}. Rows that wait for the answer: {rows}. "
            "Answer with --branch “{name}=KEY”; without a key it is a new branch."
        )
        console.tell(console.translate(text, name=branch.name, guesses=guesses, rows=branch.rows))
    for dates in preview.plan.date_questions:
        if not dates.swapped:
            field = console.translate(FIELD_WORDS[dates.field].label)
            text = N_(
                "{field}: if month and day have changed places in column {column}, "
                "say so with --month-first {column}."
            )
            column = column_letters(dates.column)
            console.tell(console.translate(text, field=field, column=column))


def show_people(
    console: Console, people: Sequence[tuple[PlannedRow, Sequence[Candidate]]], count: int
) -> None:
    """Whom the first rows may be about that wait for an answer, and how many wait in all."""
    for row, known in people:
        text = N_("Row {row}, {name}: may be {known}.")
        if not known:
            text = N_("Row {row}, {name}: waits for a word whether it is somebody new.")
        told = "; ".join(map(_candidate, known))
        console.tell(console.translate(text, row=row_label(row), name=row.member.name, known=told))
    if count > len(people):
        text = N_("Further rows that wait for such a word: {count}")
        console.tell(console.translate(text, count=count - len(people)))
    if people:
        text = N_(
            "Answer with --person “{row}=KEY”, or with --person “{row}=new” for somebody new."
        )
        console.tell(console.translate(text, row=row_label(people[0][0])))


def _candidate(known: Candidate) -> str:
    birth = partial_date_text(known.birth_date) if known.birth_date else None
    more = ", ".join(filter(None, (birth, known.branch, known.card_number)))
    return f"{known.key} {known.name}" + (f" ({more})" if more else "")


def row_label(row: PlannedRow) -> str:
    """A row as `--person` names it."""
    return f"{row.sheet}!{row.row}" if row.sheet else str(row.row)


def _show_together(console: Console, found: Sequence[Finding]) -> None:
    """Many of one kind: how many, the first places, and one of them in full."""
    first = found[0]
    severity = severity_word(first.severity, console.catalogue)
    short = FINDING_WORDS.get(first.code)
    named = console.translate(short) if short else ""
    places = ", ".join(islice(_places(found), _PLACES))
    if len(found) > _PLACES:
        places += ", …"
    text = N_("{severity}: {named}, found: {count} ({places}). For example: {sentence}")
    if not named:
        text = N_("{severity}: found: {count} ({places}). For example: {sentence}")
    console.tell(
        console.translate(
            text,
            severity=severity,
            named=named,
            count=len(found),
            places=places,
            sentence=console.sentence(first.code, first.details),
        )
    )


def _places(found: Iterable[Finding]) -> Iterable[str]:
    for finding in found:
        place = finding.place
        cell = f"{place.column or ''}{place.row or ''}"
        yield f"{place.sheet}!{cell}" if place.sheet else cell


class _Changes:
    """What the list says otherwise than the record, as far as it is taken over and where not."""

    def __init__(self, console: Console, preview: Preview, branches: Mapping[str, str]) -> None:
        self._console, self._branches = console, branches
        self._rows = preview.plan.rows

    def show(self) -> None:
        """Tables of facts; blanks, which are the same everywhere, and words are counted."""
        heading = (N_("Row"), N_("Key"), N_("Full name"), *_SIDES)
        changes = [(row, each) for row in self._rows for each in row.changes]
        facts = [pair for pair in changes if _is_fact(pair[1])]
        offers = [(row, each) for row in self._rows for each in row.offers]
        for title, of_rows in (
            (
                N_("What is added to records: {count}"),
                [pair for pair in facts if _adds(*pair)],
            ),
            (
                N_("What becomes otherwise in records: {count}"),
                [pair for pair in facts if not _adds(*pair)],
            ),
            (
                N_("What the list says otherwise and is not taken over: {count}"),
                [pair for pair in offers if pair[1].theirs is not None],
            ),
        ):
            if of_rows:
                self._console.line()
                self._console.line(self._console.translate(title, count=len(of_rows)))
                self._console.line(self._by_field(each.field for _, each in of_rows))
                _table(self._console, heading, [self._line(*pair) for pair in of_rows])
        self._show_blanks(each.field for _, each in offers if each.theirs is None)
        self._show_words([(row, each) for row, each in changes if not _is_fact(each)])

    def _by_field(self, fields: Iterable[str]) -> str:
        counted = Counter(self._console.translate(FIELD_WORDS[field].label) for field in fields)
        return "; ".join(f"{label}: {count}" for label, count in counted.most_common())

    def _line(self, row: PlannedRow, change: FieldChange) -> list[str]:
        sides = (self._text(change.field, side) for side in (change.ours, change.theirs))
        label = self._console.translate(FIELD_WORDS[change.field].label)
        return [row_label(row), row.member.key, row.member.name, label, *sides]

    def _text(self, field: str, value: object) -> str:
        return field_text(field, value, self._branches, self._console.catalogue)

    def _show_blanks(self, fields: Iterable[str]) -> None:
        console = self._console
        for field, count in Counter(fields).most_common():
            label = console.translate(FIELD_WORDS[field].label)
            text = N_("{field}: known here and empty in the list, kept: {count}")
            console.line(console.translate(text, field=label, count=count))

    def _show_words(self, of_rows: Sequence[tuple[PlannedRow, FieldChange]]) -> None:
        """Words kept beside the values, last and only so many: they change no fact."""
        console = self._console
        if not of_rows:
            return
        console.line()
        text = N_("Words of the list kept beside the records: {count}")
        console.line(console.translate(text, count=len(of_rows)))
        for row, change in of_rows[:_REMARKS]:
            console.line(f"{row_label(row)}  {row.member.name}  {_fresh_words(change)}")
        if len(of_rows) > _REMARKS:
            more = N_("and {count} more")
            console.line(console.translate(more, count=len(of_rows) - _REMARKS))


_SIDES = (N_("In question"), N_("Here"), N_("The list"))


def _is_fact(change: FieldChange) -> bool:
    return change.field in FIELD_WORDS


def _adds(row: PlannedRow, change: FieldChange) -> bool:
    """Whether nothing known goes: it was blank or less, or is kept as the old number."""
    ours, theirs = change.ours, change.theirs
    if ours in (None, ()):
        return True
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return set(ours) <= set(theirs)
    if change.field == "card_number":
        return row.member.card_number_old == ours
    return isinstance(ours, PartialDate) and str(theirs).startswith(str(ours))


def _fresh_words(change: FieldChange) -> str:
    ours = change.ours if isinstance(change.ours, Mapping) else {}
    theirs = change.theirs if isinstance(change.theirs, Mapping) else {}
    return "; ".join(str(words) for field, words in theirs.items() if ours.get(field) != words)


def _table(console: Console, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    console.table([[console.translate(title) for title in heading], *rows])


def waiting(preview: Preview) -> tuple[PlannedRow, ...]:
    """The rows that wait for somebody to say who they are about."""
    return tuple(
        row
        for row in preview.plan.rows
        if row.fate is Fate.UNSURE and "branch_unsure" not in {each.code for each in row.findings}
    )
