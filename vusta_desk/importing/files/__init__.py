"""A foreign file opened safely and given as raw sheets: nothing is interpreted yet."""
