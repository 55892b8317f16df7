"""Forecast: badges, blanks and money of the years to come, as they stand or as one supposes."""

from vusta_desk.gui.screens.forecast.screen import ForecastScreen

__all__ = ["ForecastScreen"]
