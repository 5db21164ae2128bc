"""Where seats answer each other: dilemmas, agreements, ultimatums, crisis exchanges."""

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
    ListOf,
    Number,
    Part,
    Ref,
    Refs,
    Table,
    Text,
    Voices,
    spec,
)
from game.core.model.base import Entry
from game.core.model.deeds import Deed, Odds
from game.core.model.effects import Effect
from game.core.model.texts import Voices as Words
from game.core.model.time import Duration as Span
from game.core.tree import Formula, Name, Test


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Deed):
    """One answer to a dilemma."""

    blurb: str = spec(Text(200), "One or two lines.", default="")
    needs: Test | None = spec(
        Cond(),
        "What must hold for it to be chosen. It may ask only for what the actor knows exactly.",
        default=None,
        example="not flag.hotline",
    )
    costs: tuple[tuple[Name, Formula], ...] = spec(
        Amounts(), "What it costs, from meters of whoever answers.", default=(), example="{capital: 2}"
    )
    odds: Odds | None = spec(
        Part(lambda: Odds), "The chance of the outcome `success`; the player sees it line by line.", default=None
    )
    doctrine: dict[str, int] = spec(ByRef("aim", Number(-100, 100)), "How well it serves each aim.", default=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma(Entry):
    """A question to one actor that must be answered with this turn's orders."""

    title: str = spec(Text(80), "The question in a few words.")
    to: tuple[str, ...] = spec(
        Refs("actor"), "Who is asked; each of several for itself, as `self` of its options.", example="rok"
    )
    says: str = spec(Text(), "The situation.")
    options: dict[str, Option] = spec(Table(Part(lambda: Option)), "The answers: two or more.")
    default: str = spec(
        Ref("option"), "What silence means: one of the options, without needs or costs.", example="keep_quiet"
    )
    learning: tuple[str, ...] = spec(
        Refs("learning"), "Learning objectives that it serves.", default=(), example="[deterrence]"
    )
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())
    fictional: bool = spec(Flag(), "Invented.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """One promise of an agreement. Exactly one of `must_not`, `must`, `holds` and `pays` is written."""

    who: tuple[str, ...] = spec(
        Refs("party"), "Which parties promise: `proposer`, `partner`, or both.", example="[proposer, partner]"
    )
    says: str = spec(Text(160), "The promise in words.")
    must_not: tuple[str, ...] = spec(
        Refs("tag|action"),
        "Promises to do none of these actions, nor any with these tags.",
        default=(),
        example="[launch]",
    )
    must: tuple[str, ...] = spec(
        Refs("tag|action"),
        "Promises to do one of these, by the time `within`.",
        default=(),
        example="[exercise_scaleback]",
    )
    within: Span | None = spec(Duration(), "How much time there is for `must`.", default=None, example="2 turns")
    holds: Test | None = spec(
        Cond(),
        "Promises that this stays true; `self` is the one who promises.",
        default=None,
        example="tension < 80",
    )
    pays: tuple[tuple[Name, Formula], ...] = spec(
        Amounts(), "Pays this at once to the other party, from its own meters.", default=(), example="{capital: 2}"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entry):
    """A dated promise between two actors that is checked. `self` proposes, `target` is the partner."""

    title: str = spec(Text(80), "What it is called.")
    says: str = spec(Text(), "What it says.")
    proposer: tuple[str, ...] = spec(Refs("actor"), "Who may propose it.", example="[usa, dprk]")
    partner: tuple[str, ...] = spec(Refs("actor"), "To whom it may be proposed.", example="[usa, dprk]")
    needs: Test | None = spec(Cond(), "What must hold for it to be proposed.", default=None, example="tension < 70")
    costs: tuple[tuple[Name, Formula], ...] = spec(
        Amounts(), "What proposing it costs the proposer.", default=(), example="{capital: 1}"
    )
    terms: dict[str, Term] = spec(Table(Part(lambda: Term)), "The promises.")
    lasts: Span = spec(
        Duration(), "How long it binds both, to the beginning of a turn; it is kept then.", example="6 turns"
    )
    secrecy: str = spec(
        Choice(("public", "private", "secret")),
        "`public`: all learn of it; `private`: all learn that there is one; `secret`: only the two know.",
        default="public",
    )
    accepted: tuple[Effect, ...] = spec(Effects(), "What changes when it is accepted.", default=())
    refused: tuple[Effect, ...] = spec(Effects(), "What changes when it is refused.", default=())
    kept: tuple[Effect, ...] = spec(Effects(), "What changes when it has run its time unbroken.", default=())
    broken: tuple[Effect, ...] = spec(
        Effects(), "What changes when it is broken; `self` broke it, `target` is the other.", default=()
    )
    breach_trust: int = spec(
        Number(0, 100), "What a breach costs in trust with everyone who learns of it.", default=15_000
    )
    trust: str = spec(Ref("meter"), "The pair meter that suffers from a breach.", default="", example="attitude")
    doctrine: dict[str, int] = spec(
        ByRef("aim", Number(-100, 100)), "How well it serves each aim of its proposer.", default=dict
    )
    partner_doctrine: dict[str, int] = spec(ByRef("aim", Number(-100, 100)), "The same for the partner.", default=dict)
    price: int = spec(
        Number(-1000, 1000),
        "How much a computer partner must see in it before it accepts; a minus sign makes it eager.",
        default=0,
    )
    direct: bool = spec(Flag(), "May be proposed directly, without an action that opens it.", default=True)
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ultimatum(Entry):
    """A demand with a deadline and an automatic consequence. `self` demands, `target` must comply."""

    title: str = spec(Text(80), "What it is called.")
    says: str = spec(Text(), "The demand.")
    sender: str = spec(Ref("actor"), "Who demands.", example="usa")
    to: str = spec(Ref("actor"), "Who must comply.", example="dprk")
    met: Test = spec(Cond(), "The demand is met when this holds.", example="not flag.hotline")
    deadline: Span = spec(
        Duration(),
        "How much time there is. It runs out when the first turn begins that lies so far off or farther.",
        example="2 turns",
    )
    effects: tuple[Effect, ...] = spec(Effects(), "What changes when it is issued.", default=())
    on_met: tuple[Effect, ...] = spec(Effects(), "What changes when it is met.", default=())
    expired: tuple[Effect, ...] = spec(Effects(), "What changes when it runs out unmet.", default=())
    says_met: Words = spec(Voices(), "Told when it is met.", default=Words())
    says_expired: Words = spec(Voices(), "Told when it runs out.", default=Words())
    visible_to: tuple[str, ...] = spec(Refs("actor"), "Who knows of it.", default=("all",))
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Entry):
    """One of the three answers in a crisis exchange; `self` gives it."""

    title: str = spec(Text(80), "What it means here.", example="Return fire at the same range")
    blurb: str = spec(Text(200), "One or two lines.", default="")
    effects: tuple[Effect, ...] = spec(Effects(), "What it changes, each time it is given.", default=())
    doctrine: dict[str, int] = spec(ByRef("aim", Number(-100, 100)), "How well it serves each aim.", default=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Entry):
    """A crisis within a turn: its actors answer at the same time, up to four times, without the clock moving.

    Anyone who matches drives it a rung up; one who backs down ends it at a price that grows with each step; when all
    hold it calms down.
    """

    title: str = spec(Text(80), "What it is called.")
    says: tuple[str, ...] = spec(ListOf(Text()), "The situation at each step.")
    who: tuple[str, ...] = spec(Refs("actor"), "Two or three actors who face each other.", example="[rok, dprk]")
    rungs: tuple[str, ...] = spec(
        Refs("rung"),
        "The rung of each step: as many as there are steps, at most four.",
        example="[show_of_force, boundary]",
    )
    match: Step = spec(Part(lambda: Step), "Answer in kind.")
    hold: Step = spec(Part(lambda: Step), "Stand firm without answering.")
    back_down: Step = spec(Part(lambda: Step), "Step back.")
    default: str = spec(Choice(("match", "hold", "back_down")), "What silence means.", default="hold")
    audience: str = spec(Ref("meter"), "The actor meter that pays for backing down.", default="", example="support")
    audience_cost: int = spec(Number(0, 100), "What backing down costs at the first step.", default=0)
    audience_growth: int = spec(Number(0, 100), "How much more at each further step.", default=0)
    calmed: tuple[Effect, ...] = spec(Effects(), "What changes when all hold.", default=())
    backed_down: tuple[Effect, ...] = spec(Effects(), "What changes when someone backs down; `self` did.", default=())
    ran_out: tuple[Effect, ...] = spec(Effects(), "What changes when the last step passes without an end.", default=())
    says_calmed: Words = spec(Voices(), "Told when all hold.", default=Words())
    says_backed_down: Words = spec(Voices(), "Told when someone backs down.", default=Words())
    says_ran_out: Words = spec(Voices(), "Told at the worst.", default=Words())
    visible_to: tuple[str, ...] = spec(Refs("actor"), "Who sees it.", default=("all",))
    sources: tuple[str, ...] = spec(Refs("source"), "Where this comes from.", default=())
    debrief: str = spec(Text(600), "What to discuss afterwards, for the facilitator.", default="")
