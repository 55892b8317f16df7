import json
import unicodedata
from pathlib import Path

import pytest

from tests.storage.support import CHEAP, PASSWORD, refused
from vusta_desk.storage import keys
from vusta_desk.storage.keys import Cost, KeyFile, KeyFileError, sealed_for, unseal

KEY = keys.new_key()
ID = keys.new_file_id()


@pytest.fixture(scope="module")
def key_file() -> KeyFile:
    return sealed_for(KEY, ID, PASSWORD, CHEAP)


def changed(key_file: KeyFile, **wrap: object) -> bytes:
    """The key file with another wrap, and a checksum that fits it."""
    content = json.loads(key_file.to_bytes())
    del content["check"]
    content["wraps"][0] |= wrap
    return json.dumps(content | {"check": keys._checksum(content)}).encode()


def test_the_password_opens_and_no_other_does(key_file: KeyFile) -> None:
    assert unseal(key_file, PASSWORD) == KEY
    with refused("wrong_password"):
        unseal(key_file, PASSWORD.upper())


def test_a_password_is_the_same_however_its_marks_were_typed(key_file: KeyFile) -> None:
    assert unseal(key_file, unicodedata.normalize("NFD", PASSWORD)) == KEY


def test_what_is_written_can_be_read(key_file: KeyFile) -> None:
    assert KeyFile.from_bytes(key_file.to_bytes()) == key_file


def test_the_key_is_not_in_the_key_file(key_file: KeyFile) -> None:
    text = key_file.to_bytes()
    assert KEY.hex().encode() not in text.lower()
    assert PASSWORD.encode() not in text


def test_two_key_files_of_one_key_have_nothing_in_common() -> None:
    one, two = (sealed_for(KEY, ID, PASSWORD, CHEAP).wraps[0] for _ in range(2))
    assert not {one.salt, one.nonce, one.sealed} & {two.salt, two.nonce, two.sealed}


def test_a_key_file_belongs_to_its_data_file(key_file: KeyFile) -> None:
    moved = KeyFile(keys.new_file_id(), key_file.wraps)
    with refused("wrong_password"):
        unseal(moved, PASSWORD)


def test_each_user_has_a_wrap(key_file: KeyFile) -> None:
    second = sealed_for(KEY, ID, "của người khác", CHEAP, user="Khác")
    both = KeyFile(ID, key_file.wraps + second.wraps)
    assert unseal(KeyFile.from_bytes(both.to_bytes()), "của người khác") == KEY


def test_every_changed_byte_shows(key_file: KeyFile) -> None:
    text = key_file.to_bytes()
    for place in range(len(text)):
        broken = bytearray(text)
        broken[place] ^= 1
        with pytest.raises(KeyFileError):
            KeyFile.from_bytes(bytes(broken))


@pytest.mark.parametrize("text", [b"", b"[]", b"null", b"{}", b"\xff", b'{"check": 1}'])
def test_something_else_is_no_key_file(text: bytes) -> None:
    with pytest.raises(KeyFileError):
        KeyFile.from_bytes(text)


@pytest.mark.parametrize(
    "forged",
    [
        {"memory_kib": 1 << 40},
        {"memory_kib": 1},
        {"memory_kib": "32"},
        {"iterations": 10_000},
        {"iterations": 0},
        {"lanes": 1_000},
        {"kdf": "plain"},
        {"salt": None},
        {"salt": "AAAA"},
        {"nonce": "AAAA"},
    ],
)
def test_a_forged_key_file_cannot_exhaust_the_machine(
    key_file: KeyFile, forged: dict[str, object]
) -> None:
    with pytest.raises(KeyFileError):
        KeyFile.from_bytes(changed(key_file, **forged))


def test_guessing_is_made_dear_by_default() -> None:
    assert Cost() == Cost(memory_kib=65536, iterations=3, lanes=4)


class TestPlaces:
    def test_a_key_file_and_its_copy(self, tmp_path: Path, key_file: KeyFile) -> None:
        path, copies = tmp_path / "X.vusta", tmp_path / "program" / "keys"
        keys.store(path, key_file, copies)
        assert keys.find(path, ID, copies) == key_file
        (tmp_path / "X.vusta.khoa").unlink()
        assert keys.find(path, ID, copies) == key_file
        (tmp_path / "X.vusta.khoa").write_text("hỏng", "utf-8")
        assert keys.find(path, ID, copies) == key_file

    def test_without_either_it_is_said(self, tmp_path: Path, key_file: KeyFile) -> None:
        with refused("key_file_missing") as refusal:
            keys.find(tmp_path / "X.vusta", ID, tmp_path)
        assert refusal().details["key_file"] == "X.vusta.khoa"

    def test_an_old_copy_does_not_bring_an_old_password_back(
        self, tmp_path: Path, key_file: KeyFile
    ) -> None:
        path, copies = tmp_path / "X.vusta", tmp_path / "copies"
        keys.store(path, key_file, copies)
        keys.store(path, sealed_for(KEY, ID, "mới", CHEAP), None)
        with refused("wrong_password"):
            unseal(keys.find(path, ID, copies), PASSWORD)

    def test_a_key_file_of_another_data_file_gives_way_to_the_copy(
        self, tmp_path: Path, key_file: KeyFile
    ) -> None:
        path, copies = tmp_path / "X.vusta", tmp_path / "copies"
        other = sealed_for(keys.new_key(), keys.new_file_id(), PASSWORD, CHEAP)
        keys.store(path, other, None)
        assert keys.find(path, ID, copies) == other
        keys.store_copy(key_file, copies)
        assert keys.find(path, ID, copies) == key_file

    def test_a_key_file_of_another_data_file_is_never_overwritten(
        self, tmp_path: Path, key_file: KeyFile
    ) -> None:
        path = tmp_path / "X.vusta"
        other = sealed_for(keys.new_key(), keys.new_file_id(), PASSWORD, CHEAP)
        keys.store(path, other, None)
        keys.store(path, key_file, None)
        kept = tmp_path / f"X.vusta.{other.file_id.hex()}.khoa"
        assert keys.read(kept) == other
        assert keys.is_in_place(path, key_file)
        keys.store(path, other, None)
        keys.store(path, key_file, None)
        assert keys.read(kept) == other
        assert keys.is_in_place(path, key_file)
