"""Readers of effects and follow-ups: mappings with exactly one verb."""

from __future__ import annotations

import re
from typing import Any

from game.core.fields import Effects, Follow
from game.core.findings import Place, did_you_mean
from game.core.hidden import visible
from game.core.model.effects import COMMON, Effect
from game.language.verbs import VERBS
from game.scenario.decode.amounts import amount_meant
from game.scenario.decode.context import BAD, Context, is_empty, reads
from game.scenario.decode.meant import FOLLOW as FOLLOW  # offered here, where they are read
from game.scenario.decode.meant import verb_for
from game.scenario.decode.parts import fields_of, lone_or_list, read_part
from game.scenario.nodes import Mapping, Node, Scalar, kind_of

_SPAN = re.compile(r"\d+ \w+")


@reads(Effects)
def effects(kind: Effects, node: Node, ctx: Context) -> Any:
    """A tuple of effects."""
    found = tuple(_effect(item, ctx) for item in lone_or_list(node))
    return BAD if BAD in found else found


@reads(Follow)
def follow(kind: Follow, node: Node, ctx: Context) -> Any:
    """A tuple of effects; `{event: x, in: 1 turn}` and the like are understood beside ordinary verbs."""
    found = tuple(_follow_up(item, ctx) for item in lone_or_list(node))
    return BAD if BAD in found else found


def _follow_up(node: Node, ctx: Context) -> Any:
    if isinstance(node, Mapping):
        # `exchange` is a verb of its own with the same meaning.
        words = [key for key, _ in node.entries if key.text in FOLLOW and key.text not in VERBS]
        if len(words) == 1 and not any(key.text in VERBS and key is not words[0] for key, _ in node.entries):
            return _sugar(words[0], node, ctx)
    return _effect(node, ctx, also=tuple(FOLLOW))


def _sugar(word: Scalar, node: Mapping, ctx: Context) -> Any:
    verb = FOLLOW[word.text]
    if verb == "fire" and node.get("in") is not None:
        verb = "schedule"
    beside = Mapping(tuple(entry for entry in node.entries if entry[0].text not in COMMON), node.span)
    return _build(VERBS[verb], word, beside, _common(node), ctx)


def _effect(node: Node, ctx: Context, also: tuple[str, ...] = ()) -> Any:
    if not isinstance(node, Mapping):
        message = f"an effect is a mapping with one verb, such as 'change: {{tension: +4}}', not {kind_of(node)}"
        return ctx.error("wrong-type", message, node.span, hint=_named(node, bool(also), ctx))
    verbs = [(key, value) for key, value in node.entries if key.text not in COMMON]
    known = [key for key, _ in verbs if key.text in VERBS or key.text in also]
    strange = [key for key, _ in verbs if key not in known]
    for key, value in verbs:
        if key in strange:
            _unknown_verb(key, value, also, ctx)
    if len(known) > 1:
        message = f"'{known[0].text}' and '{known[1].text}' are two verbs; an effect has one"
        hint = "begin the second one with a dash on a line of its own"
        return ctx.error("several-verbs", message, known[1].span, Place(known[0].span, "the first verb"), hint=hint)
    if strange:
        return BAD
    if not known:
        hint = f"verbs are {', '.join(VERBS)}"
        return ctx.error("missing-verb", "this effect has no verb: it says when, but not what", node.span, hint=hint)
    key, value = verbs[0]
    return _verb(VERBS[key.text], key, value, _common(node), ctx)


def _named(node: Node, following: bool, ctx: Context) -> str:
    """How what a text names is set off: `then: {dilemma: x}` for `then: x`; "" for any other node."""
    if not isinstance(node, Scalar):
        return ""
    if amount := amount_meant(node.text, ctx):
        return f"write change: {amount}"
    return _followed(node.text, "", following, ctx)


def _followed(name: str, wait: str, following: bool, ctx: Context) -> str:
    """How a follow-up of this name is written, after a while if `wait` is a span of time."""
    for section, verb in FOLLOW.items():
        if ctx.scope.has(section, name):
            later = f", in: {wait}" if following and _SPAN.fullmatch(wait) else ""
            return f"write {{{section if following else verb}: {name}{later}}}"
    return ""


def _unknown_verb(key: Scalar, value: Node, also: tuple[str, ...], ctx: Context) -> None:
    hint = f"write {FOLLOW[key.text]}; '{key.text}' stands after 'then'" if key.text in FOLLOW else ""
    written = value.text if isinstance(value, Scalar) else "..."
    hint = hint or _verb_meant(key.text, written, ctx) or _followed(key.text, written, bool(also), ctx)
    hint = hint or verb_for(key.text)
    hint = hint or did_you_mean(key.text, (*VERBS, *COMMON, *also)) or f"verbs are {', '.join(VERBS)}"
    ctx.error("unknown-verb", f"no verb is called '{visible(key.text, 60)}'", key.span, hint=hint)


def _verb_meant(name: str, value: str, ctx: Context) -> str:
    """The whole effect for the name of what is to become another: `change: {kgz.power: +8}`; "" for any other word."""
    first, point, last = name.partition(".")
    flag = last if first == "flag" else name
    if ctx.scope.has("flag", flag):
        return f"write {'unflag' if value in ('false', 'no', 'off') else 'flag'}: {flag}"
    if (last or first).partition(".")[0] in ctx.scope.meters or (not point and ctx.scope.has("counter", name)):
        return f"write change: {{{visible(name, 60)}: {visible(value, 30)}}}"
    return ""


def _verb(cls: type[Effect], key: Scalar, value: Node, common: Mapping, ctx: Context) -> Any:
    """The verb's own fields: a mapping of them, or the value of the one that may stand alone."""
    if is_empty(value):
        hint = f"for example {cls.example}"
        return ctx.error("missing-value", f"nothing is written for '{key.text}'", key.span, hint=hint)
    if cls.short and not _in_full(cls, value):
        value = Mapping(((key, value),), value.span)
    elif not isinstance(value, Mapping):
        message = f"'{key.text}' takes a mapping, such as '{cls.example}', not {kind_of(value)}"
        return ctx.error("wrong-type", message, value.span)
    return _build(cls, key, value, common, ctx)


def _build(cls: type[Effect], key: Scalar, own: Mapping, common: Mapping, ctx: Context) -> Any:
    """An effect from its own fields and those beside it."""
    inside = {entry.text: entry for entry, _ in own.entries if entry.text in COMMON}
    for entry, _ in common.entries:
        if entry.text in inside:
            other = Place(inside[entry.text].span, "written here as well")
            return ctx.error("doubled-name", f"'{entry.text}' is written twice for one effect", entry.span, other)
    merged = Mapping(own.entries + common.entries, own.span)
    return read_part(cls, merged, ctx.called(key.text), span=key.span)


def _common(node: Mapping) -> Mapping:
    return Mapping(tuple(entry for entry in node.entries if entry[0].text in COMMON), node.span)


def _in_full(cls: type[Effect], value: Node) -> bool:
    """Whether the fields are written by name although one could stand alone."""
    if not isinstance(value, Mapping) or value.get(cls.short) is None:
        return False
    plain: type = cls
    return set(value.keys()) <= fields_of(plain).keys()
