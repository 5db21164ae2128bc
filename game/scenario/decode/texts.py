"""Readers of words for people: texts, and texts by reader. Quantities and placeholders are checked on the spot."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from game.core import quantity
from game.core.fields import Text, Voices
from game.core.findings import did_you_mean
from game.core.hidden import visible
from game.core.model.texts import Voices as Words
from game.core.source import Span
from game.scenario.carets import span_within
from game.scenario.decode.context import BAD, Context, reads, scalar
from game.scenario.limits import TEXT
from game.scenario.nodes import Mapping, Node, Scalar, kind_of
from game.scenario.page import Page

PLACEHOLDERS = ("self", "target")
_PLAIN_NUMBER = re.compile(r"[-+]?\d[\d.,' ]*")
DOCUMENT = re.compile(r"text/[^/\\]+\.md")
"""A text that is the name of a file of prose stands for what that file says."""


@reads(Text)
def text(kind: Text, node: Node, ctx: Context) -> Any:
    """Prose of at most the kind's limit; `text/briefing.md` stands for what that file says."""
    found = scalar(node, ctx, "a text")
    if found is None:
        return BAD
    if DOCUMENT.fullmatch(found.text):
        return _document(kind, found, ctx)
    if not found.text.strip():
        return ctx.error("missing-value", f"the text of '{ctx.name}' is empty", found.span)
    if len(found.text) > kind.limit:
        message = f"'{ctx.name}' has {len(found.text):,} characters; at most {kind.limit:,} fit where it is shown"
        return ctx.error("text-too-long", message, found.span)
    return found.text.strip() if placeholders(found.text, partial(span_within, found), ctx) else BAD


def _document(kind: Text, found: Scalar, ctx: Context) -> Any:
    document = ctx.document(found.text)
    if document is None:
        message = f"there is no file '{visible(found.text, 80)}' in the scenario's folder"
        return ctx.error("unknown-text", message, found.span, hint=did_you_mean(found.text, ctx.documents))
    name, body = document
    if len(body) > max(kind.limit, TEXT.most):
        message = f"'{visible(name)}' has {len(body):,} characters; at most {max(kind.limit, TEXT.most):,} are allowed"
        return ctx.error("text-too-long", message, found.span)
    if not body.strip():
        return ctx.error("missing-value", f"the file '{visible(name)}' of '{ctx.name}' is empty", found.span)
    return body.strip() if placeholders(body, Page(name, body).span, ctx) else BAD


@reads(Voices)
def voices(kind: Voices, node: Node, ctx: Context) -> Any:
    """One text for everyone, or a mapping from readers (actors, groups, `others`) to their own wording."""
    if isinstance(node, Scalar):
        words = text(Text(), node, ctx)
        return BAD if words is BAD else Words(others=words)
    if not isinstance(node, Mapping):
        return ctx.error("wrong-type", f"'{ctx.name}' takes a text or texts by reader, not {kind_of(node)}", node.span)
    known = all([_known_reader(key, ctx) for key, _ in node.entries])
    spoken = {key.text: text(Text(), value, ctx.called(key.text)) for key, value in node.entries}
    if not known or BAD in spoken.values():
        return BAD
    others = spoken.pop("others", "")
    return Words(others=others, by=tuple(spoken.items()))


def _known_reader(key: Scalar, ctx: Context) -> bool:
    name = key.text
    if name == "others" or ctx.scope.has("actor", name) or ctx.scope.has("group", name):
        return True
    if name in PLACEHOLDERS:
        message = f"'{name}' cannot be a reader: name actors or groups, and 'others' for the rest"
        ctx.error("role-not-here", message, key.span)
        return False
    ctx.unknown("actor|group", name, key.span, also=("others",))
    return False


def placeholders(words: str, place: Callable[[int, int], Span], ctx: Context) -> bool:
    """Check everything in braces; whether all of it is known. `place` gives the span between two offsets in `words`."""
    good = True
    for start, end, inside in quantity.braces(words):
        if inside is not None and (inside in ctx.scope.roles or quantity.parse(inside) is not None):
            continue
        good = False
        span = place(start, end)
        if inside is None:
            ctx.error("unknown-placeholder", "this brace has no partner", span, hint="write quantities as {570 km}")
        else:
            _refuse(inside, words[start:end], span, ctx)
    return good


def _refuse(inside: str, whole: str, span: Span, ctx: Context) -> None:
    if inside in PLACEHOLDERS:
        ctx.error("role-not-here", f"there is no '{inside}' here, so '{{{inside}}}' would stay empty", span)
        return
    if _PLAIN_NUMBER.fullmatch(inside.strip()):
        message = f"'{visible(whole, 40)}' has no unit, and a plain number needs no braces"
        ctx.error("unknown-placeholder", message, span, hint=f"write {visible(inside.strip(), 40)}")
        return
    unit = quantity.looks_like_one(inside)
    if unit:
        near = did_you_mean(unit, quantity.UNITS)
        hint = near or "'whitecell reference units' lists them; for any other leave the braces out"
        ctx.error("unknown-placeholder", f"no unit is called '{visible(unit, 40)}'", span, hint=hint)
        return
    hint = did_you_mean(inside, ctx.scope.roles)
    if any(inside.strip() in ids for ids in ctx.scope.ids.values()):
        hint = f"write the name that players read in place of {{{visible(inside.strip(), 40)}}}"
    hint = hint or "braces hold a quantity such as {570 km}, {self} or {target}"
    ctx.error("unknown-placeholder", f"'{visible(whole, 60)}' stands for nothing", span, hint=hint)
