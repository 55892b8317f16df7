"""The data file: an encrypted SQLite database, its keys, its history and its backups."""
