"""The head of a preview: the file, and in words as what it was read, to be chosen otherwise."""

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
    """What the program assumed stands in a line; the choices come out when they are asked for."""

    sheet_chosen = Signal(object)  # its name, or ALL_SHEETS
    profile_chosen = Signal(object)  # a kind of list, None for what the program makes of it
    encoding_chosen = Signal(object)
    columns_asked = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._is_low = False
        say = words.gettext
        self.file = label("", "heading", wrap=True, select=True)
        self.busy = label(say(N_("Reading it again …")), "quiet", wrap=False)
        self.busy.hide()
        self.assumed = label("", "quiet")
        self.otherwise = button(say(N_("Read otherwise …")), "link")
        self.otherwise.setCheckable(True)
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
        for picker in (self.sheet, self.profile, self.encoding):
            picker.picked.connect(lambda _: self.otherwise.setChecked(False))
        self._sheet = holding(titled(say(N_("Sheet")), self.sheet))
        self._choices = holding(
            FlowLayout(
                self._sheet,
                holding(titled(say(N_("Kind of list")), self.profile)),
                holding(titled(say(N_("Letters")), self.encoding)),
                self.columns,
                gap=2,
            )
        )
        self._choices.hide()
        self.otherwise.toggled.connect(self._choices.setVisible)
        self.otherwise.toggled.connect(lambda _: self._show_assumed())
        first = row(self.file, self.busy, self.otherwise, gap=2)
        first.setStretch(0, 1)
        self.setLayout(column(first, self.assumed, self._choices, gap=0.25))

    def show_preview(self, previewed: Preview, said: Said) -> None:
        """Shows as what a file was read."""
        plan, choices, say = previewed.plan, said.choices, self._words.gettext
        self.file.setText(plan.file)
        self.otherwise.setVisible(bool(previewed.columns))
        if not previewed.columns:
            self.otherwise.setChecked(False)
        self.assumed.setText("  ·  ".join(self._facts(previewed)))
        self.file.setToolTip(self.assumed.text())
        self._show_assumed()
        self._sheet.setVisible(len(previewed.sheets) > 1)
        every: list[tuple[object, str]] = [(ALL_SHEETS, say(N_("all sheets")))]
        sheets: list[tuple[object, str]] = [(name, name) for name in previewed.sheets]
        self.sheet.show_options(sheets + every, choices.sheet or previewed.sheet)
        kinds = [(kind, value_word("list_kind", kind, self._words)) for kind in LIST_KINDS]
        found = say(N_("as the program finds"))
        self.profile.show_options([(None, found), *kinds], choices.profile)
        ways = [way for way in Encoding if way is not Encoding.AUTO]
        letters = [(way, value_word("encoding", way.value, self._words)) for way in ways]
        self.encoding.show_options([(Encoding.AUTO, found), *letters], choices.encoding)

    def show_low(self, is_low: bool) -> None:
        """In a low window what was assumed comes out with the choices."""
        self._is_low = is_low
        self._show_assumed()

    @property
    def is_busy(self) -> bool:
        """Whether it says that the file is being read again."""
        return not self.busy.isHidden()

    def show_busy(self, busy: bool) -> None:
        """Whether the file is being read again."""
        self.busy.setVisible(busy)

    def _show_assumed(self) -> None:
        is_wanted = not self._is_low or self.otherwise.isChecked()
        self.assumed.setVisible(bool(self.assumed.text()) and is_wanted)

    def _facts(self, previewed: Preview) -> list[str]:
        """Sheet, kind and letters as they were taken."""
        plan, facts = previewed.plan, list[str]()
        if not previewed.columns:
            return facts
        if len(previewed.sheets) > 1 and previewed.sheet == ALL_SHEETS:
            facts.append(self._words.gettext(N_("all sheets")))
        elif len(previewed.sheets) > 1 and previewed.sheet:
            facts.append(self._words.say(N_("Sheet “{sheet}”"), sheet=previewed.sheet))
        if plan.profile is not None:
            facts.append(value_word("list_kind", plan.profile, self._words))
        letters = value_word("encoding", plan.encoding.value, self._words)
        facts.append(self._words.say(N_("letters: {letters}"), letters=letters))
        read = sum(column.field is not None for column in previewed.columns)
        told = N_("columns read: {read} of {count}")
        facts.append(self._words.say(told, read=read, count=len(previewed.columns)))
        return facts
