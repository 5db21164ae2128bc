"""Words for several readers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voices:
    """The same news as different readers get it.

    `by` maps an actor's or group's id to its own wording; `others` is what everybody else reads ("" for nothing).
    """

    others: str = ""
    by: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.others or self.by)
