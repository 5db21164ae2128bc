"""The board as one seat sees it while giving orders. No pygame, no engine types."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.amounts import with_unit
from game.ui.viewmodels.common import ButtonVM, DetailRow, MeterVM, Tip, Tone, block, figure, screen, span
from game.ui.viewmodels.holdings import NOTHING, KnownVM, WorldVM
from game.ui.viewmodels.map import MapVM

INSTRUMENTS = ("diplomatic", "information", "military", "economic")
COMMIT = ButtonVM("commit", "Commit orders")
UNDO = ButtonVM("undo", "Undo")
RESET = ButtonVM("reset", "Reset")


@dataclass(frozen=True, slots=True)
class HeaderVM:
    """`badge` says what kind of material this is (EXERCISE); `phases` are the steps of a turn, `phase` the index of
    the present one. `seat_code` is the seat's short name, for where its title has no room.
    """

    title: str
    subtitle: str = ""
    badge: str = "EXERCISE"
    turn: int = 1
    turns: int = 1
    date: str = ""
    phases: tuple[str, ...] = ()
    phase: int = 0
    seat: str = ""
    seat_flag: str = ""
    clock: str = ""
    seat_code: str = ""

    def as_text(self) -> str:
        steps = (f"{'> ' if i == self.phase else ''}{p}" for i, p in enumerate(self.phases))
        phase = f", {' / '.join(steps)}" if self.phases else ""
        clock = f", {self.clock}" if self.clock else ""
        head = " · ".join(p for p in (self.badge, self.title, self.subtitle) if p)
        return f"{head}\nTurn {self.turn} of {self.turns}{phase}, {self.date}{clock}\nSeat: {self.seat}"


@dataclass(frozen=True, slots=True)
class ResourceVM:
    """Something to spend: `value` left now, of which `reserved` is already promised to queued orders, of at most
    `maximum`. All count steps of the last of the `decimals`.
    """

    label: str
    value: int
    maximum: int
    reserved: int = 0
    unit: str = ""
    decimals: int = 0

    def figures(self) -> str:
        """What is left of how much: `7.5 of 10`."""
        return with_unit(f"{self._short(self.value)} of {self._short(self.maximum)}", self.unit)

    def held(self) -> str:
        """What of it is promised to queued orders; empty when nothing is."""
        return f"{self._short(self.reserved)} reserved" if self.reserved else ""

    def _short(self, value: int) -> str:
        """Without decimals where they say nothing, as costs are written."""
        whole, part = divmod(value, 10**self.decimals)
        return figure(value, self.decimals) if part else figure(whole)

    def as_text(self) -> str:
        held = f", {self.held()} by queued orders" if self.reserved else ""
        return f"{self.label}: {self.figures()}{held}"


@dataclass(frozen=True, slots=True)
class ActorVM:
    """One actor's panel. `code` is its short name (ROK), `control` who plays it, `note` its visible posture,
    `sealed`: has answered.
    """

    id: str
    name: str
    code: str
    flag: str = ""
    colour: int = 0
    control: str = ""
    note: str = ""
    own: bool = False
    sealed: bool = False
    resources: tuple[ResourceVM, ...] = ()
    meters: tuple[MeterVM, ...] = ()
    tip: Tip | None = None

    def as_text(self) -> str:
        tags = [
            t for t in (self.control, self.note, "your seat" if self.own else "", "ready" if self.sealed else "") if t
        ]
        name = f"{self.name} [{self.code}]"
        return (
            block(
                f"{name} ({', '.join(tags)})" if tags else name,
                *(r.as_text() for r in self.resources),
                *(m.as_text() for m in self.meters),
            )
            or self.name
        )


@dataclass(frozen=True, slots=True)
class RungVM:
    """A step of the author's ladder; `band` groups neighbours under one name and colour level."""

    id: str
    title: str
    band: str = ""


@dataclass(frozen=True, slots=True)
class ThresholdVM:
    """Where an actor is thought to answer with force: rung indexes `low` to `high` (equal when known)."""

    code: str
    colour: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class LadderVM:
    """The escalation ladder, lowest rung first. `forecast` is a range of rung indexes after the queued orders.

    `gauge` is the number beside it (tension) and `history` its past values, oldest first, on the gauge's own scale.
    """

    title: str
    rungs: tuple[RungVM, ...]
    present: int
    forecast: tuple[int, int] | None = None
    forecast_note: str = ""
    thresholds: tuple[ThresholdVM, ...] = ()
    gauge: MeterVM | None = None
    history: tuple[int, ...] = ()

    def as_text(self) -> str:
        names = [r.title for r in self.rungs]
        lines = [
            f"{'>' if i == self.present else ' '} {i + 1} {r.title}{f' [{r.band}]' if r.band else ''}"
            for i, r in reversed(list(enumerate(self.rungs)))
        ]
        if self.forecast:
            low, high = (names[i] for i in self.forecast)
            note = f" ({self.forecast_note})" if self.forecast_note else ""
            lines.append(f"Forecast{note}: {low if low == high else f'{low} to {high}'}")
        lines += [f"Threshold of {t.code}: rung {span(t.low + 1, t.high + 1)}" for t in self.thresholds]
        return block(self.title, self.gauge.as_text() if self.gauge else "", *lines)


@dataclass(frozen=True, slots=True)
class MatrixVM:
    """A table of meters of ordered pairs (trust): `cells[i][j]` is row i's view of column j, None where there is
    none. `scale` is the range of the meter in words.
    """

    title: str
    codes: tuple[str, ...]
    cells: tuple[tuple[MeterVM | None, ...], ...]
    scale: str = "0 to 100"

    def heading(self) -> str:
        """What the numbers are: `Trust of the row towards the column, 0 to 100`."""
        return f"{self.title} of the row towards the column, {self.scale}"

    def as_text(self) -> str:
        return block(
            f"{self.title}, {self.scale}",
            *(
                f"{a} of {b}: {cell.reading()}"
                for a, row in zip(self.codes, self.cells, strict=True)
                for b, cell in zip(self.codes, row, strict=True)
                if cell
            ),
        )


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log or the ticker. `kind` and `actors` (codes) are what the filters of the log use."""

    text: str
    source: str = ""
    time: str = ""
    turn: int = 0
    kind: str = ""
    tone: Tone = "plain"
    actors: tuple[str, ...] = ()
    causes: tuple[DetailRow, ...] = ()

    def as_text(self) -> str:
        head = " ".join(
            p for p in (f"[{self.turn}]" if self.turn else "", self.time, f"{self.source}:" if self.source else "") if p
        )
        return "\n".join([f"{head} {self.text}".strip(), *(f"  {c.as_text()}" for c in self.causes)])


@dataclass(frozen=True, slots=True)
class TargetVM:
    """A possible target of an action; a forbidden one tells why in `reason`."""

    id: str
    label: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceVM:
    """One of several named values (the intent of a public order, who plays a seat, a setting)."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class OddsVM:
    """An outcome's chance in percent: exact (`low == high`) or a range, because it rests on estimates."""

    label: str
    low: int
    high: int
    tone: Tone = "plain"

    def as_text(self) -> str:
        return f"{self.label} {span(self.low, self.high)} %"


@dataclass(frozen=True, slots=True)
class CardVM:
    """An action that the seat may order.

    `number` is its fixed number in printed lists; `kind` is what the scenario calls its instrument; `staff` puts it on
    the staff tray; `target` is the chosen target's id ("" for none yet), `intent` the chosen intent's id; `locked` says
    why it cannot be ordered now ("" when it can); `queued` counts it in the queue.
    """

    id: str
    number: int
    title: str
    instrument: str
    kind: str
    icon: str = ""
    blurb: str = ""
    targets: tuple[TargetVM, ...] = ()
    target: str = ""
    intents: tuple[ChoiceVM, ...] = ()
    intent: str = ""
    odds: tuple[OddsVM, ...] = ()
    odds_tip: Tip | None = None
    cost: tuple[DetailRow, ...] = ()
    effects: tuple[DetailRow, ...] = ()
    rung: str = ""
    locked: str = ""
    queued: int = 0
    staff: bool = False
    shortlisted: bool = False
    tip: Tip | None = None

    def target_label(self) -> str:
        return next((t.label for t in self.targets if t.id == self.target), "")

    def as_text(self) -> str:
        head = f"{self.number}. {self.title} [{self.kind}]"
        rows = [self.blurb, f"Target: {self.target_label()}" if self.target else ""]
        rows.append(
            "Possible targets: " + ", ".join(t.label for t in self.targets if not t.reason)
            if len(self.targets) > 1
            else ""
        )
        rows.append("Odds: " + ", ".join(o.as_text() for o in self.odds) if self.odds else "")
        rows.append(self.odds_tip.as_text() if self.odds_tip else "")
        rows.append("Cost: " + ", ".join(c.as_text() for c in self.cost) if self.cost else "")
        rows.append("Effects: " + ", ".join(e.as_text() for e in self.effects) if self.effects else "")
        rows += [
            f"Rung: {self.rung}" if self.rung else "",
            f"Locked: {self.locked}" if self.locked else "",
            "In the queue" if self.queued else "",
        ]
        return block(head, *rows) or head


@dataclass(frozen=True, slots=True)
class OrderVM:
    """A queued order, in the queue's own order (its index is what `Unqueue` names)."""

    action: str
    title: str
    target: str = ""
    cost: str = ""
    instrument: str = ""
    icon: str = ""
    note: str = ""

    def as_text(self) -> str:
        return " · ".join(p for p in (self.title, self.target, self.cost, self.note) if p)


@dataclass(frozen=True, slots=True)
class QueueVM:
    """The secret orders of this turn. `slots` is how many fit; `left` says in words what is left to spend."""

    title: str
    orders: tuple[OrderVM, ...] = ()
    slots: int = 2
    left: str = ""
    note: str = ""
    commit: ButtonVM = COMMIT
    undo: ButtonVM = UNDO
    reset: ButtonVM = RESET

    def as_text(self) -> str:
        empty = max(0, self.slots - len(self.orders))
        return block(
            self.title,
            self.left,
            *(f"{i + 1}) {o.as_text()}" for i, o in enumerate(self.orders)),
            f"{empty} free slots" if empty else "",
            self.note,
            *(b.as_text() for b in (self.commit, self.undo, self.reset)),
        )


@dataclass(frozen=True, slots=True)
class NoticeVM:
    """A message card over the map: an inject or an answer that waits. Pressing it sends `Press(id)`.

    `brief` is the source with short names, for where it has no room.
    """

    id: str
    source: str
    title: str
    text: str = ""
    tone: Tone = "warn"
    brief: str = ""

    def as_text(self) -> str:
        return block(f"{self.source}: {self.title}", self.text) or f"{self.source}: {self.title}"


@dataclass(frozen=True, slots=True)
class BoardVM:
    """The whole board for one seat. `notices` are at most three; `menu` are the header's buttons (ids save, log,
    settings, help ...).
    """

    header: HeaderVM
    actors: tuple[ActorVM, ...]
    map: MapVM
    ladder: LadderVM
    queue: QueueVM
    cards: tuple[CardVM, ...] = ()
    log: tuple[LogLine, ...] = ()
    relations: MatrixVM | None = None
    notices: tuple[NoticeVM, ...] = ()
    ticker: tuple[LogLine, ...] = ()
    menu: tuple[ButtonVM, ...] = ()
    world: WorldVM = NOTHING
    known: tuple[KnownVM, ...] = ()

    def as_text(self) -> str:
        return screen(
            self.header.as_text(),
            *(n.as_text() for n in self.notices),
            *(a.as_text() for a in self.actors),
            self.ladder.as_text(),
            self.world.as_text(),
            block("What you know", *(fact.as_text() for fact in self.known)),
            self.relations.as_text() if self.relations else "",
            self.map.as_text(),
            block("Log", *(line.as_text() for line in self.log)),
            block("Actions", *(c.as_text() for c in self.cards)),
            self.queue.as_text(),
            block("News", *(t.as_text() for t in self.ticker)),
        )
