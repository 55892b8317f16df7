"""The data key and its key file.

The database is encrypted with a random data key. The key file beside it (`X.vusta.khoa`) holds
that key wrapped once per user: argon2id makes a wrapping key from the password, AES-GCM seals the
data key with it. A second copy lies in the program's own folder, under the id of the data file;
the id is also the database's salt, its first 16 bytes, so a copy is found without a key file.
A healthy key file beside the data file is the one that counts: an old copy never brings an old
password back.
"""

import hashlib
import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.errors import file_errors
from vusta_desk.storage.files import beside, move, write_atomically

KEY_SIZE = 32
ID_SIZE = 16
_FORMAT = "vusta-key/1"
_SALT_SIZE = 16
_NONCE_SIZE = 12
_MOST_MEMORY_KIB = 1 << 20  # a forged key file must not exhaust the machine
_MOST_ITERATIONS = 64
_MOST_LANES = 16
_MOST_WRAPS = 16
_MOST_BYTES = 1 << 20


class KeyFileError(ValueError):
    """The content of a file is not that of a whole key file."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What guessing one password costs (argon2id, RFC 9106 section 4, second choice)."""

    memory_kib: int = 1 << 16
    iterations: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key sealed with one user's password."""

    user: str
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of a key file; `file_id` names the data file it belongs to."""

    file_id: bytes
    wraps: tuple[Wrap, ...]

    def to_bytes(self) -> bytes:
        """The key file as it is written: JSON whose checksum tells damage from a wrong password."""
        content = {
            "format": _FORMAT,
            "file_id": self.file_id.hex(),
            "wraps": [
                {"user": wrap.user, "kdf": "argon2id", **asdict(wrap.cost)}
                | {part: _text(getattr(wrap, part)) for part in ("salt", "nonce", "sealed")}
                for wrap in self.wraps
            ],
        }
        return json.dumps(content | {"check": _checksum(content)}, indent=1).encode()

    @classmethod
    def from_bytes(cls, text: bytes) -> "KeyFile":
        """Reads a key file; raises KeyFileError."""
        try:
            content = json.loads(text)
            if content.pop("check") != _checksum(content) or content["format"] != _FORMAT:
                raise ValueError("not a whole key file")
            if len(content["wraps"]) > _MOST_WRAPS:
                raise ValueError("more users than a committee has")
            return cls(bytes.fromhex(content["file_id"]), tuple(map(_wrap, content["wraps"])))
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
            raise KeyFileError(str(error)) from error


def new_key() -> bytes:
    """A random data key."""
    return secrets.token_bytes(KEY_SIZE)


def new_file_id() -> bytes:
    """A random id of a data file, which is its salt too."""
    return secrets.token_bytes(ID_SIZE)


def sealed_for(key: bytes, file_id: bytes, password: str, cost: Cost, user: str = "") -> KeyFile:
    """A key file that opens with `password`."""
    salt, nonce = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_NONCE_SIZE)
    sealer = AESGCM(_wrapping_key(password, salt, cost))
    sealed = sealer.encrypt(nonce, key, _bound_to(file_id))
    return KeyFile(file_id, (Wrap(user, cost, salt, nonce, sealed),))


def unseal(keys: KeyFile, password: str) -> bytes:
    """The data key; raises Refused `wrong_password`."""
    for wrap in keys.wraps:
        opener = AESGCM(_wrapping_key(password, wrap.salt, wrap.cost))
        with suppress(InvalidTag):
            return opener.decrypt(wrap.nonce, wrap.sealed, _bound_to(keys.file_id))
    raise Refused("wrong_password")


def key_file_of(path: Path) -> Path:
    """Where the key file of a data file lies."""
    return beside(path, ".khoa")


def find(path: Path, file_id: bytes, copy_folder: Path | None) -> KeyFile:
    """The key file beside the data file or, where that is missing or broken, its copy.

    Raises Refused `key_file_missing` where neither can be read.
    """
    own = read(key_file_of(path))
    if own and own.file_id == file_id:
        return own
    found = (copy_folder and read(_copy(copy_folder, file_id))) or own
    if found is None:
        raise Refused("key_file_missing", file=str(path), key_file=key_file_of(path).name)
    return found


def store(path: Path, keys: KeyFile, copy_folder: Path | None) -> None:
    """Writes the key file and its copy, the copy first: the one beside the data file decides.

    Raises Refused `disk_full`, `cannot_write`.
    """
    store_copy(keys, copy_folder)
    with file_errors(path):
        set_aside_others(path, keys.file_id)
        write_atomically(key_file_of(path), keys.to_bytes())


def is_in_place(path: Path, keys: KeyFile) -> bool:
    """Whether this is the key file that lies beside the data file."""
    return read(key_file_of(path)) == keys


def set_aside_others(path: Path, file_id: bytes) -> None:
    """A key file of another data file may be its last one: it is kept, named by its id."""
    found = read(key_file_of(path))
    if found and found.file_id != file_id:
        move(key_file_of(path), beside(path, f".{found.file_id.hex()}.khoa"))


def store_copy(keys: KeyFile, copy_folder: Path | None) -> None:
    """Brings the copy in the program's own folder up to date."""
    if copy_folder is None:
        return
    place, content = _copy(copy_folder, keys.file_id), keys.to_bytes()
    with file_errors(place):
        if not place.exists() or place.read_bytes() != content:
            copy_folder.mkdir(parents=True, exist_ok=True)
            write_atomically(place, content)


def _copy(folder: Path, file_id: bytes) -> Path:
    return folder / f"{file_id.hex()}.khoa"


def read(place: Path) -> KeyFile | None:
    """A key file; None where it is missing or not whole."""
    try:
        with place.open("rb") as file:
            return KeyFile.from_bytes(file.read(_MOST_BYTES))
    except (OSError, KeyFileError):
        return None


def _wrapping_key(password: str, salt: bytes, cost: Cost) -> bytes:
    maker = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return maker.derive(unicodedata.normalize("NFC", password).encode())


def _bound_to(file_id: bytes) -> bytes:
    return _FORMAT.encode() + file_id


def _wrap(content: dict[str, object]) -> Wrap:
    if content["kdf"] != "argon2id":
        raise ValueError("unknown way of wrapping")
    cost = Cost(*(_whole(content[name]) for name in ("memory_kib", "iterations", "lanes")))
    if not (
        1 <= cost.lanes <= _MOST_LANES
        and 1 <= cost.iterations <= _MOST_ITERATIONS
        and 8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
    ):
        raise ValueError("cost out of bounds")
    salt, nonce, sealed = (_bytes(content[part]) for part in ("salt", "nonce", "sealed"))
    if (len(salt), len(nonce)) != (_SALT_SIZE, _NONCE_SIZE):
        raise ValueError("salt or nonce of another length")
    return Wrap(str(content["user"]), cost, salt, nonce, sealed)


def _whole(number: object) -> int:
    if not isinstance(number, int):
        raise ValueError("not a whole number")
    return number


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise ValueError("not a text")
    return b64decode(text, validate=True)


def _text(part: bytes) -> str:
    return b64encode(part).decode()


def _checksum(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
