"""What a row is, whom it is about and under which branch it stands."""
