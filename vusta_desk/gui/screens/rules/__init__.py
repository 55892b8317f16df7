"""The place Rules."""

from vusta_desk.gui.screens.rules.screen import RulesScreen

__all__ = ["RulesScreen"]
