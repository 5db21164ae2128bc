"""Slots and generated functions of one kind, taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any


def table(functions: Mapping[str, Any], name: str, count: int) -> list[Callable[..., Any]]:
    """The generated functions of one name, by number."""
    return [functions[f"{name}{index}"] for index in range(count)]


class Group:
    """Slots of one kind in the order of their table, which are looked through for a value that is mostly absent."""

    def __init__(self, slots: Sequence[int]) -> None:
        self.slots = slots
        self._all: Callable[[list[int]], tuple[int, ...]] = (
            itemgetter(*slots) if len(slots) > 1 else lambda state: tuple(state[slot] for slot in slots)
        )

    def holding(self, state: list[int], value: int) -> list[int]:
        """Places in the table of the slots that hold the value."""
        held = self._all(state)
        return [place for place, worth in enumerate(held) if worth == value] if value in held else []


def runs(slots: Iterable[int]) -> list[slice]:
    """Slots as slices of equal strides: tables of pairs stand in the vector at regular distances."""
    left, found = sorted(slots), []
    while left:
        stride = left[1] - left[0] if len(left) > 1 else 1
        count = 1
        while count < len(left) and left[count] == left[0] + count * stride:
            count += 1
        found.append(slice(left[0], left[count - 1] + 1, stride))
        left = left[count:]
    return found
