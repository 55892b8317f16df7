"""About: the program's version, and the licences of everything inside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter

from vusta_desk import __version__
from vusta_desk.gui.program import Licence
from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import fixed_font, space
from vusta_desk.gui.widgets.layouts import column, holding, label, text_area

_PART = Qt.ItemDataRole.UserRole


class AboutPage(SystemPage):
    """Everything is shown from what lies on this computer."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(
            session,
            say("VUSTA Desk {version}", version=__version__),
            say(
                "Register of Party members and desk for Party badges, for one computer without a "
                "network. Free software under the MIT licence. Below stand the parts it is made "
                "of, each with its licence."
            ),
        )
        self.parts = QListWidget()
        self.parts.setAccessibleName(say("Parts of the program"))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.currentItemChanged.connect(lambda *_: self._show_text())
        caption = label(say("Parts of the program"))
        caption.setBuddy(self.parts)
        self.text = text_area()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Text of the licence"))
        self.text.setFont(fixed_font())
        of_text = label(say("Text of the licence"))
        of_text.setBuddy(self.text)
        split = QSplitter(Qt.Orientation.Horizontal)
        right = column(of_text, self.text)
        right.setContentsMargins(space(2), 0, 0, 0)
        split.addWidget(holding(column(caption, self.parts)))
        split.addWidget(holding(right))
        split.setStretchFactor(1, 1)
        split.setSizes([space(34), space(80)])
        split.setChildrenCollapsible(False)
        self.fill_whole(split, growing=split)

    def refresh(self) -> None:
        """See SystemPage."""
        if not self.parts.count():
            program = self.session.program
            self.session.tasks.pure(self, lambda _: program.licences(), self._show)

    def _show(self, licences: tuple[Licence, ...]) -> None:
        self.parts.clear()
        for each in licences:
            name = " ".join(part for part in (each.name, each.version) if part)
            item = QListWidgetItem(f"{name}  ·  {each.terms}")
            item.setToolTip(item.text())
            item.setData(_PART, each)
            self.parts.addItem(item)
        self.parts.setCurrentRow(0)

    def _show_text(self) -> None:
        if (item := self.parts.currentItem()) is not None:
            self.text.setPlainText(item.data(_PART).text)
