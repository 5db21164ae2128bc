"""The standard library's fast engine: Python generated from the Program's numbers, never from an author's text.

The source is made and compiled once for a Program; about a third of a second for a scenario of 7,500 lines. One engine
plays one game at a time and is not to be shared between threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from game.core import luck
from game.core.codes import CRISIS, DECISION, ENDING, EXCHANGE, OFFERED, OVER, STEP, TURN
from game.core.program import Program
from game.core.state import Pending, State
from game.engine.compiled.blocks import Use
from game.engine.compiled.doctrine import Doctrine
from game.engine.compiled.expressions import LAST
from game.engine.compiled.ledger import Queued
from game.engine.compiled.machine import Given, Machine
from game.engine.compiled.minds import Chance, Crowd
from game.engine.compiled.reading import kept_at_random, slots_read
from game.engine.compiled.source import write_source
from game.engine.heeded import heeded
from game.engine.playing import Finished, Plan, Policy, Trace
from game.engine.policies import AGENT_STAGE
from game.engine.reference import first_slots

WHOLE = Use()
NOTHING: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A state made ready: slots with unshifted histories and middles of reports, the queue, the events fired."""

    slots: tuple[int, ...]
    queue: tuple[Queued, ...]
    fired: frozenset[int]


class CompiledEngine:
    """See `playing.Engine`."""

    name = "compiled"

    def __init__(self, program: Program, use: Use = WHOLE) -> None:
        self.program = program
        source = write_source(program, use)
        machine = self._machine = Machine(program, source.blocks)
        functions: dict[str, Any] = {**machine.namespace(), "RD": source.readers}
        for text in (source.text, source.doctrine):
            exec(compile(text, "<compiled scenario>", "exec"), functions)
        machine.link(functions)
        self._scores = functions["scores"]
        seats = range(len(program.seats))
        self._chance = [Chance(program, seat, functions) for seat in seats]
        self._crowds: dict[tuple[int, ...], Crowd] = {}
        self._doctrine = [Doctrine(program, seat, functions, machine) for seat in seats]
        self._histories = [n for n, info in enumerate(program.slots) if info.kind in ("history", "seen")]
        self._reports = list(program.reports.items())
        self._answers = [question.actor for question in program.questions]
        self._partners = [deal.partner for deal in program.deals]
        machine.live = heeded(program)
        self._kept = None if use.read is not None else kept_at_random(program, slots_read(source.text))
        self._first = (*first_slots(program), *[0] * len(self._reports))
        """The slots before the first turn; reports are worked out when they are read."""

    @cached_property
    def _tracing(self) -> CompiledEngine:
        return CompiledEngine(self.program, Use(traced=True))

    @cached_property
    def _forgetful(self) -> CompiledEngine:
        return CompiledEngine(self.program, Use(read=self._kept))

    def _for(self, policies: Sequence[Policy]) -> CompiledEngine:
        """The engine for these seats: without what nobody reads, where all are played at random."""
        chance = self._kept is not None and all(policy.kind == "random" for policy in policies)
        return self._forgetful if chance else self

    # The protocol

    def prepare(self, state: State) -> Position:
        """See Engine."""
        slots = list(state.slots)
        shift = LAST - state.turn
        for slot in self._histories:
            slots[slot] <<= shift
        slots += [(slots[report.low] + slots[report.high]) // 2 for _, report in self._reports]
        fired = frozenset(n for n, item in enumerate(self.program.happenings) if slots[item.fired])
        return Position(tuple(slots), state.queue, fired)

    def games(self, policies: Sequence[Policy], seed: int, first: int, count: int, turns: int = 0) -> list[Finished]:
        """See Engine."""
        engine, found = self._for(policies), []
        for game in range(first, first + count):
            engine._begin(policies, seed, game)
            found.append(engine._play({}, policies, turns, None))
        return found

    def rollouts(
        self,
        positions: Sequence[Position],
        seeds: Sequence[int],
        plans: Mapping[int, Plan],
        policies: Sequence[Policy],
        turns: int = 0,
    ) -> list[Finished]:
        """See Engine."""
        engine, found = self._for(policies), []
        for position, seed in zip(positions, seeds, strict=True):
            engine._enter(position, seed)
            found.append(engine._play(plans, policies, turns, None))
        return found

    def trace(self, policies: Sequence[Policy], seed: int, game: int) -> tuple[Finished, Trace]:
        """See Engine."""
        engine = self._tracing
        trace = Trace()
        engine._machine.happened = trace.happened
        engine._begin(policies, seed, game)
        return engine._play({}, policies, 0, trace), trace

    # A game

    def _begin(self, policies: Sequence[Policy], seed: int, game: int) -> None:
        self._reset(seed, game, fresh=True)
        machine = self._machine
        machine.S[:] = self._first
        machine.Q = []
        machine.fired.clear()
        machine.reads = any(policy.kind != "random" for policy in policies)
        if machine.reads:
            for index in machine.live:
                _, slot = self._reports[index][0]
                info = self.program.slots[slot]
                machine.renew_middle(index, info.start, info.width)
        machine.turn_masks()
        machine.open()

    def _enter(self, position: Position, seed: int) -> None:
        self._reset(seed, 0, fresh=False)
        machine = self._machine
        machine.S[:] = position.slots
        machine.Q = list(position.queue)
        machine.fired = set(position.fired)
        machine.reads = True
        machine.turn_masks()

    def _reset(self, seed: int, game: int, fresh: bool) -> None:
        machine = self._machine
        machine.key0 = luck.mix(luck.mix(seed & luck.MASK) ^ (game & luck.MASK))
        machine.seed, machine.game = seed, game
        machine.forget(fresh)

    def _play(self, plans: Mapping[int, Plan], policies: Sequence[Policy], turns: int, trace: Trace | None) -> Finished:
        machine, decisions = self._machine, 0
        S, crowd = machine.S, self._crowd(policies)
        if trace is not None:
            trace.states.append(self.freeze())
        while S[DECISION] != OVER and not (turns and S[TURN] > turns):
            decisions += self._step(plans, policies, crowd)
            plans = {}
            if trace is not None:
                trace.states.append(self.freeze())
        program = self.program
        return Finished(
            S[ENDING],
            self._scores(),
            min(S[TURN], turns or S[TURN]),
            decisions,
            S[program.tension],
            S[program.deaths] if program.deaths >= 0 else 0,
        )

    def _step(self, plans: Mapping[int, Plan], policies: Sequence[Policy], crowd: Crowd) -> int:
        """From one decision point to the next; gives how many decisions were made."""
        machine, S = self._machine, self._machine.S
        key = luck.mix(machine.stage(AGENT_STAGE) ^ (S[STEP] + S[DECISION]))
        draws = crowd.draws(key)
        if S[DECISION] == CRISIS:
            return self._crisis(key, plans, policies, draws)
        given = Given()
        waiting, offered = machine.questions.holding(S, 1), machine.deals.holding(S, OFFERED)
        asked, offers_to = _by_seat(waiting, self._answers), _by_seat(offered, self._partners)
        for seat, policy in enumerate(policies):
            if seat in plans:
                given.add(plans[seat])
                continue
            questions, offers = asked.get(seat, NOTHING), offers_to.get(seat, NOTHING)
            if seat in draws:
                self._chance[seat].choose(draws[seat], questions, offers, given)
            else:
                self._doctrine[seat].choose(key, questions, offers, policy, given)
        machine.resolve(given, waiting, offered)
        return len(given.orders) + len(given.answers) + len(given.replies)

    def _crowd(self, policies: Sequence[Policy]) -> Crowd:
        """Those who are played at random."""
        seats = tuple([seat for seat, policy in enumerate(policies) if policy.kind == "random"])
        if seats not in self._crowds:
            self._crowds[seats] = Crowd(self.program, seats)
        return self._crowds[seats]

    def _crisis(
        self, key: int, plans: Mapping[int, Plan], policies: Sequence[Policy], draws: Mapping[int, Iterator[int]]
    ) -> int:
        machine = self._machine
        steps: dict[int, int] = {}
        for seat in self.program.crises[machine.S[EXCHANGE]].actors:
            if seat in plans:
                if plans[seat].step >= 0:
                    steps[seat] = plans[seat].step
            elif seat in draws:
                steps[seat] = self._chance[seat].step(draws[seat])
            else:
                steps[seat] = self._doctrine[seat].step(key, policies[seat])
        machine.exchange(steps)
        return len(steps)

    # States

    def freeze(self) -> State:
        """The machine's present state."""
        machine = self._machine
        slots = machine.S[: len(self.program.slots)]
        shift = LAST - slots[TURN]
        for slot in self._histories:
            slots[slot] >>= shift
        for index, ((_, slot), report) in enumerate(self._reports):
            info = self.program.slots[slot]
            told = machine.told.get(index, (info.start, info.width, 0) if machine.fresh else None)
            if told is not None:
                slots[report.low], slots[report.high] = machine.ends(index, told[0], told[1])
                slots[report.turn] = told[2]
        return State(tuple(slots), tuple(Pending(*item) for item in machine.Q), machine.seed, machine.game)


def _by_seat(places: Sequence[int], seats: Sequence[int]) -> dict[int, list[int]]:
    """Places in a table by the seat that each waits for."""
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(seats[place], []).append(place)
    return found
