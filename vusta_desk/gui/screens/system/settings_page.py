"""Settings: how the window looks, and the office's names and signatories. All hold at once."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel

from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import TEXT_SIZES, Theme
from vusta_desk.gui.widgets import setting_fields
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label, rule
from vusta_desk.gui.widgets.setting_fields import SettingFields
from vusta_desk.i18n.setting_words import SETTING_VALUES, setting_value_word, setting_word
from vusta_desk.usecases import office
from vusta_desk.usecases.payments import set_money_day
from vusta_desk.usecases.services import Services

T = TypeVar("T")
_MONEY_DAY = "money_day"


class SettingsPage(SystemPage):
    """The window's settings belong to this PC, the office's to the file; those can be undone."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(session, say("This window"), say("These hold for you on this computer."))
        kept = session.preferences
        self.language = Choice(list(SETTING_VALUES["language"].items()))
        self.language.set_value(session.words.language)
        self.text_size = Choice([(each, say("{size} %", size=each)) for each in TEXT_SIZES])
        self.text_size.set_value(kept.text_size)
        self.theme = Choice(
            [
                (Theme.SYSTEM, say("as the system has it")),
                (Theme.LIGHT, say("light")),
                (Theme.DARK, say("dark")),
            ]
        )
        self.theme.set_value(kept.theme)
        self.language.changed.connect(self._keeping("language", self.language))
        self.text_size.changed.connect(self._keeping("text_size", self.text_size))
        self.theme.changed.connect(self._keeping("theme", self.theme))
        self.names = self._fields((*setting_fields.NAMES, "certificate.superior"))
        self.of_list = self._fields(setting_fields.LIST_SIGNATORY)
        self.of_certificates = self._fields(setting_fields.CERTIFICATE_SIGNATORY)
        self.money_day = Choice(
            [(day, setting_value_word(_MONEY_DAY, day, session.words)) for day in office.MONEY_DAYS]
        )
        self.money_day.changed.connect(self._save_money_day)
        icons = session.icons
        self.fill(
            self._not_kept(),
            FieldGrid(
                [
                    Field(say("Language"), self.language, icons),
                    Field(say("Text size"), self.text_size, icons),
                    Field(say("Colours"), self.theme, icons),
                ],
                letters=22,
            ),
            rule(),
            label(say("Names of the office"), "heading"),
            label(
                say("They stand on papers. What is changed here is saved when the field is left."),
                "quiet",
            ),
            self.names,
            rule(),
            label(say("Who signs the list of those honoured"), "heading"),
            self.of_list,
            label(say("Who signs the certificates"), "heading"),
            self.of_certificates,
            rule(),
            label(say("Money that goes with a badge"), "heading"),
            Field(
                setting_word(_MONEY_DAY, session.words),
                self.money_day,
                icons,
                say("The amount is a multiple of the base salary in force on that day."),
            ),
        )

    def refresh(self) -> None:
        """See SystemPage."""
        self.session.read(self, _all_settings, self._show)

    def _not_kept(self) -> QLabel:
        """A word where the folder of this window's settings cannot be written."""
        said = label(
            self.say(
                "The program cannot write into its own folder, perhaps because the USB stick is "
                "locked. What is set here holds until it is closed."
            ),
            "warning",
        )
        said.setVisible(not self.session.preferences.is_kept)
        return said

    def _show(self, values: dict[str, str]) -> None:
        for group in (self.names, self.of_list, self.of_certificates):
            group.show_values(values)
        self.money_day.blockSignals(True)
        self.money_day.set_value(values[_MONEY_DAY])
        self.money_day.blockSignals(False)

    def _fields(self, keys: tuple[str, ...]) -> SettingFields:
        fields = SettingFields(keys, self.session.icons, self.words)
        fields.edited.connect(self._save)
        return fields

    def _save(self, key: str, value: str) -> None:
        def work(services: Services) -> None:
            office.change_setting(services, key, value)

        self.session.act(self, work)

    def _save_money_day(self) -> None:
        value = self.money_day.value()
        self.session.act(self, lambda services: set_money_day(services, value))

    def _keeping(self, name: str, choice: Choice[T]) -> Callable[[], None]:
        def keep() -> None:
            value = choice.value()
            self.session.preferences.set(name, value if isinstance(value, int) else str(value))
            self.session.program.redress()

        return keep


def _all_settings(services: Services) -> dict[str, str]:
    return office.office(services.data).all()
