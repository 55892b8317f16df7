"""A labelled field: its name above, the input, and beside it in words what is wrong."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets.editors import Editor
from vusta_desk.gui.widgets.layouts import column, holding, label, restyle, row


class Field(QWidget):
    """An input with its label (its buddy, and its accessible name) and room for a problem.

    An input with a signal `problem` (such as `PartialDateEdit`) shows its problems by itself.
    Problems of two kinds stand beside each other: what is wrong with the text typed, and what
    someone else found (`set_problem`), of which the former is shown first.
    """

    def __init__(self, title: str, editor: QWidget, icons: Icons, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.title = title
        self._icons = icons
        self._typed = ""
        self._found: tuple[str, str] = ("", "problem")
        self.label = label(title, wrap=True)
        self.label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(title)
        self._hint = label(hint, "quiet")
        if not hint:
            self._hint.hide()
        self._icon, self.problem_label = QLabel(), label("", "problem")
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        said = row(self._icon, self.problem_label, gap=0.5)
        said.setStretch(1, 1)
        self._said = holding(said)
        self._said.hide()
        self._column = column(self.label, editor, self._hint, self._said, gap=0.5)
        self.setLayout(self._column)
        self.setFocusProxy(editor)
        if (problem := getattr(editor, "problem", None)) is not None:
            problem.connect(self._set_typed)

    @property
    def input(self) -> Editor:
        """The editor as what it can do, where it is one of ours."""
        return cast(Editor, self.editor)

    @property
    def problem(self) -> str:
        """The words that stand beside the field."""
        return self.problem_label.text() if not self._said.isHidden() else ""

    def set_problem(self, text: str, role: str = "problem") -> None:
        """Shows what was found wrong, or (role `warning`) is worth a look; "" for nothing."""
        self._found = (text, role)
        self._show()

    def leave_gap(self) -> None:
        """Leaves a gap below the name, where it is the heading of a part of a form."""
        self._column.insertSpacing(1, space(1))

    def _set_typed(self, text: str) -> None:
        self._typed = text
        self._show()

    def _show(self) -> None:
        text, role = (self._typed, "problem") if self._typed else self._found
        wrong = bool(text) and role == "problem"
        self._said.setVisible(bool(text))
        self.problem_label.setText(text)
        restyle(self.problem_label, role)
        shown, size = colours(), self.fontMetrics().height()
        icon = ("error", shown.error) if wrong else ("warning", shown.warning)
        self._icon.setPixmap(self._icons(*icon).pixmap(size, size))
        self.editor.setAccessibleDescription(text)
        restyle(self.editor, wrong, "invalid")
