"""Readers of the two fields of a meter whose shape depends on whose meter it is: `start` and `why`.

What is left open is filled in: afterwards an actor meter has a start for each actor that has it, and a pair meter one
for each of its pairs. `others` and single numbers for all are gone.
"""

from __future__ import annotations

from typing import Any

from game.core.fields import Number, Text
from game.core.source import Span
from game.scenario.decode.context import BAD, Context
from game.scenario.decode.scalars import number
from game.scenario.decode.texts import text
from game.scenario.nodes import Mapping, Node, Scalar, kind_of

NUMBER = Number()


def start(node: Node, of: str, ctx: Context) -> Any:
    """A number for the world; numbers by actor; for pairs numbers by actor and actor."""
    actors = tuple(ctx.scope.ids.get("actor", {}))
    if of == "pair":
        return _pairs(node, actors, ctx)
    if of == "actor":
        return _spread(node, actors, ctx)
    if isinstance(node, Mapping):
        hint = "write of: actor if actors have their own"
        return ctx.error("wrong-type", "a meter of the world starts at one number", node.span, hint=hint)
    return number(NUMBER, node, ctx)


def _spread(node: Node, actors: tuple[str, ...], ctx: Context) -> Any:
    """A number for each of the actors: one for all, or a mapping with `others` for those not named."""
    if not isinstance(node, Mapping):
        value = number(NUMBER, node, ctx)
        return BAD if value is BAD else dict.fromkeys(actors, value)
    found = {key.text: _own(key, value, actors, ctx) for key, value in node.entries}
    if BAD in found.values():
        return BAD
    return {actor: found.get(actor, found.get("others")) for actor in actors if actor in found or "others" in found}


def _own(key: Scalar, value: Node, actors: tuple[str, ...], ctx: Context) -> Any:
    known = key.text == "others" or key.text in actors
    if not known and ctx.scope.has("actor", key.text):
        ctx.error("doubled-name", "a pair takes two different actors", key.span)
    elif not known:
        ctx.unknown("actor", key.text, key.span, also=("others",))
    amount = number(NUMBER, value, ctx.called(key.text))
    return amount if known else BAD


def _pairs(node: Node, actors: tuple[str, ...], ctx: Context) -> Any:
    if not isinstance(node, Mapping):
        if not isinstance(node, Scalar):
            message = f"'start' takes numbers by actor and actor, not {kind_of(node)}"
            return ctx.error("wrong-type", message, node.span)
        return {first: _spread(node, _rest(actors, first), ctx) for first in actors} if actors else {}
    found: dict[str, Any] = {}
    for key, value in node.entries:
        named = (key.text,) if key.text != "others" else tuple(a for a in actors if node.get(a) is None)
        if key.text != "others" and key.text not in actors:
            ctx.unknown("actor", key.text, key.span, also=("others",))
            found[key.text] = BAD
            continue
        for first in named:
            found[first] = _whole_row(value, _rest(actors, first), key.span, ctx.called(key.text))
    return BAD if BAD in found.values() else {first: found[first] for first in actors if first in found}


def _whole_row(value: Node, rest: tuple[str, ...], span: Span, ctx: Context) -> Any:
    """The numbers of one first actor: every second actor must have one, since expressions may ask for any."""
    row = _spread(value, rest, ctx)
    missing = [actor for actor in rest if row is not BAD and actor not in row]
    if missing:
        message = f"no start is given for '{ctx.name}' and {', '.join(repr(actor) for actor in missing)}"
        return ctx.error("missing-field", message, span, hint="others: 50 gives the rest one number")
    return row


def _rest(actors: tuple[str, ...], first: str) -> tuple[str, ...]:
    return tuple(actor for actor in actors if actor != first)


def why(node: Node, ctx: Context) -> Any:
    """A text, or texts by actor."""
    if not isinstance(node, Mapping):
        return text(Text(), node, ctx)
    found: dict[str, Any] = {}
    for key, value in node.entries:
        if not ctx.scope.has("actor", key.text):
            ctx.unknown("actor", key.text, key.span)
            found[key.text] = BAD
        found.setdefault(key.text, text(Text(), value, ctx.called(key.text)))
    return BAD if BAD in found.values() else found
