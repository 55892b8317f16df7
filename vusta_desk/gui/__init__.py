"""The window. Qt, and only here; it asks use cases and never the parts behind them."""
