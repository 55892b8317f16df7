"""What is remembered of a printer on this PC: its shift for each size of sheet, and its habits."""

from dataclasses import dataclass

from vusta_desk.gui.preferences import Preferences

MOST_SHIFT = 20.0  # mm
_SECTION = "printers"
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """The shift in mm to the right and down for a size of sheet; text only; both sides."""

    right: float = 0.0
    down: float = 0.0
    text_only: bool = False
    two_sided: bool = False


def printer_setup(preferences: Preferences, printer: str, sheet: Size) -> PrinterSetup:
    """What is remembered of a printer and a sheet of so many mm; what makes no sense is none.

    A lying sheet is another than a standing one: the printer draws it in another way.
    """
    kept = _dictionary(preferences.section(_SECTION).get(printer))
    shift = _dictionary(_dictionary(kept.get("shifts")).get(_name(sheet)))
    right, down = (_millimetres(shift.get(name)) for name in ("right", "down"))
    habits = (kept.get(name) is True for name in ("text_only", "two_sided"))
    return PrinterSetup(right, down, *habits)


def remember_setup(
    preferences: Preferences, printer: str, sheet: Size, setup: PrinterSetup
) -> None:
    """Remembers a printer's setup."""
    printers = preferences.section(_SECTION)
    shifts = _dictionary(_dictionary(printers.get(printer)).get("shifts"))
    kept = {
        "text_only": setup.text_only,
        "two_sided": setup.two_sided,
        "shifts": {**shifts, _name(sheet): {"right": setup.right, "down": setup.down}},
    }
    preferences.set(_SECTION, {**printers, printer: kept})


def _name(sheet: Size) -> str:
    return "x".join(str(round(side)) for side in sheet)


def _dictionary(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _millimetres(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return value if -MOST_SHIFT <= value <= MOST_SHIFT else 0.0
