"""What a name in an expression means: a number with its range, or a yes/no; or why it means nothing.

Knows the scenario's names (`Scope`) and nothing of trees but `Name`.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.findings import Place
from game.core.fixed import UNIT
from game.core.source import Span
from game.core.tree import Name, Node, Sum
from game.language.expression import unknown
from game.language.expression.problem import Problem, at
from game.language.interval import COUNTER, TURN, Interval
from game.language.scope import MeterScope, Scope

ROLES = ("self", "target")


@dataclass(frozen=True, slots=True)
class Known:
    """What a name means: a number between bounds, or (without `interval`) a yes/no; and where it was declared."""

    interval: Interval | None
    span: Span | None = None


def resolve(name: Name, scope: Scope, *, number: bool) -> Known | Problem:
    """Look a name up; where a word names both a number and a condition, `number` says which is wanted."""
    parts = name.parts
    if len(parts) == 1:
        return _word(name, scope, number)
    if len(parts) == 2 and parts[0] == "flag":
        return _flag(name, scope)
    if len(parts) == 2 and parts[0] == "rung":
        return _rung(name, scope)
    if len(parts) == 2:
        return _actor_meter(name, scope)
    if len(parts) == 3:
        return _pair_meter(name, scope)
    return at(name, "bad-name", "a name has at most three parts", "such as usa.trust.rok")


def bounds(meter: MeterScope) -> Known:
    """A meter's range."""
    return Known(Interval(meter.low, meter.high), meter.span)


def part(name: Name, index: int) -> Name:
    """One part of a dotted name as a name of its own, with its place."""
    start = name.start + sum(len(before) + 1 for before in name.parts[:index])
    return Name(start, start + len(name.parts[index]), (name.parts[index],))


def check_actor(name: Name, scope: Scope) -> Problem | None:
    """Why a one-part name is no actor, or None."""
    word = name.parts[0]
    if word in ROLES:
        return _check_role(name, word, scope)
    return None if scope.has("actor", word) else unknown.actor(name, scope)


def _check_role(name: Name, word: str, scope: Scope) -> Problem | None:
    if word not in scope.roles:
        who = "who acts" if word == "self" else "whom it is aimed at"
        message = f"'{word}' ({who}) means nothing here"
        return at(name, "no-such-role", message, "name an actor")
    if word == "target" and scope.target_kind != "actor":
        return at(name, "no-such-role", f"'target' is a {scope.target_kind} here, not an actor")
    return None


def _word(name: Name, scope: Scope, number: bool) -> Known | Problem:
    word = name.parts[0]
    value = _number(word, scope)
    condition = Known(None, scope.ids["define"][word]) if scope.has("define", word) else None
    found = (value or condition) if number else (condition or value)
    return found or unknown.word(name, scope, number=number)


def _number(word: str, scope: Scope) -> Known | None:
    if word == "turn":
        return Known(TURN)
    if word == "rung":
        return Known(Interval(0, max(len(scope.ids.get("rung", {})) - 1, 0) * UNIT))
    meter = scope.meters.get(word)
    if meter is not None and meter.of == "world":
        return bounds(meter)
    return Known(COUNTER, scope.ids["counter"][word]) if scope.has("counter", word) else None


def _flag(name: Name, scope: Scope) -> Known | Problem:
    if scope.has("flag", name.parts[1]):
        return Known(None, scope.ids["flag"][name.parts[1]])
    return unknown.identifier(part(name, 1), "flag", scope)


def _rung(name: Name, scope: Scope) -> Known | Problem:
    rungs = list(scope.ids.get("rung", {}))
    if name.parts[1] not in rungs:
        return unknown.identifier(part(name, 1), "rung", scope)
    value = rungs.index(name.parts[1]) * UNIT
    return Known(Interval(value, value), scope.ids["rung"][name.parts[1]])


def _actor_meter(name: Name, scope: Scope) -> Known | Problem:
    owner, word = name.parts
    if owner not in ROLES and not scope.has("actor", owner):
        return unknown.owner(name, part(name, 0), scope)
    meter = scope.meters.get(word)
    if meter is None:
        return check_actor(part(name, 0), scope) or unknown.meter_of(part(name, 1), owner, scope)
    if meter.of == "world":
        return at(name, "wrong-owner", f"'{word}' belongs to no actor", f"write {word} alone", declared(meter))
    if meter.of == "pair":
        other = unknown.example_other(owner, scope)
        message = f"'{word}' stands between two actors"
        return at(name, "incomplete-name", message, f"name the other: {owner}.{word}.{other}", declared(meter))
    return check_actor(part(name, 0), scope) or _owned(name, meter, scope) or bounds(meter)


def _pair_meter(name: Name, scope: Scope) -> Known | Problem:
    first, word, other = name.parts
    for index in (0, 2):
        if problem := check_actor(part(name, index), scope):
            return problem
    meter = scope.meters.get(word)
    if meter is None:
        return unknown.meter_of(part(name, 1), first, scope)
    if meter.of != "pair":
        right = f"{first}.{word}" if meter.of == "actor" else word
        message = f"'{word}' does not stand between two actors"
        return at(name, "wrong-owner", message, f"write {right}", declared(meter))
    both = in_common(first, other, scope)
    if both:
        message = f"{both} has no '{word}' toward itself"
        if first != other:
            message += f", and '{first if first in ROLES else other}' may be {both}"
        return at(name, "wrong-owner", message, "name two different actors", declared(meter))
    return _owned(name, meter, scope) or bounds(meter)


def _owned(name: Name, meter: MeterScope, scope: Scope) -> Problem | None:
    """Why not everyone the first part may stand for has the meter, or None."""
    owner, word = name.parts[:2]
    without = [actor for actor in _meant(owner, scope) if actor not in meter.owners]
    if not without:
        return None
    having = ", ".join(sorted(meter.owners)) or "nobody"
    message = f"{without[0]} has no meter '{word}'"
    if owner in ROLES:
        message += f", and '{owner}' may be {without[0]}"
    return at(name, "wrong-owner", message, f"it belongs to {having}", declared(meter))


def in_common(first: str, other: str, scope: Scope) -> str:
    """An actor (or role) that two words for actors may both stand for, or nothing.

    Nobody acts upon himself, so `self` and `target` are always two.
    """
    if first == other:
        return first
    if first in ROLES and other in ROLES:
        return ""
    return next((actor for actor in _meant(first, scope) if actor in _meant(other, scope)), "")


def _meant(word: str, scope: Scope) -> tuple[str, ...]:
    """The actors that a word may stand for, as far as that is known."""
    return tuple(scope.role_actors.get(word, ())) if word in ROLES else (word,)


def dashed(node: Node) -> Name | None:
    """`sea-launch`, which reads as a difference, as the one name that was likely meant: `sea_launch`."""
    if not isinstance(node, Sum) or node.op != "-":
        return None
    left, right = node.left, node.right
    if not isinstance(left, Name) or not isinstance(right, Name) or left.end + 1 != right.start:
        return None
    joined = f"{left.parts[-1]}_{right.parts[0]}"
    return Name(left.start, right.end, (*left.parts[:-1], joined, *right.parts[1:]))


def declared(meter: MeterScope) -> tuple[Place, ...]:
    """Where a meter is defined, as a second place of a problem."""
    return (Place(meter.span, "defined here"),) if meter.span is not None else ()
