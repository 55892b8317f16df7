"""How hard a new password is to guess, judged by its length, its variety and what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from vusta_desk.domain.names import folded
from vusta_desk.i18n.catalogue import N_

SHORTEST = 8
_LONG, _GOOD_LENGTH, _FEW_LETTERS = 16, 12, 5
_RUNS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUN = 4  # letters in the order of the keyboard or the alphabet that count as one
_COMMON = (
    *("password", "passw0rd", "matkhau", "matma", "123456", "123123", "112233", "111111", "000000"),
    *("888888", "abc123", "1q2w3e", "1qaz", "qwerty", "iloveyou", "admin", "administrator"),
    *("welcome", "letmein", "monkey", "dragon", "vietnam", "hanoi", "saigon", "hochiminh"),
    *("dangcongsan", "dangvien", "dangbo", "danguy", "chibo", "vusta", "lienhiephoi", "anhyeuem"),
)


class Strength(IntEnum):
    """From what is refused to what is hard to guess."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, why (a msgid, may be empty) and what `{part}` in it stands for."""

    strength: Strength
    why: str = ""
    part: str = ""


STRENGTH_WORDS = {
    Strength.TOO_SHORT: N_("Too short: at least 8 characters."),
    Strength.WEAK: N_("Weak: it would soon be guessed."),
    Strength.FAIR: N_("Fair."),
    Strength.STRONG: N_("Strong."),
}


def judge(password: str, known: Iterable[str] = ()) -> Judgement:
    """How strong a password is; `known` are words that anyone would try here, such as the symbol.

    A common word or a run of keys counts as one letter, letters that recur count less.
    """
    if len(password) < SHORTEST:
        return Judgement(Strength.TOO_SHORT)
    plain = "".join(folded(password).split())
    common = [word for word in (*_COMMON, *_plain(known)) if word in plain]
    worst, run = max(common, key=len, default=""), _run_in(plain)
    if len(run) > len(worst) and len(plain) - len(run) < SHORTEST:
        return Judgement(Strength.WEAK, N_("“{part}” is a run of neighbouring keys."), run)
    if worst:
        rest = len(plain) - len(worst)
        strength = Strength.WEAK if rest < SHORTEST else Strength.FAIR
        return Judgement(strength, N_("It holds “{part}”, which is tried first."), worst)
    if len(set(plain)) < _FEW_LETTERS:
        return Judgement(Strength.WEAK, N_("The same few characters come again and again."))
    if plain.isdigit() and len(plain) < _GOOD_LENGTH:
        return Judgement(Strength.WEAK, N_("Digits alone are soon tried; add words."))
    if len(password) >= _LONG or (len(password) >= _GOOD_LENGTH and _kinds(password) >= 3):
        return Judgement(Strength.STRONG)
    return Judgement(Strength.FAIR, N_("Longer is better: four or more words are strong."))


def _plain(known: Iterable[str]) -> list[str]:
    words = ("".join(folded(word).split()) for word in known)
    return [word for word in words if len(word) >= 3]


def _run_in(text: str) -> str:
    """The longest run of neighbouring keys, forwards or backwards; empty where there is none."""
    best = ""
    for keys in (*_RUNS, *(each[::-1] for each in _RUNS)):
        for start in range(len(text)):
            end = start
            while end < len(text) and text[start : end + 1] in keys:
                end += 1
            best = max(best, text[start:end], key=len)
    return best if len(best) >= _RUN else ""


def _kinds(text: str) -> int:
    tests = (str.islower, str.isupper, str.isdigit, lambda each: not each.isalnum())
    return sum(any(test(each) for each in text) for test in tests)
