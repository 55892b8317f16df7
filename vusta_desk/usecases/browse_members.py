"""Searching members by name or number, and by branch."""

from dataclasses import dataclass

from vusta_desk.storage import listings
from vusta_desk.storage.listings import Listing
from vusta_desk.usecases.services import Services


def search(
    services: Services, text: str, branch: str = "", limit: int | None = None
) -> Listing:
    """Members whose name or number answers `text`, best first; all in name order without it."""
    with services.data.read() as connection:
        return listings.search(connection, text, branch=branch, day=services.today, limit=limit)
