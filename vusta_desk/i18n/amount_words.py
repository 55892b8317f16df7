"""Sums of money in words, as papers have them beside the figures.

The words of a language and the way it puts them together belong together, so they stand here and
not among the translations.
"""

from collections.abc import Iterator

_VIETNAMESE = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}  # hai mươi mốt, hai mươi tư, hai mươi lăm
_THOUSANDS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def in_words(amount: int, language: str) -> str:
    """Whole đồng in words, a sentence's beginning: `Năm triệu không trăm sáu mươi nghìn đồng`.

    Vietnamese for `vi`, English for any other language. Raises ValueError below 0.
    """
    if amount < 0:
        raise ValueError("an amount of money is never less than nothing")
    if language == "vi":
        words = [*(_vietnamese(amount, is_first=True) or ["không"]), "đồng"]
    else:
        words = [*(_english(amount) or ["zero"]), "dong"]
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _vietnamese(number: int, *, is_first: bool) -> list[str]:
    """The words up to billions by billions: a thousand billions are `một nghìn tỷ`."""
    billions, rest = divmod(number, 10**9)
    words = [*_vietnamese(billions, is_first=is_first), "tỷ"] if billions else []
    for size, name in _THOUSANDS:
        group = rest // size % 1_000
        if group:
            words += _group(group, is_first=is_first and not words)
            words += [name] if name else []
    return words


def _group(group: int, *, is_first: bool) -> list[str]:
    """1 to 999; after another group the hundreds are named also where there are none."""
    hundreds, below = divmod(group, 100)
    words = [] if is_first and not hundreds else [_VIETNAMESE[hundreds], "trăm"]
    tens, ones = divmod(below, 10)
    if tens > 1:
        words += [_VIETNAMESE[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_AFTER_TENS.get(ones, _VIETNAMESE[ones]) if tens > 1 else _VIETNAMESE[ones])
    return words


def _english(number: int) -> list[str]:
    return list(_english_words(number))


def _english_words(number: int) -> Iterator[str]:
    for size, name in _SCALES:
        count, number = divmod(number, size)
        if count:
            yield from _english_words(count)
            yield name
    hundreds, number = divmod(number, 100)
    if hundreds:
        yield from (_ENGLISH[hundreds], "hundred")
    if number >= len(_ENGLISH):
        tens, ones = divmod(number, 10)
        yield f"{_TENS[tens]}-{_ENGLISH[ones]}" if ones else _TENS[tens]
    elif number:
        yield _ENGLISH[number]
