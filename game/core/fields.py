"""How a field of the language is described once, for decoder, schema, reference pages and lint.

A part of the language is a frozen dataclass; each field's metadata carries a `Spec`: what kind of value an author
writes, what it means, an example. The kinds are data; `game.scenario.decode` reads YAML by them and
`game.scenario.schema` describes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """What an author may write for a field."""


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Words for people: a string; quantities in braces are shown in the reader's units."""

    limit: int = 2_000


@dataclass(frozen=True, slots=True)
class Voices(Kind):
    """Words, or words by reader: `{rok: ..., jpn: ..., others: ...}`. Decoded to `model.texts.Voices`."""


@dataclass(frozen=True, slots=True)
class Word(Kind):
    """A short string that is not shown as prose (a symbol's name, a colour, a file's name)."""


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of a fixed list of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """true or false."""


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number in low..high, decoded to int."""

    low: int = 0
    high: int = 10**9


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A decimal number in low..high (whole units), decoded to thousandths."""

    low: int = -(10**9)
    high: int = 10**9


@dataclass(frozen=True, slots=True)
class Degrees(Kind):
    """Latitude, longitude or bearing: decimal degrees, decoded to ten-thousandths of a degree (int)."""

    limit: int = 180


@dataclass(frozen=True, slots=True)
class Percent(Kind):
    """`35%`, decoded to ten-thousandths (3500)."""

    low: int = 0
    high: int = 100


@dataclass(frozen=True, slots=True)
class Duration(Kind):
    """`2 turns`, `3 days`, `1 week`, `12 hours`. Decoded to `model.time.Duration`."""


@dataclass(frozen=True, slots=True)
class When(Kind):
    """`turn 3`, `every 3 turns`, `between: [turn 3, turn 6]`. Decoded to `model.time.Schedule`."""


@dataclass(frozen=True, slots=True)
class Date(Kind):
    """A day, with or without a time: `17 Dec 2023 22:38` or `2023-12-17 22:38`. Decoded to minutes since 1 Jan 0001."""


@dataclass(frozen=True, slots=True)
class Cond(Kind):
    """A condition, or a list of them that must all hold. Decoded to `tree.Test`."""


@dataclass(frozen=True, slots=True)
class Calc(Kind):
    """A number or a number expression. Decoded to `tree.Formula`."""


@dataclass(frozen=True, slots=True)
class Ref(Kind):
    """The id of something declared elsewhere; `to` names its section (`actor`, `event`, `place`...).

    Several sections may be allowed (`event|dilemma`). With `to="actor"`, `self` and `target` are also accepted
    where the part has them (`roles`).
    """

    to: str
    roles: bool = False


@dataclass(frozen=True, slots=True)
class Refs(Kind):
    """A list of ids. For actors, `all`, `others` and names of groups are accepted and kept as written."""

    to: str
    roles: bool = False


@dataclass(frozen=True, slots=True)
class Path(Kind):
    """A number's name to be written to: `tension`, `jpn.alarm`, `self.support`, `target.trust.self`, a counter."""


@dataclass(frozen=True, slots=True)
class Amounts(Kind):
    """`{tension: +4, jpn.alarm: +6}`: paths and what is added or set. Decoded to a tuple of (Name, Formula)."""


@dataclass(frozen=True, slots=True)
class Targets(Kind):
    """Whom an action is aimed at: `any of [rok, jpn]`, `any other`, `any place of [busan, east_sea]`, one id."""


@dataclass(frozen=True, slots=True)
class Effects(Kind):
    """A list of effects, each a mapping with exactly one verb. Decoded to a tuple of `model.effects.Effect`."""


@dataclass(frozen=True, slots=True)
class Follow(Kind):
    """What comes next: one follow-up or a list of them. Decoded to a tuple of `model.effects.Effect`."""


@dataclass(frozen=True, slots=True)
class Part(Kind):
    """A nested mapping, decoded to the dataclass that `of()` gives (a callable avoids import cycles)."""

    of: Callable[[], type]


@dataclass(frozen=True, slots=True)
class ListOf(Kind):
    """A list; a single item may be written without brackets when `lone` is set. Decoded to a tuple."""

    item: Kind
    lone: bool = True


@dataclass(frozen=True, slots=True)
class Table(Kind):
    """A mapping keyed by ids the author chooses, in the author's order. Decoded to a dict of id -> item."""

    item: Kind


@dataclass(frozen=True, slots=True)
class ByRef(Kind):
    """A mapping keyed by ids declared elsewhere (`{dprk: 68, rok: 72}`). Decoded to a dict of id -> item."""

    to: str
    item: Kind


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of the language. `takes` says what is written where its kind alone does not."""

    kind: Kind
    doc: str
    example: str = ""
    unit: str = ""
    required: bool = False
    takes: str = ""


def spec(kind: Kind, doc: str, *, default: Any = MISSING, example: str = "", unit: str = "", takes: str = "") -> Any:
    """A dataclass field of the language. Without a default the author must write it.

    A default that is callable (`dict`, `tuple`) is used as a factory.
    """
    meta = {"spec": Spec(kind, doc, example, unit, default is MISSING, takes)}
    if default is MISSING:
        return field(metadata=meta)
    if callable(default):
        return field(default_factory=default, metadata=meta)
    return field(default=default, metadata=meta)
