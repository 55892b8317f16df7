"""VUSTA Desk: the member registry and badge desk of a Party committee."""

__version__ = "0.1.0"
