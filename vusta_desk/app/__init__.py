"""Puts the program together: the only part that knows all others."""
