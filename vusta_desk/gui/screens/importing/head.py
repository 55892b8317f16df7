"""The head of a preview: the file, and as what it was read; each can be chosen otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.gui.screens.importing.picker import Picker, titled
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import ALL_SHEETS, Encoding, Preview
from vusta_desk.usecases.list_files import LIST_KINDS


class Head(QWidget):
    """What the program assumed stands as the first choice, in words."""

    sheet_chosen = Signal(object)  # its name, or ALL_SHEETS
    profile_chosen = Signal(object)  # a kind of list, None for what the program makes of it
    encoding_chosen = Signal(object)
    columns_asked = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        say = words.gettext
        self.file = label("", "heading", wrap=True, select=True)
        self.busy = label(say(N_("Reading it again …")), "quiet", wrap=False)
        self.busy.hide()
        self.sheet, self.profile, self.encoding = (
            Picker(say(title), letters)
            for title, letters in (
                (N_("Sheet"), 14),
                (N_("Kind of list"), 20),
                (N_("Letters"), 16),
            )
        )
        self.columns = button(say(N_("Columns …")), "link")
        self.columns.setAccessibleName(say(N_("Columns of the file")))
        self.sheet.picked.connect(self.sheet_chosen)
        self.profile.picked.connect(self.profile_chosen)
        self.encoding.picked.connect(self.encoding_chosen)
        self.columns.clicked.connect(self.columns_asked)
        self._sheet = holding(titled(say(N_("Sheet")), self.sheet))
        self._list = [
            holding(titled(say(N_("Kind of list")), self.profile)),
            holding(titled(say(N_("Letters")), self.encoding)),
            self.columns,
        ]
        first = row(self.file, self.busy)
        first.setStretch(0, 1)
        self.setLayout(column(first, holding(FlowLayout(self._sheet, *self._list, gap=2)), gap=0.5))

    def show_preview(self, previewed: Preview, said: Said) -> None:
        """Shows as what a file was read."""
        plan, choices = previewed.plan, said.choices
        self.file.setText(plan.file)
        is_list = bool(previewed.columns)
        for part in self._list:
            part.setVisible(is_list)
        self._sheet.setVisible(len(previewed.sheets) > 1)
        every: list[tuple[object, str]] = [(ALL_SHEETS, self._words.gettext(N_("all sheets")))]
        sheets: list[tuple[object, str]] = [(name, name) for name in previewed.sheets]
        self.sheet.show_options(sheets + every, choices.sheet or previewed.sheet)
        kinds = [(kind, value_word("list_kind", kind, self._words)) for kind in LIST_KINDS]
        found = self._assumed("list_kind", plan.profile, by_hand=choices.profile is not None)
        self.profile.show_options([(None, found), *kinds], choices.profile)
        letters = [
            (each, value_word("encoding", each.value, self._words))
            for each in Encoding
            if each is not Encoding.AUTO
        ]
        by_hand = choices.encoding is not Encoding.AUTO
        found = self._assumed("encoding", plan.encoding.value, by_hand=by_hand)
        self.encoding.show_options([(Encoding.AUTO, found), *letters], choices.encoding)

    @property
    def is_busy(self) -> bool:
        """Whether it says that the file is being read again."""
        return not self.busy.isHidden()

    def show_busy(self, busy: bool) -> None:
        """Whether the file is being read again."""
        self.busy.setVisible(busy)

    def _assumed(self, words_of: str, value: str | None, *, by_hand: bool) -> str:
        """The words of what the program makes of it by itself, as far as that is known."""
        if by_hand or value is None:
            return self._words.gettext(N_("as the program finds"))
        return self._words.say(N_("found: {what}"), what=value_word(words_of, value, self._words))
