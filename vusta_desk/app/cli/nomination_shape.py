"""The JSON shape of nominations: a contract; keys may be added, never changed."""

from vusta_desk.usecases.nominations import NominationRow


def nominations_shape(rows: tuple[NominationRow, ...]) -> dict[str, object]:
    """Nominations with their steps and the codes of what is wrong with them."""
    return {"nominations": [_shape(row) for row in rows]}


def _shape(row: NominationRow) -> dict[str, object]:
    nomination = row.nomination
    return {
        "id": nomination.id,
        "key": nomination.member,
        "name": row.name,
        "branch": row.branch,
        "level": nomination.level,
        "kind": str(nomination.kind),
        "round": nomination.round,
        "state": str(nomination.state),
        "reason": nomination.reason,
        "applicant": nomination.applicant,
        "relation": nomination.relation,
        "steps": [
            {
                "state": str(step.state),
                "day": step.day.isoformat(),
                "number": step.number,
                "who": step.who,
                "note": step.note,
                "cause": str(step.cause) if step.cause else None,
                "ceremony": step.ceremony,
            }
            for step in nomination.steps
        ],
        "findings": [finding.code for finding in row.findings],
    }
