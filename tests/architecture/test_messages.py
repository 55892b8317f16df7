"""Every code has a sentence, and every sentence a code."""

import importlib
from string import Formatter

from tests.helpers.checkout import PACKAGE
from tests.helpers.codes import literals, uses


def topics() -> dict[str, dict[str, str]]:
    """The sentences by code, of each module of messages."""
    modules = sorted((PACKAGE / "i18n" / "messages").glob("*.py"))
    names = [path.stem for path in modules if path.stem != "__init__"]
    found = {name: importlib.import_module(f"vusta_desk.i18n.messages.{name}") for name in names}
    return {
        name: dict(module.MESSAGES) for name, module in found.items() if hasattr(module, "MESSAGES")
    }


def sentences() -> dict[str, str]:
    return {code: text for topic in topics().values() for code, text in topic.items()}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_code_has_a_sentence():
    known = sentences()
    missing = sorted({f"{use.code}  ({use.place})" for use in uses() if use.code not in known})
    assert not missing


def test_every_sentence_has_a_code():
    assert sorted(sentences().keys() - literals()) == []


def test_no_code_has_two_sentences():
    codes = [code for topic in topics().values() for code in topic]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def test_refusals_bring_the_details_their_sentence_names():
    known = sentences()
    lacking = [
        f"{use.place} {use.code}: {sorted(lack)}"
        for use in uses()
        if use.details is not None and use.code in known
        if (lack := placeholders(known[use.code]) - use.details)
    ]
    assert not lacking
