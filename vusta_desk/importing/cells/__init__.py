"""What a cell says: a value, or its words and why they are none."""
