"""Qt, and only here. The window comes with its own piece of work."""
