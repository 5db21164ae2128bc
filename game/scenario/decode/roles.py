"""Where `self` and `target` may be used, and which actors they may stand for. Reads nodes, because names come first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.core.fields import Targets
from game.core.findings import Findings
from game.core.model.deeds import TargetSpec
from game.core.source import start_of
from game.scenario.decode.context import BAD, Context
from game.scenario.decode.targets import targets
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

_WHOSE = {"Event": "for_each", "Process": "for_each", "Dilemma": "to", "Exchange": "who"}
"""Parts with a `self` but no `target`, and the field that says who it may be."""
_BOTH = {"Agreement": ("proposer", "partner"), "Ultimatum": ("from", "to")}
"""Parts with both roles, and the fields that say who they may be."""
_EITHER_WAY = {"terms", "broken"}
"""Fields of an agreement in which `self` may be either party."""
_NO_SELF = {"Exchange": {"calmed", "ran_out"}}
"""Fields in which nobody in particular acts."""


def inside(cls: type, node: Mapping, ctx: Context) -> Context:
    """The context for the fields of a part; nested parts keep the roles of the part around them."""
    name = cls.__name__
    if name in _WHOSE:
        who = names(node.get(_WHOSE[name]), ctx)
        return _with(ctx, self=who) if who else _with(ctx)
    if name == "Action":
        return _action(node, ctx)
    if name in _BOTH:
        first, second = (names(node.get(field), ctx) for field in _BOTH[name])
        return _with(ctx, self=first, target=second)
    return ctx


def field(cls: type, attribute: str, node: Mapping, ctx: Context) -> Context:
    """The context for one field of a part, where it differs from that of the others."""
    name = cls.__name__
    if attribute in _NO_SELF.get(name, ()):
        return _with(ctx)
    if name == "Agreement" and attribute in _EITHER_WAY:
        return _either(ctx)
    if name == "Dilemma" and attribute == "default":
        options = node.get("options")
        # Where the options cannot be read, that alone is told.
        given = [node.get("default")] if options is None or not isinstance(options, Mapping) else []
        keys = [key for key, _ in options.entries] if isinstance(options, Mapping) else []
        keys += [one for one in given if isinstance(one, Scalar)]
        return ctx.scoped(replace(ctx.scope, ids={**ctx.scope.ids, "option": {key.text: key.span for key in keys}}))
    if name == "Group" and attribute == "members":
        # Groups hold actors only, so that none holds itself.
        return ctx.scoped(replace(ctx.scope, ids={**ctx.scope.ids, "group": {}}))
    if name == "Term" and attribute == "who":
        parties = dict.fromkeys(("proposer", "partner"), start_of(""))
        return ctx.scoped(replace(ctx.scope, ids={**ctx.scope.ids, "party": parties}))
    return ctx


def _with(ctx: Context, target_kind: str = "actor", /, **actors: tuple[str, ...]) -> Context:
    """The context with exactly these roles, each with the actors (or places) it may stand for."""
    return ctx.scoped(ctx.scope.with_roles(*actors, target_kind=target_kind, **actors))


def _either(ctx: Context) -> Context:
    actors = ctx.scope.role_actors
    both = ctx.actors((*actors.get("self", ()), *actors.get("target", ())))
    return _with(ctx, self=both, target=both)


def _action(node: Mapping, ctx: Context) -> Context:
    who = names(node.get("who"), ctx)
    aim = node.get("target")
    spec: Any = TargetSpec() if aim is None else targets(Targets(), aim, replace(ctx, findings=Findings()))
    if spec is BAD:
        # Whom it is aimed at is told when the field itself is read; until then anyone may be meant.
        spec = TargetSpec("actor", ("all",))
    if spec.kind == "none":
        return _with(ctx, self=who)
    whom = ctx.actors(spec.ids) if spec.kind == "actor" else spec.ids
    return _with(ctx, spec.kind, self=who, target=whom)


def names(node: Node | None, ctx: Context) -> tuple[str, ...]:
    """The actors that a list of names in the file comes to."""
    items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    return ctx.actors(tuple(item.text for item in items if isinstance(item, Scalar)))
