"""Whether a word is written as a Vietnamese syllable can be: beginning, rhyme, tone and capitals.

It knows no words, so that names need not be known. It is what tells one way of writing letters
from another: read in the wrong way hardly any word passes.
"""

from functools import lru_cache

from vusta_desk.domain.unicode_forms import composed, decomposed

_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_CLOSED_TONES = frozenset("\u0301\u0323")  # all that a syllable ending in c, ch, p, t can have
_BEGINNINGS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    *"bcdđghklmnprstvx", "",
)  # fmt: skip
_OPEN = """
a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oai oao oay oe oeo oi ôi ơi ua ui uơ ưa
ưi ưu ươi ươu uây uê ui uôi uy uya uyu yêu
"""
_NASAL = """
am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng om on ong oong ôm ôn
ông ơm ơn um un ung ưm ưn ưng uôm uôn uông ươm ươn ương yêm yên yêng ym yn ynh yng oam oan oang
oanh oăm oăn oăng oen oem uân uâng uên uênh uyn uynh uyên uơn
"""
_STOPPED = """
ac ach ap at ăc ăp ăt âc âp ât ec ep et êp êt êch ip it ich iêc iêp iêt oc op ot ooc ôc ôp ôt ơp ơt
uc up ut ưc ưt ưp uôc uôt uôp ươc ươp ươt yêt yt yp ych oac oach oap oat oăc oăt oet uât uêch uyt
uych uyêt uyp ăk
"""
_FREE_RHYMES = frozenset(f"{_OPEN} {_NASAL}".split())
_CLOSED_RHYMES = frozenset(_STOPPED.split())


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether the word can be a Vietnamese syllable, in small letters, capitals or Title Case."""
    if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
        return False
    letters, tones = _parted(word)
    if len(tones) > 1:
        return False
    return any(
        letters.startswith(beginning) and _is_rhyme(letters[len(beginning) :], tones)
        for beginning in _BEGINNINGS
    )


def _is_rhyme(rhyme: str, tones: str) -> bool:
    return rhyme in _FREE_RHYMES or (rhyme in _CLOSED_RHYMES and tones in _CLOSED_TONES)


def _parted(word: str) -> tuple[str, str]:
    """The small letters without the tone, and the tone."""
    apart = decomposed(word.lower())
    letters = "".join(c for c in apart if c not in _TONES)
    return composed(letters), "".join(c for c in apart if c in _TONES)
