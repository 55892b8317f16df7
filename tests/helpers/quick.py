"""Passwords that are quick to try, for tests that are about something else.

What trying one costs stands in the key file, so the program does nothing otherwise; that it takes
as long as it should by default is what tests of keys are for.
"""

from pathlib import Path

from vusta_desk.storage import keys
from vusta_desk.storage.keys import Cost

CHEAP = Cost(memory_kib=32, iterations=1, lanes=1)


def make_quick(path: Path, password: str) -> None:
    """Seals the key of a closed data file anew, with the same password."""
    sealed = keys.read(keys.key_file_of(path))
    assert sealed is not None
    key = keys.unseal(sealed, password)
    keys.store(path, keys.sealed_for(key, sealed.file_id, password, CHEAP), None)
