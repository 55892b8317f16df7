"""What the office's settings are called, and the words for the values of those with choices."""

from collections.abc import Mapping

from vusta_desk.domain.rounds import round_name
from vusta_desk.i18n.catalogue import N_, Catalogue

SETTING_WORDS: Mapping[str, str] = {
    "committee.name": N_("Name of the committee"),
    "committee.superior": N_("Superior body"),
    "committee.symbol": N_("Symbol in document numbers"),
    "place": N_("Place on papers"),
    "language": N_("Language of the command line"),
    "money_day": N_("Base salary in force on"),
    "list.authority": N_("List: signed on behalf of"),
    "list.post": N_("List: post"),
    "list.signer": N_("List: full name"),
    "certificate.superior": N_("Top line of certificates"),
    "certificate.issuer": N_("Body that issues certificates"),
    "certificate.authority": N_("Certificate: signed on behalf of"),
    "certificate.post": N_("Certificate: post"),
    "certificate.signer": N_("Certificate: full name"),
}
_OF_ROUNDS: Mapping[str, str] = {
    "window": N_("Round {round}: first and last due day"),
    "reference": N_("Round {round}: day of consideration"),
    "day": N_("Round {round}: day on which it is held"),
    "deadline": N_("Round {round}: last day for files"),
    "title": N_("Round {round}: occasion"),
}
SETTING_VALUES: Mapping[str, Mapping[str, str]] = {
    "money_day": {
        "decision": N_("the day of the decision"),
        "round": N_("the day of the round"),
        "hand_over": N_("the day of the ceremony"),
    },
    "language": {"vi": "Tiếng Việt", "en": "English"},  # each in its own language
}


def setting_word(key: str, words: Catalogue) -> str:
    """What a setting of the office or of a round is called; the key itself of any other."""
    named, _, part = key.rpartition(".")
    if named.startswith("round.") and part in _OF_ROUNDS:
        return words.say(_OF_ROUNDS[part], round=round_name(named.removeprefix("round.")))
    return words.gettext(SETTING_WORDS[key]) if key in SETTING_WORDS else key


def setting_value_word(key: str, value: str, words: Catalogue) -> str:
    """A value in words; itself where the setting has no closed list of them."""
    known = SETTING_VALUES.get(key, {})
    return words.gettext(known[value]) if value in known else value
