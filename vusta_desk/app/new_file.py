"""A new data file together with its recovery sheet."""

from pathlib import Path

from vusta_desk.app import wiring
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Committee
from vusta_desk.storage.files import beside
from vusta_desk.storage.places import refuse_place_of_file
from vusta_desk.usecases.office import change_setting
from vusta_desk.usecases.recovery import write_recovery_sheet


def make_file(path: Path, password: str, committee: Committee, sheet: Path, language: str) -> None:
    """A new data file and its recovery sheet; without the sheet the file is not kept."""
    refuse_place_of_file(sheet)
    with wiring.new_file(path, password, committee, language) as services:
        try:
            write_recovery_sheet(services, sheet)
        except Refused:
            services.data.close()
            for ending in ("", ".khoa"):
                beside(path, ending).unlink(missing_ok=True)
            raise
        change_setting(services, "language", language)
