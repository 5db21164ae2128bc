"""How each kind of value is written, in words: for the hover texts of editors and for the reference pages.

Must import neither yaml nor the engine.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from game.core import fields as kinds
from game.core.fields import Kind, Spec
from game.scenario.decode.context import NOUNS
from game.scenario.decode.ids import ID_LENGTH
from game.scenario.decode.scalars import WORD_LENGTH

Form = Callable[[Any], str]

_FORMS: dict[type[Kind], Form] = {
    kinds.Text: lambda kind: f"words, at most {kind.limit:,} characters, or the name of a file such as text/long.md",
    kinds.Voices: lambda kind: "words, or words by reader: {rok: ..., others: ...}",
    kinds.Word: lambda kind: f"a word of at most {WORD_LENGTH} characters",
    kinds.Choice: lambda kind: "one of " + ", ".join(kind.words),
    kinds.Flag: lambda kind: "true or false",
    kinds.Whole: lambda kind: f"a whole number{_range(kind.low, kind.high)}",
    kinds.Number: lambda kind: f"a number{_range(kind.low, kind.high)}, at most 3 decimals",
    kinds.Degrees: lambda kind: f"degrees from -{kind.limit} to {kind.limit}, at most 4 decimals",
    kinds.Percent: lambda kind: f"a percentage from {kind.low}% to {kind.high}%",
    kinds.Duration: lambda kind: "a span of time such as 2 turns, 3 days, 1 week or 12 hours",
    kinds.When: lambda kind: (
        "turns: turn 3, turn 3 to turn 6, every 3 turns, every 2 turns from turn 3, or between: [turn 3, turn 6]"
    ),
    kinds.Date: lambda kind: "a date such as 17 Dec 2023 22:38 or 2023-12-17 22:38",
    kinds.Cond: lambda kind: "a condition such as tension >= 60, or a list of conditions that must all hold",
    kinds.Calc: lambda kind: "a number, or a formula such as 60 - tension",
    kinds.Ref: lambda kind: f"the name of {article(nouns(kind.to))}{_roles(kind)}",
    kinds.Refs: lambda kind: f"the name of {article(nouns(kind.to))}, or a list of them{_everyone(kind)}{_roles(kind)}",
    kinds.Path: lambda kind: "the name of a meter or counter, such as tension, jpn.alarm or usa.trust.rok",
    kinds.Amounts: lambda kind: "names of numbers with amounts, such as {tension: +4, jpn.alarm: +6}",
    kinds.Targets: lambda kind: "any of [rok, jpn], any other, any place, any place of [busan, osan], or one name",
    kinds.Effects: lambda kind: "a list of effects, each with one verb",
    kinds.Follow: lambda kind: "what comes next by kind and name, such as {event: x, in: 1 turn}, or effects",
    kinds.Part: lambda kind: "fields of its own",
    kinds.ListOf: lambda kind: _list_of(kind),
    kinds.Table: lambda kind: f"entries, each under a name of its own (at most {ID_LENGTH} characters)",
    kinds.ByRef: lambda kind: f"the name of {article(nouns(kind.to))} with its value, for each of them",
}


def form(kind: Kind) -> str:
    """What is written for a value of this kind: "a percentage from 0% to 100%"."""
    return _FORMS[type(kind)](kind)


def taken(spec: Spec) -> str:
    """What is written for a field, with its unit."""
    return (spec.takes or form(spec.kind)) + (f" ({spec.unit})" if spec.unit else "")


def nouns(sections: str) -> str:
    """What one entry is called: `event|dilemma` is "event or dilemma"."""
    return " or ".join(NOUNS.get(word, word) for word in sections.split("|"))


def article(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def summary(cls: type) -> str:
    """What a part of the language is: the first paragraph of its docstring."""
    return " ".join((cls.__doc__ or "").split("\n\n")[0].split())


def default_of(field: dataclasses.Field[Any], kind: Kind) -> str:
    """What counts where nothing is written, as an author would write it; "" where that is nothing."""
    value = field.default
    if value is dataclasses.MISSING or value is None or value in ("", ()):
        return ""
    match kind:
        case kinds.Percent():
            return f"{_decimal(value, 2)}%"
        case kinds.Number():
            return _decimal(value, 3)
        case kinds.Degrees():
            return _decimal(value, 4)
        case kinds.Flag():
            return "true" if value else "false"
        case kinds.Refs():
            return ", ".join(value)
    return str(value) if isinstance(value, int | str) else ""


def described(name: str, spec: Spec, default: str) -> str:
    """A field's hover text: what it means, what it takes, what it is when left out, an example."""
    lines = [f"{spec.doc} Required." if spec.required else spec.doc, f"Takes {taken(spec)}."]
    if default:
        lines.append(f"Without it: {default}.")
    if spec.example:
        lines.append(f"Example: {name}: {spec.example}")
    return "\n\n".join(lines)


def _decimal(value: int, decimals: int) -> str:
    sign, digits = "-" if value < 0 else "", str(abs(value)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}".rstrip("0").rstrip(".")


def _range(low: int, high: int) -> str:
    """Bounds as far as they are of interest to people."""
    far = 10**9
    if low <= -far and high >= far:
        return ""
    return f" of at least {low:,}" if high >= far else f" from {low:,} to {high:,}"


def _roles(kind: kinds.Ref | kinds.Refs) -> str:
    return ", self or target" if kind.roles else ""


def _everyone(kind: kinds.Refs) -> str:
    return ", a group, all, others" if kind.to == "actor" else ""


def _list_of(kind: kinds.ListOf) -> str:
    return f"{form(kind.item)}, or a list of these" if kind.lone else f"a list: {form(kind.item)}"
