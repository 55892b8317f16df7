"""A language as an object: the window, a paper and a message may each have their own.

Msgids are English. `N_` marks a sentence for extraction where it is not translated at once.
"""

import gettext
import os
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("vi", "en")
_DOMAIN = "vusta_desk"


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Marks a msgid for extraction and returns it unchanged."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Marks a msgid that has a context for extraction and returns it unchanged."""
    return message


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translates msgids into one language."""

    language: str
    _translations: gettext.NullTranslations

    def gettext(self, message: str) -> str:
        """The sentence in this language; the msgid itself where the language is English."""
        return self._translations.gettext(message) if message else ""

    def say(self, message: str, **details: object) -> str:
        """The sentence in this language with its `{details}` put in; these are texts by now."""
        return self.gettext(message).format(**details)

    def pgettext(self, context: str, message: str) -> str:
        """Like `gettext`, for a word whose meaning depends on where it stands."""
        return self._translations.pgettext(context, message)


def load_catalogue(language: str, folder: Path) -> Catalogue:
    """The catalogue of `language` from the compiled translations under `folder`.

    English needs no file: its msgids are the sentences. Raises FileNotFoundError for a language
    whose catalogue has not been compiled.
    """
    if language == "en":
        return Catalogue(language, gettext.NullTranslations())
    return Catalogue(language, gettext.translation(_DOMAIN, folder, [language]))


def lend_words_to_libraries(language: str, folder: Path) -> None:
    """Lets the standard library (argparse) say its own words from our catalogue."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, folder)
    gettext.textdomain(_DOMAIN)
