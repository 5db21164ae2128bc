"""What each verb may make of a world of what is possible: one small function a verb that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from game.core.model.effects import Effect
from game.core.tree import Name
from game.language.verbs.ask import Ask
from game.language.verbs.change import Change
from game.language.verbs.climb import Rise
from game.language.verbs.conceal import Conceal
from game.language.verbs.demand import Issue
from game.language.verbs.end import Stop
from game.language.verbs.exchange import Escalate
from game.language.verbs.fire import Fire
from game.language.verbs.flag import Raise
from game.language.verbs.move import MovePiece
from game.language.verbs.offer import Propose
from game.language.verbs.prove import Prove
from game.language.verbs.reveal import Reveal
from game.language.verbs.schedule import Schedule
from game.language.verbs.set_to import SetTo
from game.language.verbs.unflag import Lower
from game.scenario.rules.possible.judge import Judge
from game.scenario.rules.possible.world import OFF
from game.scenario.rules.walk import Pair

OPENS: dict[type[Effect], tuple[str, str]] = {
    Fire: ("events", "event"),
    Schedule: ("events", "event"),
    Ask: ("dilemmas", "dilemma"),
    Propose: ("agreements", "agreement"),
    Issue: ("ultimatums", "ultimatum"),
    Escalate: ("exchanges", "exchange"),
    Stop: ("endings", "ending"),
}
"""Verbs that make something happen: the section it stands in, and the field that names it."""


def _change(judge: Judge, effect: Change, roles: list[Pair]) -> None:
    for name, formula in effect.amounts:
        number, amount = _number(name), judge.number(formula.tree)
        bounds = judge.world.bounds(number)
        if amount is None or amount.high > 0:
            judge.world.widen(number, high=bounds.high)
        if amount is None or amount.low < 0:
            judge.world.widen(number, low=bounds.low)


def _set(judge: Judge, effect: SetTo, roles: list[Pair]) -> None:
    for name, formula in effect.amounts:
        number = _number(name)
        value = judge.number(formula.tree) or judge.world.bounds(number)
        judge.world.widen(number, value.low, value.high)


def _number(name: Name) -> str:
    return name.parts[0] if len(name.parts) == 1 else name.parts[1]


def _flag(judge: Judge, effect: Raise, roles: list[Pair]) -> None:
    for flag in effect.flags:
        judge.world.raise_flag(flag, True)


def _unflag(judge: Judge, effect: Lower, roles: list[Pair]) -> None:
    for flag in effect.flags:
        judge.world.raise_flag(flag, False)


def _reveal(judge: Judge, effect: Reveal, roles: list[Pair]) -> None:
    judge.world.learn(meant(judge, effect.to, roles), effect.fact)


def _conceal(judge: Judge, effect: Conceal, roles: list[Pair]) -> None:
    judge.world.forget(meant(judge, effect.to, roles), effect.fact)


def _prove(judge: Judge, effect: Prove, roles: list[Pair]) -> None:
    judge.world.prove(effect.fact, effect.true)


def _move(judge: Judge, effect: MovePiece, roles: list[Pair]) -> None:
    places = {target for _, target in roles} if effect.to == "target" else {effect.to}
    for place in {OFF} if effect.away else places:
        judge.world.place(effect.piece, place)


def _climb(judge: Judge, effect: Rise, roles: list[Pair]) -> None:
    judge.world.climb(effect.rung)


def meant(judge: Judge, names: tuple[str, ...], roles: list[Pair]) -> Iterable[str]:
    """All actors that a list of names may mean, whoever acts."""
    scenario = judge.world.scenario
    if not {"self", "target", "others"} & set(names):
        return scenario.members(names)
    return {actor for self_id, target_id in roles for actor in scenario.members(names, self_id, target_id)}


APPLY: dict[type[Effect], Callable[[Judge, Any, list[Pair]], None]] = {
    Change: _change,
    SetTo: _set,
    Raise: _flag,
    Lower: _unflag,
    Reveal: _reveal,
    Conceal: _conceal,
    Prove: _prove,
    MovePiece: _move,
    Rise: _climb,
}
"""Verbs that change what may be so."""
