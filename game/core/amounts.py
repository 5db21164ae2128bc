"""Numbers of the game in words: the one place that says with how many decimals a meter is shown, and with which unit.

Decimals belong to the meter (`SlotInfo.decimals`, worked out from what its author wrote). What stands together (how a
number was and is, and what moved it) has the same decimals and adds up as it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.expr import Slot
from game.core.fixed import UNIT, show, show_exactly
from game.core.program import Goal, Program, SlotInfo
from game.core.shares import rounded

MOST_DECIMALS = 3
"""Numbers are kept in thousandths."""
NO_BREAK = "\u00a0"


def decimals_of(value: int) -> int:
    """The fewest decimals that say a number in thousandths exactly."""
    return next(places for places in range(MOST_DECIMALS + 1) if value % _step(places) == 0)


def figure(info: SlotInfo, value: int) -> str:
    """A value as a bare number: `58`, `8.60`."""
    return show(value, info.decimals)


def measure(info: SlotInfo, value: int) -> str:
    """A value with its unit: `58`, `8.60 km³`."""
    return with_unit(figure(info, value), info.unit)


def price(info: SlotInfo, value: int) -> str:
    """What something costs: as short as it can be said, `2` or `1.5`, with the unit.

    What is finer is rounded up, so that no more is taken than was said: 1.94 costs 2.
    """
    step = _step_of_payment(info)
    return _short(info, -(-value // step) * step)


def balance(info: SlotInfo, value: int) -> str:
    """What is left to pay with, as short as a price; what is finer is cut off: 1.96 left is not said to be 2."""
    step = _step_of_payment(info)
    return _short(info, value // step * step)


def _step_of_payment(info: SlotInfo) -> int:
    return _step(max(1, info.decimals))


def _step(decimals: int) -> int:
    """The last of so many decimals, in thousandths."""
    step: int = UNIT // 10**decimals
    return step


def _short(info: SlotInfo, value: int) -> str:
    return with_unit(show_exactly(value), info.unit)


def with_unit(words: str, unit: str) -> str:
    """A figure or a range of figures with the unit behind it, if there is one; they do not part at a line's end."""
    return f"{words}{NO_BREAK}{unit}" if unit else words


def steps(info: SlotInfo, value: int) -> int:
    """A value in whole steps of the last decimal that is shown, rounded half away from zero: 8.6 is 860 at two."""
    return _nearest(value, _step(info.decimals))


def least(info: SlotInfo) -> int:
    """The smallest change, up or down, that is seen at the meter's own decimals: half a step."""
    return _step(info.decimals) // 2


def weight(info: SlotInfo, change: int) -> int:
    """How much a change is, so that those of narrow and of wide meters compare: as if each range were 100 wide."""
    room = info.high - info.low
    return abs(change) * 100 * UNIT // max(1, room) if info.kind == "meter" else abs(change)


def signed(value: int, decimals: int) -> str:
    """A change with its sign: `+4`, `-0.4`, `0`."""
    text = show(value, decimals)
    return text if text.startswith("-") or not text.strip("0.") else f"+{text}"


def changes(info: SlotInfo, *values: int) -> tuple[str, ...]:
    """Changes of one number that stand beside each other, with the same decimals: as many more than the meter's as
    each needs in order not to be nothing (`+4`, `-0.4`)."""
    decimals = info.decimals
    while decimals < MOST_DECIMALS and any(value and not any(show(value, decimals).strip("-0.")) for value in values):
        decimals += 1
    return tuple(signed(value, decimals) for value in values)


def scale(program: Program, goal: Goal) -> SlotInfo:
    """How the measure of an objective is shown: as its meter, or with the decimals of the ends if it is computed."""
    if isinstance(goal.measure, Slot) and program.slots[goal.measure.index].numeric:
        return program.slots[goal.measure.index]
    return SlotInfo("", "meter", decimals=max(decimals_of(goal.start), decimals_of(goal.goal)))


@dataclass(frozen=True, slots=True)
class Account:
    """How a number moved, in figures that add up: `before` and the `parts` give `after`, and so does `change`."""

    before: str
    after: str
    change: str
    parts: tuple[str, ...]
    decimals: int


def account(info: SlotInfo, start: int, end: int, parts: Sequence[int]) -> Account:
    """The figures of a change that is the sum of its parts (thousandths; none where nobody knows what moved it).

    They have the meter's decimals. A meter without decimals gets one where the figures would not add up by themselves
    or a part would be lost that one decimal shows. What rounding leaves in the end goes to the parts that it changed
    most.
    """
    least = info.decimals
    if not least and not _adds_up(UNIT, start, end, parts):
        least = 1
    step = _step(least)
    first, last = _nearest(start, step), _nearest(end, step)
    fitted = _fitted(parts, step, last - first)
    return Account(
        show(first * step, least),
        show(last * step, least),
        signed((last - first) * step, least),
        tuple(signed(part * step, least) for part in fitted),
        least,
    )


def _nearest(value: int, step: int) -> int:
    size = (2 * abs(value) + step) // (2 * step)
    return -size if value < 0 else size


def _adds_up(step: int, start: int, end: int, parts: Sequence[int]) -> bool:
    near = [_nearest(part, step) for part in parts]
    moved = _nearest(end, step) - _nearest(start, step)
    lost = any(not shown and abs(part) >= step // 20 for part, shown in zip(parts, near, strict=True))
    if parts and (lost or sum(near) != moved):
        return False
    return moved == _nearest(end - start, step) and (moved != 0 or start == end)


def _fitted(parts: Sequence[int], step: int, whole: int) -> list[int]:
    """The parts in steps that sum to `whole`, which is at most a step away from what they sum to."""
    fitted = rounded(parts, step)
    over = whole - sum(fitted)
    if fitted and abs(over) == 1:  # the rounded ends lie a step further apart, or nearer, than the rounded change
        gain = [over * (part - near * step) for part, near in zip(parts, fitted, strict=True)]
        fitted[gain.index(max(gain))] += over
    return fitted
