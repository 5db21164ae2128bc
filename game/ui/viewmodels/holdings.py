"""What a seat can look up beside the map: numbers of the world, what is in force, facts. No pygame, no engine types."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.viewmodels.common import DetailRow, MeterVM, block, screen


@dataclass(frozen=True, slots=True)
class InForceVM:
    """An agreement that binds or a deadline that runs: between whom, until when, what is demanded or promised."""

    title: str
    between: str
    until: str
    text: str = ""
    terms: tuple[DetailRow, ...] = ()

    def as_text(self) -> str:
        head = f"{self.title} · {self.between} · {self.until}"
        return block(head, self.text, *(term.as_text() for term in self.terms)) or head


@dataclass(frozen=True, slots=True)
class KnownVM:
    """A fact that the seat knows, and since when."""

    title: str
    text: str
    since: str = ""

    def as_text(self) -> str:
        return f"{self.title} ({self.since}): {self.text}" if self.since else f"{self.title}: {self.text}"


@dataclass(frozen=True, slots=True)
class WorldVM:
    """World meters beside the large one, counters with their change this turn, agreements and deadlines that run."""

    meters: tuple[MeterVM, ...] = ()
    counters: tuple[DetailRow, ...] = ()
    in_force: tuple[InForceVM, ...] = ()

    def __bool__(self) -> bool:
        """Is there anything to show?"""
        return bool(self.meters or self.counters or self.in_force)

    def as_text(self) -> str:
        return screen(
            block("World", *(meter.as_text() for meter in self.meters), *(row.as_text() for row in self.counters)),
            block("In force", *(one.as_text() for one in self.in_force)),
        ).strip("\n")


NOTHING = WorldVM()
