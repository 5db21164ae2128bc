"""Readers of names that are declared elsewhere: one, several, and mappings keyed by them."""

from __future__ import annotations

from typing import Any

from game.core.fields import ByRef, Ref, Refs
from game.core.findings import Place
from game.core.source import Span
from game.language.expression.unknown import a
from game.scenario.decode.context import BAD, NOUNS, Context, read, reads, scalar, shown, unquoted
from game.scenario.decode.meant import together
from game.scenario.nodes import Mapping, Node, Scalar, Sequence, kind_of

ROLES = ("self", "target")
EVERYONE = ("all", "others")
IN_ORDER = ("rung",)
"""Sections whose lists are sequences, in which one may come again."""


@reads(Ref)
def ref(kind: Ref, node: Node, ctx: Context) -> Any:
    """One id; for actors also a role where the part has it."""
    found = unquoted(node, ctx, _wanted(kind.to, "one"))
    return BAD if found is None or not _known(found, kind, ctx, ()) else found.text


@reads(Refs)
def refs(kind: Refs, node: Node, ctx: Context) -> Any:
    """Several ids, or one without brackets; for actors also groups, `all`, `others` and roles."""
    items = node.items if isinstance(node, Sequence) else (node,)
    if isinstance(node, Mapping):
        wanted = f"'{ctx.name}' takes {_wanted(kind.to, 'several')}, not a mapping"
        return ctx.error("wrong-type", wanted, node.span, hint=_unkeyed(node, kind, ctx))
    also = EVERYONE if kind.to == "actor" else ()
    seen: dict[str, Span] = {}
    names: list[str] = []
    good = True
    for item in items:
        found = scalar(item, ctx, _wanted(kind.to, "several"))
        if found is None or not _known(found, kind, ctx, also):
            good = False
        elif found.text in seen and kind.to not in IN_ORDER:
            other = Place(seen[found.text], "named here")
            ctx.error("doubled-name", f"{shown(found)} is named twice", found.span, other)
            good = False
        else:
            seen[found.text] = found.span
            names.append(found.text)
    return tuple(names) if good else BAD


def _unkeyed(node: Mapping, kind: Refs, ctx: Context) -> str:
    """The cure for `flag: {talks_open: true}`, where names stand as keys; "" for any other mapping."""
    keys = node.keys()
    if not all(any(ctx.scope.has(section, name) for section in kind.to.split("|")) for name in keys):
        return ""
    off = [value for _, value in node.entries if isinstance(value, Scalar) and value.text in ("false", "no", "off")]
    names = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
    return f"write {'unflag' if off and ctx.name == 'flag' else ctx.name}: {names}"


@reads(ByRef)
def by_ref(kind: ByRef, node: Node, ctx: Context) -> Any:
    """A mapping whose keys are declared elsewhere."""
    if not isinstance(node, Mapping):
        wanted = f"a mapping from each {_noun(kind.to)} to its value"
        named = isinstance(node, Scalar) and any(ctx.scope.has(section, node.text) for section in kind.to.split("|"))
        hint = f"write {{{node.text}: ...}}" if named and isinstance(node, Scalar) else ""
        return ctx.error("wrong-type", f"'{ctx.name}' takes {wanted}, not {kind_of(node)}", node.span, hint=hint)
    good = True
    found: dict[str, Any] = {}
    for key, value in node.entries:
        if not _known(key, Ref(kind.to), ctx, ()):
            good = False
        found[key.text] = read(kind.item, value, ctx.called(key.text))
    return found if good and BAD not in found.values() else BAD


def _known(found: Scalar, kind: Ref | Refs, ctx: Context, also: tuple[str, ...]) -> bool:
    """Whether the name may stand here; the reason is recorded if not."""
    name = found.text
    sections = kind.to.split("|")
    if name in also or any(ctx.scope.has(section, name) for section in sections):
        return True
    if also and ctx.scope.has("group", name):
        return True
    if name in ROLES and ("actor" in sections or "place" in sections):
        return _role(found, kind, ctx, sections)
    roles = ctx.scope.roles if kind.roles else ()
    if "actor" in sections and not also and (name in EVERYONE or ctx.scope.has("group", name)):
        ctx.error("wrong-type", f"'{ctx.name}' takes one actor, and {shown(found)} means several", found.span)
        return False
    among = [*sections, "group"] if also else sections
    if names := together(name, lambda one: any(ctx.scope.has(section, one) for section in among)):
        hint = f"write [{', '.join(names)}]" if isinstance(kind, Refs) else "name one of them"
        ctx.error("wrong-type", f"{shown(found)} is read as one name, and it is {len(names)}", found.span, hint=hint)
        return False
    # Groups are offered only where there are any: most scenarios name their actors one by one.
    where = f"{kind.to}|group" if also and ctx.scope.ids.get("group") else kind.to
    ctx.unknown(where, name, found.span, also=(*also, *roles))
    return False


def _role(found: Scalar, kind: Ref | Refs, ctx: Context, sections: list[str]) -> bool:
    name = found.text
    fits = ("actor" in sections) if name == "self" else ctx.scope.target_kind in sections
    if kind.roles and name in ctx.scope.roles and fits:
        return True
    if name in ctx.scope.roles and kind.roles:
        meant = "actor" if name == "self" else ctx.scope.target_kind
        message = f"'{name}' is {a(meant)} here, and '{ctx.name}' takes {_wanted(kind.to, 'one')}"
    else:
        message = f"there is no '{name}' here, so '{ctx.name}' cannot name it"
    ctx.error("role-not-here", message, found.span)
    return False


def _noun(section: str) -> str:
    return " or ".join(NOUNS.get(part, part) for part in section.split("|"))


def _wanted(section: str, how_many: str) -> str:
    noun = a(_noun(section))
    return f"the name of {noun}" if how_many == "one" else f"the name of {noun}, or a list of them"
