"""The recovery sheet: printed once, it opens the data file without its password."""

from pathlib import Path

from vusta_desk.documents.recovery_sheet import (
    RecoverySheet,
    load_recovery_template,
    render_recovery_sheet,
)
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases.office import office
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services


def write_recovery_sheet(services: Services, path: Path) -> None:
    """Writes the sheet of the open data file as a PDF."""
    template, findings = load_recovery_template(
        services.resources / "templates" / "phieu-khoi-phuc"
    )
    if has_errors(findings):
        raise Refused("template_damaged")
    sheet = RecoverySheet(
        committee=office(services.data)["committee.name"],
        file_name=services.data.path.name,
        date=day_text(services.today),
        lines=services.data.recovery_letters(),
    )
    save(services, path, render_recovery_sheet(template, sheet))
