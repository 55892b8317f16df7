"""Values and rules: pure Python, no clock, no files, no database, no sentences for people."""
