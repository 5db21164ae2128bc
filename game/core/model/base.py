"""What every part of a scenario has: an id and a place in a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A part of the scenario. `spans` gives the place of each field the author wrote, by field name."""

    id: str = ""
    span: Span = field(default=Span("", 1, 1, 1, 1), compare=False)
    spans: dict[str, Span] = field(default_factory=dict, compare=False, repr=False)

    def place(self, name: str) -> Span:
        """Where field `name` was written, or the whole entry where it was not."""
        return self.spans.get(name, self.span)
