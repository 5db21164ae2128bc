"""Whole games: positions in, results out. `play` is the one entry from Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from numbers import Integral
from types import CodeType, FunctionType
from typing import Any

from game.core.codes import CRISIS, OVER
from game.engine.kernel import (
    bargains,
    blocks,
    chance,
    collide,
    crisis,
    deeds,
    doctrine,
    layout,
    ledger,
    legality,
    luck,
    native,
    plans,
    queue,
    scores,
    turn,
    values,
)
from game.engine.kernel.blocks import cell
from game.engine.kernel.layout import (
    CRISES,
    CRISIS_WIDTH,
    DEATHS,
    DECISION_AT,
    DECISIONS,
    DOCTRINE,
    E_MASK,
    ENDING_AT,
    EXCHANGE_AT,
    FIRED,
    FIRST_REPORTS,
    FIRST_REPORTS_END,
    GAME_KEY,
    HISTORY_TOP,
    LEAN,
    MIDDLES,
    NOISE,
    PLAN_WIDTH,
    POLICY_WIDTH,
    QUEUE,
    QUEUE_COUNT,
    QUEUE_WIDTH,
    RANDOM,
    REPORT_KEY,
    REPORT_WIDTH,
    SEAT_COUNT,
    SEAT_WIDTH,
    SEATS,
    SHIFT,
    SLOT_COUNT,
    SLOTS,
    STEP_AT,
    TENSION,
    TURN_AT,
)
from game.engine.kernel.legality import clear_moves, look
from game.engine.kernel.luck import mix, turn_key
from game.engine.kernel.native import Words, compiled, constants, entry, pointer
from game.engine.kernel.plans import follow
from game.engine.policies import AGENT_STAGE

RESULT_HEAD = 5
"""Words of a result before its scores: ending, last turn, decisions, tension, deaths."""


@compiled
def _begin(p: Words, w: Words, position: Words, start: int, seed: int, game: int) -> None:
    """Stand at a position: its slots, the number of what waits, and what waits. Luck is the seed's."""
    count = p[SLOT_COUNT] + p[MIDDLES]
    for place in range(count):
        w[SLOTS + place] = position[start + place]
    start += count
    w[QUEUE_COUNT] = position[start]
    for place in range(w[QUEUE_COUNT] * QUEUE_WIDTH):
        w[p[QUEUE] + place] = position[start + 1 + place]
    w[SHIFT] = HISTORY_TOP - w[TURN_AT]
    w[GAME_KEY] = mix(mix(seed) ^ game)
    w[REPORT_KEY] = turn_key(w, 0, 0)
    w[FIRED], w[DECISIONS] = 1, 0


@compiled
def _begin_game(p: Words, w: Words) -> None:
    """The start of a game: first reports as far as anybody reads them, then *Open*."""
    for row in range(p[FIRST_REPORTS], p[FIRST_REPORTS_END], REPORT_WIDTH):
        at, width = p[row + 3], p[row + 4]
        edge = cell(p, w, at, w[at], width, p[row + 5])
        w[p[row]] = ledger.within(p, w, at, edge)
        w[p[row + 1]] = ledger.within(p, w, at, edge + width)
        w[p[row + 2]] = (w[p[row]] + w[p[row + 1]]) >> 1
    turn.open_turn(p, w)


@compiled
def _choose(p: Words, w: Words, policies: Words, plan: Words, planned: bool) -> None:
    """What all seats do at this decision point."""
    clear_moves(p, w)
    look(p, w)
    key = mix(turn_key(w, w[TURN_AT], AGENT_STAGE) ^ (w[STEP_AT] + w[DECISION_AT]))
    asked = -1
    if w[DECISION_AT] == CRISIS:
        asked = p[p[CRISES] + w[EXCHANGE_AT] * CRISIS_WIDTH + E_MASK]
    for index in range(p[SEAT_COUNT]):
        seat, policy = p[SEATS] + index * SEAT_WIDTH, index * POLICY_WIDTH
        w[LEAN], w[NOISE] = policies[policy + 1], policies[policy + 2]
        if planned and plan[index * PLAN_WIDTH] != 0:
            follow(p, w, plan, index, asked)
        elif asked >> index & 1 != 0:
            _choose_by(p, w, policies[policy], seat, key)


@compiled
def _choose_by(p: Words, w: Words, kind: int, seat: int, key: int) -> None:
    if kind == RANDOM:
        if w[DECISION_AT] == CRISIS:
            chance.choose_step(p, w, seat, key)
        else:
            chance.choose(p, w, seat, key)
    elif kind == DOCTRINE:
        if w[DECISION_AT] == CRISIS:
            doctrine.choose_step(p, w, seat, key)
        else:
            doctrine.choose(p, w, seat, key)


@compiled
def _play_on(p: Words, w: Words, policies: Words, plan: Words, turns: int, steps: int) -> None:
    planned = True
    while w[DECISION_AT] != OVER and (turns == 0 or w[TURN_AT] <= turns) and steps != 0:
        _choose(p, w, policies, plan, planned)
        turn.step(p, w)
        planned = False
        steps -= 1


@compiled
def _tell(p: Words, w: Words, out: Words, row: int, turns: int) -> None:
    out[row], out[row + 2] = w[ENDING_AT], w[DECISIONS]
    out[row + 1] = w[TURN_AT] if turns == 0 else min(w[TURN_AT], turns)
    out[row + 3], out[row + 4] = w[p[TENSION]], w[p[DEATHS]]
    scores.scores(p, w, out, row + RESULT_HEAD)


def _entry(key: bytes) -> Callable[..., None]:
    """The entry. `key` names the text of all that it is compiled from: numba keeps it with the compiled code, so that
    a change in any file of the kernel compiles it anew, not only one in this file."""

    @entry
    def play(
        tables: Any,
        world: Any,
        positions: Any,
        starts: Any,
        seeds: Any,
        games: Any,
        policies: Any,
        plan: Any,
        turns: int,
        steps: int,
        out: Any,
    ) -> None:
        key  # noqa: B018
        p, w, position = constants(tables), pointer(world), pointer(positions)
        given, planned, results = pointer(policies), pointer(plan), pointer(out)
        width = RESULT_HEAD + 2 * p[SEAT_COUNT]
        for index in range(seeds.size):
            start = starts[index]
            _begin(p, w, position, max(start, 0), seeds[index], games[index])
            if start < 0:
                _begin_game(p, w)
            _play_on(p, w, given, planned, turns, steps)
            _tell(p, w, results, index * width, turns)

    return play


def _text(code: CodeType) -> str:
    """A function's code in words, functions within it included."""
    constants = [_text(const) if isinstance(const, CodeType) else repr(const) for const in code.co_consts]
    return f"{code.co_code.hex()} {constants} {code.co_names} {code.co_varnames}"


def _texts(names: Mapping[str, object]) -> list[str]:
    """Everything in a module that compiled code can be made from, in words: its code and its constants."""
    found = []
    for name, item in sorted(names.items()):
        function = getattr(item, "py_func", item)
        if name.startswith("__"):
            continue
        if isinstance(function, FunctionType):
            found.append(f"{name} {getattr(item, 'targetoptions', '')} {_text(function.__code__)}")
        elif isinstance(item, Integral | tuple):
            found.append(f"{name} {item}")
    return found


def _key() -> bytes:
    parts = [native, layout, luck, values, queue, ledger, blocks, deeds, collide, bargains, crisis, turn]
    parts += [legality, chance, doctrine, plans, scores]
    texts = [text for module in parts for text in _texts(vars(module))]
    return blake2b("\n".join([*texts, *_texts(globals())]).encode(), digest_size=16).digest()


KEY = _key()
"""Changes whenever the kernel's code does."""
play = _entry(KEY)
"""Play from each position with its seed and game. `starts` says where in `positions` each begins, less than 0 for the
start of a game. At most `steps` decision points are played (less than 0: all), and no turn after `turns` (0: all)."""
