"""The form in which every fact of a member's record is added and corrected."""

from vusta_desk.gui.screens.members.form.dialog import MemberForm

__all__ = ["MemberForm"]
