"""The whole scenario, and the sections it is written in."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.fields import Part, Table, spec
from game.core.model.actors import Actor, Aim, Group
from game.core.model.base import Entry
from game.core.model.board import Chart, Piece, Place
from game.core.model.deeds import Action, Event, Package
from game.core.model.dialogue import Agreement, Dilemma, Exchange, Ultimatum
from game.core.model.numbers import Counter, Definition, Fact, Meter, Process, YesNo
from game.core.model.results import Band, Ending, Header, Learning, Rung, Source, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Entry):
    """Everything an author wrote. Each field but `header`, `map` and `files` is a section keyed by id, in order."""

    header: Header = spec(Part(lambda: Header), "The head of scenario.yaml; its fields stand at the top level.")
    map: Chart = spec(Part(lambda: Chart), "The piece of the world that is shown.")
    actors: dict[str, Actor] = spec(Table(Part(lambda: Actor)), "Who acts.")
    groups: dict[str, Group] = spec(Table(Part(lambda: Group)), "Names for several actors.", default=dict)
    aims: dict[str, Aim] = spec(Table(Part(lambda: Aim)), "What computer seats value.", default=dict)
    tags: dict[str, Tag] = spec(Table(Part(lambda: Tag)), "Words that group actions and events.", default=dict)
    meters: dict[str, Meter] = spec(Table(Part(lambda: Meter)), "Bounded numbers.")
    counters: dict[str, Counter] = spec(Table(Part(lambda: Counter)), "Unbounded numbers.", default=dict)
    flags: dict[str, YesNo] = spec(Table(Part(lambda: YesNo)), "Yes/no of the world.", default=dict)
    facts: dict[str, Fact] = spec(Table(Part(lambda: Fact)), "Pieces of knowledge.", default=dict)
    define: dict[str, Definition] = spec(Table(Part(lambda: Definition)), "Named conditions.", default=dict)
    processes: dict[str, Process] = spec(Table(Part(lambda: Process)), "Drift, income, decay.", default=dict)
    bands: dict[str, Band] = spec(Table(Part(lambda: Band)), "Bands of the ladder.")
    rungs: dict[str, Rung] = spec(Table(Part(lambda: Rung)), "Steps of the ladder, lowest first.")
    places: dict[str, Place] = spec(Table(Part(lambda: Place)), "Points on the map.", default=dict)
    pieces: dict[str, Piece] = spec(Table(Part(lambda: Piece)), "Counters on the map.", default=dict)
    actions: dict[str, Action] = spec(Table(Part(lambda: Action)), "What actors may order.")
    packages: dict[str, Package] = spec(Table(Part(lambda: Package)), "Actions that go together.", default=dict)
    events: dict[str, Event] = spec(Table(Part(lambda: Event)), "What happens.", default=dict)
    dilemmas: dict[str, Dilemma] = spec(Table(Part(lambda: Dilemma)), "Questions to one actor.", default=dict)
    agreements: dict[str, Agreement] = spec(Table(Part(lambda: Agreement)), "Promises that are checked.", default=dict)
    ultimatums: dict[str, Ultimatum] = spec(Table(Part(lambda: Ultimatum)), "Demands with a deadline.", default=dict)
    exchanges: dict[str, Exchange] = spec(Table(Part(lambda: Exchange)), "Crises within a turn.", default=dict)
    endings: dict[str, Ending] = spec(Table(Part(lambda: Ending)), "How the game stops, in order.")
    learning: dict[str, Learning] = spec(Table(Part(lambda: Learning)), "What should be learnt.", default=dict)
    sources: dict[str, Source] = spec(Table(Part(lambda: Source)), "Where facts come from.", default=dict)
    files: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Text of every file, by relative path: what a saved game carries along."""
    language: str = field(default="", compare=False)
    """The language into which its texts are translated; "" for the original."""

    @property
    def name(self) -> str:
        """The scenario's id."""
        return self.header.name

    def members(self, names: tuple[str, ...], self_id: str = "", target_id: str = "") -> tuple[str, ...]:
        """Actors meant by a list of ids, groups, `all`, `others`, `self` and `target`, in the author's order."""
        wanted: set[str] = set()
        for name in names:
            if name == "all":
                wanted.update(self.actors)
            elif name == "others":
                wanted.update(actor for actor in self.actors if actor != self_id)
            elif name == "self":
                wanted.add(self_id)
            elif name == "target":
                wanted.add(target_id)
            elif name in self.groups:
                wanted.update(self.members(self.groups[name].members))
            else:
                wanted.add(name)
        return tuple(actor for actor in self.actors if actor in wanted)


_OTHERS = ("id", "span", "spans", "header", "map", "files", "language")
SECTIONS = tuple(name for name in Scenario.__dataclass_fields__ if name not in _OTHERS)
"""Sections that are mappings keyed by id; `map` is one more, and the header's fields stand beside them."""

WRITTEN_AS = {
    "needs": {"OddsTerm": "if"},
    "delay": {"Attribution": "in"},
    "start": {"Objective": "from", "Track": "from"},
    "goal": {"Objective": "to"},
    "sender": {"Ultimatum": "from"},
    "proposer": {"Propose": "from"},
    "readers": {"Gather": "for"},
    "name": {"Header": "id"},
}
"""Fields whose name in the file differs from the attribute (reserved words of Python or clearer English)."""
