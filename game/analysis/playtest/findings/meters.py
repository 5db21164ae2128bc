"""Numbers that run away: meters that stick to an end of their range, and counters that grow ever faster."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.playtest.judged import Judged, judged
from game.analysis.playtest.study import Study
from game.analysis.playtest.tally import MeterSum
from game.analysis.stats import Interval, share
from game.core.amounts import figure, measure
from game.core.fixed import UNIT
from game.core.source import Span

LEAST = 50
"""Games of doctrine that a judgement needs."""
STUCK = 0.8
"""Share of games in which a meter stands at the same end at the end of each of the last turns."""
FASTER = 4.0
"""Growth of the second half against the first, by which it runs away."""
NOTABLE = 20 * UNIT
"""Growth below this is no running away, however it bends."""

RUNAWAY = "weaken what drives it, give it a soft cap or a drift back, or widen its range"
HOARDED = "its seat has more than it can spend: lower its income, raise prices, or give it more that is worth buying"


def find(study: Study) -> Iterator[Judged]:
    """Everything that runs away."""
    if study.tally.usual < LEAST:
        return
    slots = sorted({slot for slot, _ in study.tally.meters})
    for slot in slots:
        by_turn = {turn: sums for (one, turn), sums in sorted(study.tally.meters.items()) if one == slot}
        info = study.program.slots[slot]
        if info.kind == "meter":
            yield from _stuck(study, slot, by_turn)
        else:
            yield from _growing(study, slot, by_turn)


def _stuck(study: Study, slot: int, by_turn: dict[int, MeterSum]) -> Iterator[Judged]:
    info = study.program.slots[slot]
    currencies = {seat.currency for seat in study.program.seats}
    last = max(by_turn)
    late = [turn for turn in by_turn if last - max(2, last // 3) < turn <= last and by_turn[turn].values.count >= LEAST]
    if len(late) < 2 or info.low == info.high:
        return
    for end, name in ((info.low, "lowest"), (info.high, "highest")):
        if info.start == end:
            continue
        counts = [(s.at_low if end == info.low else s.at_high, s.values.count) for s in map(by_turn.get, late) if s]
        worst = min(counts, key=lambda item: item[0] / item[1])
        size = share(*worst)
        if size.low > STUCK:
            span, part = _place(study, slot)
            yield judged(
                "runaway-meter",
                "warning",
                "likely",
                part,
                f"{info.name} sticks to its {name} value {measure(info, end)} in {100 * size.value:.0f} % of the games "
                f"from turn {late[0]} on (it starts at {measure(info, info.start)})",
                HOARDED if slot in currencies else RUNAWAY,
                size,
                "share of games",
                span,
            )


def _growing(study: Study, slot: int, by_turn: dict[int, MeterSum]) -> Iterator[Judged]:
    info = study.program.slots[slot]
    turns = [turn for turn, sums in by_turn.items() if sums.values.count >= study.tally.usual // 2]
    if len(turns) < 5:
        return
    first, middle, last = (by_turn[turns[n]].values.mean for n in (0, len(turns) // 2, -1))
    early, late = abs(middle - first), abs(last - middle)
    usual = by_turn[turns[-1]].values.deviation < last - first  # else a few games alone have made the mean
    if not usual or late < NOTABLE or late < FASTER * max(early, UNIT):
        return
    span, part = _place(study, slot)
    ratio = late / max(early, UNIT)
    yield judged(
        "runaway-counter",
        "warning",
        "likely",
        part,
        f"{info.name} grows ever faster: by {figure(info, round(early))} in the first half of a game and by "
        f"{measure(info, round(late))} in the second",
        "let something slow it down: a process with 'keep', or effects that do not depend on its own value",
        Interval(ratio, ratio, ratio),
        "times the growth of the first half",
        span,
    )


def _place(study: Study, slot: int) -> tuple[Span, str]:
    """Where a number was declared: of `rok.support` the meter `support`, of `usa.trust.rok` the meter `trust`."""
    name = study.program.slots[slot].name
    for word in name.split("."):
        if word in study.scenario.meters:
            return study.scenario.meters[word].span, f"meter.{name}"
        if word in study.scenario.counters:
            return study.scenario.counters[word].span, f"counter.{name}"
    return study.head, name
