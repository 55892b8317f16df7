"""Sentences about what cannot be asked of a forecast."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "forecast_years": N_("A forecast covers one year to {most} years. Name a number among these."),
    "forecast_base_salary": N_(
        "To suppose another base salary, name it in whole đồng and the day from which it holds."
    ),
}
