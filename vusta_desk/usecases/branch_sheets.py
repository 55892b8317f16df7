"""What a branch's workbook says: its members as cells, its headings and help in paper words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from vusta_desk.domain.exchange import (
    DATES,
    FORMAT,
    KEY_SHEET,
    SENT_FIELDS,
    Base,
    SentPerson,
    text_of,
)
from vusta_desk.domain.member import Badge, Branch, Member, Sex
from vusta_desk.domain.names import tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.standings import IN_STANDING, standing_today
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, partial_date_text
from vusta_desk.i18n.value_words import standing_word, value_word
from vusta_desk.usecases.services import Services

if TYPE_CHECKING:  # loaded when a workbook is made, not when the program starts
    from vusta_desk.documents.branch_workbook import BranchColumn, BranchWorkbook

_WIDTHS: Mapping[str, int] = {
    "name": 24,
    "sex": 7,
    "home": 24,
    "card_number": 15,
    "personal_id": 15,
    "badges": 20,
    **dict.fromkeys(DATES, 13),
}
_ORDINAL_WIDTH, _STANDING_WIDTH, _NOTE_WIDTH = 5, 16, 30
_LENGTHS: Mapping[str, tuple[int, ...]] = {"card_number": (12, 8), "personal_id": (12, 9)}
_FEWEST_BLANK = 10
_KEY_HEADING = N_("Row key (do not change)")
_ANSWERS = (
    ("no_change", N_("No change"), N_("Choose “yes” where nothing has to be corrected.")),
    (
        "answered_by",
        N_("Answered by"),
        N_("Name and post of the comrade who went through the list."),
    ),
    ("answered_on", N_("Answered on"), N_("The day, such as 31/12/2026.")),
)
_GUIDE = (
    N_(
        "Please go through every line. Correct a fact by typing over it; leave what is right as it "
        "is. Grey cells cannot be changed."
    ),
    N_(
        "Write days as 19/03/1966. Where only the month or the year is known write “03/1966” or "
        "“1966” in words: tháng 3/1966, năm 1966. Never make up a day."
    ),
    N_(
        "Card numbers and personal ID numbers have their zeros at the beginning: 12 digits "
        "for the new card, 8 for the old one."
    ),
    N_(
        "Badges are written with the day or the year of the award, one after the other: "
        "30 (1996), 40 (19/05/2006)."
    ),
    N_(
        "Whoever has died, moved away or is exempt stays in the list: write it in the column of "
        "proposals with the day, such as “đã từ trần ngày 12/05/2026”. The office decides."
    ),
    N_("Members of the branch who are missing are written into the empty lines at the end."),
    N_(
        "Where nothing has to be corrected choose “yes” beside “No change”. In any case write who "
        "answers and on which day."
    ),
    N_(
        "Save the file under the same name as an Excel workbook and give it back to the office. "
        "Do not copy the list into another file."
    ),
)
_PROPOSALS = (
    N_("died on …"),
    N_("moved away on …"),
    N_("exempt from work and meetings since …"),
    N_("not of this branch"),
)
_DATE_HELP = N_("Day as 19/03/1966. Only month or year known: tháng 3/1966, năm 1966.")
_DIGITS_HELP = N_("Digits: {lengths}. Zeros at the beginning count.")
_NOTE_HELP = N_("Died, moved away, exempt: with the day. Any other remark may be written too.")


def people_of(services: Services, members: Sequence[Member], branch: str) -> list[Member]:
    """Those of the branch who are in standing today, in the order of the registry."""
    return [member for member in members if member.branch == branch and is_sent(services, member)]


def is_sent(services: Services, member: Member) -> bool:
    """Whether a member is among those whom a branch is asked about."""
    return standing_today(member, services.today) in IN_STANDING


def base_of(members: Sequence[Member], words: Catalogue) -> Base:
    """What is kept of what is sent."""
    return Base(
        {
            member.key: SentPerson(
                member.name,
                {name: text_of(member, name) for name in SENT_FIELDS},
                {name: shown(member, name, words) for name in SENT_FIELDS},
            )
            for member in members
        }
    )


def shown(member: Member, name: str, words: Catalogue) -> str:
    """The words in a cell, on one line; what a list said of a date not read stands there too."""
    value = getattr(member, name)
    if isinstance(value, PartialDate):
        return partial_date_text(value)
    if isinstance(value, Sex):
        return value_word("sex", value, words)
    if name == "badges":
        return ", ".join(map(_badge, value))
    return tidy(str(value or member.as_written.get(name, "")))


def _badge(badge: Badge) -> str:
    return f"{badge.level} ({partial_date_text(badge.date)})" if badge.date else str(badge.level)


def sheet_of(
    services: Services,
    office: tuple[str, str],
    branch: Branch,
    members: Sequence[Member],
    token: str,
) -> tuple["BranchWorkbook", Base]:
    """The workbook to be written for a branch, and what is kept of it. `office` are its names."""
    from vusta_desk.documents.branch_workbook import BranchWorkbook

    words = services.paper_words
    say, base = words.gettext, base_of(members, words)
    columns = _columns(words)
    hidden = [
        ("format", FORMAT),
        ("token", token),
        ("branch", branch.key),
        ("digest", base.digest),
        ("office", office[1]),
        ("branch_name", branch.name),
        *(("column", name, column.heading) for name, column in columns.items()),
        *(("label", name, say(label)) for name, label, _ in _ANSWERS),
        *(("hint", name, say(help_)) for name, _, help_ in _ANSWERS),
    ]
    made = BranchWorkbook(
        title=say(N_("Members")),
        office=tuple(filter(None, office)),
        heading=say(N_("MEMBERS TO BE CHECKED BY THE BRANCH")),
        below=(
            branch.name,
            words.say(
                N_("Sent on {day}; members: {count}"),
                day=day_text(services.today),
                count=len(members),
            ),
        ),
        answers=tuple(
            (say(label), (say(N_("yes")),) if name == "no_change" else (), say(help_))
            for name, label, help_ in _ANSWERS
        ),
        columns=tuple(columns.values()),
        rows=[_row(services, number, member) for number, member in enumerate(members, 1)],
        blank_rows=max(_FEWEST_BLANK, len(members) // 5),
        guide_title=say(N_("Guidance")),
        guide=tuple(map(say, _GUIDE)),
        wrong=say(N_("Please check")),
        hidden_name=KEY_SHEET,
        hidden=hidden,
    )
    return made, base


def _columns(words: Catalogue) -> dict[str, "BranchColumn"]:
    from vusta_desk.documents.branch_workbook import BranchColumn, Kind

    say = words.gettext

    def heading(name: str) -> str:
        return say(FIELD_WORDS[name].label)

    def fact(name: str) -> "BranchColumn":
        if name in DATES:
            return BranchColumn(heading(name), _WIDTHS[name], Kind.DATE, help=say(_DATE_HELP))
        if name == "sex":
            sexes = tuple(value_word("sex", sex, words) for sex in Sex)
            return BranchColumn(heading(name), _WIDTHS[name], Kind.CHOICE, sexes)
        if name in _LENGTHS:
            lengths = _LENGTHS[name]
            help_ = words.say(_DIGITS_HELP, lengths=" / ".join(map(str, lengths)))
            return BranchColumn(
                heading(name), _WIDTHS[name], Kind.DIGITS, lengths=lengths, help=help_
            )
        return BranchColumn(heading(name), _WIDTHS[name], Kind.TEXT)

    proposals = tuple(map(say, _PROPOSALS))
    note = say(N_("Proposals, remarks"))
    return {
        "ordinal": BranchColumn(heading("ordinal"), _ORDINAL_WIDTH, Kind.SHOWN),
        **{name: fact(name) for name in SENT_FIELDS},
        "standing": BranchColumn(heading("standings"), _STANDING_WIDTH, Kind.SHOWN),
        "note": BranchColumn(note, _NOTE_WIDTH, Kind.SUGGESTION, proposals, help=say(_NOTE_HELP)),
        "key": BranchColumn(say(_KEY_HEADING), 10, Kind.KEY),
    }


def _row(services: Services, number: int, member: Member) -> list[str | int | date]:
    facts = [_cell(member, name, services.paper_words) for name in SENT_FIELDS]
    standing = standing_word(standing_today(member, services.today), services.paper_words)
    return [number, *facts, standing, "", member.key]


def _cell(member: Member, name: str, words: Catalogue) -> str | date:
    """A full day is a real one."""
    value = getattr(member, name)
    if isinstance(value, PartialDate) and value.is_full:
        return value.first_day
    return shown(member, name, words)
