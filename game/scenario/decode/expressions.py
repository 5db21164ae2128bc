"""The bridge to `game.language.expression`: scalars in, checked trees out, problems told at their place in the file."""

from __future__ import annotations

from functools import partial
from typing import Any

from game.core.findings import Finding, Place
from game.core.source import Span, start_of
from game.language.expression.entry import parse_condition, parse_formula, parse_path
from game.language.expression.problem import Problem
from game.scenario.carets import span_within
from game.scenario.decode.context import BAD, Context
from game.scenario.nodes import Scalar

_COMPARED = ("actor", "meter", "counter", "define", "flag")
"""Sections whose names an unknown name of a condition is compared with."""


def condition(found: Scalar, ctx: Context, start: int = 0, end: int | None = None) -> Any:
    """The checked condition in `found.text[start:end]`, or BAD."""
    text = found.text[start:end]
    if ctx.patience.over:
        return _unread(found, ctx)
    tree, problems = parse_condition(text, partial(_within, found, start), ctx.scope)
    return _told(tree, problems, found, start, ctx)


def formula(found: Scalar, ctx: Context) -> Any:
    """The checked number expression of a scalar, or BAD."""
    if ctx.patience.over:
        return _unread(found, ctx)
    tree, problems = parse_formula(found.text, partial(_within, found, 0), ctx.scope)
    return _told(tree, problems, found, 0, ctx)


def path(found: Scalar, ctx: Context, *, own: bool = False) -> Any:
    """The checked name of a number, or BAD. `own` as in `parse_path`."""
    if ctx.patience.over:
        return _unread(found, ctx)
    tree, problems = parse_path(found.text, ctx.scope, own=own)
    return _told(tree, problems, found, 0, ctx)


def _unread(found: Scalar, ctx: Context) -> Any:
    """After very many mistakes among very many names the rest of the conditions is not read."""
    start = start_of(found.span.file)
    return ctx.error("too-many-mistakes", "from here on conditions are not read: mend the other mistakes first", start)


def _within(found: Scalar, shift: int, start: int, end: int) -> Span:
    return span_within(found, start + shift, end + shift)


def _told(tree: Any, problems: tuple[Problem, ...], found: Scalar, shift: int, ctx: Context) -> Any:
    for problem in problems:
        if problem.key.startswith("unknown"):
            ctx.patience.spend(sum(len(ctx.scope.ids.get(section, ())) for section in _COMPARED))
        place = Place(_within(found, shift, problem.start, problem.end))
        places = (place, *problem.places)
        ctx.findings.add(
            Finding(problem.key, problem.severity, problem.message, places, problem.hint, problem.confidence)
        )
    return BAD if tree is None else tree
