"""What is wrong, or doubtful, in an author's files, and where. Pure; imports only other parts of the core.

Every layer that looks at a scenario reports in these values; how they are printed is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.core.source import Span, start_of
from game.core.spelling import closest as closest  # offered here because nearly every finding wants it

Severity = Literal["error", "warning", "note"]
Confidence = Literal["sure", "likely", "weak"]

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A span and what is to be seen there, such as "defined here"; the primary place may have no label."""

    span: Span
    label: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the author.

    `key` is stable and in kebab case ("unknown-meter"). `message` is one sentence without a full stop, in the
    author's words. `places` has at least one entry; the first is the primary one, best the cause. `hint` is the
    cure in a few words without brackets ("did you mean 'tension'?"). Raises ValueError without a place.
    """

    key: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    hint: str = ""
    confidence: Confidence = "sure"

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError(f"finding {self.key!r} has no place")

    @property
    def span(self) -> Span:
        """The span of the primary place."""
        return self.places[0].span


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """The hint "did you mean 'x'?" for a misspelt word, or "" when nothing is near."""
    best = closest(word, candidates)
    return f"did you mean '{best}'?" if best is not None else ""


def _of_a_file(finding: Finding) -> bool:
    """Whether a file as a whole is meant: it cannot be read, is not known, or a part of it is missing."""
    return finding.span == start_of(finding.span.file) or finding.key in ("not-utf8", "not-text")


class Findings:
    """Collects findings. Equal findings are kept once; the order of arrival is kept among equals in rank. `told` counts
    all that were added, equal ones too."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._found: dict[Finding, None] = dict.fromkeys(findings)
        self.told = 0

    def add(self, finding: Finding) -> None:
        """Keep one finding."""
        self.told += 1
        self._found.setdefault(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several findings."""
        for finding in findings:
            self.add(finding)

    def error(self, key: str, message: str, span: Span, *more: Place, hint: str = "") -> None:
        """Keep an error at `span`, with further places."""
        self.add(Finding(key, "error", message, (Place(span), *more), hint))

    def warning(self, key: str, message: str, span: Span, *more: Place, hint: str = "") -> None:
        """Keep a warning at `span`, with further places."""
        self.add(Finding(key, "warning", message, (Place(span), *more), hint))

    def sorted(self) -> tuple[Finding, ...]:
        """Errors before warnings before notes; within each what is wrong with a whole file, then by place."""
        return tuple(sorted(self._found, key=lambda f: (_RANK[f.severity], not _of_a_file(f), f.span)))

    @property
    def has_errors(self) -> bool:
        """Whether any finding refuses the scenario."""
        return any(f.severity == "error" for f in self._found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
