"""Which sheet is read, where its header stands, and which column is which field."""
