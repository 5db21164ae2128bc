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

    by: int = spec(
        Percent(-100, 100), "How much it adds to the chance, or takes from it with a minus sign.", example="+15%"
    )
    needs: Test = spec(Cond(), "It counts while this holds.", example="target.attitude.self >= 60")


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

    chance: int = spec(
        Percent(), "With this chance the author becomes known, after the time `in`.", default=10_000, example="30%"
    )
    delay: Span = spec(Duration(), "After how much time.", example="2 turns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Entry):
    """One result of an action, an event or an option."""

    weight: int | None = spec(
        Whole(0, 10_000),
        "How likely it is beside the other outcomes of a deed without `odds`; needed where there are two or more.",
        default=None,
    )
    share: int | None = spec(
        Percent(),
        "With `odds`: its share of what success leaves; outcomes without one share the rest equally.",
        default=None,
        example="20%",
    )
    title: str = spec(Text(60), "A few words for the result.", default="", example="the wording leaks")
    says: Words = spec(Voices(), "What is told of it.", default=Words(), example="The picture is a smear of cloud.")
    effects: tuple[Effect, ...] = spec(Effects(), "What changes.", default=(), example="[{change: {tension: +4}}]")
    then: tuple[Effect, ...] = spec(
        Follow(), "What follows from it.", default=(), example="{event: appeal, in: 1 turn}"
    )
    visible_to: tuple[str, ...] | None = spec(
        Refs("actor", True), "Who learns of this outcome at once; without it, those who see the whole.", default=None
    )
    learned: Span | None = spec(
        Duration(),
        "After how much time everyone else learns of it; without it they never do.",
        default=None,
        example="1 turn",
    )
    author: str = spec(
        Choice(("known", "hidden")), "`hidden`: others see what happened, not who did it.", default="known"
    )
    attributed: Attribution | None = spec(Part(lambda: Attribution), "How a hidden author becomes known.", default=None)
    track: Track | None = spec(Part(lambda: Track), "A flight on the map.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit(Entry):
    """Repetition wears out: the n-th time within the span counts the n-th factor."""

    within: Span = spec(
        Duration(), "How long a use is remembered, in turns of the scenario's own length.", example="3 turns"
    )
    factors: tuple[int, ...] = spec(
        ListOf(Percent(0, 400)),
        "What the first, second, third use counts, and so on; the last one also for those after it.",
        example="[100%, 50%, 25%]",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Entry):
    """What actions, events and options share: it may need luck, has outcomes, and someone sees it."""

    title: str = spec(Text(80), "What it is called, on cards and in the log.")
    says: Words = spec(
        Voices(),
        "What is told when it happens, whatever comes of it, to those who see it.",
        default=Words(),
        example='{rok: "It flew {570 km}.", others: A missile was fired.}',
    )
    rung: str = spec(
        Ref("rung"),
        "On which step of the ladder it stands. The crisis climbs to it at once, and comes down by one step a turn.",
        default="",
        example="show_of_force",
    )
    visible_to: tuple[str, ...] = spec(
        Refs("actor", True),
        "Who sees it happen; the others are told nothing of it.",
        default=("all",),
        example="[usa, rok]",
    )
    effects: tuple[Effect, ...] = spec(
        Effects(), "What changes, whatever the outcome.", default=(), example="[{change: {tension: +4}}]"
    )
    outcomes: dict[str, Outcome] = spec(
        Table(Part(lambda: Outcome)),
        "What may come of it: one of these happens, by `weight` or, with `odds`, `success` and others.",
        default=dict,
    )
    then: tuple[Effect, ...] = spec(
        Follow(), "What follows, whatever the outcome.", default=(), example="{dilemma: answer_bombers}"
    )
    track: Track | None = spec(Part(lambda: Track), "A flight on the map.", default=None)
    pin: str = spec(Ref("place"), "Where it happens, for the map.", default="", example="busan")
    tags: tuple[str, ...] = spec(
        Refs("tag"),
        "Words by which conditions and agreements mean it together with others.",
        default=(),
        example="[launch]",
    )
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())
    fictional: bool = spec(Flag(), "Invented, not from a source.", default=False)
    precedent: str = spec(Text(300), "When something like it really happened, for the discussion.", default="")
    debrief: str = spec(Text(600), "What to discuss afterwards, for the facilitator.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Deed):
    """What an actor may choose."""

    blurb: str = spec(Text(200), "One or two lines on the card.")
    instrument: str = spec(
        Choice(INSTRUMENTS), "Which instrument of policy it is, for its colour and place among the cards."
    )
    who: tuple[str, ...] = spec(Refs("actor"), "Who may order it.", example="[rok, usa]")
    target: TargetSpec = spec(Targets(), "Whom it is aimed at.", default=TargetSpec(), example="any of [rok, jpn]")
    needs: Test | None = spec(
        Cond(),
        "What must hold for it to be ordered. It may ask only for what the actor knows exactly.",
        default=None,
        example="not flag.hotline",
    )
    costs: tuple[tuple[Name, Formula], ...] = spec(
        Amounts(), "What it costs, from meters of whoever orders it.", default=(), example="{capital: 2}"
    )
    odds: Odds | None = spec(
        Part(lambda: Odds), "The chance of the outcome `success`; the player sees it line by line.", default=None
    )
    fails_if: Test | None = spec(
        Cond(),
        "A hidden obstacle: it fails if this holds when it is carried out. The player is not told before.",
        default=None,
        example="tension >= 90",
    )
    intents: tuple[str, ...] = spec(
        ListOf(Choice(INTENTS)),
        "What its author may mean by it in public; others read an intent into it, rightly or not.",
        default=(),
        example="[reassure, deter]",
    )
    doctrine: dict[str, int] = spec(
        ByRef("aim", Number(-100, 100)),
        "How well it serves each aim, for the choice of computer actors; a minus sign harms it.",
        default=dict,
        example="{deterrence: 3, restraint: -2}",
    )
    author: str = spec(Choice(("known", "hidden")), "`hidden`: others never see who ordered it.", default="known")
    joint: bool = spec(
        Flag(),
        "Ordered by several actors in one turn it happens once, and each pays a share of its cost.",
        default=False,
    )
    consent: tuple[str, ...] = spec(
        Refs("actor"), "It fails unless all of these order it in the same turn.", default=(), example="[rok, usa]"
    )
    excludes: tuple[str, ...] = spec(
        Refs("action"), "It cannot happen in the same turn as these.", default=(), example="[exercise_scaleback]"
    )
    priority: int = spec(
        Whole(0, 100), "The higher one happens when two exclude each other; equal: neither.", default=0
    )
    contradiction: str = spec(
        Ref("event"), "What happens when it is cancelled by an exclusion or lacks consent.", default=""
    )
    counters: tuple[str, ...] = spec(
        Refs("action"), "Actions of others that it stops: a veto, an interception.", default=(), example="[parade]"
    )
    counter_chance: int = spec(Percent(), "How likely it stops each of its `counters`.", default=10_000)
    takes: Span | None = spec(
        Duration(), "After how much time its outcome comes; it is paid at once.", default=None, example="2 turns"
    )
    cancellable: bool = spec(Flag(), "While under way its actor may call it off.", default=False)
    habit: Habit | None = spec(Part(lambda: Habit), "How its effects wear out when it is repeated.", default=None)
    once: bool = spec(Flag(), "At most once a game for each actor.", default=False)
    calms: bool = spec(Flag(), "Counts as de-escalatory.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package(Entry):
    """Several actions that go well together, to be ordered with one card."""

    title: str = spec(Text(60), "What it is called.", example="Reassure and restrain")
    blurb: str = spec(Text(200), "Why they go together.")
    actions: tuple[str, ...] = spec(
        Refs("action"), "The actions, in the order in which they are prepared.", example="[bomber_flight, public_line]"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Deed):
    """Something that happens: at a turn, when a condition holds, by chance, or fired by the facilitator."""

    at: Schedule | None = spec(
        When(),
        "At which turns it happens; with `when` or `chance` beside it, only if they allow it then.",
        default=None,
        example="turn 3",
    )
    when: Test | None = spec(
        Cond(),
        "It happens in every turn in which this holds; `once` and `wait` limit that.",
        default=None,
        example="tension >= 60",
    )
    chance: int | None = spec(
        Percent(), "How likely it is in each turn in which it could happen.", default=None, example="35%"
    )
    once: bool = spec(Flag(), "It happens at most once a game.", default=False)
    wait: Span | None = spec(
        Duration(),
        "It does not happen again within this time, in turns of the scenario's own length.",
        default=None,
        example="2 turns",
    )
    phase: str = spec(
        Choice(("open", "react")),
        "`open`: at the start of a turn, before orders are given; `react`: after the orders were carried out.",
        default="open",
    )
    for_each: tuple[str, ...] = spec(
        Refs("actor"), "It happens once for each of these actors, who is `self` then.", default=(), example="[rok, jpn]"
    )
    inject: bool = spec(Flag(), "It happens only when the facilitator fires it.", default=False)
    expected: str = spec(Text(300), "What the facilitator should expect of the players.", default="")
    learning: tuple[str, ...] = spec(
        Refs("learning"), "Learning objectives that it serves.", default=(), example="[deterrence]"
    )
    first: bool = spec(Flag(), "It is the headline of its turn when several things happen.", default=False)
