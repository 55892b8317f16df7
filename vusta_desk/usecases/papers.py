"""The papers of a ceremony, the roster list and the certificates, as its entries stand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from vusta_desk.documents import certificates, roster_list
from vusta_desk.documents.roster_list import RosterEntry, RosterFoot, RosterGroup, RosterHeading
from vusta_desk.documents.values import CERTIFICATE_VALUES
from vusta_desk.domain.ceremony import Ceremony, Entry, totals
from vusta_desk.domain.findings import Finding, Refused, has_errors
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import long_day_text, money, partial_date_text, place_and_day
from vusta_desk.usecases.ceremonies import ceremony
from vusta_desk.usecases.evaluate import find_one
from vusta_desk.usecases.office import Office, office
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

ROSTER_FILE = "danh-sach-trao-tang-{id}.pdf"
_TITLES = {
    BadgeKind.POSTHUMOUS: N_("Posthumous badge of {level} years of Party membership"),
    BadgeKind.NORMAL: N_("Badge of {level} years of Party membership"),
}


def write_papers(
    services: Services, ceremony_id: int, folder: Path
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Writes the ceremony's documents into `folder`; their paths, and what the preflight says.

    The roster list names those who are not left out, in calling order, grouped by level. Where a
    text does not fit or cannot be drawn, that is an error finding and nothing is made.
    """
    template, damage = roster_list.load_roster_template(
        services.resources / "templates" / "danh-sach-huy-hieu"
    )
    _refuse_damaged(damage)
    drawn = ceremony(services, ceremony_id)
    content = _heading(services, drawn), _groups(drawn), _foot(services, drawn)
    findings = roster_list.preflight_roster(template, *content)
    if has_errors(findings):
        return (), findings
    path = folder / ROSTER_FILE.format(id=ceremony_id)
    save(services, path, roster_list.render_roster(template, *content))
    return (path,), findings


def _heading(services: Services, drawn: Ceremony) -> RosterHeading:
    settings, words = office(services.data), services.paper_words
    rounds = ", ".join(round_.name for round_ in drawn.rounds)
    return RosterHeading(
        superior=settings["committee.superior"].upper(),
        issuer=settings["committee.name"].upper(),
        place_and_date=place_and_day(settings["place"], drawn.day, words),
        occasion=words.gettext(N_("round {rounds}")).format(rounds=rounds),
    )


def _foot(services: Services, drawn: Ceremony) -> RosterFoot:
    settings, sums = office(services.data), totals(drawn.entries)
    return RosterFoot(
        authority=settings["list.authority"],
        post=settings["list.post"],
        signer=settings["list.signer"],
        amount=money(sums.amount, services.paper_words.language) if sums.amount else "",
        amount_unknown=sums.amount_unknown,
    )


def _groups(drawn: Ceremony) -> list[RosterGroup]:
    by_level: dict[int, list[RosterEntry]] = {}
    for entry in drawn.on_roster():
        by_level.setdefault(entry.level, []).append(_roster_entry(entry))
    return [RosterGroup(level, tuple(entries)) for level, entries in by_level.items()]


def _roster_entry(entry: Entry) -> RosterEntry:
    return RosterEntry(
        key=entry.key,
        name=entry.name,
        serial=entry.serial or "",
        birth_date=_date(entry.facts, "birth_date"),
        home=_text(entry.facts, "home"),
        admission_decision_date=_date(entry.facts, "admission_decision_date"),
        admission_date=_date(entry.facts, "admission_date"),
        official_date=_date(entry.facts, "official_date"),
        card_number=_text(entry.facts, "card_number"),
        branch=entry.branch,
        kind=entry.kind,
    )


def write_certificates(
    services: Services, ceremony_id: int, path: Path, only: Sequence[str] | None = None
) -> tuple[Finding, ...]:
    """One PDF, a page for each certificate, in roster order; what the preflight has to say.

    `only` names members by key or card number. Raises Refused where nobody is left, or where a
    text does not fit or cannot be drawn: then nothing is made.
    """
    drawn = ceremony(services, ceremony_id)
    entries = drawn.on_roster()
    if only:
        members = services.registry().members
        wanted = {find_one(members, member).key for member in only}
        entries = tuple(entry for entry in entries if entry.key in wanted)
        if len(entries) != len(wanted):
            raise Refused("certificate_not_on_roster")
    if not entries:
        raise Refused("ceremony_empty", ceremony=ceremony_id)
    template, findings = certificates.load_certificate_template(_certificate_folder(services))
    _refuse_damaged(findings)
    settings = office(services.data)
    records = [_certificate(services, settings, entry) for entry in entries]
    found = certificates.preflight(template, records)
    if has_errors(found):
        return found
    save(services, path, certificates.render(template, records))
    return found


def sample_certificate(resources: Path) -> bytes:
    """A certificate of an invented person, to see that this machine can make one."""
    template, findings = certificates.load_certificate_template(
        resources / "templates" / "giay-chung-nhan"
    )
    _refuse_damaged(findings)
    return certificates.render(template, [CERTIFICATE_VALUES])


def _certificate(services: Services, settings: Office, entry: Entry) -> Mapping[str, str | None]:
    words = services.paper_words
    title = words.gettext(_TITLES.get(entry.kind, _TITLES[BadgeKind.NORMAL]))
    return {
        "key": entry.key,
        "issuing_superior": settings["certificate.superior"].upper(),
        "issuer": (settings["certificate.issuer"] or settings["committee.superior"]).upper(),
        "level": str(entry.level),
        "award_title": title.format(level=entry.level),
        "name": entry.name,
        "birth_date": _date(entry.facts, "birth_date"),
        "home": _text(entry.facts, "home"),
        "admission_decision_date": _date(entry.facts, "admission_decision_date"),
        "admission_date": _date(entry.facts, "admission_date"),
        "official_date": _date(entry.facts, "official_date"),
        "card_number": _text(entry.facts, "card_number"),
        "branch": entry.branch,
        "decision_number": entry.decision,
        "decision_date": long_day_text(entry.decision_date, words) if entry.decision_date else "",
        "serial": entry.serial,
        "place_and_date": place_and_day(settings["place"], entry.decision_date, words),
        "authority": settings["certificate.authority"],
        "post": settings["certificate.post"],
        "signer": settings["certificate.signer"],
    }


def _certificate_folder(services: Services) -> Path:
    return services.resources / "templates" / "giay-chung-nhan"


def _refuse_damaged(findings: Sequence[Finding]) -> None:
    if has_errors(findings):
        raise Refused("template_damaged")


def _text(facts: Mapping[str, object], key: str) -> str:
    return str(facts.get(key) or "")


def _date(facts: Mapping[str, object], key: str) -> str:
    text = _text(facts, key)
    return partial_date_text(PartialDate.from_iso(text)) if text else ""
