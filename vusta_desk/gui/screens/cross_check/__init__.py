"""Cross-check: milestones passed without a badge, and badges that the rules do not bear out."""

from vusta_desk.gui.screens.cross_check.screen import CrossCheckScreen

__all__ = ["CrossCheckScreen"]
