"""Names what is hidden in a file: it is read all the same, and somebody should look at it."""

from collections.abc import Iterable, Iterator, Sequence

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.importing.files.limits import MAX_COLUMNS
from vusta_desk.importing.files.raw import RawFile, RawSheet, column_letters, is_blank

_NAMED = 12  # so many runs of rows are named one by one


def runs(numbers: Iterable[int]) -> tuple[range, ...]:
    """The numbers as unbroken runs, in their order."""
    found: list[range] = []
    for number in sorted(set(numbers)):
        if found and found[-1].stop == number:
            found[-1] = range(found[-1].start, number + 1)
        else:
            found.append(range(number, number + 1))
    return tuple(found)


def hidden_findings(raw: RawFile, sheet: RawSheet) -> list[Finding]:
    """The sheets, rows and columns that are hidden, as far as there is something in them."""
    places = [Place(raw.name, name) for name in raw.hidden if name != sheet.name]
    findings = [Finding(Severity.INFO, "sheet_hidden", None, place) for place in places]
    if sheet.hidden.rows or sheet.hidden.columns:
        findings += _within(raw, sheet)
    return findings


def _within(raw: RawFile, sheet: RawSheet) -> Iterator[Finding]:
    rows, columns = _filled(sheet)
    if rows:
        place = Place(raw.name, sheet.name, rows[0].start)
        yield Finding(Severity.WARNING, "hidden_rows_read", None, place, {"rows": _named(rows)})
    if columns:
        letters = [column_letters(index) for index in columns]
        place = Place(raw.name, sheet.name, None, letters[0])
        details = {"columns": ", ".join(letters)}
        yield Finding(Severity.INFO, "hidden_columns_read", None, place, details)


def _filled(sheet: RawSheet) -> tuple[tuple[range, ...], Sequence[int]]:
    """The hidden rows and columns that hold something."""
    waiting = {index for run in sheet.hidden.columns for index in run if index < MAX_COLUMNS}
    columns: set[int] = set()
    rows: list[int] = []
    left = iter(sheet.hidden.rows)
    run = next(left, range(0))
    for number, cells in sheet.rows():
        while run and number >= run.stop:
            run = next(left, range(0))
        if number in run and not all(map(is_blank, cells)):
            rows.append(number)
        found = {index for index in waiting if index < len(cells) and not is_blank(cells[index])}
        columns |= found
        waiting -= found
    return runs(rows), sorted(columns)


def _named(rows: Sequence[range]) -> str:
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in rows[:_NAMED]]
    return ", ".join([*named, "…"] if len(rows) > _NAMED else named)
