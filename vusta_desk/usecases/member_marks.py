"""What people note of a member while a round is prepared: an early request, a review.

Each is one change of the record, named like any other.
"""

from dataclasses import replace
from datetime import date

from vusta_desk.domain.member import EarlyRequest, UnderReview
from vusta_desk.domain.names import tidy
from vusta_desk.usecases.edit_member import open_member, save
from vusta_desk.usecases.services import Services


def request_early(services: Services, key: str, day: date | None, reason: str) -> int | None:
    """Notes that an early award is asked for; None where the record says so already.

    Raises what `edit_member.save` raises.
    """
    opened = open_member(services, key)
    request = EarlyRequest(day, tidy(reason) or None)
    return save(services, replace(opened.member, early_request=request), opened)


def withdraw_early(services: Services, key: str) -> int | None:
    """Takes the request for an early award off the record; None where there was none."""
    opened = open_member(services, key)
    return save(services, replace(opened.member, early_request=None), opened)


def begin_review(services: Services, key: str, since: date | None) -> int | None:
    """Notes that the member is being considered for discipline, from a day or always."""
    opened = open_member(services, key)
    return save(services, replace(opened.member, under_review=UnderReview(since)), opened)


def end_review(services: Services, key: str) -> int | None:
    """Notes that the member is no longer being considered; None where nothing was noted."""
    opened = open_member(services, key)
    return save(services, replace(opened.member, under_review=None), opened)
