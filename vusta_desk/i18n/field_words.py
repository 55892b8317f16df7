"""The words of each field: what people call it. What lists call it is data of `importing`."""

from collections.abc import Mapping
from dataclasses import dataclass

from vusta_desk.i18n.catalogue import N_


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The label as a msgid."""

    label: str


FIELD_WORDS: Mapping[str, FieldWords] = {
    "name": FieldWords(N_("Full name")),
    "sex": FieldWords(N_("Sex")),
    "birth_date": FieldWords(N_("Date of birth")),
    "home": FieldWords(N_("Home place")),
    "branch": FieldWords(N_("Branch")),
    "admission_decision_date": FieldWords(N_("Date of the admission decision")),
    "admission_date": FieldWords(N_("Date of admission")),
    "official_date": FieldWords(N_("Date of full membership")),
    "card_number": FieldWords(N_("Card number")),
    "card_number_old": FieldWords(N_("Old card number")),
    "personal_id": FieldWords(N_("Personal ID number")),
    "standings": FieldWords(N_("Standing")),
    "badges": FieldWords(N_("Badges awarded")),
    "interruptions": FieldWords(N_("Interruptions of membership")),
    "disciplines": FieldWords(N_("Disciplines")),
    "under_review": FieldWords(N_("Under review for discipline")),
    "early_request": FieldWords(N_("Request for an early award")),
    "ordinal": FieldWords(N_("No.")),
    "status": FieldWords(N_("Status")),
    "note": FieldWords(N_("Remarks")),
    "name_given": FieldWords(N_("Given name in a column of its own")),
    "birth_date_male": FieldWords(N_("Date of birth: men")),
    "birth_date_female": FieldWords(N_("Date of birth: women")),
    "sex_male": FieldWords(N_("Sex: column of men")),
    "sex_female": FieldWords(N_("Sex: column of women")),
    "home_commune": FieldWords(N_("Home place: commune")),
    "home_district": FieldWords(N_("Home place: district")),
    "home_province": FieldWords(N_("Home place: province")),
    "badge_level": FieldWords(N_("Badge: years")),
    "badge_date": FieldWords(N_("Badge: day of award")),
    "badge_decision": FieldWords(N_("Badge: decision")),
    "badge_serial": FieldWords(N_("Badge: serial")),
    "branch_kind": FieldWords(N_("Branch: kind")),
    "branch_opened": FieldWords(N_("Branch: founded on")),
    "branch_closed": FieldWords(N_("Branch: closed on")),
}
