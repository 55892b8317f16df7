"""What the window needs about nominations besides them: the list as a file, and what to offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.domain.rounds import round_name
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.nomination_words import state_word
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.evaluate import coming_rounds, year_rounds
from vusta_desk.usecases.explanations import Told, tell
from vusta_desk.usecases.nominations import NominationRow, rounds_with_nominations
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.output import save_table
from vusta_desk.usecases.services import Services

_HEADING = (
    N_("State"),
    N_("Full name"),
    N_("Branch"),
    N_("Level"),
    N_("Kind of award"),
    N_("Round"),
    N_("Since"),
    N_("Number"),
    N_("Who"),
    N_("Reason"),
    N_("Applicant"),
    N_("Relation"),
    N_("Findings"),
    N_("Key"),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a nomination may be for: rounds by code and name, the next one's code, the levels."""

    rounds: tuple[tuple[str, str], ...]
    next: str
    levels: tuple[int, ...]


def offered(services: Services) -> Offered:
    """The rounds of this year and of the next twelve months, and those with nominations already."""
    coming = coming_rounds(services)
    codes = {each.code: each.day for each in year_rounds(services, services.today.year)}
    codes |= {each.code: each.day for each in coming}
    codes |= {code: office_round(services, code).day for code in rounds_with_nominations(services)}
    ordered = sorted(codes, key=lambda code: codes[code])
    levels = services.rulebook.levels(coming[-1].window[1])
    return Offered(tuple((code, round_name(code)) for code in ordered), coming[0].code, levels)


def shown_by_round(services: Services, member: str, code: str) -> Told:
    """What a round says of a member. Raises Refused `member_not_found` and as `office_round`."""
    return tell(services, member, office_round(services, code))


def export(services: Services, rows: Sequence[NominationRow], path: Path) -> int:
    """Writes nominations as the ending of `path` says, xlsx or csv; returns how many.

    Raises what `output.save_table` refuses.
    """
    words = services.words
    heading = [words.gettext(text) for text in _HEADING]
    title = words.gettext(N_("Nominations"))
    save_table(services, path, title, heading, [_cells(row, words) for row in rows])
    return len(rows)


def _cells(row: NominationRow, words: Catalogue) -> tuple[str | int, ...]:
    each, last = row.nomination, row.nomination.steps[-1]
    return (
        state_word(each.state, words),
        row.name,
        row.branch,
        each.level,
        value_word("nomination_kind", each.kind, words),
        round_name(each.round),
        day_text(last.day),
        last.number,
        last.who,
        "; ".join(filter(None, (each.reason, last.note))),
        each.applicant,
        each.relation,
        " ".join(sentence(found.code, found.details, words) for found in row.findings),
        each.member,
    )
