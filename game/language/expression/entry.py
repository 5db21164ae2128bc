"""The ways into expressions for a loader: text in, checked expression and problems out. Nothing here raises.

An expression comes back only if none of its problems is an error. Offsets in the problems count characters of the
text that was given; `span_of(start, end)` tells where in a file such a stretch stands.
"""

from __future__ import annotations

from collections.abc import Callable

from game.core.source import Span
from game.core.tree import Condition, Formula, Name, Node
from game.language.expression.amount import as_amount, as_name
from game.language.expression.check import check_condition, check_formula
from game.language.expression.parser import parse
from game.language.expression.path import check_path
from game.language.expression.problem import Problem
from game.language.scope import Scope

SpanOf = Callable[[int, int], Span]
Problems = tuple[Problem, ...]


def parse_condition(text: str, span_of: SpanOf, scope: Scope) -> tuple[Condition | None, Problems]:
    """One yes/no expression: a line of a `when`, `needs` or `if`."""
    tree, problems = _read(text, scope, check_condition)
    return (None if tree is None else Condition(text, span_of(0, len(text)), tree)), problems


def parse_formula(text: str, span_of: SpanOf, scope: Scope) -> tuple[Formula | None, Problems]:
    """A number or a number expression; a leading plus sign is allowed (`+4`)."""
    tree, problems = _read(text, scope, check_formula)
    problems = tuple(as_amount(problem, text) for problem in problems)
    return (None if tree is None else Formula(text, span_of(0, len(text)), tree)), problems


def parse_path(text: str, scope: Scope, *, own: bool = False) -> tuple[Name | None, Problems]:
    """The name of a number that can be written to: a meter or a counter.

    With `own`, as in `costs`, a bare name of an actor meter is read as one of whoever acts (`capital` is
    `self.capital`), and only numbers of `self` are accepted.
    """
    tree, problems = parse(text)
    if tree is None:
        return None, tuple(as_name(problem) for problem in problems)
    return check_path(tree, scope, own=own)


def _read(text: str, scope: Scope, check: Callable[[Node, Scope], Problems]) -> tuple[Node | None, Problems]:
    tree, problems = parse(text)
    if tree is None:
        return None, problems
    problems += check(tree, scope)
    refused = any(problem.severity == "error" for problem in problems)
    return (None if refused else tree), problems
