"""Everything of the world that is a number or a yes/no, and what moves it by itself."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.fields import (
    ByRef,
    Calc,
    Choice,
    Cond,
    Flag,
    Number,
    Part,
    Path,
    Percent,
    Refs,
    Text,
    Word,
    spec,
)
from game.core.model.base import Entry
from game.core.tree import Formula, Name, Test


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftCap(Entry):
    """Rises and falls shrink near the ends of a meter's range.

    A rise is multiplied by min(1, (max - value) / rise), a fall by min(1, (value - min) / fall), on the value at the
    start of the phase.
    """

    rise: int | None = spec(Number(1), "Rises shrink within this distance of the maximum.", default=None, example="60")
    fall: int | None = spec(Number(1), "Falls shrink within this distance of the minimum.", default=None, example="40")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter(Entry):
    """A bounded number: of the world, of an actor, or of an ordered pair of actors."""

    label: str = spec(Text(60), "What people call it.", example="Tension")
    of: str = spec(
        Choice(("world", "actor", "pair")),
        "`world`: there is one; `actor`: each actor has its own; `pair`: each actor has one towards each other.",
        default="world",
    )
    start: int | dict[str, int] | dict[str, dict[str, int]] = spec(
        ByRef("actor", Number()),
        "Value at the start. Of actors and pairs one number counts for all. In a mapping of actors, those not named do "
        "not have the meter; `others` gives the value for the rest. A pair is written as who feels, then towards whom: "
        "`{rok: {usa: 70, others: 40}, others: 50}`.",
        example="58",
        takes="a number; of actors also a mapping {rok: 60, others: 50}; of pairs also a mapping of such mappings",
    )
    min: int = spec(Number(), "Lowest value.", default=0)
    max: int = spec(Number(), "Highest value.", default=100_000)
    unit: str = spec(Word(), "Shown behind the value.", default="", example="kt")
    better: str = spec(
        Choice(("up", "down", "neither")), "Which way most readers call good, for colours.", default="neither"
    )
    visibility: str = spec(
        Choice(("public", "own", "hidden")),
        "`public`: everyone knows the exact value; `own`: its actor (of a pair: the first) knows it exactly, others "
        "have estimates; `hidden`: nobody knows it exactly.",
        default="public",
    )
    known_to: tuple[str, ...] = spec(Refs("actor"), "Who else knows it exactly.", default=(), example="[usa]")
    width: int = spec(
        Number(1),
        "How wide the first estimates of other seats are: they are shown an interval of this width.",
        default=30_000,
    )
    doc: str = spec(Text(), "One sentence for the player: what it measures.", default="")
    soft_cap: SoftCap | None = spec(
        Part(lambda: SoftCap),
        "Rises and falls shrink near the ends, so that the extremes are hard to reach.",
        default=None,
    )
    shown: bool = spec(Flag(), "Is it shown on the board's panels?", default=True)
    why: dict[str, str] | str = spec(
        Text(),
        "Why it starts there.",
        default="",
        takes="words, or for meters of actors a mapping of actors with words",
    )
    sources: tuple[str, ...] = spec(Refs("source"), "Where the start value comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter(Entry):
    """A number without bounds, known to all."""

    label: str = spec(Text(60), "What people call it.")
    start: int = spec(Number(), "Value at the start.", default=0)
    doc: str = spec(Text(), "One sentence for the player.", default="")
    sources: tuple[str, ...] = spec(Refs("source"), "Where the start value comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Entry):
    """A flag: a yes/no of the world."""

    label: str = spec(Text(120), "What it says when it is true.", example="Border loudspeakers are on")
    start: bool = spec(Flag(), "True at the start?", default=False)
    visible_to: tuple[str, ...] = spec(
        Refs("actor"), "Who sees whether it is true.", default=("all",), example="[dprk, chn]"
    )
    prior: int = spec(Percent(), "What those who do not see it think it likely.", default=0)
    sources: tuple[str, ...] = spec(Refs("source"), "Where the start comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """A piece of knowledge: true or false, and known by some."""

    title: str = spec(Text(80), "Its name.")
    says: str = spec(Text(), "What one learns.")
    true: bool = spec(Flag(), "Is it true? Actors may be told what is false.", default=True)
    known_to: tuple[str, ...] = spec(Refs("actor"), "Who knows it at the start.", default=(), example="[dprk]")
    prior: int = spec(Percent(), "How likely those who do not know it think it is.", default=5_000)
    sources: tuple[str, ...] = spec(Refs("source"), "Where it comes from.", default=())
    fictional: bool = spec(Flag(), "Invented, not from a source.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Entry):
    """A named condition, to be used by its name in other conditions."""

    test: Test = spec(Cond(), "What must hold.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Entry):
    """What moves a number at the start of every turn: drift, income, decay.

    Exactly one of `toward`, `add` and `keep` is written.
    """

    change: Name = spec(Path(), "The number that moves.", example="tension")
    for_each: tuple[str, ...] = spec(
        Refs("actor"), "Once for each of these actors, who is `self` then.", default=(), example="[rok, jpn]"
    )
    toward: Formula | None = spec(
        Calc(), "It drifts toward this value, by the share `by` of what is left.", default=None, example="50"
    )
    by: int = spec(Percent(), "How much of the distance to `toward` it goes each turn.", default=1_000, example="15%")
    add: Formula | None = spec(
        Calc(), "Instead of `toward`: rises by this each turn, or falls with a minus sign.", default=None, example="-1"
    )
    keep: int | None = spec(
        Percent(), "Instead of `toward`: keeps this share of its value each turn.", default=None, example="85%"
    )
    when: Test | None = spec(Cond(), "Only in turns in which this holds.", default=None, example="not flag.hotline")
    says: str = spec(Text(80), "The cause, as the log names it.", default="", example="nerves settle")
