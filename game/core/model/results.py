"""How a game ends, what it should teach, and where its facts come from."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.fields import (
    Choice,
    Cond,
    Date,
    Duration,
    Flag,
    ListOf,
    Part,
    Percent,
    Ref,
    Refs,
    Text,
    Whole,
    Word,
    spec,
)
from game.core.model.base import Entry
from game.core.model.time import Duration as Span
from game.core.tree import Test

FORMAT = 2
"""Version of the language. Older ones are read as well: `game.scenario.upgrade` says what changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Entry):
    """A few neighbouring rungs under one name."""

    title: str = spec(Text(40), "What it is called.", example="Show of force")
    color: str = spec(Choice(("calm", "watch", "strain", "danger", "disaster")), "How it is coloured.", default="watch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung(Entry):
    """A step of the escalation ladder; rungs stand in order, the lowest first."""

    title: str = spec(Text(60), "What it is called.")
    band: str = spec(Ref("band"), "The band it belongs to.", example="signals")
    doc: str = spec(Text(200), "What belongs here.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Entry):
    """A way the game stops; the first that holds, in the author's order."""

    title: str = spec(Text(80), "What it is called.")
    says: str = spec(Text(4_000), "What became of it all.")
    when: Test | None = spec(
        Cond(),
        "When the game ends this way; without it always, which fits the last one.",
        default=None,
        example="tension >= 90",
    )
    check: str = spec(
        Choice(("at_once", "at_end")),
        "`at_once`: looked at in every turn, and stops the game; `at_end`: only after the last turn.",
        default="at_end",
    )
    cap: int = spec(
        Percent(), "No score may be above this share of 100: catastrophe has no winner.", default=10_000, example="30%"
    )
    quality: str = spec(
        Choice(("good", "mixed", "bad", "disaster")),
        "What most readers would call it; for colours and order in reports.",
        default="mixed",
    )
    questions: tuple[str, ...] = spec(ListOf(Text(300)), "Questions for the discussion afterwards.", default=())
    debrief: str = spec(Text(1_000), "What to discuss afterwards, for the facilitator.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning(Entry):
    """What the trainees should learn, and where it can be observed."""

    title: str = spec(Text(160), "The learning objective.")
    observe: tuple[str, ...] = spec(
        Refs("event|dilemma|action|exchange|agreement"),
        "Where in the game it can be observed.",
        default=(),
        example="[sea_launch, freeze]",
    )
    questions: tuple[str, ...] = spec(ListOf(Text(300)), "Questions for the discussion afterwards.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """Where a fact comes from."""

    title: str = spec(Text(300), "Title or description.")
    publisher: str = spec(Text(120), "Who published it.", default="")
    date: str = spec(Text(40), "When it was published, in words.", default="", example="18 December 2023")
    confidence: str = spec(
        Choice(("confirmed", "reported", "disputed", "estimate")), "How sure the information is.", default="reported"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Entry):
    """A word that groups actions, events and options."""

    title: str = spec(Text(60), "What it means.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Entry):
    """What the board calls some things in this scenario: a domestic emergency has no military cards, but operations."""

    diplomatic: str = spec(Text(24), "Cards of the instrument `diplomatic`.", default="Diplomatic", example="Talks")
    information: str = spec(Text(24), "Cards of the instrument `information`.", default="Information", example="Press")
    military: str = spec(Text(24), "Cards of the instrument `military`.", default="Military", example="Operations")
    economic: str = spec(Text(24), "Cards of the instrument `economic`.", default="Economic", example="Supply")
    ladder: str = spec(Text(24), "The ladder of rungs.", default="Escalation ladder", example="Severity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Entry):
    """The head of scenario.yaml."""

    format: int = spec(Whole(1, 999), f"Version of the language: {FORMAT}.", example=str(FORMAT))
    name: str = spec(Word(), "The scenario's id, the name of its folder.", example="korea_2023")
    title: str = spec(Text(80), "What it is called, in the picker and on every page.")
    summary: str = spec(Text(600), "Two or three sentences for the picker.", default="")
    opening: str = spec(
        Text(4_000), "The opening card, read by everyone before turn 1.", default="", example="text/opening.md"
    )
    closing: str = spec(Text(2_000), "The closing card, read by everyone after the ending.", default="")
    start: int = spec(Date(), "Day and hour of turn 1.", example="17 Dec 2023 22:38")
    clock: str = spec(Word(), "Name of the time zone, for display.", default="", example="KST")
    turns: int = spec(
        Whole(1, 60),
        "How many turns the game has at most; an ending that is checked at once may stop it earlier.",
        example="12",
    )
    turn_length: Span = spec(Duration(), "How much scenario time a turn takes; not counted in turns.", example="1 week")
    minutes: int = spec(
        Whole(0, 10_000),
        "How long a session takes, briefing to ending; 0: not said.",
        default=0,
        unit="minutes",
        example="90",
    )
    fictional: bool = spec(Flag(), "Invented as a whole: nothing in it needs a source.", default=False)
    main_meter: str = spec(
        Ref("meter"),
        "The world meter that is shown large, and by which computer seats tell calm from tense times.",
        example="tension",
    )
    deaths: str = spec(Ref("counter"), "The counter of lives lost, if there is one.", default="", example="deaths")
    extends: str = spec(
        Word(),
        "Another scenario that this one builds on: a bundled one, or a folder beside or inside this one.",
        default="",
        example="korea_2023",
    )
    words: Wording = spec(
        Part(lambda: Wording),
        "What the board calls some things here, where its own words would mislead.",
        default=Wording,
        example="{military: Operations, ladder: Severity}",
    )
    credits: str = spec(Text(2_000), "Notes on how it was made, and thanks.", default="")
