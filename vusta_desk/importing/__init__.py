"""From foreign files to a plan that says what would become of every row; writes nothing."""
