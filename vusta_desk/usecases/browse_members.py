"""Searching members by name or number, and by branch."""

from vusta_desk.storage import listings
from vusta_desk.storage.listings import Listing
from vusta_desk.usecases.services import Services

__all__ = ["Listing", "search"]


def search(
    services: Services, text: str = "", branch: str = "", limit: int | None = None
) -> Listing:
    """Members whose name or number answers `text`, best first; without it all by name."""
    with services.data.read() as connection:
        return listings.search(connection, text, day=services.today, branch=branch, limit=limit)
