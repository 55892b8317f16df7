"""The data key as letters for paper: eight groups of eight letters and one check letter.

The alphabet has no vowels, so that a Vietnamese keyboard changes nothing while typing, and of
letters that look alike only one; the other is taken for it. A group stands for four bytes, its
check letter finds any one wrong letter, two letters exchanged and groups in the wrong order.
"""

from collections.abc import Sequence

from vusta_desk.domain.findings import Refused

GROUPS = 8
_ALPHABET = "23456789CFHJKMNPRTX"
_BASE = len(_ALPHABET)  # a prime, so that every weight below tells
_LETTERS = 8  # the fewest that hold four bytes
_SIZE = _LETTERS + 1
_BYTES = 4
_TAKEN_FOR = str.maketrans("ZSBG", "2586")
_FORGIVEN = " -\t\r\n."


def recovery_letters(key: bytes) -> tuple[str, ...]:
    """The groups of a 32-byte key in order, written as `CFH JKM NPR`."""
    return tuple(
        _spaced(_group(number, key[number * _BYTES : (number + 1) * _BYTES]))
        for number in range(GROUPS)
    )


def key_from_letters(typed: str) -> bytes:
    """The key that was written down; small letters, spaces and dashes are forgiven.

    Raises Refused `recovery_letters_wrong` with `groups`, the numbers (from 1) of the groups with
    a typing error; a letter too many or too few spoils its group and those after it.
    """
    letters = "".join(letter for letter in typed.upper() if letter not in _FORGIVEN)
    letters = letters.translate(_TAKEN_FOR)
    pieces = [letters[start : start + _SIZE] for start in range(0, len(letters), _SIZE)]
    pieces += [""] * (GROUPS - len(pieces))
    values = [_value(number, piece) for number, piece in enumerate(pieces)]
    wrong = tuple(number for number, value in enumerate(values, 1) if value is None)
    if wrong or len(pieces) > GROUPS:
        raise Refused("recovery_letters_wrong", groups=wrong or (GROUPS + 1,))
    return b"".join(value for value in values if value is not None)


def _group(number: int, part: bytes) -> str:
    rest, digits = int.from_bytes(part), []
    for _ in range(_LETTERS):
        rest, digit = divmod(rest, _BASE)
        digits.append(digit)
    return "".join(_ALPHABET[digit] for digit in [*digits, _check(number, digits)])


def _value(number: int, letters: str) -> bytes | None:
    if len(letters) != _SIZE or any(letter not in _ALPHABET for letter in letters):
        return None
    *digits, check = (_ALPHABET.index(letter) for letter in letters)
    value = 0
    for digit in reversed(digits):
        value = value * _BASE + digit
    if check != _check(number, digits) or value >= 1 << 8 * _BYTES:
        return None
    return value.to_bytes(_BYTES)


def _check(number: int, digits: Sequence[int]) -> int:
    # Weights 2 to 9 and -1 for the check letter differ modulo 19: exchanging neighbours shows.
    return (number + sum(weight * digit for weight, digit in enumerate(digits, 2))) % _BASE


def _spaced(letters: str) -> str:
    return " ".join(letters[start : start + 3] for start in range(0, _SIZE, 3))
