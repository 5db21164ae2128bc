"""The working copy of a state within one step, and the ledger of one phase. Used by the reference rules only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.core import luck
from game.core.codes import CLOCK, ENDING, PEAK, TURN, TURN_HOURS
from game.core.fixed import CERTAIN, clamp, percent_of
from game.core.log import Cause, Change, Draw, Entry, Refusal
from game.core.primitives import AnyPrimitive
from game.core.program import Happening, Program, SlotInfo, SourceRef
from game.core.state import QUEUE_LIMIT, Pending, State
from game.engine.evaluate import value

SHOWN = ("meter", "counter", "flag", "fact", "knows", "place")
"""Kinds of slots whose changes are told; the rest is the rules' own bookkeeping."""


@dataclass
class Ledger:
    """What one phase wants to change; nothing of it is seen before the phase is closed."""

    adds: dict[int, list[Cause]] = field(default_factory=dict)
    puts: dict[int, list[tuple[int, Cause]]] = field(default_factory=dict)
    opened: dict[int, int] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)
    rung: int = -1
    ending: int = -1
    hours: int = 0
    later: list[Pending] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)

    def add(self, slot: int, amount: int, source: int, seen: int, note: str = "") -> None:
        """Note a rise or fall."""
        if amount:
            self.adds.setdefault(slot, []).append(Cause(source, amount, seen, note))

    def put(self, slot: int, worth: int, source: int, seen: int, note: str = "") -> None:
        """Note a value that a slot shall have."""
        self.puts.setdefault(slot, []).append((worth, Cause(source, 0, seen, note)))

    def opens(self, slot: int, worth: int) -> bool:
        """Start something, whatever else the phase does to it; False if it has been started in this phase already."""
        if slot in self.opened:
            return False
        self.opened[slot] = worth
        return True


class Moment(NamedTuple):
    """A snapshot on which conditions are judged, for whoever asks why something did not happen.

    `judged` is what is judged on it: `open` or `react` (events that happen by themselves), `at_once` or `at_end`
    (endings). `key` is the key of the draws of this stage.
    """

    judged: str
    turn: int
    key: int
    slots: tuple[int, ...]


Watch = Callable[[Moment], None]
"""Is told every moment of a step. It changes nothing in the game."""


class World:
    """A state being worked on. `slots` is the snapshot of the phase until `close_phase` applies the ledger."""

    def __init__(self, program: Program, state: State, watch: Watch | None = None) -> None:
        self.program = program
        self.watch = watch
        self.slots = list(state.slots)
        self.queue = list(state.queue)
        self.seed, self.game = state.seed, state.game
        self.key = 0
        self.log: list[Entry] = []
        self.draws: list[Draw] = []
        self.refusals: list[Refusal] = []
        self.drawn: set[str] = set()
        self.rulings: dict[str, tuple[str, int]] = {}
        self.phase = ""
        self.enter("", luck.OPENED)
        self.ledger = Ledger()
        self.all = (1 << len(program.seats)) - 1

    @property
    def turn(self) -> int:
        """The present turn."""
        return self.slots[TURN]

    def enter(self, phase: str, stage: int) -> None:
        """Go on to a phase; its draws are keyed by the turn and the stage."""
        self.phase = phase
        self.key = luck.turn_key(self.seed, self.game, self.turn, stage)

    def witness(self, judged: str) -> None:
        """Tell whoever watches that conditions are judged now."""
        if self.watch is not None:
            self.watch(Moment(judged, self.turn, self.key, tuple(self.slots)))

    def freeze(self) -> State:
        """The state as it stands."""
        return State(tuple(self.slots), tuple(self.queue), self.seed, self.game)

    def note(self, kind: str, source: int, seen: int, **more: object) -> None:
        """Add an entry to the log."""
        self.log.append(Entry(kind, self.turn, self.phase, source, seen & self.all, **more))  # type: ignore[arg-type]

    def refuse(self, code: str, reason: str, actor: str = "") -> None:
        """A move is not carried out."""
        self.refusals.append(Refusal(code, reason, actor))

    # Luck

    def choose(self, source: int, stable: int, purpose: int, names: tuple[str, ...], weights: tuple[int, ...]) -> int:
        """Draw one of several results by weight; a facilitator's ruling comes first. Weights sum to more than 0."""
        name = draw_name(self.program.sources[source], purpose, self.turn, stable)
        ruled, reroll = self.rulings.get(name, ("", 0))
        if ruled in names:
            index = names.index(ruled)
        else:
            left = luck.below(luck.draw(self.key, stable, purpose, reroll), sum(weights))
            index = 0
            while left >= weights[index]:
                left -= weights[index]
                index += 1
        if name not in self.drawn and sum(weight > 0 for weight in weights) > 1:
            self.drawn.add(name)
            self.draws.append(Draw(name, source, names, weights, names[index], ruled in names or reroll > 0))
        return index

    def happens(self, source: int, stable: int, purpose: int, chance: int) -> bool:
        """Draw yes or no with a chance in ten-thousandths."""
        if chance <= 0 or chance >= CERTAIN:
            return chance >= CERTAIN
        return self.choose(source, stable, purpose, ("yes", "no"), (chance, CERTAIN - chance)) == 0

    # Blocks

    def holds(self, primitive: AnyPrimitive) -> bool:
        """Does the guard hold on the snapshot?"""
        return value(primitive.guard, self.slots) != 0

    # The end of a phase

    def close_phase(self) -> None:
        """Apply the ledger at once: see `core.primitives` for how rivals merge."""
        ledger, self.ledger = self.ledger, Ledger()
        changes = []
        for slot in sorted({*ledger.adds, *ledger.puts}):
            change = self._settle(slot, ledger.puts.get(slot, []), ledger.adds.get(slot, []))
            if change is not None and self.program.slots[slot].kind in SHOWN:
                changes.append(change)
        for slot, worth in ledger.opened.items():
            self.slots[slot] = worth
        for slot in ledger.marks:
            self.slots[slot] |= 1
        self.slots[PEAK] = max(self.slots[PEAK], ledger.rung)
        if ledger.hours:
            self.slots[TURN_HOURS] = ledger.hours
        if ledger.ending >= 0 and self.slots[ENDING] < 0:
            self.slots[ENDING] = ledger.ending
        self._enqueue(ledger)
        if changes:
            self.log.append(Entry("change", self.turn, self.phase, -1, self.all, changes=tuple(changes)))

    def _settle(self, slot: int, puts: list[tuple[int, Cause]], adds: list[Cause]) -> Change | None:
        info = self.program.slots[slot]
        before = self.slots[slot]
        causes: list[Cause] = []
        base = before
        if puts:
            base, cause = self._rivals(slot, puts)
            causes.append(Cause(cause.source, base - before, cause.seen, cause.note))
        rises = [cause for cause in adds if cause.amount > 0]
        falls = [cause for cause in adds if cause.amount < 0]
        total = base
        for side, room in ((rises, info.high - before), (falls, before - info.low)):
            wanted = sum(cause.amount for cause in side)
            cap = info.rise_cap if side is rises else info.fall_cap
            given = percent_of(wanted, min(CERTAIN, room * CERTAIN // cap)) if cap else wanted
            causes += side
            if given != wanted:
                causes.append(Cause(-1, given - wanted, self.all, "hard to move further"))
            total += given
        after = clamp(total, info.low, info.high)
        if after != total:
            causes.append(Cause(-1, after - total, self.all, "the end of its range"))
        self.slots[slot] = after
        return Change(slot, before, after, tuple(causes)) if causes and (after != before or adds) else None

    def _rivals(self, slot: int, puts: list[tuple[int, Cause]]) -> tuple[int, Cause]:
        """Settle rival values by a keyed draw over the candidates, sorted by what caused them."""
        ranked = sorted(puts, key=lambda item: (self.program.sources[item[1].source].sort, item[0]))
        if len({worth for worth, _ in ranked}) == 1:
            return ranked[0]
        stable = luck.stable_id("rivals", _settled_as(self.program.slots[slot]))
        winner = ranked[luck.below(luck.draw(self.key, stable, luck.RIVAL), len(ranked))]
        if self.program.slots[slot].kind in SHOWN:
            for worth, cause in ranked:
                if worth != winner[0]:
                    self.note("overruled", cause.source, cause.seen, text="One of its effects gave way to another.")
        return winner

    def _enqueue(self, ledger: Ledger) -> None:
        kept = [item for item in self.queue if item.block not in ledger.dropped]
        wanted = sorted((*kept, *ledger.later))
        self.queue = wanted[:QUEUE_LIMIT]
        for item in wanted[QUEUE_LIMIT:]:
            self.note("cut", item.source, item.seen, text="Too much is pending; this will not come.")

    def due(self) -> list[Pending]:
        """Take what is due out of the queue."""
        now = self.slots[CLOCK]
        due = [item for item in self.queue if item.due <= now]
        self.queue = [item for item in self.queue if item.due > now]
        return due


def _settled_as(info: SlotInfo) -> str:
    """What is drawn for: the ends and the turn of one report are settled together, other slots each by itself."""
    return info.name.rpartition(".")[0] if info.kind == "report" else info.name


def may_fire(world: World, happening: Happening) -> bool:
    """A fired event happens unless it is over for good, or has happened this turn."""
    return fresh(happening, world.slots[world.program.deeds[happening.deed].history])


# What an event that happens by itself must meet, one by one; its condition and its chance apart.


def fresh(happening: Happening, history: int) -> bool:
    """It has not happened this turn, nor is it over for good."""
    return not history & 1 and not (happening.once and history)


def scheduled(happening: Happening, turn: int) -> bool:
    """This is one of its turns."""
    if not happening.first <= turn <= happening.last:
        return False
    return not happening.every or (turn - happening.first) % happening.every == 0


def rested(happening: Happening, history: int) -> bool:
    """Its last time is longer ago than it must wait."""
    return not history & (1 << happening.wait + 1) - 2


def by_itself(happening: Happening, history: int, slots: Sequence[int]) -> bool:
    """May it happen by itself on this snapshot? Its chance is drawn by the caller."""
    if not scheduled(happening, slots[TURN]) or not fresh(happening, history) or not rested(happening, history):
        return False
    return happening.when is None or value(happening.when, slots) != 0


PURPOSES = {luck.OUTCOME: "outcome", luck.CHANCE: "happens", luck.ODDS: "stopped"}


def draw_name(source: SourceRef, purpose: int, turn: int, stable: int) -> str:
    """How rulings and logs name a draw: `4.action.bomber_visit.1.2.outcome.9f3c21aa`.

    The turn, what draws and for what, and a short form of the stable id: one deed may hold several chances.
    """
    roles = ".".join(str(role) for role in (source.actor, source.target) if role >= 0)
    parts = (str(turn), source.kind, source.id, roles, PURPOSES.get(purpose, str(purpose)), f"{stable >> 32:08x}")
    return ".".join(part for part in parts if part)
