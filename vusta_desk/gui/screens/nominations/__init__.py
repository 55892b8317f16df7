"""Nominations: what people decide about badges, how far each has come, and what happened to it."""

from vusta_desk.gui.screens.nominations.screen import NominationsScreen

__all__ = ["NominationsScreen"]
