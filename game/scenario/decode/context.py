"""What every reader of a value is given, and the table of readers by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final

from game.core.fields import Kind
from game.core.findings import Findings, Place, closest
from game.core.hidden import visible
from game.core.source import Span
from game.language.expression.unknown import FEW, REMOVED, a
from game.language.scope import Scope
from game.scenario.decode import meant
from game.scenario.decode.meant import NameOf
from game.scenario.nodes import Node, Scalar, kind_of
from game.scenario.nodes import is_empty as is_empty  # offered here, where values are read


class _Bad(Enum):
    BAD = 0


BAD: Final = _Bad.BAD
"""A value that could not be read; why has been recorded."""


class Patience:
    """How many names may still be compared in search of the one that was meant.

    Each comparison costs some microseconds: thousands of unknown names among thousands of known ones would take
    minutes. An author's own file never comes near the bound.
    """

    def __init__(self, left: int = 20_000) -> None:
        self._left = left

    @property
    def over(self) -> bool:
        """Whether no more comparisons should be made."""
        return self._left < 0

    def spend(self, names: int) -> bool:
        """Take this many comparisons off; whether they may be made."""
        self._left -= names
        return self._left >= 0


@dataclass(frozen=True, slots=True)
class Context:
    """Names that may be used, where findings go, and what the author calls the field that is being read.

    `documents` are the files of prose that a text may stand in; `name_of` finds an id by its title.
    """

    scope: Scope
    findings: Findings
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    document: Callable[[str], tuple[str, str] | None] = lambda path: None
    name: str = ""
    patience: Patience = field(default_factory=Patience)
    documents: tuple[str, ...] = ()
    name_of: NameOf = lambda section, text: None

    def called(self, name: str) -> Context:
        """The same for a field of this name."""
        # Not `replace`, which takes five times as long: this is asked for every value of every file.
        return Context(
            self.scope, self.findings, self.groups, self.document, name, self.patience, self.documents, self.name_of
        )

    def scoped(self, scope: Scope) -> Context:
        """The same with other names or roles."""
        return replace(self, scope=scope)

    def actors(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Actors meant by ids, groups, `all` and `others` (everyone), in the order of their declaration."""
        wanted: set[str] = set()
        for name in names:
            if name in ("all", "others"):
                wanted.update(self.scope.ids.get("actor", {}))
            else:
                wanted.update(self.groups.get(name, (name,)))
        return tuple(name for name in self.scope.ids.get("actor", {}) if name in wanted)

    def error(self, key: str, message: str, span: Span, *more: Place, hint: str = "") -> Any:
        """Record an error and give BAD, so that a reader can end with it."""
        self.findings.error(key, message, span, *more, hint=hint)
        return BAD

    def unknown(self, section: str, word: str, span: Span, *, also: tuple[str, ...] = ()) -> Any:
        """Record that no `section` has this id; with the near one and where it is defined."""
        sections = section.split("|")
        noun = " or ".join(NOUNS.get(part, part) for part in sections)
        message, key = f"no {noun} is called '{visible(word, 60)}'", f"unknown-{sections[0]}"
        if removed := self.scope.removed(sections, word):
            return self.error(key, message, span, *removed, hint=REMOVED)
        known = {name: place for part in sections for name, place in self.scope.ids.get(part, {}).items()}
        if hint := meant.spoken(self.name, sections, word, also):
            return self.error(key, message, span, hint=hint)
        titled = next(filter(None, (self.name_of(part, word) for part in sections)), None)
        if titled in known:
            return self.error(key, message, span, Place(known[titled], "its id"), hint=f"write {titled}")
        if elsewhere := next((part for part, ids in self.scope.ids.items() if word in ids), None):
            message = f"'{visible(word, 60)}' is {a(NOUNS.get(elsewhere, elsewhere))}, not {a(noun)}"
            place = Place(self.scope.ids[elsewhere][word], "defined here")
            more = (place,) if place.span.file else ()
            hint = meant.follow_up(self.name, elsewhere, word) or _listed(known)
            return self.error(key, message, span, *more, hint=hint)
        near = self._near(word, known, also)
        places = (Place(known[near], "defined here"),) if near in known and known[near].file else ()
        hint = f"did you mean '{near}'?" if near else _listed(known) if known else f"the scenario has no {noun}"
        return self.error(key, message, span, *places, hint=hint)

    def _near(self, word: str, known: Mapping[str, Span], also: tuple[str, ...]) -> str | None:
        """The name that was likely misspelt, or put in the singular."""
        near = closest(word, (*known, *also)) if self.patience.spend(len(known)) else None
        several = f"{word.removesuffix('y')}ies"
        return near or (several if several in known else None)


def _listed(known: Mapping[str, Span]) -> str:
    """All names, where they are few enough to be read."""
    return f"there are: {', '.join(known)}" if len(known) <= FEW else ""


NOUNS = {"party": "party", "define": "named condition", "exchange": "crisis exchange", "learning": "learning objective"}
"""Sections whose name alone would not be understood."""

Reader = Callable[[Any, Node, Context], Any]
READERS: dict[type[Kind], Reader] = {}
"""How each kind of value is read; filled by the files of this package."""


def reads(kind: type[Kind]) -> Callable[[Reader], Reader]:
    """Register the decorated function as the reader of a kind."""

    def keep(reader: Reader) -> Reader:
        READERS[kind] = reader
        return reader

    return keep


def read(kind: Kind, node: Node, ctx: Context) -> Any:
    """The value of a node by the kind of its field, or BAD."""
    return READERS[type(kind)](kind, node, ctx)


def scalar(node: Node, ctx: Context, wanted: str) -> Scalar | None:
    """The node if it is a text with content; otherwise an error that says what is wanted, and None."""
    if not isinstance(node, Scalar):
        ctx.error("wrong-type", f"'{ctx.name}' takes {wanted}, not {kind_of(node)}", node.span)
        return None
    if is_empty(node):
        ctx.error("missing-value", f"nothing is written for '{ctx.name}'", node.span, hint=f"it takes {wanted}")
        return None
    return node


def unquoted(node: Node, ctx: Context, wanted: str) -> Scalar | None:
    """As `scalar`, for values that are no texts and so never stand in quotes."""
    found = scalar(node, ctx, wanted)
    if found is not None and found.quoted:
        message = f"'{ctx.name}' takes {wanted}, not a text in quotes"
        ctx.error("wrong-type", message, found.span, hint="delete the quotes")
        return None
    return found


def shown(node: Scalar) -> str:
    """A scalar's text as messages quote it."""
    return f"'{visible(node.text, 60)}'"
