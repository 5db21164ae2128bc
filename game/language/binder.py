"""How names become slots: what an engine's builder offers to verbs and predicates when they are lowered.

A binder is grounded: it knows which actor `self` is and what `target` is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from game.core.expr import Expr
from game.core.model.effects import Effect
from game.core.model.texts import Voices
from game.core.model.time import Duration
from game.core.primitives import AnyPrimitive
from game.core.tree import Formula, Name, Test

if TYPE_CHECKING:  # the tables of a Program need a while to import, and whoever checks a scenario has no use for them
    from game.core.program import Report


class Binder(Protocol):
    """Resolves names for one grounding. A KeyError means that the checker let a wrong name through."""

    self_id: str
    target_id: str

    # Numbers and conditions
    def slot(self, name: Name) -> int:
        """Slot of a meter or counter: `tension`, `jpn.alarm`, `self.support`, `target.trust.self`, `tests`."""
        ...

    def number(self, formula: Formula) -> Expr:
        """A number expression, lowered."""
        ...

    def test(self, test: Test | None) -> Expr:
        """A condition, lowered; TRUE for none."""
        ...

    def definition(self, name: str) -> Expr:
        """A named condition of section `define`, lowered for this grounding."""
        ...

    # Things with slots
    def flag(self, name: str) -> int:
        """Slot of a flag."""
        ...

    def fact(self, name: str) -> int:
        """Slot that is 1 if the fact is true."""
        ...

    def knows(self, actor: str, fact: str) -> int:
        """Slot that is 1 if the actor knows the fact."""
        ...

    def piece(self, name: str) -> int:
        """Slot of the index of the place where a piece is (-1: off the map)."""
        ...

    def history(self, kind: str, name: str, actor: str = "") -> tuple[int, ...]:
        """History slots of an `event`, of an `action` or of a `tag` (of all actors, or of one); may be empty."""
        ...

    def deals(self, agreement: str, first: str = "", second: str = "") -> tuple[int, ...]:
        """Status slots of the grounded agreements of a template, between any two or between these two (either way)."""
        ...

    def ultimatum_status(self, name: str) -> int:
        """Status slot of an ultimatum."""
        ...

    def reading(self, reader: str, author: str) -> int:
        """Slot of 1 + the index of the intent that `reader` last read into the public orders of `author`."""
        ...

    # Indexes
    def actor(self, name: str) -> int:
        """Index of an actor; `self` and `target` are understood."""
        ...

    def actors(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """Indexes of actors meant by ids, groups, `all`, `others`, `self`, `target`."""
        ...

    def actor_id(self, name: str) -> str:
        """The actor's id behind `self` or `target`, or the id itself."""
        ...

    def place(self, name: str) -> int:
        """Index of a place; `target` is understood where the target is a place."""
        ...

    def places_within(self, place: str, km: int) -> tuple[int, ...]:
        """Indexes of the places within a distance (whole kilometres, great circle) of a place, itself included."""
        ...

    def piece_range(self, name: str) -> int:
        """A piece's reach in whole kilometres."""
        ...

    def rung(self, name: str) -> int:
        """Index of a rung."""
        ...

    def ending(self, name: str) -> int:
        """Index of an ending."""
        ...

    def events(self, name: str) -> tuple[int, ...]:
        """Indexes of an event's happenings: one, or with `for_each` one an actor (only `self`'s where it is one)."""
        ...

    def questions(self, name: str) -> tuple[int, ...]:
        """Indexes of a dilemma's questions, one for each actor it is put to."""
        ...

    def deal(self, agreement: str, proposer: str, partner: str) -> int:
        """Index of a grounded agreement."""
        ...

    def ultimatum(self, name: str) -> int:
        """Index of an ultimatum."""
        ...

    def exchange(self, name: str) -> int:
        """Index of a crisis exchange."""
        ...

    # Pieces of program
    def block(self, effects: tuple[Effect, ...]) -> int:
        """Lower effects into a block of their own and give its index."""
        ...

    def voice(self, words: Voices | str) -> int:
        """Keep words in the table of voices."""
        ...

    def hours(self, span: Duration) -> int:
        """A span of time in hours."""
        ...

    def stable(self) -> int:
        """A stable 64-bit id for the next thing in this grounding that draws."""
        ...

    def opens(self, event: str) -> tuple[int, ...]:
        """Blocks that only open this event, as `schedule` queues them."""
        ...

    # What verbs alone need
    @property
    def actor_ids(self) -> tuple[str, ...]:
        """Ids of all actors by index."""
        ...

    def report(self, seat: int, slot: int) -> Report | None:
        """Where the seat's report of the slot is stored; None if it knows the slot exactly."""
        ...

    def raw_block(self, primitives: tuple[AnyPrimitive, ...]) -> int:
        """Keep ready primitives as a block."""
        ...
