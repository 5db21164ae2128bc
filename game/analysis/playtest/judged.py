"""A finding about how a scenario plays, with its size: what `check` gives, and how much and how sure in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.analysis.stats import Interval
from game.core.findings import Confidence, Finding, Place, Severity
from game.core.quantity import show
from game.core.source import Span

_SEVERITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_CONFIDENCE: dict[Confidence, int] = {"sure": 0, "likely": 1, "weak": 2}


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding; `part` is the id of what it is about, `size` the figure it rests on with its interval, in `unit`."""

    finding: Finding
    part: str
    size: Interval
    unit: str

    @property
    def rank(self) -> tuple[int, int, str, Span, str]:
        """The gravest and surest first, then by kind and place."""
        finding = self.finding
        return (_SEVERITY[finding.severity], _CONFIDENCE[finding.confidence], finding.key, finding.span, self.part)


def judged(
    key: str,
    severity: Severity,
    confidence: Confidence,
    part: str,
    message: str,
    hint: str,
    size: Interval,
    unit: str,
    span: Span,
    *more: Place,
) -> Judged:
    """Make a finding of its parts. Titles in its words may hold quantities in braces."""
    message, hint = show(message, "metric"), show(hint, "metric")
    return Judged(Finding(key, severity, message, (Place(span), *more), hint, confidence), part, size, unit)


def several(count: int, what: str) -> str:
    """A count with its noun: "1 game", "2 games"."""
    return f"{count} {what}{'s' if count != 1 else ''}"


def ranked(found: Iterable[Judged]) -> tuple[Judged, ...]:
    """The gravest and surest first."""
    return tuple(sorted(found, key=lambda one: one.rank))
