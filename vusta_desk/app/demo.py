"""The sample registry: in the window to try things out, or the main job on it from end to end.

The sample is of a day: everything in it is reckoned from there, so that the demo shows the same
people in every year.
"""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from vusta_desk.app import paths, wiring
from vusta_desk.domain.member import Committee
from vusta_desk.domain.rounds import next_round
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.storage.errors import file_errors
from vusta_desk.usecases import ceremonies, import_members, papers, summary
from vusta_desk.usecases.evaluate import evaluate
from vusta_desk.usecases.import_members import Accept
from vusta_desk.usecases.office import change_settings, office_round
from vusta_desk.usecases.output import make_folder, save
from vusta_desk.usecases.services import Services

SAMPLE_MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=7)))
SAMPLE_PASSWORD = "du-lieu-mau"
SAMPLE_FILE = "du-lieu-mau.vusta"
_PLACE = "Hội trường cơ quan"
_DECISION = ("12-QĐ/ĐU", date(2027, 1, 20))
_SETTINGS = {
    "certificate.issuer": "Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương (dữ liệu mẫu)",
    "certificate.signer": "Trần Quang Mẫu",
    "list.signer": "Lê Thị Mẫu",
}


_NO_COMMITTEE = Committee("—", "—", "—")  # the sample brings its own names


@dataclass(frozen=True, slots=True)
class DemoResults:
    """The summary in lines, and the files the demo has left."""

    summary: tuple[str, ...]
    files: tuple[Path, ...]


def sample(folder: Path, language: str) -> Services:
    """The sample in a new file in `folder`, open; its clock runs on from the sample's moment."""
    started = wiring.now()
    services = wiring.make(
        folder / SAMPLE_FILE,
        SAMPLE_PASSWORD,
        _NO_COMMITTEE,
        language,
        clock=lambda: SAMPLE_MOMENT + (wiring.now() - started),
        copy_keys=False,
    )
    try:
        _bring_in(services)
    except BaseException:
        services.data.close()
        raise
    return services


def run_demo(folder: Path, words: Catalogue) -> DemoResults:
    """Import, evaluation of the next round, ceremony, roster, certificates, summary in `folder`."""
    make_folder(folder)
    _clear_earlier_run(folder)
    with wiring.new_file(
        folder / SAMPLE_FILE,
        SAMPLE_PASSWORD,
        _NO_COMMITTEE,
        words.language,
        clock=lambda: SAMPLE_MOMENT,
    ) as services:
        return _main_job(services, folder)


def _bring_in(services: Services) -> None:
    change_settings(services, _SETTINGS)
    preview = import_members.preview(services, paths.resources_folder() / "demo" / "registry.json")
    import_members.apply(services, preview, Accept.ALL)


def _main_job(services: Services, folder: Path) -> DemoResults:
    _bring_in(services)
    code = next_round(services.rulebook, services.today).code
    result = evaluate(services, office_round(services, code))
    made = ceremonies.create(services, [code], result.round.day, _PLACE)
    ceremonies.set_decision(services, made, *_DECISION)
    written, _ = papers.write_papers(services, made, folder)
    certificates = folder / "giay-chung-nhan.pdf"
    papers.write_certificates(services, made, certificates)
    ceremony = ceremonies.ceremony(services, made)
    lines = summary.summary_lines(result, ceremony, services.words)
    path = folder / "tom-tat.txt"
    save(services, path, "\n".join([*lines, ""]).encode())
    return DemoResults(lines, (*written, certificates, path))


def _clear_earlier_run(folder: Path) -> None:
    """Takes away what an earlier demo left, and nothing else."""
    with file_errors(folder):
        for path in folder.glob(f"{SAMPLE_FILE}*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
