"""Which of a branch's corrections would bring a contradiction into a record that is not there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.exchange import DATES, corrected
from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.record_checks import check_member, check_open_questions
from vusta_desk.usecases.services import Services

_NO_CONTRADICTION = frozenset({"no_start_date", "standing_undated", "discipline_undated"})


def doubtful_fields(services: Services, ours: Member, texts: Mapping[str, str]) -> frozenset[str]:
    """The fields of `texts` that the record, corrected by them, would contradict."""
    before = {_told(problem) for problem in _problems(services, ours, ours)}
    doubtful: set[str] = set()
    for problem in _problems(services, corrected(ours, texts), ours):
        if _told(problem) not in before:
            about = {problem.details.get("field"), problem.details.get("other_field")}
            doubtful |= (about & set(texts)) or (set(texts) & {*DATES, "badges"})  # type: ignore[arg-type]
    return frozenset(doubtful)


def contradicts_itself(services: Services, new: Member) -> bool:
    """Whether what is said of somebody new cannot all hold."""
    return any(True for _ in _problems(services, new, None))


def _problems(services: Services, member: Member, ours: Member | None) -> Iterator[Finding]:
    """What does not fit together. A badge told without its date can be no later than today."""
    held: Collection[int] = {badge.level for badge in ours.badges} if ours is not None else ()
    badges = tuple(
        badge
        if badge.date or badge.stated_before or badge.level in held
        else replace(badge, date=PartialDate.of(services.today))
        for badge in member.badges
    )
    for problem in (
        *check_member(member),
        *check_open_questions((member,), services.today),
        *check_badges((replace(member, badges=badges),), services.rulebook),
    ):
        is_other = problem.severity is Severity.INFO or problem.code == "words_not_understood"
        if not is_other and problem.code not in _NO_CONTRADICTION:
            yield problem


def _told(problem: Finding) -> tuple[object, ...]:
    return problem.code, problem.details.get("field"), problem.details.get("level")
