"""Import as the window does it: sheets and columns, progress, cancel."""

from pathlib import Path

import pytest

from tests.importing.support import OFFICE_LIST, write_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.usecases import import_members, taking_in
from vusta_desk.usecases.import_members import MENDED_BY_COLUMNS, Accept, Choices, Fate
from vusta_desk.usecases.services import Services


def test_the_preview_shows_sheets_and_columns(empty: Services) -> None:
    seen = import_members.preview(empty, OFFICE_LIST)
    assert seen.sheet in seen.sheets
    assert seen.columns == import_members.columns(empty, OFFICE_LIST)
    assert "name" in {column.field for column in seen.columns}
    assert not seen.brings_committee


def test_what_was_not_recognised_is_mended_by_columns(empty: Services, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lạ.xlsx", [("Ai", "Hôm"), ("Lê Lan", "1960"), ("Lê An", "1961")])
    with pytest.raises(Refused) as refused:
        import_members.preview(empty, path)
    assert refused.value.code in MENDED_BY_COLUMNS
    shown = import_members.columns(empty, path)
    by_hand = dict(zip((column.index for column in shown), ("name", "birth_date"), strict=True))
    seen = import_members.preview(empty, path, Choices(columns=by_hand))
    assert seen.fates[Fate.NEW] == 2
    import_members.apply(empty, seen, Accept.ALL)
    assert {member.name for member in empty.registry().members} == {"Lê An", "Lê Lan"}


def test_reading_and_taking_in_are_counted(empty: Services) -> None:
    read: list[tuple[int, int]] = []
    taken: list[tuple[int, int]] = []
    seen = import_members.preview(empty, OFFICE_LIST, progress=Progress(lambda *s: read.append(s)))
    import_members.apply(empty, seen, progress=Progress(lambda *s: taken.append(s)))
    assert read == sorted(read)
    assert read[0][0] == 0
    assert read[-1][0] == read[-1][1] >= len(seen.plan.rows)
    assert taken[0] == (0, seen.fates[Fate.NEW])
    assert taken[-1] == (seen.fates[Fate.NEW], seen.fates[Fate.NEW])


def test_called_off_nothing_is_taken_in(empty: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "AT_ONCE", 100)
    before = empty.registry()
    seen = import_members.preview(empty, OFFICE_LIST)
    progress = Progress(lambda done, total: progress.cancel() if done > 200 else None)
    with pytest.raises(Cancelled):
        import_members.apply(empty, seen, progress=progress)
    assert empty.registry() == before
    assert import_members.apply(empty, seen, Accept.ALL) is not None


def test_in_parts_or_in_one_it_is_the_same(
    empty: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "AT_ONCE", 7)
    seen = import_members.preview(empty, OFFICE_LIST)
    import_members.apply(empty, seen, Accept.ALL)
    wanted = [row.member for row in seen.plan.rows if row.fate is Fate.NEW]
    assert sorted(empty.registry().members, key=_key) == sorted(wanted, key=_key)
    again = import_members.preview(empty, OFFICE_LIST)
    assert again.fates[Fate.SAME] == len(wanted)


def _key(member: object) -> str:
    return str(getattr(member, "key", ""))


def test_reading_can_be_called_off(empty: Services) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        import_members.preview(empty, OFFICE_LIST, progress=progress)
