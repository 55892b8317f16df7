"""The office's settings: its names on papers, signatories, rounds, money day, language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import tidy
from vusta_desk.domain.rounds import Round, parse_round, refuse_far, round_for
from vusta_desk.i18n.catalogue import LANGUAGES
from vusta_desk.storage import settings as stored_settings
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.closed_rounds import closed_round_head, closed_round_heads
from vusta_desk.usecases.services import Services

MONEY_DAYS = ("decision", "round", "hand_over")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `default` stands where the office has entered nothing.

    Defaults of papers are Vietnamese: papers are written in Vietnamese whatever the window's
    language (document format: registry-and-yearly-work, section 9).
    """

    key: str
    default: str = ""
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting("committee.name"),
    Setting("committee.superior"),
    Setting("committee.symbol"),
    Setting("place", "Hà Nội"),
    Setting("language", "vi", LANGUAGES),
    Setting("money_day", "decision", MONEY_DAYS),
    Setting("list.authority", "T/M BAN THƯỜNG VỤ"),
    Setting("list.post", "BÍ THƯ"),
    Setting("list.signer"),
    Setting("certificate.superior", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    Setting("certificate.issuer"),
    Setting("certificate.authority", "T/M BAN THƯỜNG VỤ"),
    Setting("certificate.post", "BÍ THƯ"),
    Setting("certificate.signer"),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}
_ROUND_KEY = re.compile(r"round\.(\S+)\.(window|reference|day|deadline|title)")


class Office:
    """The settings as they stand, with defaults filled in."""

    def __init__(self, stored: Mapping[str, str]) -> None:
        self._stored = stored

    def __getitem__(self, key: str) -> str:
        return self._stored.get(key) or _BY_KEY[key].default

    def round_window(self, code: str) -> tuple[date, date] | None:
        """The office's own window of a round, if it has set one."""
        text = self._stored.get(f"round.{code}.window")
        return _window(text) if text else None

    def round_reference(self, code: str) -> date | None:
        """The office's own reference day of a round, if it has set one."""
        text = self._stored.get(f"round.{code}.reference")
        return date.fromisoformat(text) if text else None

    def round_day(self, code: str) -> date | None:
        """The day on which a round is held, where that is not the one it is called after."""
        text = self._stored.get(f"round.{code}.day")
        return date.fromisoformat(text) if text else None

    def round_deadline(self, code: str) -> date | None:
        """The last day on which files of a round are taken; None while nobody has said it."""
        text = self._stored.get(f"round.{code}.deadline")
        return date.fromisoformat(text) if text else None

    def round_title(self, code: str) -> str:
        """The occasion of a round in words of the office, or ""."""
        return self._stored.get(f"round.{code}.title", "")

    def own_rounds(self) -> tuple[str, ...]:
        """The codes of the rounds for which the office has set a window."""
        matches = (_ROUND_KEY.fullmatch(key) for key in self._stored)
        return tuple(match[1] for match in matches if match and match[2] == "window")

    def all(self) -> dict[str, str]:
        """Every setting, and the rounds the office has changed."""
        rounds = {key: value for key, value in sorted(self._stored.items()) if key not in _BY_KEY}
        return {setting.key: self[setting.key] for setting in SETTINGS} | rounds


def office(data: DataFile) -> Office:
    """The settings in the open file."""
    with data.read() as connection:
        stored = stored_settings.get_settings(connection)
    return Office({key: str(value) for key, value in stored.items()})


def get_setting(services: Services, key: str) -> str:
    """One setting; raises Refused for a name that is none."""
    _check_key(key)
    return office(services.data).all().get(key, "")


def change_setting(services: Services, key: str, value: str) -> None:
    """Sets a value, an empty one = back to the default. Raises Refused for what makes no sense."""
    _check_key(key)
    value = tidy(value)
    if value:
        _check_value(key, value)
    with services.operation("settings_change", key=key, value=value) as writer:
        stored_settings.set_setting(writer.connection, key, value or None)


def change_settings(services: Services, values: Mapping[str, str]) -> int | None:
    """Sets several values in one operation and returns its number; None where all stood so.

    An empty value = back to the default. Raises Refused for what makes no sense.
    """
    before = office(services.data).all()
    wanted = {key: tidy(value) for key, value in values.items()}
    for key, value in wanted.items():
        _check_key(key)
        if value:
            _check_value(key, value)
    changed = {key: value for key, value in wanted.items() if value != before.get(key, "")}
    if not changed:
        return None
    with services.operation("office_settings", settings=tuple(changed)) as writer:
        stored_settings.set_settings(
            writer.connection, {key: value or None for key, value in changed.items()}
        )
        return writer.operation_id


def office_round(
    services: Services,
    code: str,
    window: tuple[date, date] | None = None,
    reference_day: date | None = None,
) -> Round:
    """A round as asked for; what is not given comes from the settings, then from the rules.

    A closed round has the days with which it was closed, whatever the rules say by now.
    """
    if window is None and reference_day is None:
        with services.data.read() as connection:
            closed = closed_round_head(connection, code)
        if closed is not None:
            return closed.round
    settings = office(services.data)
    return round_for(
        services.rulebook,
        code,
        window=window or settings.round_window(code),
        reference_day=reference_day or settings.round_reference(code),
        held_on=settings.round_day(code),
    )


def closed_codes(services: Services) -> tuple[str, ...]:
    """The codes of the closed rounds, in order of their days."""
    with services.data.read() as connection:
        return tuple(head.code for head in closed_round_heads(connection))


def _check_key(key: str) -> None:
    match = _ROUND_KEY.fullmatch(key)
    if match:
        parse_round(match[1])
    elif key not in _BY_KEY:
        raise Refused("setting_unknown", key=key)


def _check_value(key: str, value: str) -> None:
    setting = _BY_KEY.get(key)
    try:
        if setting is None and not key.endswith(".title"):
            is_window = key.endswith(".window")
            refuse_far(_window(value) if is_window else (date.fromisoformat(value),))
        elif setting and setting.choices and value not in setting.choices:
            raise ValueError(value)
    except ValueError:
        raise Refused("setting_value", key=key, value=value, expected=_expected(key)) from None


def _expected(key: str) -> str:
    """What the value of a setting may be: its choices, or an example."""
    if key in _BY_KEY:
        return ", ".join(_BY_KEY[key].choices)
    return "2027-01-01 2027-03-31" if key.endswith(".window") else "2027-02-03"


def _window(text: str) -> tuple[date, date]:
    first, last = (date.fromisoformat(part) for part in text.split())
    if last < first:
        raise ValueError(text)
    return first, last
