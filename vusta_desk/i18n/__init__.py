"""Words and formats: codes from below become sentences here, through gettext."""
