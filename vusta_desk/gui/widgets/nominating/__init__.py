"""Dialogs about nominations that several places share: beginning one, leaving out with a reason."""

from vusta_desk.gui.widgets.nominating.aside_dialog import AsideDialog
from vusta_desk.gui.widgets.nominating.start_dialog import StartDialog, Wanted, read_start

__all__ = ["AsideDialog", "StartDialog", "Wanted", "read_start"]
