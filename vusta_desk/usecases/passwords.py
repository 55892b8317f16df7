"""The password of the open data file: asked again before what it protects, and changed."""

from vusta_desk.storage import keys
from vusta_desk.usecases.services import Services


def check_password(services: Services, password: str) -> None:
    """Refuses (`wrong_password`) what is not the password of the open file; made to be slow."""
    keys.unseal(services.data.key_file, password)


def change_password(services: Services, old: str, new: str) -> None:
    """Gives the open file another password; backups made before keep theirs.

    Raises Refused `wrong_password` for the old one, `disk_full`, `cannot_write`.
    """
    check_password(services, old)
    services.data.change_password(new)
