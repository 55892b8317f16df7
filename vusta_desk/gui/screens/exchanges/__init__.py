"""The place of the workbooks that go to the branches and come back."""

from vusta_desk.gui.screens.exchanges.screen import ExchangesScreen

__all__ = ["ExchangesScreen"]
