"""Taking in a list: drop or choose it, see every row's fate, accept; one undo takes it back."""

from vusta_desk.gui.screens.importing.screen import ImportScreen

__all__ = ["ImportScreen"]
