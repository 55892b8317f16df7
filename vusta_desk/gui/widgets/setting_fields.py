"""Fields for the office's names and signatories: in the wizard of a new file and in the settings.

Each stands under its own label; what is empty shows the value that papers take instead.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.names import tidy
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.setting_words import SETTING_WORDS
from vusta_desk.usecases.office import SETTINGS

NAMES = (
    "committee.name",
    "committee.superior",
    "committee.symbol",
    "certificate.issuer",
    "place",
)
LIST_SIGNATORY = ("list.authority", "list.post", "list.signer")
CERTIFICATE_SIGNATORY = ("certificate.authority", "certificate.post", "certificate.signer")
REQUIRED = frozenset({"committee.name", "committee.superior", "committee.symbol"})
_DEFAULTS = {setting.key: setting.default for setting in SETTINGS}
_IN_A_GROUP = {
    "authority": N_("Signed on behalf of"),
    "post": N_("Post"),
    "signer": N_("Full name of the signatory"),
}
_HINTS: Mapping[str, str] = {
    "committee.symbol": N_("As in numbers of documents: 12-QĐ/ĐUM has the symbol ĐUM."),
    "certificate.issuer": N_("The body in whose name certificates are issued; may be added later."),
    "place": N_("Before the date of a paper, such as Hà Nội."),
}


class SettingFields(QWidget):
    """A field for each of `keys`; `edited` when one was left with another text than before."""

    edited = Signal(str, str)  # key, value

    def __init__(self, keys: Sequence[str], icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown: dict[str, str] = {}
        self.fields = {key: self._field(key, icons) for key in keys}
        self.setLayout(column(*self.fields.values(), gap=1.5))
        self.setFocusProxy(self.fields[keys[0]])

    def values(self) -> dict[str, str]:
        """What is written, by key."""
        return {key: tidy(self.line(key).text()) for key in self.fields}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Shows these; a line that is being written in keeps what is typed."""
        for key in self.fields:
            value = values.get(key, "")
            line = self.line(key)
            if not (line.hasFocus() and line.isModified()) and line.text() != value:
                line.setText(value)
                line.setCursorPosition(0)
            self._shown[key] = value

    def check(self) -> bool:
        """Says beside its field what is missing; whether nothing is."""
        missing = [key for key, value in self.values().items() if key in REQUIRED and not value]
        for key, field in self.fields.items():
            field.set_problem(self._words.say("This is needed.") if key in missing else "")
        if missing:
            self.line(missing[0]).setFocus()
        return not missing

    def line(self, key: str) -> QLineEdit:
        """The line of one setting."""
        editor = self.fields[key].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _field(self, key: str, icons: Icons) -> Field:
        line = QLineEdit()
        line.setPlaceholderText(_DEFAULTS[key])
        line.textEdited.connect(lambda _: self.fields[key].set_problem(""))
        line.editingFinished.connect(lambda: self._left(key))
        group, _, part = key.partition(".")
        is_in_group = f"{group}.signer" in SETTING_WORDS and part in _IN_A_GROUP
        title = _IN_A_GROUP[part] if is_in_group else SETTING_WORDS[key]
        said = self._words.gettext
        field = Field(said(title), line, icons, said(_HINTS.get(key, "")))
        line.setAccessibleName(said(SETTING_WORDS[key]))
        return field

    def _left(self, key: str) -> None:
        value = tidy(self.line(key).text())
        if key in self._shown and value != self._shown[key]:
            if key in REQUIRED and not value:
                self.fields[key].set_problem(self._words.say("This is needed."))
                return
            self._shown[key] = value
            self.edited.emit(key, value)
