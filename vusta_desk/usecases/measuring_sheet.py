"""The measuring sheet of a printer, for sheets of the size that a paper has."""

from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.services import Services

MEASURING_FILE = "to-do-may-in.pdf"


def measuring_sheet_pdf(services: Services, width: float, height: float) -> Paper:
    """A sheet of so many mm. Raises Refused `sheet_too_small`, `template_damaged`."""
    from vusta_desk.documents import measuring_sheet

    folder = services.resources / "templates" / "to-do-may-in"
    template, damage = measuring_sheet.load_measuring_template(folder)
    if has_errors(damage):
        raise Refused("template_damaged")
    return Paper(MEASURING_FILE, measuring_sheet.measuring_sheet(template, width, height))
