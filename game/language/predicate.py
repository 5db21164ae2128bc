"""What a predicate is: a question to the game that a condition asks by name. One class a file in `predicates`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from game.core.expr import FALSE, Expr, OneOf, Within
from game.core.tree import Name, Node
from game.language import limits
from game.language.binder import Binder
from game.language.interval import Interval
from game.language.labels import Labels
from game.language.simplify import some

NUMBERS = frozenset({"number", "turns", "km"})
"""Kinds of arguments that are written as numbers."""

Given = Mapping[str, Any]
"""Arguments by their names: an id (str), turns or kilometres (int), a number (lowered: `Expr`; spoken: str). A
repeated argument is a tuple. What the author left out is missing."""


@dataclass(frozen=True, slots=True)
class Param:
    """One argument. `kind` is a section of ids or several (`action|tag`), or one of `NUMBERS`.

    `number` is any number expression, `turns` a whole number of turns from 0, `km` one of kilometres.
    """

    name: str
    kind: str
    optional: bool = False
    many: bool = False

    @property
    def is_number(self) -> bool:
        """Is it written as a number?"""
        return self.kind in NUMBERS


Signature = tuple[Param, ...]
ACTOR = Param("actor", "actor")
TURNS = Param("turns", "turns", optional=True)


class Predicate:
    """A question. Subclasses are never instantiated; the registry finds them by their `name`."""

    name: ClassVar[str]
    doc: ClassVar[str]
    example: ClassVar[str]
    gives: ClassVar[str] = "yes/no"
    """`yes/no` or `number`."""
    signatures: ClassVar[tuple[Signature, ...]]

    @classmethod
    def interval(cls, numbers: tuple[Interval, ...]) -> Interval:
        """For a number: between which values it lies, from the ranges of its number arguments."""
        raise NotImplementedError

    @classmethod
    def lower(cls, given: Given, to: Binder) -> Expr:
        """What engines evaluate."""
        raise NotImplementedError

    @classmethod
    def speak(cls, given: Given, to: Labels) -> str:
        """English: a clause for a yes/no, a noun phrase for a number."""
        raise NotImplementedError


def bind(predicate: type[Predicate], args: tuple[Node, ...]) -> list[tuple[Param, Node]] | None:
    """Each argument with what it is, by the first signature whose number and forms of arguments fit.

    A name stands where an id is wanted, a number where turns or kilometres are. If only the forms are wrong, the first
    signature with the right number of arguments counts. None if there is none.
    """
    fitting = [_pairs(signature, args) for signature in predicate.signatures if _takes(signature, len(args))]
    for pairs in fitting:
        if all(_right_form(param, node) for param, node in pairs):
            return pairs
    return fitting[0] if fitting else None


def gather(pairs: Iterable[tuple[Param, Any]]) -> Given:
    """Arguments by name, from their values in order."""
    given: dict[str, Any] = {}
    for param, value in pairs:
        given[param.name] = (*given.get(param.name, ()), value) if param.many else value
    return given


def _right_form(param: Param, node: Node) -> bool:
    """A name where an id is wanted, and never where a fixed number is."""
    return param.kind == "number" or isinstance(node, Name) != param.is_number


def _takes(signature: Signature, count: int) -> bool:
    least = sum(not param.optional for param in signature)
    return least <= count and (count <= len(signature) or signature[-1].many)


def _pairs(signature: Signature, args: tuple[Node, ...]) -> list[tuple[Param, Node]]:
    last = len(signature) - 1
    return [(signature[min(index, last)], node) for index, node in enumerate(args)]


def history(to: Binder, kinds: str, name: str, actor: str = "") -> tuple[int, ...]:
    """History slots of an id that may be an `event`, an `action` or a `tag`; KeyError if it is none of `kinds`."""
    slots: list[int] = []
    known = False
    for kind in kinds.split("|"):
        try:
            slots += to.history(kind, name, actor)
            known = True
        except KeyError:
            continue
    if not known:
        raise KeyError(name)
    return tuple(slots)


def marked(slots: tuple[int, ...], given: Given) -> Expr:
    """1 if any of the history slots has a mark within the optional argument `turns`."""
    return Within(slots, given.get("turns", limits.TURNS)) if slots else FALSE


def any_status(slots: tuple[int, ...], status: int) -> Expr:
    """1 if any of the status slots is at `status`."""
    return some(OneOf(slot, (status,)) for slot in slots)


def one_of(slot: int, values: tuple[int, ...]) -> Expr:
    """1 if the slot's value is among the values."""
    return OneOf(slot, values) if values else FALSE


def within(given: Given) -> str:
    """The optional argument `turns` in words, with a space before it."""
    turns = given.get("turns")
    if turns is None:
        return ""
    return " this turn" if turns == 0 else f" within {turns} turn{'s' if turns > 1 else ''}"
