"""The Vietnamese catalogue says everything the program says, with the same placeholders."""

import unicodedata
from functools import cache
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.helpers.checkout import PACKAGE, ROOT

KEYWORDS = {
    "N_": None,
    "gettext": None,
    "say": None,
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}
PO = ROOT / "translations" / "vi" / "LC_MESSAGES" / "vusta_desk.po"


@cache
def vietnamese() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


@cache
def said() -> dict[tuple[str, str | None], str]:
    """Every msgid and context in the sources, and where it stands."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    return {(str(message), context): f"{name}:{line}" for name, line, message, _, context in found}


def entries() -> list[Message]:
    return [message for message in vietnamese() if message.id]


def placeholders(sentence: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(sentence) if name is not None})


def test_something_is_said():
    assert said()


def test_everything_said_is_translated():
    translated = {
        (message.id, message.context)
        for message in entries()
        if message.string and not message.fuzzy
    }
    missing = [f"{place}: {key[0]}" for key, place in said().items() if key not in translated]
    assert not missing


def test_nothing_is_translated_that_is_not_said():
    stale = [message.id for message in entries() if (message.id, message.context) not in said()]
    assert not stale


def test_translations_keep_the_placeholders():
    different = [
        f"{message.id} -> {message.string}"
        for message in entries()
        if message.string and placeholders(str(message.string)) != placeholders(str(message.id))
    ]
    assert not different


def test_translations_keep_the_white_space_at_their_ends():
    def ends(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    different = [
        message.id
        for message in entries()
        if message.string and ends(str(message.string)) != ends(str(message.id))
    ]
    assert not different


def test_translations_are_composed_unicode():
    decomposed = [
        message.id
        for message in entries()
        if not unicodedata.is_normalized("NFC", str(message.string))
    ]
    assert not decomposed
