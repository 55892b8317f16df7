"""The four lists of a record, each with the fields of its entries."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Discipline,
    DisciplineForm,
    Interruption,
    InterruptionKind,
    Standing,
    StandingKind,
)
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.screens.members.form.entry_list import Entry, EntryList
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.editors import TextEdit, TickBox
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.partial_date_edit import DayEdit, PartialDateEdit
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.value_words import value_word

V = TypeVar("V", StandingKind, InterruptionKind, BadgeKind, DisciplineForm)


class EntryLists:
    """Makes the lists; `levels` are the badges there are."""

    def __init__(self, words: Catalogue, icons: Icons, levels: Iterable[int]) -> None:
        self._words, self._icons, self._levels = words, icons, tuple(levels)

    def standings(self) -> EntryList[Standing]:
        """Standings, each from a day on."""
        say = self._words.gettext
        return EntryList(
            say(N_("Standing")),
            say(N_("Add a standing")),
            self._standing,
            self._icons,
            say(N_("None recorded: the dates above decide between probationary and official.")),
        )

    def interruptions(self) -> EntryList[Interruption]:
        """Times that are not counted."""
        say = self._words.gettext
        return EntryList(
            say(N_("Interruption")),
            say(N_("Add an interruption")),
            self._interruption,
            self._icons,
            say(N_("None recorded.")),
        )

    def badges(self) -> EntryList[Badge]:
        """Badges on record."""
        say = self._words.gettext
        return EntryList(
            say(N_("Badge")),
            say(N_("Add a badge")),
            self._badge,
            self._icons,
            say(N_("None recorded.")),
        )

    def disciplines(self) -> EntryList[Discipline]:
        """Party disciplines."""
        say = self._words.gettext
        return EntryList(
            say(N_("Discipline")),
            say(N_("Add a discipline")),
            self._discipline,
            self._icons,
            say(N_("None recorded.")),
        )

    def _standing(self, known: Standing | None) -> Entry[Standing]:
        kind = self._choice("standing", StandingKind, N_("Choose the standing."))
        since = DayEdit(self._words)
        if known:
            kind.set_value(known.standing)
            since.set_value(known.since)

        def read() -> Standing | None:
            chosen = kind.value()
            return None if chosen is None else Standing(chosen, since.value())

        fields = [self._field(N_("Kind of standing"), kind), self._field(N_("Since"), since)]
        return Entry(fields, read, self._words, self._icons, is_new=not known, letters=26)

    def _interruption(self, known: Interruption | None) -> Entry[Interruption]:
        since, until = PartialDateEdit(self._words), PartialDateEdit(self._words)
        kind = self._choice("interruption_kind", InterruptionKind)
        restored = TickBox(self._words.gettext(N_("cleared later, so not subtracted")))
        if known:
            since.set_value(known.since)
            until.set_value(known.until)
            kind.set_value(known.kind)
            restored.set_value(known.restored)

        def read() -> Interruption | None:
            entry = Interruption(since.value(), until.value(), kind.value(), restored.value())
            return None if entry == Interruption(None, None) else entry

        fields = [
            self._field(N_("First day out"), since),
            self._field(N_("First day back"), until),
            self._field(N_("Why"), kind),
            self._field(N_("Restored"), restored),
        ]
        return Entry(fields, read, self._words, self._icons, is_new=not known, letters=24)

    def _badge(self, known: Badge | None) -> Entry[Badge]:
        say = self._words.gettext
        levels = sorted({*self._levels, *([known.level] if known else [])})
        level = Choice[int | None](
            [(None, say(N_("choose"))), *((each, str(each)) for each in levels)],
            say(N_("Choose the level of the badge.")),
        )
        given = PartialDateEdit(self._words)
        kind = Choice[BadgeKind](
            [(each, value_word("badge_kind", each, self._words)) for each in BadgeKind]
        )
        decision, serial = TextEdit(), TextEdit()
        note = ""
        if known:
            level.set_value(known.level)
            given.set_value(known.date)
            kind.set_value(known.kind)
            decision.set_value(known.decision)
            serial.set_value(known.serial)
            if known.stated_before:
                day = day_text(known.stated_before)
                note = self._words.say(N_("Stated to have been awarded before {day}."), day=day)
        stated = known.stated_before if known else None

        def read() -> Badge | None:
            chosen = level.value()
            if chosen is None:
                return None
            return Badge(
                chosen, given.value(), kind.value(), decision.value(), serial.value(), stated
            )

        fields = [
            self._field(N_("Level (years)"), level),
            self._field(N_("Awarded on"), given),
            self._field(N_("Kind of award"), kind),
            self._field(N_("Decision number"), decision),
            self._field(N_("Serial number"), serial),
        ]
        return Entry(fields, read, self._words, self._icons, is_new=not known, note=note)

    def _discipline(self, known: Discipline | None) -> Entry[Discipline]:
        say = self._words.gettext
        form = self._choice("form", DisciplineForm, N_("Choose the form of the discipline."))
        day = DayEdit(self._words)
        corrected = Choice[bool | None](
            [
                (None, say(N_("not recorded"))),
                (True, say(N_("recognised by the branch"))),
                (False, say(N_("refused by the branch"))),
            ]
        )
        if known:
            form.set_value(known.form)
            day.set_value(known.date)
            corrected.set_value(known.corrected)

        def read() -> Discipline | None:
            chosen = form.value()
            if chosen is None:
                return None
            return Discipline(chosen, day.value(), corrected.value())

        fields = [
            self._field(N_("Form"), form),
            self._field(N_("Day of the decision"), day),
            self._field(N_("Correction"), corrected),
        ]
        return Entry(fields, read, self._words, self._icons, is_new=not known, letters=24)

    def _field(self, title: str, editor: QWidget) -> Field:
        return Field(self._words.gettext(title), editor, self._icons)

    def _choice(self, kind: str, values: type[V], needed: str = "") -> Choice[V | None]:
        none = N_("choose") if needed else N_("not recorded")
        options: list[tuple[V | None, str]] = [(None, self._words.gettext(none))]
        options += [(each, value_word(kind, each, self._words)) for each in values]
        return Choice(options, self._words.gettext(needed))
