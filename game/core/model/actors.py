"""Who acts, what they want and how a computer plays them."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.fields import (
    ByRef,
    Calc,
    Cond,
    Flag,
    ListOf,
    Number,
    Part,
    Percent,
    Ref,
    Refs,
    Table,
    Text,
    Whole,
    Word,
    spec,
)
from game.core.model.base import Entry
from game.core.tree import Formula, Test


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Entry):
    """Something an actor wants; scored 0 to 100 between `from` and `to`."""

    title: str = spec(Text(100), "What is wanted.", example="Citizens trust the alliance")
    measure: Formula = spec(Calc(), "The number that is scored.", example="rok.assurance")
    start: int = spec(Number(), "The value that is worth 0 points.", example="30")
    goal: int = spec(Number(), "The value that is worth 100 points; it may lie below `from`.", example="60")
    weight: int = spec(Whole(1, 100), "How much it counts among the actor's objectives.", default=1)
    shared: bool = spec(Flag(), "Counts as shared stability, reported beside the actor's own interest.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive(Entry):
    """While `when` holds, a computer seat values these aims more (or less)."""

    when: Test = spec(Cond(), "While this holds, as far as the seat knows.", example="tension >= 70")
    says: str = spec(Text(120), "The reason, for the review.", example="Washington's promise is in doubt")
    aims: dict[str, int] = spec(
        ByRef("aim", Number(-100, 100)), "What is added to the weight of each aim.", example="{deterrence: 3}"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Entry):
    """How a computer plays the seat. Shares are percent, weights count from 0 to 100.

    `whitecell reference worth` says how these numbers make the worth of a choice.
    """

    aims: dict[str, int] = spec(
        ByRef("aim", Number(-100, 100)), "How much the seat values each aim.", example="{deterrence: 5, restraint: 3}"
    )
    objectives: int = spec(
        Number(0, 100), "What one expected point of its own objectives adds to the worth of a choice.", default=10_000
    )
    caution: int = spec(Number(0, 100), "What a rung above the ceiling costs it, per rung.", default=8_000)
    ceiling: str = spec(Ref("rung"), "The highest rung it chooses by itself in calm times.", example="show_of_force")
    mirror: int = spec(Percent(), "How strongly it answers force and restraint in kind.", default=4_000)
    patience: int = spec(Whole(0, 60), "Turns it waits unanswered before restraint loses half its value.", default=3)
    bluff: int = spec(Percent(), "Share of its public threats that it does not mean.", default=1_000)
    suspicion: int = spec(Percent(), "How readily it reads the worst into others' public acts.", default=3_000)
    thrift: int = spec(Number(0, 100), "What one unit of cost takes from the worth of a choice.", default=3_000)
    threshold: int = spec(Number(-1000, 1000), "An order worth less than this is not given.", default=0)
    noise: int = spec(
        Number(0, 100), "Size of its whims: each choice is worth up to so much more or less, by chance.", default=12_000
    )
    drives: dict[str, Drive] = spec(Table(Part(lambda: Drive)), "What changes its mind.", default=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine(Entry):
    """What an actor has declared or holds to be intolerable."""

    when: Test = spec(Cond(), "It is crossed when this holds.", example="rung >= rung.clash")
    says: str = spec(Text(200), "The line, in the actor's own terms.")
    visible_to: tuple[str, ...] = spec(Refs("actor"), "Who knows of the line.", default=("all",))
    aims: dict[str, int] = spec(
        ByRef("aim", Number(-100, 100)), "Added to the weight of each aim once crossed.", default=dict
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entry):
    """Who acts in the crisis."""

    title: str = spec(Text(60), "Full name.", example="Republic of Korea")
    short: str = spec(Text(8), "Short form for tables.", example="ROK")
    called: str = spec(
        Text(60),
        "Its name within a sentence, where it has an article: what `{self}` and `{target}` stand for. At the beginning "
        "of a sentence it gets a capital. Without it they stand for the full name.",
        default="",
        example="the Republic of Korea",
    )
    office: str = spec(Text(80), "The office that decides.", default="", example="National Security Council, Seoul")
    flag: str = spec(
        Word(),
        "Its flag, by the name of a picture of the program. `whitecell reference flag_pictures` lists them; without "
        "one its short form is shown.",
        default="",
        example="kr",
    )
    country: str = spec(
        Word(),
        "Its name on the world map, where its land is tinted in its colour. `whitecell reference countries` lists the "
        "names.",
        default="",
        example="South Korea",
    )
    playable: bool = spec(Flag(), "May a person take this seat? If not, the computer plays it.", default=True)
    side: str = spec(
        Word(),
        "Its camp, any word you like. On the map the pieces of actors with the reader's own word look like the "
        "reader's own. Those of others look neutral, or like an adversary's while the reader's trust in their owner "
        "(the first pair meter) lies below 35 % of its range. Without such a meter another word means an "
        "adversary, and no word a neutral.",
        default="",
        example="allies",
    )
    slots: int = spec(Whole(0, 6), "How many orders it may give in a turn.", default=2)
    currency: str = spec(
        Ref("meter"),
        "The actor meter that pays for most: what is left of it is shown beside its orders.",
        default="",
        example="capital",
    )
    briefing: str = spec(Text(4_000), "What the seat reads before the first turn.", default="")
    posture: str = spec(Text(60), "A few words under its name.", default="", example="Firm deterrence")
    red_lines: dict[str, RedLine] = spec(Table(Part(lambda: RedLine)), "What it will not stand.", default=dict)
    objectives: dict[str, Objective] = spec(Table(Part(lambda: Objective)), "What it wants.", default=dict)
    persona: Persona | None = spec(
        Part(lambda: Persona), "How a computer plays it; without it by its objectives alone.", default=None
    )
    prompts: tuple[str, ...] = spec(ListOf(Text(200)), "Questions for the cell at the table.", default=())
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim(Entry):
    """A value by which computer seats weigh actions, such as deterrence or restraint."""

    title: str = spec(Text(60), "What it is called in reasons.", example="deterrence")
    nature: str = spec(
        Word(),
        "`force`, `restraint` or nothing: what a persona's `mirror` and `patience` act on.",
        default="",
        example="restraint",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Entry):
    """A name for several actors."""

    title: str = spec(Text(60), "What it is called.")
    members: tuple[str, ...] = spec(Refs("actor"), "Who belongs to it.", example="[rok, usa, jpn]")
