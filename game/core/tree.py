"""The expression an author wrote, as a tree with places: what the parser gives and the checker has accepted.

Numbers are in thousandths. Offsets count characters in the expression's own text.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.source import Span


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of an expression; `start..end` are offsets into the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Num(Node):
    """A number, in thousandths."""

    value: int


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name such as `tension`, `dprk.readiness`, `usa.trust.rok`, `flag.talks`, `rung.clash`, `self.support`."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A registered predicate with its arguments: `did(dprk, srbm_test, 2)`."""

    name: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """`left + right`, `left - right` or `left * right`; `op` is the sign."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """`-value`."""

    value: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`first op1 rest1 op2 rest2 ...`: every neighbouring pair must hold."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """`and` or `or` over two or more parts."""

    op: str
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not value`."""

    value: Node


@dataclass(frozen=True, slots=True)
class Formula:
    """A checked number expression: its text, place and tree."""

    text: str
    span: Span
    tree: Node


@dataclass(frozen=True, slots=True)
class Condition:
    """A checked yes/no expression: one line of a `when`."""

    text: str
    span: Span
    tree: Node


@dataclass(frozen=True, slots=True)
class Test:
    """What a `when`, `needs` or `if` says: `all` of the lines, and any wrappers.

    `at_least` is set for `at_least: n of [...]`; otherwise `mode` is all, any or none.
    """

    mode: str
    parts: tuple[Condition | Test, ...]
    at_least: int = 0
