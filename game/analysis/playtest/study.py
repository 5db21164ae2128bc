"""All that a playtest has gathered about one scenario, from which findings are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.analysis.playtest.conditions import Watch
from game.analysis.playtest.duel import Duel
from game.analysis.playtest.fates import Fates
from game.analysis.playtest.look import Looked
from game.analysis.playtest.numbers import Tunable
from game.analysis.playtest.places import Part
from game.analysis.playtest.retell import Retold
from game.analysis.playtest.sensitivity import Contrast, Pairs
from game.analysis.playtest.tally import Tally
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.core.source import Span


@dataclass(slots=True)
class Study:
    """What was gathered. `wanted` is how many games were asked for; `interrupted` that somebody broke it off."""

    scenario: Scenario
    program: Program
    seed: int
    wanted: int
    parts: list[Part]
    tally: Tally = field(default_factory=Tally)
    watched: tuple[Watch, ...] = ()
    looked: Looked = field(default_factory=Looked)
    retold: Retold = field(default_factory=Retold)
    duels: list[Duel] = field(default_factory=list)
    fates: list[Fates] = field(default_factory=list)
    numbers: list[Tunable] = field(default_factory=list)
    contrasts: list[Contrast] = field(default_factory=list)
    pairs: list[Pairs] = field(default_factory=list)
    interrupted: bool = False

    @property
    def head(self) -> Span:
        """The place of what concerns the scenario as a whole."""
        return self.scenario.header.place("turns")

    def part(self, id: str) -> Part | None:
        """A part by its id."""
        return next((part for part in self.parts if part.id == id), None)

    def ending(self, index: int) -> str:
        """The title of an ending."""
        return self.program.finishes[index].title if index >= 0 else "no ending"
