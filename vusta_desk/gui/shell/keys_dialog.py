"""The list of keys, made from the menus, so that it is never out of date."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QMenu, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling
from vusta_desk.i18n.catalogue import N_

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysDialog(QDialog):
    """Every act of the menus that has a key, and the keys of tables."""

    def __init__(self, session: Session, menus: Sequence[QMenu], parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self.setWindowTitle(words.gettext(N_("Keys")))
        form = QFormLayout()
        form.setSpacing(space(1))
        for menu in menus:
            for action in menu.actions():
                if not action.shortcut().isEmpty():
                    form.addRow(
                        label(action.shortcut().toString(_NATIVE), "quiet"),
                        label(action.text().replace("&", "")),
                    )
        for keys, said in (
            ("Enter", N_("open the row the keyboard stands on")),
            ("Ctrl+C", N_("copy the chosen rows")),
        ):
            form.addRow(label(keys, "quiet"), label(words.gettext(said)))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        self.setLayout(column(scrolling(holding(form), self.windowTitle()), close, margin=2))
        self.resize(space(70), space(70))
