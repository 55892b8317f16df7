"""What a user can do, one handful of functions per subject; the command line and the window call these."""
