"""The kernel as an engine: positions in and out of its words, policies and plans as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from struct import Struct
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from game.core.codes import TURN
from game.core.fixed import percent_of
from game.core.luck import MASK
from game.core.program import Program
from game.core.state import Pending, State
from game.engine.compiled.engine import CompiledEngine
from game.engine.kernel import layout as at
from game.engine.kernel.build import signed
from game.engine.kernel.play import RESULT_HEAD, play
from game.engine.kernel.tables import Tables, build_tables
from game.engine.playing import Finished, Plan, Policy, Trace
from game.engine.reports import report_of

Position = Any
"""An array of words: slots, middles of reports, how much waits, and what."""
KINDS = {"random": at.RANDOM, "doctrine": at.DOCTRINE}
SILENT = 2


class _Board:
    """Tables as an array, and the world to play in: one, used again and again, so that an engine serves one thread."""

    def __init__(self, tables: Tables) -> None:
        try:
            self.tables = np.array(tables.words, np.int64)
        except OverflowError as error:
            raise ValueError("the numbers of this scenario do not fit into 64 bits") from error
        self._mindful = tables.mindful
        self.world = np.empty(tables.size, np.int64)
        self.world[: len(tables.world)] = tables.world

    def set_out(self, mindful: bool) -> None:
        """Before a play: `mindful` if somebody plays by what seats remember."""
        self.world[at.MINDFUL] = self._mindful | at.RECALLS * mindful


class KernelEngine:
    """See `playing.Engine`. A position is an array of words.

    ValueError for a scenario with numbers that do not fit into 64 bits; no author's own are that large.
    """

    name = "kernel"

    def __init__(self, program: Program) -> None:
        self.program = program
        tables = build_tables(program, whole=False)
        self._start = np.array(tables.start, np.int64)
        self._histories = np.array(tables.histories, np.int64)
        ends = [(report.low, report.high) for report in program.reports.values()]
        self._lows, self._highs = np.array(ends, np.int64).reshape(-1, 2).T
        self._outcomes = _Board(tables)
        self._packing = Struct(f"={len(program.slots)}q")

    @cached_property
    def _states(self) -> _Board:
        """Tables that keep every slot of a state; for outcomes alone those will do that keep what is read."""
        return _Board(build_tables(self.program))

    @cached_property
    def _telling(self) -> CompiledEngine:
        return CompiledEngine(self.program)

    # Positions

    def prepare(self, state: State) -> Position:
        """See Engine."""
        count = len(state.slots)
        words = np.empty(len(self._start) + len(state.queue) * at.QUEUE_WIDTH, np.int64)
        # Five times as fast as an assignment: searches make ready as many states as they play rollouts.
        words[:count] = np.frombuffer(self._packing.pack(*state.slots), np.int64)
        words[self._histories] <<= at.HISTORY_TOP - state.turn
        words[count : len(self._start) - 1] = words[self._lows] + words[self._highs] >> 1
        words[len(self._start) - 1] = len(state.queue)
        words[len(self._start) :] = [word for item in state.queue for word in item]
        return words

    def state_of(self, position: Position, seed: int, game: int) -> State:
        """The state of a position again, in the game of this seed."""
        program, words = self.program, position.copy()
        words[self._histories] >>= at.HISTORY_TOP - int(words[TURN])
        slots = words[: len(program.slots)].tolist()
        for (seat, slot), report in program.reports.items():
            if at.UNKNOWN in (slots[report.low], slots[report.high]):
                info = program.slots[slot]
                first = report_of(program, seed, game, seat, slot, info.width, info.start)
                for place, worth in zip((report.low, report.high), first, strict=True):
                    slots[place] = worth if slots[place] == at.UNKNOWN else slots[place]
        waiting = words[len(self._start) :].reshape(-1, at.QUEUE_WIDTH).tolist()
        return State(tuple(slots), tuple(Pending(*item) for item in waiting), seed, game)

    # Games

    def games(self, policies: Sequence[Policy], seed: int, first: int, count: int, turns: int = 0) -> list[Finished]:
        """See Engine."""
        starts = np.full(count, -1, np.int64)
        games = np.arange(first, first + count, dtype=np.int64)
        keys = np.full(count, signed(seed), np.int64)
        out = self._play(self._outcomes, self._start, starts, keys, games, {}, policies, turns)
        return self._finished(out)

    def rollouts(
        self,
        positions: Sequence[Position],
        seeds: Sequence[int],
        plans: Mapping[int, Plan],
        policies: Sequence[Policy],
        turns: int = 0,
    ) -> list[Finished]:
        """See Engine."""
        if len(positions) != len(seeds):
            raise ValueError("each position needs a seed")
        if not positions:
            return []
        different = {id(position): position for position in positions}
        ends = np.cumsum([len(position) for position in different.values()])
        begins = dict(zip(different, [0, *ends.tolist()], strict=False))
        starts = np.array([begins[id(position)] for position in positions], np.int64)
        keys = np.array([seed & MASK for seed in seeds], np.uint64).view(np.int64)
        joined = np.concatenate(list(different.values()))
        games = np.zeros(len(seeds), np.int64)
        out = self._play(self._outcomes, joined, starts, keys, games, plans, policies, turns)
        return self._finished(out)

    def trace(self, policies: Sequence[Policy], seed: int, game: int) -> tuple[Finished, Trace]:
        """See Engine. The kernel keeps no account of what happens: the compiled engine plays the same game and does."""
        return self._telling.trace(policies, seed, game)

    def advance(self, position: Position | None, policies: Sequence[Policy], seed: int, game: int) -> Position:
        """The position after one decision point, or the first of a game for None."""
        start, begins, steps = (self._start, -1, 0) if position is None else (position, 0, 1)
        keys = np.array([signed(seed)], np.int64), np.array([signed(game)], np.int64)
        self._play(self._states, start, np.array([begins], np.int64), *keys, {}, policies, 0, steps)
        world, slots = self._states.world, at.SLOTS + len(self._start) - 1
        queue, waiting = self._states.tables[at.QUEUE], world[at.QUEUE_COUNT]
        return np.concatenate(
            [
                world[at.SLOTS : slots],
                np.array([waiting]),
                world[queue : queue + waiting * at.QUEUE_WIDTH],
            ]
        )

    def _play(
        self,
        board: _Board,
        positions: Any,
        starts: Any,
        seeds: Any,
        games: Any,
        plans: Mapping[int, Plan],
        policies: Sequence[Policy],
        turns: int,
        steps: int = -1,
    ) -> Any:
        board.set_out(any(policy.kind == "doctrine" for policy in policies))
        seats = len(self.program.seats)
        out = np.empty((len(starts), RESULT_HEAD + 2 * seats), np.int64)
        plan, ways = self._plan(plans), self._policies(policies)
        play(board.tables, board.world, positions, starts, seeds, games, ways, plan, turns, steps, out.reshape(-1))
        return out

    def _policies(self, policies: Sequence[Policy]) -> Any:
        """Kind, leaning and noise by seat; a seat without a policy does nothing."""
        rows = [(SILENT, 0, 0)] * len(self.program.seats)
        for seat, policy in enumerate(policies[: len(rows)]):
            noise = percent_of(self.program.doctrine.tempers[seat].noise, policy.noise)
            rows[seat] = (KINDS[policy.kind], policy.lean, noise)
        return np.array(rows, np.int64).reshape(-1)

    def _plan(self, plans: Mapping[int, Plan]) -> Any:
        words = [0] * (len(self.program.seats) * at.PLAN_WIDTH)
        for seat, plan in plans.items():
            parts = (plan.answers, plan.replies, plan.orders, plan.offers, plan.cancels)
            marks = []
            for part in parts:
                marks.append(len(words))
                words += [word for item in part for word in (item if isinstance(item, tuple) else (item,))]
            row = seat * at.PLAN_WIDTH
            decisions = sum(map(len, parts[:3])) + (plan.step >= 0)
            words[row : row + at.PLAN_WIDTH] = [1, *marks, len(words), plan.step, decisions]
        return np.array(words, np.int64)

    def _finished(self, out: Any) -> list[Finished]:
        scores = out[:, RESULT_HEAD:].astype(object)
        scores[out[:, RESULT_HEAD:] < 0] = None
        pairs = map(zip, scores[:, ::2].tolist(), scores[:, 1::2].tolist())
        heads = out[:, :RESULT_HEAD].tolist()
        return [Finished(head[0], tuple(pair), *head[1:]) for head, pair in zip(heads, pairs, strict=True)]
