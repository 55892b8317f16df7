"""What becomes of each row: who it is among those known, what changes, what is decided."""
