"""The window. Qt, and only here; it asks use cases and never the parts behind them."""

from vusta_desk.gui.singletons import keep_alive

keep_alive()
