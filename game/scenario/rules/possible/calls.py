"""What each predicate may answer in a world of what is possible: one small function a predicate.

What is not here may come out either way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.scenario.rules.possible.world import OFF, World

Asked = Mapping[str, tuple[str, ...]]
"""The names in the brackets, by parameter."""

HOLDS, FAILS = 1, 2
EITHER = HOLDS | FAILS
ROLES = ("self", "target")


def _ever(reached: bool) -> int:
    """Of what has not happened when the game begins."""
    return EITHER if reached else FAILS


def _happened(world: World, asked: Asked) -> int:
    return _ever(("events", asked["event"][0]) in world.reached)


def _did(world: World, asked: Asked) -> int:
    actor, deed = asked["actor"][0], asked["deed"][0]
    action = world.scenario.actions.get(deed)
    if action is None:
        return _ever((actor if actor not in ROLES else "", deed) in world.tags)
    able = actor in ROLES or actor in world.scenario.members(action.who)
    return _ever(able and ("actions", deed) in world.reached)


def _did_tag(world: World, asked: Asked) -> int:
    actor = asked.get("actor", ("",))[0]
    return _ever((actor if actor not in ROLES else "", asked["tag"][0]) in world.tags)


def _knows(world: World, asked: Asked) -> int:
    pair = asked["actor"][0], asked["fact"][0]
    if pair[0] in ROLES:
        return EITHER if any(fact == pair[1] for _, fact in world.known) else FAILS
    return (HOLDS if pair in world.known else 0) | (FAILS if pair in world.unknown else 0) or EITHER


def _is_true(world: World, asked: Asked) -> int:
    values = world.truths.get(asked["fact"][0], {True, False})
    return (HOLDS if True in values else 0) | (FAILS if False in values else 0)


def _at(world: World, asked: Asked) -> int:
    stands = world.places.get(asked["piece"][0], set())
    there = stands & set(asked["place"])
    return (HOLDS if there else 0) | (FAILS if stands - there else 0) or EITHER


def _on_map(world: World, asked: Asked) -> int:
    stands = world.places.get(asked["piece"][0], set())
    return (HOLDS if stands - {OFF} else 0) | (FAILS if OFF in stands else 0) or EITHER


def _somewhere(world: World, asked: Asked) -> int:
    """`near` and `covers`: only whether the piece is on the map at all is looked at."""
    return _ever(bool(world.places.get(asked["piece"][0], {"?"}) - {OFF}))


def _agreement(world: World, asked: Asked) -> int:
    return _ever(("agreements", asked["agreement"][0]) in world.reached)


def _ultimatum(world: World, asked: Asked) -> int:
    return _ever(("ultimatums", asked["ultimatum"][0]) in world.reached)


def _read_as(world: World, asked: Asked) -> int:
    author, intent = asked["author"][0], asked["intent"][0]
    return _ever(
        any(
            intent in action.intents and (author in ROLES or author in world.scenario.members(action.who))
            for action in world.scenario.actions.values()
            if ("actions", action.id) in world.reached
        )
    )


ANSWERS: dict[str, Callable[[World, Asked], int]] = {
    "happened": _happened,
    "did": _did,
    "did_tag": _did_tag,
    "knows": _knows,
    "is_true": _is_true,
    "at": _at,
    "on_map": _on_map,
    "near": _somewhere,
    "covers": _somewhere,
    "offered": _agreement,
    "in_force": _agreement,
    "kept": _agreement,
    "broken": _agreement,
    "refused": _agreement,
    "pending": _ultimatum,
    "met": _ultimatum,
    "expired": _ultimatum,
    "read_as": _read_as,
}
