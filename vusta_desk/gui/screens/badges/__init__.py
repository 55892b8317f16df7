"""Badges: the year's rounds, the boxes that add up to everyone, the reckoning of each member."""

from vusta_desk.gui.screens.badges.screen import BadgesScreen

__all__ = ["BadgesScreen"]
