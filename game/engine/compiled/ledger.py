"""The lists on which generated functions work, and the end of a phase. See `core.primitives` for how rivals merge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.core import luck
from game.core.codes import CLOCK, ENDING, IN_FORCE, OFFERED, PEAK, PENDING, TURN, TURN_HOURS
from game.core.fixed import CERTAIN, NEVER, UNIT, clamp, percent_of
from game.core.lanes import upper_lanes
from game.core.model.deeds import INTENTS
from game.core.program import Program
from game.core.state import QUEUE_LIMIT
from game.engine.compiled.blocks import Blocks, ends_of
from game.engine.compiled.deeds import Reader, Readers
from game.engine.compiled.expressions import LAST
from game.engine.lensed import middles
from game.engine.memory import FRIENDLY, HOSTILE, READ_AS, WORSE
from game.engine.perform import PLAYED, WAITING
from game.engine.playing import OPENED, Happened

MASKS = [tuple((1 << LAST - turn + back + 1) - 1 for back in range(LAST + 2)) for turn in range(LAST + 1)]
"""By turn: what `WM` holds then."""
NOTHING = [-1, -1, 0]
Queued = tuple[int, int, int, int, int]
Wanted = tuple[int, int, int]
"""A slot, the rank of who would set it among rivals, what it shall hold."""
NONE_WANTED: dict[int, int] = {}
WORSE_OF = (0, *(1 + INTENTS.index(WORSE[intent]) for intent in INTENTS))
IS_HOSTILE = (False, *(intent in HOSTILE for intent in INTENTS))
IS_FRIENDLY = (False, *(intent in FRIENDLY for intent in INTENTS))

Outcome = tuple[Wanted, int]
"""How a reader reads an intent, and the slot of the slight or credit that it feels, or -1."""


def case_of(reader: Reader, intent: int) -> tuple[int, int, Outcome, Outcome]:
    """Suspicion and slight of who reads an intent, what follows if it is read as meant, and if it is read worse."""
    slight, credit, reading, suspicion, rank = reader
    as_meant, worse = (
        ((reading, rank, found), slight if IS_HOSTILE[found] else credit if IS_FRIENDLY[found] else -1)
        for found in (intent, WORSE_OF[intent])
    )
    return suspicion, slight, as_meant, worse


class Ledger:
    """The state and what the present phase wants to change.

    Names are short because generated source uses them in every line: `S` slots (histories unshifted, behind them the
    middles of reports), `Q` the queue, `A` `T` amounts and touched slots, `R` `F` `TC` rises, falls and touched slots
    with a soft cap, `W` values wanted, `O` opened, `MK` marks, `RQ` intents to be read, `L` put off, `DR` dropped, `X`
    rung, ending and hours.
    """

    def __init__(self, program: Program, blocks: Blocks) -> None:
        self.program, self.blocks = program, blocks
        infos = program.slots
        self.S: list[int] = [0] * (len(infos) + len(program.reports))
        self.Q: list[Queued] = []
        self.A, self.R, self.F = [0] * len(infos), [0] * len(infos), [0] * len(infos)
        self.T: list[int] = []
        self.TC: list[int] = []
        self.W: list[Wanted] = []
        self.O: dict[int, int] = {}
        self.MK: list[int] = []
        self.RQ: list[tuple[Readers, int]] = []
        self.L: list[Queued] = []
        self.DR: set[int] = set()
        self.X = [*NOTHING]
        self.WM = [0] * (LAST + 2)
        self.seed = self.game = self.key0 = 0
        self.LO, self.HI = [info.low for info in infos], [info.high for info in infos]
        self._caps = [
            (info.low, info.high, info.high - info.rise_cap, info.rise_cap, info.low + info.fall_cap, info.fall_cap)
            for info in infos
        ]
        """Range of a slot; above what a rise shrinks, and by how much room; below what a fall does, and by how much."""
        self._fire = {happening.fired: index for index, happening in enumerate(program.happenings)}
        self.fired: set[int] = set()
        """Events that are to happen in the next round of reactions."""
        self._reports = list(program.reports.items())
        self._middles = list(middles(program).values())
        self._shown = [
            luck.stable_id("report", program.seats[seat].id, infos[slot].name) ^ luck.REPORT << 56
            for (seat, slot), _ in self._reports
        ]
        believed = blocks.believed if blocks.use.read is None else ()
        self._report_at = {self._reports[index][1].low: index for index in believed}
        self._rivals = self._rival_names()
        self.told: dict[int, tuple[int, int, int] | None] = {}
        """Reports renewed since the state was taken over: what was true, how wide, when; their ends are worked out only
        when they are read. None where they stand in the slots."""
        self._collected: dict[int, tuple[int, int]] = {}
        self._shifts: dict[tuple[int, int], int] = {}
        self.reads = False
        """Is there a policy in play that reads reports?"""
        self.live: frozenset[int] = frozenset()
        """Reports whose middles are read."""
        self.fresh = False
        self.happened: list[Happened] | None = None

    def _rival_names(self) -> list[int]:
        """What the draw among rivals is mixed with, by slot; all of one report are settled together."""
        settled = (info.name.rpartition(".")[0] if info.kind == "report" else info.name for info in self.program.slots)
        return [luck.stable_id("rivals", name) ^ luck.RIVAL << 56 for name in settled]

    def namespace(self) -> dict[str, Any]:
        """What generated source may name."""
        lists = {
            name: getattr(self, name) for name in ("S", "A", "R", "F", "T", "TC", "W", "O", "MK", "RQ", "L", "DR", "X")
        }
        calls: dict[str, Callable[..., Any]] = {
            "add": self.add,
            "collect": self.collect,
            "weigh": self.weigh,
            "offer": self.offer,
            "demand": self.demand,
            "crisis": self.crisis,
            "happened": self.happens,
            "percent": percent_of,
            "since": self.since,
        }
        return {**lists, **calls, "WM": self.WM, "LO": self.LO}

    # The clock

    def turn_masks(self) -> None:
        """Set the masks of histories to the present turn."""
        self.WM[:] = MASKS[self.S[TURN]]

    def since(self, marks: int) -> int:
        """Turns since the newest of unshifted marks, in thousandths."""
        if not marks:
            return NEVER
        return ((marks & -marks).bit_length() - 1 - (LAST - self.S[TURN])) * UNIT

    def stage(self, stage: int) -> int:
        """The key of a stage of this turn."""
        return luck.mix(self.key0 ^ (self.S[TURN] << 4 | stage))

    # What generated functions call

    def put(self, slot: int, worth: int, rank: int) -> None:
        """A slot shall have a value."""
        self.W.append((slot, rank, worth))

    def add(self, slot: int, amount: int) -> None:
        """A number shall rise or fall."""
        if slot in self.blocks.capped:
            if amount > 0:
                self.R[slot] += amount
            else:
                self.F[slot] -= amount
            self.TC.append(slot)
        else:
            self.A[slot] += amount
            self.T.append(slot)

    def readings(self, key: int) -> None:
        """Readers take public intents as they are meant, or one shade worse; all of a phase are drawn at once."""
        S, A, T, W = self.S, self.A, self.T, self.W
        lanes = count = 0
        for row, _ in self.RQ:
            lanes |= row.lanes << 128 * count
            count += len(row.readers)
        halves = iter(upper_lanes(lanes, count, key))
        for row, intent in self.RQ:
            cases = row.cases.get(intent)
            if cases is None:
                cases = row.cases[intent] = tuple([case_of(reader, intent) for reader in row.readers])
            for suspicion, slight, as_meant, worse in cases:
                found = worse if next(halves) * CERTAIN >> 32 < suspicion + S[slight] // 20 else as_meant
                W.append(found[0])
                if (felt := found[1]) >= 0:
                    A[felt] += READ_AS
                    T.append(felt)
        self.RQ.clear()

    def happens(self, what: str, which: int, how: int) -> None:
        """Note something for a trace."""
        if self.happened is not None:
            self.happened.append(Happened(self.S[TURN], what, which, how))

    def offer(self, index: int) -> None:
        """See `perform.open_offer`."""
        deal, S = self.program.deals[index], self.S
        bound = deal.mirror >= 0 and S[self.program.deals[deal.mirror].status] == IN_FORCE
        if S[deal.status] in (OFFERED, IN_FORCE) or bound or deal.status in self.O:
            return
        self.O[deal.status] = OFFERED
        self.happens("deal", index, OFFERED)

    def demand(self, index: int, key: int, rank: int) -> None:
        """See `perform._open_ultimatum`."""
        demand, S = self.program.demands[index], self.S
        if S[demand.status] == PENDING or demand.status in self.O:
            return
        self.O[demand.status] = PENDING
        self.put(demand.due, S[CLOCK] + demand.hours, rank)
        self.happens("demand", index, PENDING)
        self.run(demand.issued, key, demand.source, demand.seen)

    def run(self, block: int, key: int, source: int, seen: int) -> None:
        """Carry out a block; set by whoever has the generated functions."""
        raise NotImplementedError

    def crisis(self, index: int) -> None:
        """See `perform._open_exchange`."""
        crisis, S = self.program.crises[index], self.S
        if S[crisis.waiting] in (WAITING, PLAYED) or crisis.waiting in self.O:
            return
        self.O[crisis.waiting] = WAITING
        self.X[0] = max(self.X[0], crisis.rungs[0])
        self.happens("crisis", index, OPENED)

    # Reports

    def collect(self, index: int, slot: int, width: int) -> None:
        """Renew a report; of several in a phase the narrowest stands, of equal ones the first."""
        held = self._collected.get(index)
        if held is not None:
            before, after = self.ends(index, *held), self.ends(index, self.S[slot], width)
            if before[1] - before[0] <= after[1] - after[0]:
                return
        self._collected[index] = (self.S[slot], width)

    def weigh(self, index: int, slot: int, width: int, rank: int) -> None:
        """Renew a report that an effect may have set in this phase: see `perform._collect`."""
        ends = ends_of(self._reports[index][1])
        low, high = self.ends(index, self.S[slot], width)
        held = {place: worth for place, _, worth in reversed(self.W) if place in ends}  # the first of each
        if ends[0] in held and held[ends[1]] - held[ends[0]] <= high - low:
            return
        self.W[:] = [item for item in self.W if item[0] not in ends]
        self.W += [(place, rank, worth) for place, worth in zip(ends, (low, high, self.S[TURN]), strict=True)]

    def ends(self, index: int, worth: int, width: int) -> tuple[int, int]:
        """As `reports.report_of`."""
        shift = self._shifts.get((index, width))
        if shift is None:
            bits = luck.mix(luck.mix(self.key0) ^ self._shown[index] ^ width)
            shift = self._shifts[index, width] = luck.below(bits, width)
        slot = self._reports[index][0][1]
        low = (worth - shift) // width * width + shift
        return clamp(low, self.LO[slot], self.HI[slot]), clamp(low + width, self.LO[slot], self.HI[slot])

    def renew(self, index: int, worth: int, width: int) -> None:
        """A report is told anew now."""
        self.told[index] = (worth, width, self.S[TURN])
        if self.reads and index in self.live:
            self.renew_middle(index, worth, width)

    def renew_middle(self, index: int, worth: int, width: int) -> None:
        """What a policy reads of a report."""
        self.S[self._middles[index]] = sum(self.ends(index, worth, width)) // 2

    def forget(self, fresh: bool) -> None:
        """Begin another game; `fresh`: at its start, where every seat holds a first report of what it cannot know."""
        self.fresh = fresh
        self.told.clear()
        self._shifts.clear()

    # The end of a phase

    def close(self, key: int) -> None:
        """Apply the ledger, as `World.close_phase` does."""
        if self.RQ:
            self.readings(key)
        wanted = self._settled(key) if self.W else NONE_WANTED
        if self.TC:
            self._close_capped(wanted)
        if wanted:
            self._close_wanted(wanted)
        if self.T:
            self._close_amounts()
        if self._collected or self.O:
            self._close_opened()
        if self.MK:
            self._close_marks()
        if self.L or self.DR:
            self._close_queue()
        if self.X != NOTHING:
            self._close_rare()

    def _close_amounts(self) -> None:
        S, A, LO, HI = self.S, self.A, self.LO, self.HI
        for slot in self.T:
            amount = A[slot]
            if amount:
                A[slot] = 0
                amount += S[slot]
                S[slot] = LO[slot] if amount < LO[slot] else HI[slot] if amount > HI[slot] else amount
        self.T.clear()

    def _close_marks(self) -> None:
        S, now = self.S, self.WM[0] + 1 >> 1
        for slot in self.MK:
            S[slot] |= now
        self.MK.clear()

    def _close_opened(self) -> None:
        for index, (worth, width) in self._collected.items():
            self.renew(index, worth, width)
        self._collected.clear()
        for slot, worth in self.O.items():
            if slot in self._fire:
                self.fired.add(self._fire[slot])
            self.S[slot] = worth
        self.O.clear()

    def _close_rare(self) -> None:
        S, (rung, ending, hours) = self.S, self.X
        S[PEAK] = max(S[PEAK], rung)
        if hours:
            S[TURN_HOURS] = hours
        if ending >= 0 and S[ENDING] < 0:
            S[ENDING] = ending
        self.X[:] = NOTHING

    def _close_capped(self, wanted: Mapping[int, int]) -> None:
        """Rises and falls apart, each shrunk by the room from the value before the phase; then as any other."""
        S, R, F, caps = self.S, self.R, self.F, self._caps
        for slot in self.TC:
            up, down = R[slot], F[slot]
            if up:
                R[slot] = 0
            elif not down:  # a slot that stands here again
                continue
            now = S[slot]
            low, high, steep, rise, flat, fall = caps[slot]
            if up and now > steep:
                up = up * ((high - now) * CERTAIN // rise) // CERTAIN
            if down:
                F[slot] = 0
                up -= down * ((now - low) * CERTAIN // fall) // CERTAIN if now < flat else down
            if wanted and slot in wanted:
                self.A[slot] += up
                self.T.append(slot)
                continue
            now += up
            S[slot] = now if low <= now <= high else low if now < low else high
        self.TC.clear()

    def _settled(self, key: int) -> dict[int, int]:
        """What slots shall hold; where rivals want different values, luck decides among all of them."""
        found: dict[int, int] = {}
        rivals: dict[int, list[tuple[int, int]]] = {}
        for slot, _, worth in self.W:
            if found.setdefault(slot, worth) != worth:
                rivals[slot] = []
        if rivals:
            for slot, rank, worth in self.W:
                if slot in rivals:
                    rivals[slot].append((rank, worth))
            for slot, those in rivals.items():
                those.sort()
                found[slot] = those[luck.below(luck.mix(key ^ self._rivals[slot]), len(those))][1]
        self.W.clear()
        return found

    def _close_wanted(self, wanted: Mapping[int, int]) -> None:
        S = self.S
        for slot, worth in wanted.items():
            S[slot] = worth
        if self._report_at:
            for index in [self._report_at[slot] for slot in wanted if slot in self._report_at]:
                report = self._reports[index][1]
                self.told[index] = None
                S[self._middles[index]] = (S[report.low] + S[report.high]) // 2

    def _close_queue(self) -> None:
        kept = [item for item in self.Q if item[1] not in self.DR] if self.DR else self.Q
        self.Q = sorted((*kept, *self.L))[:QUEUE_LIMIT]
        self.L.clear()
        self.DR.clear()
