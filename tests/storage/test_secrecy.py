"""No word about people stands in plain text in any file."""

from dataclasses import replace
from pathlib import Path

from tests.storage.support import (
    COMMITTEE,
    FULL_MEMBER,
    NOW,
    PASSWORD,
    WHO,
    add_people,
    new_file,
    person,
)
from vusta_desk.domain.names import folded, sort_key
from vusta_desk.storage import backup
from vusta_desk.storage.members import insert_members

WORDS = [
    FULL_MEMBER.name,
    folded(FULL_MEMBER.name),
    sort_key(FULL_MEMBER.name),
    person(1).name,
    folded(person(1).name),
    str(FULL_MEMBER.card_number),
    str(FULL_MEMBER.home),
    COMMITTEE.name,
    COMMITTEE.symbol,
    "members",
    "CREATE TABLE",
    PASSWORD,
]


def files_with_words(folder: Path) -> dict[str, list[str]]:
    found = {}
    for place in folder.rglob("*"):
        if place.is_file():
            content = place.read_bytes()
            found[place.name] = [
                word
                for word in WORDS
                if word.encode() in content or word.encode("utf-16-le") in content
            ]
    return found


def test_no_plain_text_anywhere(tmp_path: Path) -> None:
    with new_file(tmp_path, copies=tmp_path / "copies") as file:
        add_people(file, 300, first=1)
        with file.operation("import", WHO, NOW) as writer:
            insert_members(writer.connection, [replace(FULL_MEMBER, key="M999")])
            during = files_with_words(tmp_path)
        backup.make(file, NOW)
        open_ = files_with_words(tmp_path)
    closed = files_with_words(tmp_path)
    for found in (during, open_, closed):
        assert all(words == [] for words in found.values()), found
    assert {"X.vusta", "X.vusta-wal", "X.vusta-shm", "X.vusta.khoa"} <= set(open_)
    assert len(open_) == 7  # a lock, a copy of the keys and a backup, too
