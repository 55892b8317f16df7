from tests.storage.support import COMMITTEE, NOW, WHO
from vusta_desk.domain.member import Committee
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.history import history
from vusta_desk.storage.settings import (
    get_committee,
    get_settings,
    set_committee,
    set_setting,
    set_settings,
)


def known(file: DataFile) -> dict[str, object]:
    with file.read() as connection:
        return get_settings(connection)


def test_a_setting_is_set_changed_and_taken_away(empty: DataFile) -> None:
    before = known(empty)
    for value in ("vi", {"ngày": [1, 2.5, True]}, None):
        with empty.operation("settings_change", WHO, NOW) as writer:
            set_setting(writer.connection, "language", value)
        assert known(empty) == before | ({"language": value} if value else {})


def test_the_committee_is_three_settings(empty: DataFile) -> None:
    assert known(empty) == {
        "committee.name": COMMITTEE.name,
        "committee.superior": COMMITTEE.superior,
        "committee.symbol": COMMITTEE.symbol,
    }
    with empty.operation("settings_change", WHO, NOW) as writer:
        set_committee(writer.connection, Committee("A", "B", "C"))
    with empty.read() as connection:
        assert get_committee(connection) == Committee("A", "B", "C")


def test_the_same_value_again_changes_nothing(empty: DataFile) -> None:
    with empty.operation("settings_change", WHO, NOW) as writer:
        set_settings(writer.connection, {"committee.name": COMMITTEE.name, "none": None})
    with empty.read() as connection:
        assert history(connection, 1)[0].first_change is None
