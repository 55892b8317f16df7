"""What a user can do; the command line and the window call these."""
