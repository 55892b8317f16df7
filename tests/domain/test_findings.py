"""Findings as values."""

from vusta_desk.domain.findings import Finding, Severity, has_errors, worst_first


def test_the_worst_come_first_and_equals_keep_their_order() -> None:
    note, error = Finding(Severity.INFO, "a"), Finding(Severity.ERROR, "b")
    warning, second = Finding(Severity.WARNING, "c"), Finding(Severity.ERROR, "d")
    assert worst_first([note, error, warning, second]) == [error, second, warning, note]
    assert has_errors([note, error])
    assert not has_errors([note, warning])
