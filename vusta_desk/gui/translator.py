"""Qt's own words (OK, Cancel, file dialogs) out of our catalogue, and its way to write dates."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from vusta_desk.i18n.catalogue import Catalogue

_LOCALES = {"vi": "vi_VN", "en": "en_GB"}  # both write day before month


def speak(application: QCoreApplication, words: Catalogue) -> None:
    """From now on Qt speaks the language of these words."""
    QLocale.setDefault(QLocale(_LOCALES[words.language]))
    for earlier in application.findChildren(CatalogueTranslator):
        application.removeTranslator(earlier)
        earlier.deleteLater()
    application.installTranslator(CatalogueTranslator(words, application))


class CatalogueTranslator(QTranslator):
    """Asks the catalogue for every word of Qt's; what it does not know stays Qt's English."""

    def __init__(self, words: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never: otherwise Qt would not ask."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The word, or None (not "", which would blank it) where the catalogue has none."""
        translated = self._words.pgettext("Qt", source) if source else ""
        return translated if translated and translated != source else None
