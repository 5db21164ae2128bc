"""Works out once what each seat sees of every slot. An allow-list: what `SlotInfo.exact` does not grant is hidden."""

from __future__ import annotations

from game.core.fixed import CERTAIN
from game.core.program import Lens, SlotInfo
from game.engine.lowering.slots import SlotTable


def build_lenses(slots: SlotTable) -> tuple[Lens, ...]:
    """One lens a seat."""
    return tuple(_lens(slots, seat) for seat in range(len(slots.actors)))


def _lens(slots: SlotTable, seat: int) -> Lens:
    infos = slots.infos
    exact = tuple(slot for slot, info in enumerate(infos) if info.exact >> seat & 1)
    reports = tuple(
        (slot, report.low, report.high, report.turn)
        for (reader, slot), report in slots.reports.items()
        if reader == seat
    )
    known = {*exact, *(report[0] for report in reports)}
    actor = slots.actors[seat]
    return Lens(
        blank=tuple(_guess(info) for info in infos),
        exact=exact,
        reports=reports,
        sightings=tuple(
            (info.other, slot) for slot, info in enumerate(infos) if info.kind == "seen" and info.owner == seat
        ),
        facts=tuple(
            (slot, slots.names[f"knows.{actor}.{info.name.removeprefix('fact.')}"])
            for slot, info in enumerate(infos)
            if info.kind == "fact"
        ),
        hidden=frozenset(slot for slot in range(len(infos)) if slot not in known),
    )


def _guess(info: SlotInfo) -> int:
    """The likeliest value of a hidden yes/no or place by its prior; 0 for the rules' own bookkeeping of others."""
    if info.kind in ("fact", "flag"):
        return int(info.prior * 2 >= CERTAIN)
    if info.kind == "place":
        return info.start if info.prior * 2 >= CERTAIN else -1
    return 0
