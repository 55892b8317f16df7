"""Dated rules: the files that are shipped, the office's own values, the worked examples."""
