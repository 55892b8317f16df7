"""What a record looks like before it is stored, and what is wrong with it or still open."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.findings import Detail, Finding, Severity, worst_first
from vusta_desk.domain.member import Member
from vusta_desk.domain.names import sort_key, tidy
from vusta_desk.domain.record_checks import (
    check_member,
    check_numbers,
    check_open_questions,
    check_remarks,
)
from vusta_desk.importing.cells.numbers import CARD, OLD_CARD, PERSONAL_ID, read_number
from vusta_desk.importing.cells.remarks import leaving
from vusta_desk.storage import members, merging
from vusta_desk.usecases.services import Services

_NUMBERS = {"card_number": CARD, "card_number_old": OLD_CARD, "personal_id": PERSONAL_ID}


def check(
    services: Services, member: Member, *, but_for: Container[str] = ()
) -> tuple[Finding, ...]:
    """The findings on a record as it is being edited, worst first; `field` in details says where.

    Numbers that others have are among them, and whoever has the same name and date of birth; the
    records under the keys `but_for`, and those of a merging with this one, are left aside. Nothing
    is written.
    """
    member = tidied(member)
    with services.data.read() as connection:
        alike = members.alike(connection, member)
        branches = members.branch_names(connection)
        same = merging.merged_with(connection, member.key)
    others = tuple(
        (other, is_out)
        for other, is_out in alike
        if other.key not in but_for and other.key not in same
    )
    return tuple(
        worst_first(
            (
                *_essentials(member, branches),
                *check_member(member),
                *_unusual_numbers(member),
                *_common_numbers(member, [other for other, is_out in others if not is_out]),
                *_maybe_the_same(member, others),
                *check_open_questions((member,), services.today),
                *check_remarks((member,), leaving),
                *check_badges((member,), services.rulebook),
            )
        )
    )


def tidied(member: Member) -> Member:
    """The record with tidy texts, an empty one unknown, and numbers without what separates them."""
    request = member.early_request
    return replace(
        member,
        name=tidy(member.name),
        home=_text(member.home),
        card_number=_digits("card_number", member.card_number),
        card_number_old=_digits("card_number_old", member.card_number_old),
        personal_id=_digits("personal_id", member.personal_id),
        badges=tuple(
            replace(badge, decision=_text(badge.decision), serial=_text(badge.serial))
            for badge in member.badges
        ),
        early_request=replace(request, reason=_text(request.reason)) if request else None,
    )


def _text(text: str | None) -> str | None:
    return tidy(text or "") or None


def _digits(field: str, text: str | None) -> str | None:
    written = _text(text)
    digits = read_number(written, _NUMBERS[field]).value if written else None
    return str(digits) if digits else written


def _essentials(member: Member, branches: Container[str]) -> Iterator[Finding]:
    if not member.name:
        yield _finding(Severity.ERROR, "member_name_needed", member, "name")
    if member.branch is not None and member.branch not in branches:
        yield _finding(Severity.ERROR, "branch_unknown", member, "branch", branch=member.branch)


def _unusual_numbers(member: Member) -> Iterator[Finding]:
    for field, shape in _NUMBERS.items():
        number = getattr(member, field)
        if number is None:
            continue
        if not (number.isascii() and number.isdigit()):
            yield _finding(Severity.WARNING, "number_not_digits", member, field, words=number)
        elif len(number) not in shape.fewest_left:
            yield _finding(
                Severity.WARNING,
                "number_of_other_length",
                member,
                field,
                words=number,
                digits=len(number),
                usual=tuple(shape.fewest_left),
            )


def _common_numbers(member: Member, others: Sequence[Member]) -> Iterator[Finding]:
    for found in check_numbers((member, *others)):
        if found.subject == member.key:
            yield found


def _maybe_the_same(member: Member, others: Sequence[tuple[Member, bool]]) -> Iterator[Finding]:
    """A person on file twice, or one who was taken out and is entered anew."""
    for other, is_out in others:
        has_name = sort_key(other.name) == sort_key(member.name)
        code = "maybe_taken_out_before" if is_out else "maybe_on_file_already"
        if is_out or (has_name and other.birth_date == member.birth_date):
            who = {"others": (other.name,), "other_keys": (other.key,)}
            yield _finding(Severity.INFO, code, member, "name", **who)


def _finding(
    severity: Severity, code: str, member: Member, field: str, **details: Detail
) -> Finding:
    return Finding(severity, code, member.key, details={"field": field, **details})
