"""Which files can hold a list, and the kinds of list there are."""

LIST_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".json")
"""Endings of files that can be taken in; what is in a file is told by the file itself."""

LIST_KINDS = ("list", "collection", "central", "badges", "branches")
"""The names of the kinds of list, as `Choices.profile` takes them; the ordinary one first."""
