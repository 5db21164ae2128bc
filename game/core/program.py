"""The Program: a scenario lowered to tables of integers. Plain data; engines and worker processes need nothing else.

Everything is grounded: an action that three actors may aim at two others is six `Deed`s, so that no engine ever
resolves a name. Slots hold all that changes. Side tables (names, texts, places in files) serve people only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.expr import Expr
from game.core.model.board import Track
from game.core.primitives import AnyPrimitive
from game.core.source import Span


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """What one slot means.

    `kind` is one of clock, meter, counter, flag, fact, knows, place, history, seen, report, memory, status.

    `owner` and `other` are actor indexes or -1; low..high bound numbers (thousandths); `exact` is the mask of seats
    that know the value exactly; `width` the first estimates' width; `prior` a chance for hidden yes/no; `decimals`
    with how many a number is shown.
    """

    name: str
    kind: str
    start: int = 0
    low: int = -(10**12)
    high: int = 10**12
    label: str = ""
    owner: int = -1
    other: int = -1
    exact: int = 0
    width: int = 0
    prior: int = 0
    rise_cap: int = 0
    fall_cap: int = 0
    shown: bool = True
    better: str = "neither"
    unit: str = ""
    doc: str = ""
    decimals: int = 0

    @property
    def numeric(self) -> bool:
        """Does the slot hold a number in thousandths?"""
        return self.kind in ("meter", "counter")


@dataclass(frozen=True, slots=True)
class SourceRef:
    """What caused something: a part of the scenario and whoever did it. `sort` orders rivals."""

    kind: str
    id: str
    title: str
    actor: int = -1
    target: int = -1
    span: Span = field(default=Span("", 1, 1, 1, 1), compare=False)

    @property
    def sort(self) -> tuple[str, str, int, int]:
        """Order in which rivals stand before a draw settles them."""
        return (self.kind, self.id, self.actor, self.target)


@dataclass(frozen=True, slots=True)
class Voice:
    """Words by reader: the first pair whose mask has the reader's bit, else `others`."""

    others: str = ""
    by: tuple[tuple[int, str], ...] = ()

    def to(self, seat: int) -> str:
        """What this seat reads; -1 is the facilitator, who reads the version of the others, else the first."""
        for mask, text in self.by:
            if seat >= 0 and mask >> seat & 1:
                return text
        return self.others or (self.by[0][1] if seat < 0 and self.by else "")


@dataclass(frozen=True, slots=True)
class Report:
    """Where a seat's stored report of a number lies: slots of low end, high end and turn."""

    low: int
    high: int
    turn: int


@dataclass(frozen=True, slots=True)
class OddsLine:
    """One line of the odds: its name for players, what it adds (ten-thousandths), when."""

    label: str
    by: int
    needs: Expr
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One outcome of a deed."""

    name: str
    title: str
    voice: int
    block: int
    weight: int
    """Weight among the outcomes; with odds, the share (ten-thousandths) of what success leaves."""
    seen: int
    author_seen: int
    track: Track | None


@dataclass(frozen=True, slots=True)
class Deed:
    """A grounded action, option, event or step: what can be drawn and carried out.

    `seen` is the mask of seats that see it happen; `target` an actor or place index by `target_kind`.
    """

    index: int
    kind: str
    id: str
    title: str
    stable: int
    source: int
    actor: int
    target: int = -1
    target_kind: str = "none"
    rung: int = -1
    seen: int = 0
    voice: int = -1
    block: int = 0
    results: tuple[Result, ...] = ()
    needs: tuple[tuple[Expr, str], ...] = ()
    """Conditions that must all hold, each with its words."""
    costs: tuple[tuple[int, Expr], ...] = ()
    odds: int | None = None
    lines: tuple[OddsLine, ...] = ()
    fails_if: Expr | None = None
    history: int = -1
    track: Track | None = None
    pin: int = -1
    author_seen: int = -1


@dataclass(frozen=True, slots=True)
class Order:
    """What only orderable deeds have. `action` groups the deeds of one action."""

    deed: int
    action: str
    instrument: str
    blurb: str
    calms: bool
    once: bool
    intents: tuple[str, ...]
    joint: bool
    consent: int
    excludes: tuple[str, ...]
    priority: int
    contradiction: int
    counters: tuple[str, ...]
    counter_chance: int
    takes: int
    cancellable: bool
    habit_turns: int
    habit: tuple[int, ...]
    ordered: int
    """History of the turns in which the actor gave this order, whatever came of it."""
    running: int
    """Slot of the hour at which the action under way comes to its outcome (0: not under way), or -1."""
    meant: int
    """Slot of 1 + index of the intent of the action under way (0: none), or -1."""


@dataclass(frozen=True, slots=True)
class Happening:
    """When an event's deed happens: turns first..last (last 0: never by itself), a condition, a chance."""

    deed: int
    first: int
    last: int
    every: int
    when: Expr | None
    chance: int
    once: bool
    wait: int
    phase: str
    inject: bool
    headline: bool
    fired: int
    """Slot that is 1 while the event is to happen in the next round of reactions."""


@dataclass(frozen=True, slots=True)
class Question:
    """A dilemma put to one actor: `pending` is 1 while it waits."""

    id: str
    title: str
    says: str
    actor: int
    source: int
    options: tuple[int, ...]
    names: tuple[str, ...]
    default: int
    pending: int


@dataclass(frozen=True, slots=True)
class Promise:
    """One term of a grounded agreement for one party.

    `must_not` and `must` are history slots of the forbidden or promised deeds of `actor`.
    """

    actor: int
    says: str
    must_not: tuple[int, ...]
    must: tuple[int, ...]
    within: int
    holds: Expr | None
    pays: tuple[tuple[int, int, Expr], ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement from one actor to another. `status` is one of NONE..REFUSED, `until` an hour, `since` a turn."""

    id: str
    title: str
    says: str
    actor: int
    partner: int
    source: int
    stable: int
    status: int
    since: int
    until: int
    needs: tuple[tuple[Expr, str], ...]
    costs: tuple[tuple[int, Expr], ...]
    promises: tuple[Promise, ...]
    hours: int
    seen: int
    """Who learns that it exists, is offered, kept or broken."""
    accepted: int
    refused: int
    kept: int
    broken: tuple[int, int]
    """Blocks for a breach by the proposer and by the partner."""
    direct: bool
    voice: int = -1
    """What it says, to those who may read it: of a private one the two alone."""
    mirror: int = -1
    """Index of the same agreement proposed the other way round, or -1: only one of the two can bind."""


@dataclass(frozen=True, slots=True)
class Demand:
    """An ultimatum. `status` is NONE, PENDING, MET or EXPIRED; `due` is its hour."""

    id: str
    title: str
    says: str
    actor: int
    target: int
    source: int
    status: int
    due: int
    hours: int
    met: Expr
    issued: int
    on_met: int
    expired: int
    voice_met: int
    voice_expired: int
    seen: int


@dataclass(frozen=True, slots=True)
class Crisis:
    """A crisis exchange. `steps[actor]` holds the three blocks of match, hold and back_down."""

    id: str
    title: str
    says: tuple[str, ...]
    actors: tuple[int, ...]
    source: int
    stable: int
    rungs: tuple[int, ...]
    titles: tuple[str, str, str]
    blurbs: tuple[str, str, str]
    steps: dict[int, tuple[int, int, int]]
    default: int
    audience: dict[int, int]
    audience_cost: int
    audience_growth: int
    waiting: int
    """Slot that is 1 from the opening until the last answer."""
    calmed: int
    backed_down: dict[int, int]
    ran_out: int
    voices: tuple[int, int, int]
    seen: int


@dataclass(frozen=True, slots=True)
class Drift:
    """A process on one slot: toward a value by a share, or an addition, or keeping a share."""

    id: str
    slot: int
    source: int
    toward: Expr | None
    by: int
    add: Expr | None
    keep: int
    when: Expr
    seen: int


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective: points are 0 at `start`, 100 at `goal`."""

    id: str
    title: str
    actor: int
    measure: Expr
    start: int
    goal: int
    weight: int
    shared: bool
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    """An ending in the author's order."""

    id: str
    title: str
    says: str
    when: Expr
    at_once: bool
    cap: int
    quality: str
    source: int


@dataclass(frozen=True, slots=True)
class Line:
    """A red line of an actor; `crossed` is the history of turns in which it was."""

    id: str
    says: str
    actor: int
    when: Expr
    seen: int
    crossed: int


@dataclass(frozen=True, slots=True)
class Valued:
    """How a computer seat values one choice: aim weights are the persona's business, this is what the choice serves.

    `aims` are (aim index, value in thousandths); `gains` per result are (goal index, points in thousandths) expected
    from its effects; `cost` is the sum of its costs; `rung` its rung or -1.
    """

    aims: tuple[tuple[int, int], ...]
    gains: tuple[tuple[tuple[int, int], ...], ...]
    cost: int
    rung: int
    nature: int
    """-1 for restraint, 1 for force, 0 else: what mirroring acts on."""


@dataclass(frozen=True, slots=True)
class Temper:
    """A persona's numbers for one seat (thousandths; shares in ten-thousandths)."""

    aims: tuple[int, ...]
    objectives: int
    caution: int
    ceiling: int
    mirror: int
    patience: int
    bluff: int
    suspicion: int
    thrift: int
    threshold: int
    noise: int
    drives: tuple[tuple[Expr, str, tuple[tuple[int, int], ...]], ...]
    """What changes the weight of aims: condition, its words, (aim, addition)."""


@dataclass(frozen=True, slots=True)
class Doctrine:
    """Tables of the doctrine player: one `Temper` a seat, one `Valued` for each deed, deal and exchange step."""

    tempers: tuple[Temper, ...]
    aims: tuple[tuple[str, str], ...]
    deeds: dict[int, Valued]
    deals: tuple[tuple[Valued, Valued, int], ...]
    steps: dict[tuple[int, int, int], Valued]


@dataclass(frozen=True, slots=True)
class Seat:
    """An actor for engines and screens."""

    id: str
    title: str
    short: str
    office: str
    flag: str
    posture: str
    playable: bool
    side: str
    slots: int
    currency: int
    briefing: str
    orders: tuple[int, ...]
    """Indexes into `Program.orders`, in the author's order."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map; lat and lon in ten-thousandths of a degree."""

    id: str
    title: str
    local: str
    lat: int
    lon: int
    kind: str
    owner: int
    importance: int
    radius_km: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece. `slot` holds the index of its place, or -1 when it is off the map; `ring`: its reach is drawn."""

    id: str
    title: str
    owner: int
    kind: str
    count: int
    range_km: int
    ring: bool
    slot: int
    seen: int


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder."""

    id: str
    title: str
    band: str
    color: str


@dataclass(frozen=True, slots=True)
class Lens:
    """What one seat sees of the slots, worked out once from `SlotInfo.exact`.

    `blank` holds the seat's guess for every slot; `exact` are the slots it knows; `reports` are (slot, low, high,
    turn); `sightings` (history, what the seat has seen of it); `facts` (fact, whether the seat knows it); `hidden` are
    the slots that are guesses.
    """

    blank: tuple[int, ...]
    exact: tuple[int, ...]
    reports: tuple[tuple[int, int, int, int], ...]
    sightings: tuple[tuple[int, int], ...]
    facts: tuple[tuple[int, int], ...]
    hidden: frozenset[int]


@dataclass(frozen=True, slots=True)
class Program:
    """The whole game as tables."""

    scenario: str
    title: str
    rules: int
    fingerprint: str
    """SHA-256 of everything that can change a game."""
    turns: int
    turn_hours: int
    start_minutes: int
    slots: tuple[SlotInfo, ...]
    seats: tuple[Seat, ...]
    sources: tuple[SourceRef, ...]
    voices: tuple[Voice, ...]
    blocks: tuple[tuple[AnyPrimitive, ...], ...]
    deeds: tuple[Deed, ...]
    orders: tuple[Order, ...]
    happenings: tuple[Happening, ...]
    questions: tuple[Question, ...]
    deals: tuple[Deal, ...]
    demands: tuple[Demand, ...]
    crises: tuple[Crisis, ...]
    drifts: tuple[Drift, ...]
    goals: tuple[Goal, ...]
    finishes: tuple[Finish, ...]
    lines: tuple[Line, ...]
    ladder: tuple[Step, ...]
    places: tuple[Point, ...]
    units: tuple[Unit, ...]
    reports: dict[tuple[int, int], Report]
    """(seat, slot) -> where the seat's report of that slot is stored."""
    slights: dict[tuple[int, int], int]
    """(seat, other) -> slot: what the other has done against the seat, in thousandths; fades."""
    credits: dict[tuple[int, int], int]
    """(seat, other) -> slot: restraint and kept promises; fades."""
    readings: dict[tuple[int, int], int]
    """(seat, other) -> slot: 1 + index of the intent last read into the other's public orders; 0 none."""
    lenses: tuple[Lens, ...]
    """What each seat sees of the slots."""
    doctrine: Doctrine
    tension: int
    deaths: int
    names: dict[str, int] = field(default_factory=dict)
    """Slot by name."""

    def seat_of(self, actor: str) -> int:
        """Index of an actor; KeyError with the actor's name if there is none."""
        for index, seat in enumerate(self.seats):
            if seat.id == actor:
                return index
        raise KeyError(actor)
