"""A field for millimetres that takes a comma and a point alike, whatever the language writes."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

_STEP = 0.1


class MillimetreBox(QDoubleSpinBox):
    """From -`most` to `most` in tenths of a millimetre; shown as the language writes numbers."""

    def __init__(self, language: str, most: float) -> None:
        super().__init__()
        locale = QLocale(language)
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(locale)
        self.setRange(-most, most)
        self.setDecimals(1)
        self.setSingleStep(_STEP)
        self.setSuffix(" mm")

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """See Qt."""
        return super().validate(self._written(text), position)

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's
        """See Qt."""
        return super().valueFromText(self._written(text))

    def _written(self, text: str) -> str:
        point = self.locale().decimalPoint()
        return text.replace(".", point).replace(",", point).replace("−", "-")
