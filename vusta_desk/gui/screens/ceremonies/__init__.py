"""Ceremonies: made from rounds, their rosters as working sheets, closed and reopened."""

from vusta_desk.gui.screens.ceremonies.screen import CeremoniesScreen

__all__ = ["CeremoniesScreen"]
