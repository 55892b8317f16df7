"""Which branch a list means: names are written short, in another order, with slips of the pen.

A name that only leaves out what every name has (“CB Hội Toán học” for “Chi bộ Cơ quan Hội Toán học
Việt Nam”) is that branch. A name that is merely like one is asked about, and the answer remembered.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from math import log
from typing import TypeAlias

from vusta_desk.domain.member import Branch
from vusta_desk.domain.names import folded, same_spelling
from vusta_desk.importing.shipped import read_shipped

_NO_WORD = re.compile(r"[\W_]+")
_Y_AS_I = re.compile(r"\b([bdghklmnrstvx]|qu|ch|kh|nh|ph|th)y\b")  # lý and lí, kỹ and kĩ
_NUMBER = re.compile(r"\bso (?=\d)")  # chi bộ số 1 is chi bộ 1
_ALIKE = 0.6  # so much of what tells names apart is common: worth a question
_SAME_LETTERS = 0.9  # of two names written together
_SLIP = 0.8  # what a word counts that differs in a letter
_LEAST_LETTERS = 4  # of a word in which a letter may be wrong
_LEAST_OF_SHORTER = 2
_SHORTER = 0.15  # in favour of a name that only lacks words
_SHORTEST, _LONGEST_INITIALS = 2, 6
_MOST_GUESSES = 5
_MOST_COMPARED = 400  # names of one list; a list with more has no branches in that column

Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A branch of ours; `loosely` where its name is not the very one of the list.

    `remembered` where somebody has said of an earlier list that it is meant.
    """

    key: str
    loosely: bool = False
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """May be one of these, the likeliest first."""

    guesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class New:
    """Nothing like it is known."""


NEW = New()
Answer: TypeAlias = Known | Question | New


class BranchNames:
    """The branches on record by their names; `learned` says whose name a person gave."""

    def __init__(self, branches: Iterable[Branch], learned: Mapping[str, str]) -> None:
        known = tuple(branches)
        keys = {branch.key for branch in known}
        self._exact: dict[str, list[Branch]] = {}
        self._cores: dict[Words, dict[str, None]] = {}
        for branch in known:
            self._exact.setdefault(folded(branch.name), []).append(branch)
            self._cores.setdefault(_core(branch.name), {})[branch.key] = None
        self._learned = {folded(name): key for name, key in learned.items() if key in keys}
        often = Counter(word for core in self._cores for word in set(core))
        self._weights = {word: log(1 + len(known) / times) for word, times in often.items()}
        self._rare = log(1 + len(known))
        self._compared = 0

    def match(self, name: str) -> Answer:
        """Which branch a name means."""
        if (alike := self._exact.get(folded(name))) is not None:
            same_marks = [branch.key for branch in alike if same_spelling(branch.name, name)]
            if same_marks:
                return Known(same_marks[0])
        if (learned := self._learned.get(folded(name))) is not None:
            return Known(learned, loosely=True, remembered=True)
        if alike is not None:  # but for the marks the very name
            keys = tuple(branch.key for branch in alike)
            return Known(keys[0], loosely=True) if len(keys) == 1 else Question(keys)
        core = _core(name)
        same = tuple(self._cores.get(core, ()))
        if len(same) == 1 and core:
            return Known(same[0], loosely=True)
        guesses = same if core and same else self._guesses(core)
        return Question(guesses) if guesses else NEW

    def _guesses(self, core: Words) -> tuple[str, ...]:
        self._compared += 1
        if self._compared > _MOST_COMPARED:
            return ()
        scored = [(self._likeness(core, other), other) for other in self._cores]
        likely = sorted((pair for pair in scored if pair[0] >= _ALIKE), reverse=True)
        keys = [key for _, other in likely for key in self._cores[other]]
        return tuple(keys[:_MOST_GUESSES])

    def _likeness(self, one: Words, other: Words) -> float:
        """How much of what tells the two names apart from others they have in common, 0 to 1."""
        one = _spelled_out(one, other)
        return max(
            self._in_common(set(one), set(other)),
            self._in_common(set(_telling(one)), set(_telling(other))),
            _same_letters("".join(one), "".join(other)),
        )

    def _in_common(self, mine: set[str], theirs: set[str]) -> float:
        common, total = 0.0, 0.0
        for word in mine | theirs:
            weight = self._weights.get(word, self._rare)
            if word in mine and word in theirs:
                common += weight
            elif any(_is_slip(word, each) for each in (theirs if word in mine else mine)):
                common += weight * _SLIP
            total += weight
        is_shorter = mine < theirs and len(mine) >= _LEAST_OF_SHORTER
        return common / total + (_SHORTER if is_shorter else 0.0) if total else 0.0


@dataclass(frozen=True, slots=True)
class _Lexicon:
    short: Mapping[Words, Words]
    left_out: frozenset[Words]
    mixed_up: frozenset[Words]

    def longest(self) -> int:
        return max(map(len, (*self.short, *self.left_out, *self.mixed_up)))


@cache
def _lexicon() -> _Lexicon:
    tables = read_shipped("branches.toml")
    short = {_words(name): _words(text) for name, text in tables["short"].items()}
    left_out, mixed_up = (tables[table]["words"] for table in ("may_be_left_out", "mixed_up"))
    return _Lexicon(short, frozenset(map(_words, left_out)), frozenset(map(_words, mixed_up)))


@cache
def kind_words() -> Mapping[str, str]:
    """The kind of a branch by what lists call it, as `spelled` has it."""
    kinds: Mapping[str, list[str]] = read_shipped("branches.toml")["kinds"]
    return {spelled(name): kind for kind, names in kinds.items() for name in names}


def spelled(name: str) -> str:
    """A name without what is written short, to be compared."""
    return " ".join(_replaced(_words(name), _lexicon().short))


def _words(text: str) -> Words:
    plain = folded(text)
    plain = " & ".join(_NO_WORD.sub(" ", part) for part in plain.split("&"))
    return tuple(_NUMBER.sub("", _Y_AS_I.sub(r"\1i", plain)).split())


def _core(name: str) -> Words:
    """What is left of a name without the words that every name has."""
    lexicon = _lexicon()
    whole = _replaced(_replaced(_words(name), lexicon.short), lexicon.short)
    return _replaced(whole, dict.fromkeys(lexicon.left_out, ()))


def _telling(core: Words) -> Words:
    """The words that tell a name apart; all of them where none is left."""
    return _replaced(core, dict.fromkeys(_lexicon().mixed_up, ())) or core


def _replaced(words: Words, by: Mapping[Words, Words]) -> Words:
    """The words with every run that stands in `by` replaced, the longest first."""
    return tuple(_replacing(words, by, _lexicon().longest()))


def _replacing(words: Words, by: Mapping[Words, Words], longest: int) -> Iterator[str]:
    at = 0
    while at < len(words):
        for length in range(longest, 0, -1):
            run = words[at : at + length]
            if len(run) == length and run in by:
                yield from by[run]
                at += length
                break
        else:
            yield words[at]
            at += 1


def _spelled_out(words: Words, by: Words) -> Words:
    """The words with initials written out where they are those of another name: KH for khoa học."""
    whole: list[str] = []
    for word in words:
        runs = (by[at : at + len(word)] for at in range(len(by) - len(word) + 1))
        is_short = _SHORTEST <= len(word) <= _LONGEST_INITIALS and word not in by
        whole += next((run for run in runs if is_short and _initials(run) == word), (word,))
    return tuple(whole)


def _initials(words: Words) -> str:
    return "".join(word[0] for word in words)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ in a letter: another, one too many, or two in the wrong order."""
    if min(len(one), len(other)) < _LEAST_LETTERS or one[0] != other[0]:
        return False
    if len(one) == len(other):
        differ = [at for at, pair in enumerate(zip(one, other, strict=True)) if len(set(pair)) > 1]
        swapped = len(differ) == 2 and sorted(one) == sorted(other)
        return len(differ) == 1 or swapped
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _same_letters(one: str, other: str) -> float:
    """How alike two names are written together; 0 where they are not."""
    if any(map(str.isdecimal, one)) or any(map(str.isdecimal, other)):
        return 0.0  # a number tells apart
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio):
        if (likeness := ratio()) < _SAME_LETTERS:
            return 0.0
    return likeness
