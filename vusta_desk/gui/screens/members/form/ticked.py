"""The two facts that are ticked: being under review, and the request for an early award."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vusta_desk.domain.member import EarlyRequest, UnderReview
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.widgets.editors import TextEdit
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_, Catalogue


class _TickedFact(QWidget):
    """A fact that is there or not, and more about it while it is."""

    changed = Signal()

    def __init__(self, tick: str, parts: list[Field]) -> None:
        super().__init__()
        self._tick = QCheckBox(tick)
        self._parts = parts
        self._grid = FieldGrid(parts, most=2)
        self.setLayout(column(self._tick, self._grid))
        self.setFocusProxy(self._tick)
        self._tick.toggled.connect(self._follow)
        for part in parts:
            part.input.changed.connect(self.changed)
        self._grid.hide()

    @property
    def is_there(self) -> bool:
        """Whether the fact is ticked."""
        return self._tick.isChecked()

    @property
    def is_valid(self) -> bool:
        """Whether what is typed can be read; what is not ticked does not matter."""
        return not self.is_there or all(part.input.is_valid for part in self._parts)

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""
        told = [part.input.tell() for part in self._parts] if self.is_there else []
        return all(told)

    def _follow(self, ticked: bool) -> None:
        self._grid.setVisible(ticked)
        self.changed.emit()


class ReviewEdit(_TickedFact):
    """Being considered for discipline, from a day on or always."""

    def __init__(self, words: Catalogue, icons: Icons) -> None:
        self._since = DayEdit(words)
        hint = words.gettext(N_("Without a day it holds at all times."))
        parts = [Field(words.gettext(N_("Since")), self._since, icons, hint)]
        super().__init__(words.gettext(N_("Is being considered for discipline")), parts)

    def value(self) -> UnderReview | None:
        """The fact, None where it is not ticked."""
        return UnderReview(self._since.value()) if self.is_there else None

    def set_value(self, review: UnderReview | None) -> None:
        """Shows another fact."""
        self._tick.setChecked(review is not None)
        self._since.set_value(review.since if review else None)


class RequestEdit(_TickedFact):
    """The request of a seriously ill member for an early award."""

    def __init__(self, words: Catalogue, icons: Icons) -> None:
        self._date, self._reason = DayEdit(words), TextEdit()
        parts = [
            Field(words.gettext(N_("Date of the request")), self._date, icons),
            Field(words.gettext(N_("Reason")), self._reason, icons),
        ]
        super().__init__(words.gettext(N_("Has asked for an early award (seriously ill)")), parts)

    def value(self) -> EarlyRequest | None:
        """The request, None where it is not ticked."""
        if not self.is_there:
            return None
        day: date | None = self._date.value()
        return EarlyRequest(day, self._reason.value())

    def set_value(self, request: EarlyRequest | None) -> None:
        """Shows another request."""
        self._tick.setChecked(request is not None)
        self._date.set_value(request.date if request else None)
        self._reason.set_value(request.reason if request else None)
