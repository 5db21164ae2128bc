"""The reader of whom an action is aimed at: `any of [rok, jpn]`, `any other`, `any place of [busan, osan]`, one id."""

from __future__ import annotations

import re
from typing import Any

from game.core.fields import Targets
from game.core.model.deeds import TargetSpec
from game.scenario.carets import span_within
from game.scenario.decode.context import BAD, Context, reads, scalar, shown
from game.scenario.decode.meant import together
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

_EXAMPLE = "a target such as any of [rok, jpn], any other, any place of [busan, osan], or one name"
_ANY_OF = re.compile(r"any(?P<place>\s+place)?\s+of\s*\[(?P<ids>[^\[\]]*)\]")
_WORD = re.compile(r"[^\s,]+")


@reads(Targets)
def targets(kind: Targets, node: Node, ctx: Context) -> Any:
    """A `TargetSpec`; its ids are in the author's order."""
    if isinstance(node, Mapping):
        return ctx.error("wrong-type", f"'{ctx.name}' takes {_EXAMPLE}, not a mapping", node.span)
    if isinstance(node, Sequence):
        found = [scalar(item, ctx, _EXAMPLE) for item in node.items]
        names = [item for item in found if item is not None]
        return BAD if len(names) < len(found) else _listed(names, node, "", ctx)
    word = scalar(node, ctx, _EXAMPLE)
    return BAD if word is None else _phrase(word, ctx)


def _phrase(word: Scalar, ctx: Context) -> Any:
    text = " ".join(word.text.split())
    if text in ("any", "any other", "all", "others"):
        return TargetSpec("actor", ("others",) if "other" in text else ("all",))
    if text == "any place":
        return TargetSpec("place", tuple(ctx.scope.ids.get("place", {})))
    match = _ANY_OF.fullmatch(word.text)
    if match is None:
        if several := together(text, lambda one: any(ctx.scope.has(kind, one) for kind in ("actor", "group", "place"))):
            kind = "any place of" if ctx.scope.has("place", several[0]) else "any of"
            message = f"'{ctx.name}' is one of several here, and {shown(word)} does not say so"
            return ctx.error("wrong-type", message, word.span, hint=f"write {kind} [{', '.join(several)}]")
        if " " in text:
            return ctx.error("wrong-type", f"'{ctx.name}' takes {_EXAMPLE}, not {shown(word)}", word.span)
        return _listed([word], word, "", ctx)
    start = match.start("ids")
    names = [
        Scalar(item[0], False, span_within(word, start + item.start(), start + item.end()))
        for item in _WORD.finditer(match["ids"])
    ]
    return _listed(names, word, "place" if match["place"] else "actor", ctx)


def _listed(names: list[Scalar], node: Node, kind: str, ctx: Context) -> Any:
    """A list of names, all actors (or groups) or all places."""
    if not names:
        return ctx.error("missing-value", f"'{ctx.name}' names nobody", node.span)
    if not kind:
        kind = "place" if ctx.scope.has("place", names[0].text) else "actor"
    also = ("all", "others") if kind == "actor" else ()
    good = True
    for name in names:
        known = ctx.scope.has(kind, name.text) or (kind == "actor" and ctx.scope.has("group", name.text))
        if name.text not in also and not known:
            sections = kind if kind == "place" or len(names) > 1 else "actor|group|place"
            ctx.unknown(sections, name.text, name.span, also=also)
            good = False
    ids = tuple(dict.fromkeys(name.text for name in names))
    if good and len(ids) < len(names):
        return ctx.error("doubled-name", f"'{ctx.name}' names one of them twice", node.span)
    return TargetSpec(kind, ids) if good else BAD
