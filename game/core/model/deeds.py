"""What is done and what happens: outcomes, odds, actions, events."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.fields import (
    Amounts,
    ByRef,
    Choice,
    Cond,
    Duration,
    Effects,
    Flag,
    Follow,
    ListOf,
    Number,
    Part,
    Percent,
    Ref,
    Refs,
    Table,
    Targets,
    Text,
    Voices,
    When,
    Whole,
    spec,
)
from game.core.model.base import Entry
from game.core.model.board import Track
from game.core.model.effects import Effect
from game.core.model.texts import Voices as Words
from game.core.model.time import Duration as Span
from game.core.model.time import Schedule
from game.core.tree import Formula, Name, Test

INSTRUMENTS = ("diplomatic", "information", "military", "economic")
INTENTS = ("reassure", "deter", "coerce", "probe", "concede", "punish")


@dataclass(frozen=True, slots=True)
class TargetSpec:
    """Whom an action is aimed at. `kind` is none, actor or place; `ids` are the choices, in order.

    For actors, `all` and `others` stand for every actor / every actor but the one who acts; groups are allowed.
    """

    kind: str = "none"
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsTerm(Entry):
    """Something that makes success more or less likely."""

    by: int = spec(Percent(-100, 100), "How much it adds.", example="+15%")
    needs: Test = spec(Cond(), "While this holds. Written `if`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds(Entry):
    """The chance of success, shown line by line."""

    base: int = spec(Percent(), "The chance to begin with.", example="60%")
    add: dict[str, OddsTerm] = spec(
        Table(Part(lambda: OddsTerm)), "What adds to it, by a name players read.", default=dict
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Entry):
    """When a hidden author becomes known to all."""

    chance: int = spec(Percent(), "With this chance ...", default=10_000, example="30%")
    delay: Span = spec(Duration(), "... after this time. Written `in`.", example="2 turns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Entry):
    """One result of an action, an event or an option."""

    weight: int | None = spec(Whole(0, 10_000), "Its weight among the outcomes without odds.", default=None)
    share: int | None = spec(Percent(), "Its share of what success leaves.", default=None, example="20%")
    title: str = spec(Text(60), "A few words for the result.", default="", example="the wording leaks")
    says: Words = spec(Voices(), "What is told.", default=Words())
    effects: tuple[Effect, ...] = spec(Effects(), "What changes.", default=())
    then: tuple[Effect, ...] = spec(Follow(), "What follows.", default=())
    visible_to: tuple[str, ...] | None = spec(
        Refs("actor", True), "Who learns of it at once; else as the whole.", default=None
    )
    learned: Span | None = spec(Duration(), "When everyone else learns of it.", default=None, example="1 turn")
    author: str = spec(Choice(("known", "hidden")), "`hidden`: they see the effect, not who did it.", default="known")
    attributed: Attribution | None = spec(Part(lambda: Attribution), "How a hidden author becomes known.", default=None)
    track: Track | None = spec(Part(lambda: Track), "A flight on the map.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit(Entry):
    """Repetition wears out: the n-th time within the span counts the n-th factor."""

    within: Span = spec(
        Duration(), "How long a use is remembered, in turns of the scenario's own length.", example="3 turns"
    )
    factors: tuple[int, ...] = spec(
        ListOf(Percent(0, 400)), "Factors for the first, second ... use.", example="[100%, 50%, 25%]"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Entry):
    """What actions, events and options share: it may need luck, has outcomes, and someone sees it."""

    title: str = spec(Text(80), "What it is called.")
    says: Words = spec(Voices(), "What is told when it happens, whatever comes of it.", default=Words())
    rung: str = spec(Ref("rung"), "On which step of the ladder it stands.", default="")
    visible_to: tuple[str, ...] = spec(Refs("actor", True), "Who sees it happen.", default=("all",))
    effects: tuple[Effect, ...] = spec(Effects(), "What changes, whatever the outcome.", default=())
    outcomes: dict[str, Outcome] = spec(Table(Part(lambda: Outcome)), "What may come of it.", default=dict)
    then: tuple[Effect, ...] = spec(Follow(), "What follows, whatever the outcome.", default=())
    track: Track | None = spec(Part(lambda: Track), "A flight on the map.", default=None)
    pin: str = spec(Ref("place"), "Where it happens, for the map.", default="")
    tags: tuple[str, ...] = spec(Refs("tag"), "Words that conditions and agreements may ask for.", default=())
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())
    fictional: bool = spec(Flag(), "Invented, not from a source.", default=False)
    precedent: str = spec(Text(300), "When something like it really happened.", default="")
    debrief: str = spec(Text(600), "What to discuss afterwards.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Deed):
    """What an actor may choose."""

    blurb: str = spec(Text(200), "One or two lines on the card.")
    instrument: str = spec(Choice(INSTRUMENTS), "Which instrument of policy.")
    who: tuple[str, ...] = spec(Refs("actor"), "Who may order it.")
    target: TargetSpec = spec(Targets(), "Whom it is aimed at.", default=TargetSpec(), example="any of [rok, jpn]")
    needs: Test | None = spec(Cond(), "What must hold, read from what the actor knows.", default=None)
    costs: tuple[tuple[Name, Formula], ...] = spec(
        Amounts(), "What it costs: the actor's own meters.", default=(), example="{capital: 2}"
    )
    odds: Odds | None = spec(Part(lambda: Odds), "Chance of the outcome `success`.", default=None)
    fails_if: Test | None = spec(Cond(), "A hidden obstacle, judged when it is carried out.", default=None)
    intents: tuple[str, ...] = spec(ListOf(Choice(INTENTS)), "What its author may mean by it in public.", default=())
    doctrine: dict[str, int] = spec(ByRef("aim", Number(-100, 100)), "How well it serves each aim.", default=dict)
    author: str = spec(Choice(("known", "hidden")), "`hidden`: others never see who ordered it.", default="known")
    joint: bool = spec(Flag(), "Ordered by several actors it is one, and each pays a share.", default=False)
    consent: tuple[str, ...] = spec(Refs("actor"), "Fails unless all of these order it too.", default=())
    excludes: tuple[str, ...] = spec(Refs("action"), "Cannot happen in the same turn as these.", default=())
    priority: int = spec(
        Whole(0, 100), "The higher one happens when two exclude each other; equal: neither.", default=0
    )
    contradiction: str = spec(
        Ref("event"), "What happens when it is cancelled by an exclusion or lacks consent.", default=""
    )
    counters: tuple[str, ...] = spec(
        Refs("action"), "Actions of others that it stops (veto, intercept, block).", default=()
    )
    counter_chance: int = spec(Percent(), "How likely it stops each.", default=10_000)
    takes: Span | None = spec(
        Duration(), "When its outcome comes; it is paid at once.", default=None, example="2 turns"
    )
    cancellable: bool = spec(Flag(), "While under way its actor may call it off.", default=False)
    habit: Habit | None = spec(Part(lambda: Habit), "Repetition wears out.", default=None)
    once: bool = spec(Flag(), "At most once a game for each actor.", default=False)
    calms: bool = spec(Flag(), "Counts as de-escalatory.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package(Entry):
    """Several actions that go well together, to be ordered with one card."""

    title: str = spec(Text(60), "What it is called.", example="Reassure and restrain")
    blurb: str = spec(Text(200), "Why they go together.")
    actions: tuple[str, ...] = spec(Refs("action"), "The actions, in the order in which they are prepared.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Deed):
    """Something that happens: at a turn, when a condition holds, by chance, or fired by the facilitator."""

    at: Schedule | None = spec(When(), "At which turns.", default=None, example="turn 3")
    when: Test | None = spec(Cond(), "While this holds.", default=None)
    chance: int | None = spec(Percent(), "With this chance each turn.", default=None, example="35%")
    once: bool = spec(Flag(), "At most once a game.", default=False)
    wait: Span | None = spec(
        Duration(),
        "Not again within this time, in turns of the scenario's own length.",
        default=None,
        example="2 turns",
    )
    phase: str = spec(Choice(("open", "react")), "At the start of a turn, or after the orders.", default="open")
    for_each: tuple[str, ...] = spec(Refs("actor"), "Once for each of these actors, as `self`.", default=())
    inject: bool = spec(Flag(), "Only fired by the facilitator.", default=False)
    expected: str = spec(Text(300), "What the facilitator should expect of the players.", default="")
    learning: tuple[str, ...] = spec(Refs("learning"), "Learning objectives it serves.", default=())
    first: bool = spec(Flag(), "Headline of the turn when several happen.", default=False)
