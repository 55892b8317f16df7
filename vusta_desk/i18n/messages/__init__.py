"""The sentence behind every code, gathered from one module per subject."""
