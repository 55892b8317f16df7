"""The place of records that look like one person's: side by side, merged or told apart."""

from vusta_desk.gui.screens.duplicates.screen import DuplicatesScreen

__all__ = ["DuplicatesScreen"]
