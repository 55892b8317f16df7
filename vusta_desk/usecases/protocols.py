"""The minutes of a reconciliation: what they say, as a PDF and as a workbook.

They are kept with the reconciliation and can be made again later, word for word.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vusta_desk.documents.protocol import (
    Protocol,
    ProtocolMovement,
    Row,
    from_document,
    to_document,
)
from vusta_desk.domain.comparison import MISSING_HERE, MISSING_THERE, Line
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.domain.member import Member
from vusta_desk.domain.movements import Movement, Movements, Reason
from vusta_desk.domain.reconciliation import Decision, Reconciliation
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, place_and_day
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.record_words import field_text
from vusta_desk.i18n.value_words import VALUE_WORDS, standing_word, value_word
from vusta_desk.importing.fates.planned import PlannedRow
from vusta_desk.usecases.office import office
from vusta_desk.usecases.output import save
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.reconcile import Compared, Word, count_after, movement
from vusta_desk.usecases.services import Services

__all__ = [
    "Protocol",
    "both_sides",
    "decision_text",
    "missing_why",
    "protocol",
    "protocol_document",
    "protocol_name",
    "protocol_pdf",
    "protocol_xlsx",
    "recorded_protocol",
    "write_protocol",
]

PROTOCOL_FILE = "bien-ban-doi-khop-{day}"
_TEMPLATE = "doi-chieu"
_SHEET = ".xlsx"
_NOTES_NOT_TOLD = frozenset(("capitals_to_title_case", "spaces_removed", "text_recomposed"))


def protocol(
    services: Services,
    compared: Compared,
    decisions: Mapping[tuple[str, str], Word],
    note: str = "",
) -> Protocol:
    """What the minutes would say with these decisions. Raises Refused as `reconcile.record`."""
    texts = _Texts(services, compared, decisions)
    comparison = compared.comparison
    settings = office(services.data)
    branch = compared.branches.get(compared.source)
    return Protocol(
        superior=settings["committee.superior"].upper(),
        issuer=settings["committee.name"].upper(),
        issuer_name=settings["committee.name"],
        symbol=settings["committee.symbol"],
        place_and_date=place_and_day(settings["place"], comparison.day, services.paper_words),
        side="" if branch is None else branch.name,
        day=day_text(comparison.day),
        file=compared.previewed.plan.file,
        note=note,
        counts={**asdict(comparison.counts), "after": count_after(compared, decisions)},
        missing_here=tuple(texts.missing_here(line) for line in comparison.missing_here),
        missing_there=tuple(texts.missing_there(line) for line in comparison.missing_there),
        different=tuple(texts.different(line) for line in comparison.different),
        unclear=tuple(texts.unclear(row) for row in compared.unclear),
        movement=_movement(movement(services, compared, decisions), services.paper_words),
        authority=settings["list.authority"],
        post=settings["list.post"],
        signer=settings["list.signer"],
    )


def protocol_document(
    services: Services,
    compared: Compared,
    decisions: Mapping[tuple[str, str], Word],
    note: str,
) -> dict[str, object]:
    """The minutes as they are kept."""
    return to_document(protocol(services, compared, decisions, note))


def recorded_protocol(entry: Reconciliation) -> Protocol:
    """The minutes of a reconciliation as they were recorded."""
    return from_document(entry.protocol)


def protocol_name(minutes: Protocol, suffix: str) -> str:
    """The file name they go by."""
    return PROTOCOL_FILE.format(day="-".join(reversed(minutes.day.split("/")))) + suffix


def protocol_pdf(services: Services, minutes: Protocol) -> Paper:
    """The minutes as a PDF. Raises Refused `template_damaged`."""
    from vusta_desk.documents.protocol_paper import draw_protocol

    pdf, findings = draw_protocol(_template(services), minutes)
    return Paper(protocol_name(minutes, ".pdf"), pdf, findings)


def protocol_xlsx(services: Services, minutes: Protocol) -> bytes:
    """The minutes as a workbook. Raises Refused `template_damaged`."""
    from vusta_desk.documents.protocol_paper import write_protocol_xlsx

    return write_protocol_xlsx(_template(services), minutes)


def check_kind(path: Path) -> None:
    """Raises Refused `minutes_kind_unknown` (`file`) for a name that is of no kind of minutes."""
    if path.suffix.lower() not in (_SHEET, ".pdf"):
        raise Refused("minutes_kind_unknown", file=path.name)


def write_protocol(
    services: Services, minutes: Protocol, path: Path, source: Path | None = None
) -> Paper:
    """Writes them as the name of the file says, `.xlsx` or `.pdf`; the paper as it was drawn.

    Where the preflight of the PDF finds an error nothing is written. Raises Refused
    `minutes_kind_unknown` (`file`), `template_damaged`, and as `output.save`, to which `source`,
    the list compared, is known.
    """
    check_kind(path)
    if path.suffix.lower() == _SHEET:
        content: bytes | None = protocol_xlsx(services, minutes)
        paper = Paper(path.name, None)
    else:
        paper = protocol_pdf(services, minutes)
        content = paper.pdf
    if content is not None:
        save(services, path, content, source)
    return paper


def _template(services: Services) -> Any:
    from vusta_desk.documents.protocol_template import load_protocol_template

    template, damage = load_protocol_template(services.resources / "templates" / _TEMPLATE)
    if has_errors(damage):
        raise Refused("template_damaged")
    return template


class _Texts:
    """The rows of the minutes' tables."""

    def __init__(
        self,
        services: Services,
        compared: Compared,
        decisions: Mapping[tuple[str, str], Word],
    ) -> None:
        self._words = services.paper_words
        self._compared, self._decisions = compared, decisions
        self._branches = {key: branch.name for key, branch in compared.branches.items()}
        self._members = {member.key: member for member in compared.registry.members}
        self._rows = {(row.sheet, row.row): row for row in compared.previewed.plan.rows}

    def missing_here(self, line: Line) -> Row:
        member = self._members.get(line.key or "") or self._listed(line)
        why = "" if line.why == "unknown" else self._where(line)
        return self._person(member, line.branch, line, why)

    def missing_there(self, line: Line) -> Row:
        why = "" if line.why == "not_listed" else self._where(line)
        return self._person(self._members[line.subject], line.branch, line, why)

    def different(self, line: Line) -> Row:
        field = self._words.gettext(FIELD_WORDS[line.field].label)
        sides = both_sides(line, self._branches, self._words)
        member = self._members[line.key or ""]
        birth = field_text("birth_date", member.birth_date, self._branches, self._words)
        known = (line.name, birth, member.card_number or member.personal_id)
        return (", ".join(filter(None, known)), field, *sides, self._decision(line))

    def unclear(self, row: PlannedRow) -> Row:
        reasons = (
            sentence(finding.code, finding.details, self._words)
            for finding in row.findings
            if finding.code not in _NOTES_NOT_TOLD
        )
        place = f"{row.sheet} {row.row}" if row.sheet else str(row.row)
        return (place, row.member.name, " ".join(reasons))

    def _listed(self, line: Line) -> Member:
        assert line.row is not None
        return self._rows[line.row].member

    def _person(self, member: Member, branch: str | None, line: Line, why: str) -> Row:
        return (
            member.name,
            field_text("birth_date", member.birth_date, self._branches, self._words),
            member.card_number or member.personal_id or "",
            self._branches.get(branch or "", ""),
            ". ".join(filter(None, (why, self._decision(line)))),
        )

    def _where(self, line: Line) -> str:
        return missing_why(line, self._branches, self._words)

    def _decision(self, line: Line) -> str:
        word = self._decisions.get(line.id)
        if word is not None:
            return decision_text(word.decision, word.note, self._words, line)
        if line.settled is not None:
            return decision_text(line.settled.decision, line.settled.note, self._words, line)
        return self._words.gettext(N_("not settled yet"))


_WHY: Mapping[str, str] = {
    "unknown": N_("nobody of this name and number here"),
    "elsewhere": N_("here in the branch {branch}"),
    "not_counted": N_("here: {standing}"),
    "not_listed": N_("not on their list"),
    "left_there": N_("their list: {words}"),
    "listed_elsewhere": N_("on their list in the branch {branch}"),
}


def missing_why(line: Line, branches: Mapping[str, str], words: Catalogue) -> str:
    """Why somebody is missing on one side, as far as it is known."""
    known = line.ours if line.why in ("elsewhere", "not_counted") else line.theirs
    text = str(known or "")
    if line.why == "not_counted" or text in VALUE_WORDS["standing"]:
        said = standing_word(text, words)
    else:
        said = branches.get(text, text)
    return words.say(_WHY[line.why], branch=said, standing=said, words=said)


def both_sides(line: Line, branches: Mapping[str, str], words: Catalogue) -> tuple[str, str]:
    """What each side says of a field; theirs as it stands there where nobody can read it."""
    ours = field_text(line.field, line.ours, branches, words)
    if line.why == "unread":
        return ours, words.say(N_("not readable: {words}"), words=str(line.theirs))
    return ours, field_text(line.field, line.theirs, branches, words)


_DECIDED: Mapping[tuple[str, str], Mapping[Decision, str]] = {
    (MISSING_HERE, "unknown"): {
        Decision.KEEP: N_("not added to the register"),
        Decision.TAKEN: N_("added to the register"),
    },
    (MISSING_HERE, "elsewhere"): {
        Decision.KEEP: N_("left in the branch where it is"),
        Decision.TAKEN: N_("moved to the branch of the list"),
    },
    (MISSING_THERE, "not_listed"): {Decision.KEEP: N_("kept in the register")},
    (MISSING_THERE, "left_there"): {Decision.KEEP: N_("kept in the register")},
    (MISSING_THERE, "listed_elsewhere"): {
        Decision.KEEP: N_("kept in the branch of the register"),
        Decision.TAKEN: N_("moved to the branch of the list"),
    },
}
"""What a decision means of somebody who is on one side only, by field and why."""


def decision_text(decision: Decision, note: str, words: Catalogue, line: Line | None = None) -> str:
    """What was decided, with its words; of a line in the words that fit it."""
    said = value_word("reconcile_decision", decision, words)
    fitting = _DECIDED.get((line.field, line.why), {}) if line is not None else {}
    if decision in fitting:
        said = words.gettext(fitting[decision])
    if decision is Decision.NOTED:
        return note
    return words.say(N_("{decision} ({note})"), decision=said, note=note) if note else said


def _movement(moved: Movements | None, words: Catalogue) -> ProtocolMovement | None:
    if moved is None:
        return None
    people = [(move, N_("increase")) for move in moved.increases]
    people += [(move, N_("decrease")) for move in moved.decreases]
    return ProtocolMovement(
        since=day_text(moved.since),
        until=day_text(moved.until),
        at_start=moved.at_start,
        at_end=moved.at_end,
        increases=_by_reason(moved.increases, words),
        decreases=_by_reason(moved.decreases, words),
        moved=tuple(
            (
                move.name or move.key,
                words.gettext(way),
                value_word("movement", move.reason, words),
                day_text(move.day) if move.day else "",
            )
            for move, way in people
        ),
        unexplained=len(moved.unexplained),
    )


def _by_reason(moves: Iterable[Movement], words: Catalogue) -> tuple[tuple[str, int], ...]:
    """How many for each reason, in the order of the form."""
    tally = Counter(move.reason for move in moves)
    return tuple(
        (value_word("movement", reason, words), tally[reason]) for reason in Reason if tally[reason]
    )
