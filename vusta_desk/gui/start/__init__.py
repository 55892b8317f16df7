"""Before a data file is open: the doors, the password, the recovery sheet."""
