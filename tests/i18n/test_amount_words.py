"""Sums in words, against a second way of making them: every digit spelt out, then words changed.

The examples are the amounts of badges as tables print them and the spellings people get wrong.
"""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vusta_desk.i18n.amount_words import in_words

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
CHANGES = (
    (r"không mươi không", ""),
    (r"không mươi", "linh"),
    (r"một mươi", "mười"),
    (r"mươi không|mười không", lambda found: found[0].split()[0]),
    (r"mươi một", "mươi mốt"),
    (r"mươi bốn", "mươi tư"),
    (r"(mươi|mười) năm", r"\1 lăm"),
)
ENGLISH: dict[str, int] = {}
for line, step in (
    ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen", 1),
    ("_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ fifteen sixteen seventeen eighteen nineteen", 1),
    ("_ _ twenty thirty forty fifty sixty seventy eighty ninety", 10),
):
    ENGLISH |= {word: place * step for place, word in enumerate(line.split())}
EXAMPLES = {
    0: "Không đồng",
    10: "Mười đồng",
    14: "Mười bốn đồng",
    15: "Mười lăm đồng",
    24: "Hai mươi tư đồng",
    100: "Một trăm đồng",
    101: "Một trăm linh một đồng",
    105: "Một trăm linh năm đồng",
    115: "Một trăm mười lăm đồng",
    1_001: "Một nghìn không trăm linh một đồng",
    3_795_000: "Ba triệu bảy trăm chín mươi lăm nghìn đồng",
    5_060_000: "Năm triệu không trăm sáu mươi nghìn đồng",
    7_590_000: "Bảy triệu năm trăm chín mươi nghìn đồng",
    8_855_000: "Tám triệu tám trăm năm mươi lăm nghìn đồng",
    12_650_000: "Mười hai triệu sáu trăm năm mươi nghìn đồng",
    21_000_000: "Hai mươi mốt triệu đồng",
    25_300_000: "Hai mươi lăm triệu ba trăm nghìn đồng",
    1_000_000_005: "Một tỷ không trăm linh năm đồng",
    104_000_000_000: "Một trăm linh bốn tỷ đồng",
    1_000_000_000_000: "Một nghìn tỷ đồng",
}


def spelt_out(amount: int) -> str:
    """Every digit with its place, groups of nothing left out, then what people say instead."""
    padded = f"{amount:012d}"
    said: list[str] = []
    for name, group in zip((" tỷ", " triệu", " nghìn", ""), re.findall("...", padded), strict=True):
        if group == "000":
            continue
        words = "{} trăm {} mươi {}".format(*(DIGITS[int(digit)] for digit in group))
        if not said:
            words = re.sub("^không trăm (không mươi )?", "", words)
        for before, after in CHANGES:
            words = re.sub(before, after, words)
        said.append(" ".join(words.split()) + name)
    text = " ".join(said) or "không"
    return f"{text[0].upper()}{text[1:]} đồng"


def read_english(text: str) -> int:
    whole = part = 0
    for word in text.lower().removesuffix(" dong").replace("-", " ").split():
        scale = {"thousand": 10**3, "million": 10**6, "billion": 10**9}.get(word)
        if scale:
            whole, part = whole + part * scale, 0
        else:
            part = part * 100 if word == "hundred" else part + ENGLISH[word]
    return whole + part


@pytest.mark.parametrize(("amount", "words"), EXAMPLES.items())
def test_known_examples(amount: int, words: str) -> None:
    assert in_words(amount, "vi") == words


AMOUNTS = st.one_of(
    st.integers(0, 999_999_999_999),
    st.integers(0, 12).flatmap(lambda size: st.integers(0, 10**size - 1)),
    st.text("0015", min_size=1, max_size=12).map(int),
)


@settings(max_examples=50)
@given(AMOUNTS)
@example(999_999_999_999)
def test_as_spelt_out(amount: int) -> None:
    assert in_words(amount, "vi") == spelt_out(amount)


def test_every_group_of_three_digits() -> None:
    assert [in_words(n, "vi") for n in range(1_000)] == [spelt_out(n) for n in range(1_000)]
    later = range(7_000, 8_000)
    assert [in_words(n, "vi") for n in later] == [spelt_out(n) for n in later]


@settings(max_examples=50)
@given(AMOUNTS)
def test_english_reads_back(amount: int) -> None:
    assert read_english(in_words(amount, "en")) == amount


def test_nothing_below_nothing() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        in_words(-1, "vi")
