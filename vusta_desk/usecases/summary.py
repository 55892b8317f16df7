"""A round and its ceremony in a page of text: nobody is lost, what it costs, what is unclear."""

from vusta_desk.domain.ceremony import Ceremony, totals
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.evaluate import RoundResult


def summary_lines(result: RoundResult, ceremony: Ceremony, words: Catalogue) -> tuple[str, ...]:
    """The lines of the summary in the language of `words`."""
    return (
        words.gettext(N_("Sample data, no real people")),
        "",
        *_balance(result, words),
        "",
        *_roster(ceremony, words),
        "",
        *_unclear(result, words),
    )


def _balance(result: RoundResult, words: Catalogue) -> list[str]:
    first, last = (day_text(day) for day in result.round.window)
    title = words.gettext(N_("Round {round}: due days {first} to {last}"))
    parts = [
        f"{value_word('outcome', outcome, words)} {count}"
        for outcome, count in result.counts.items()
    ]
    return [
        title.format(round=result.round.name, first=first, last=last),
        " + ".join(str(count) for count in result.counts.values()) + f" = {len(result.rows)}",
        *(f"  {part}" for part in parts),
        words.gettext(N_("Rules: {fingerprint}")).format(fingerprint=result.rules),
    ]


def _roster(ceremony: Ceremony, words: Catalogue) -> list[str]:
    sums = totals(ceremony.entries)
    levels = ", ".join(f"{level}: {count}" for level, count in sums.levels.items())
    text = words.gettext(N_("On the roster: {people} ({levels}); {amount}, unknown for {unknown}"))
    amount = money(sums.amount, words.language)
    return [
        ceremony.name,
        text.format(people=sums.people, levels=levels, amount=amount, unknown=sums.amount_unknown),
    ]


def _unclear(result: RoundResult, words: Catalogue) -> list[str]:
    rows = [row for row in result.rows if row.decision.outcome is Outcome.CANNOT_TELL]
    title = words.gettext(N_("Files to look up: {count}")).format(count=len(rows))
    return [title, *(f"  {row.member.key} {row.member.name}, {row.branch}" for row in rows)]
