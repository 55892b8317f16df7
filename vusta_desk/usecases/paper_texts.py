"""What a ceremony's papers say: its entries and the office's settings as texts ready for paper."""

from collections.abc import Mapping

from vusta_desk.documents.roster import RosterEntry, RosterFoot, RosterGroup, RosterHeading
from vusta_desk.domain.ceremony import Ceremony, Entry, totals
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import long_day_text, money, partial_date_text, place_and_day
from vusta_desk.usecases.office import Office

_TITLES = {
    BadgeKind.POSTHUMOUS: N_("Posthumous badge of {level} years of Party membership"),
    BadgeKind.NORMAL: N_("Badge of {level} years of Party membership"),
}


def roster_heading(drawn: Ceremony, settings: Office, words: Catalogue) -> RosterHeading:
    """The head of the roster list."""
    rounds = ", ".join(round_.name for round_ in drawn.rounds)
    return RosterHeading(
        superior=settings["committee.superior"].upper(),
        issuer=settings["committee.name"].upper(),
        place_and_date=place_and_day(settings["place"], drawn.day, words),
        occasion=words.gettext(N_("round {rounds}")).format(rounds=rounds),
    )


def roster_foot(drawn: Ceremony, settings: Office, words: Catalogue) -> RosterFoot:
    """The totals and the signature under the roster list."""
    sums = totals(drawn.entries)
    return RosterFoot(
        authority=settings["list.authority"],
        post=settings["list.post"],
        signer=settings["list.signer"],
        amount=money(sums.amount, words.language) if sums.amount else "",
        amount_unknown=sums.amount_unknown,
    )


def roster_groups(drawn: Ceremony) -> list[RosterGroup]:
    """Those who are not left out, in calling order, grouped by level."""
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


def certificate_record(
    entry: Entry, settings: Office, words: Catalogue
) -> Mapping[str, str | None]:
    """One certificate: a text for each of `documents.values.CERTIFICATE_VALUES`."""
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


def _text(facts: Mapping[str, object], key: str) -> str:
    return str(facts.get(key) or "")


def _date(facts: Mapping[str, object], key: str) -> str:
    text = _text(facts, key)
    return partial_date_text(PartialDate.from_iso(text)) if text else ""
