"""Papers: seen as they are printed, printed, opened and saved as PDF."""

from vusta_desk.gui.screens.papers.screen import PapersScreen

__all__ = ["PapersScreen"]
