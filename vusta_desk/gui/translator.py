"""Qt's own words (OK, Cancel, file dialogs) out of our catalogue."""

from PySide6.QtCore import QObject, QTranslator

from vusta_desk.i18n.catalogue import Catalogue


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
