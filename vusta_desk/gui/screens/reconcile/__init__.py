"""Reconciling: the registry beside another body's list, every three months."""

from vusta_desk.gui.screens.reconcile.screen import ReconcileScreen

__all__ = ["ReconcileScreen"]
