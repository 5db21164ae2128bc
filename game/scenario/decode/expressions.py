"""The bridge to `game.language.expression`: scalars in, checked trees out, problems told at their place in the file."""

from __future__ import annotations

from functools import partial
from typing import Any

from game.core.findings import Finding, Place
from game.core.source import Span
from game.language.expression.entry import parse_condition, parse_formula, parse_path
from game.language.expression.problem import Problem
from game.scenario.carets import span_within
from game.scenario.decode.context import BAD, Context
from game.scenario.nodes import Scalar


def condition(found: Scalar, ctx: Context, start: int = 0, end: int | None = None) -> Any:
    """The checked condition in `found.text[start:end]`, or BAD."""
    text = found.text[start:end]
    tree, problems = parse_condition(text, partial(_within, found, start), ctx.scope)
    return _told(tree, problems, found, start, ctx)


def formula(found: Scalar, ctx: Context) -> Any:
    """The checked number expression of a scalar, or BAD."""
    tree, problems = parse_formula(found.text, partial(_within, found, 0), ctx.scope)
    return _told(tree, problems, found, 0, ctx)


def path(found: Scalar, ctx: Context, *, own: bool = False) -> Any:
    """The checked name of a number, or BAD. `own` as in `parse_path`."""
    tree, problems = parse_path(found.text, ctx.scope, own=own)
    return _told(tree, problems, found, 0, ctx)


def _within(found: Scalar, shift: int, start: int, end: int) -> Span:
    return span_within(found, start + shift, end + shift)


def _told(tree: Any, problems: tuple[Problem, ...], found: Scalar, shift: int, ctx: Context) -> Any:
    for problem in problems:
        place = Place(_within(found, shift, problem.start, problem.end))
        places = (place, *problem.places)
        ctx.findings.add(
            Finding(problem.key, problem.severity, problem.message, places, problem.hint, problem.confidence)
        )
    return BAD if tree is None else tree
