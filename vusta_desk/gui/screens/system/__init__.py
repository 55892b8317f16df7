"""The place System: settings, backups, password, checks, and what the program is made of."""

from vusta_desk.gui.screens.system.screen import SystemScreen

__all__ = ["SystemScreen"]
