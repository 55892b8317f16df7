"""The first place: what stands next and what to do for it."""

from vusta_desk.gui.screens.home.screen import HomeScreen

__all__ = ["HomeScreen"]
