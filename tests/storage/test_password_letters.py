"""A password is the same in whole letters and in parts, at every door of the data file."""

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from tests.storage.support import refused
from vusta_desk.domain.member import Committee
from vusta_desk.storage import datafile
from vusta_desk.storage.keys import Cost

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
WHOLE = "bốn từ dễ nhớ"
PARTS = unicodedata.normalize("NFD", WHOLE)
QUICK = Cost(memory_kib=64, iterations=1, lanes=1)


def test_new_open_change_and_recovery(tmp_path: Path) -> None:
    path = tmp_path / "a.vusta"
    made = datafile.create(path, PARTS, committee=Committee("a", "b", "c"), now=NOW, cost=QUICK)
    letters = made.recovery_letters()
    made.close()
    with datafile.open_file(path, WHOLE, now=NOW) as opened:
        opened.change_password(PARTS + "1", QUICK)
    datafile.open_file(path, WHOLE + "1", now=NOW).close()
    datafile.open_with_recovery(path, " ".join(letters), PARTS, now=NOW, cost=QUICK).close()
    datafile.open_file(path, WHOLE, now=NOW).close()
    for other in (PARTS + "1", "bon tu de nho"):
        with refused("wrong_password"):
            datafile.open_file(path, other, now=NOW)
