"""The place of the members: branches, list, record, form."""

from vusta_desk.gui.screens.members.screen import MembersScreen

__all__ = ["MembersScreen"]
