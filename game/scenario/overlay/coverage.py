"""How much of a scenario is translated, section by section. Must import neither yaml nor the model."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.overlay.apply import Overlay
from game.scenario.overlay.check import stale
from game.scenario.overlay.texts import HEAD


@dataclass(frozen=True, slots=True)
class Share:
    """The texts of one section: how many, how many words, and how many words are translated; `stale` counts the
    translated texts that have changed since."""

    section: str
    texts: int = 0
    words: int = 0
    done: int = 0
    stale: int = 0

    @property
    def left(self) -> int:
        """Words that nobody has translated."""
        return self.words - self.done

    @property
    def percent(self) -> int:
        """The translated share, rounded down, so that 100 means all."""
        return 100 * self.done // self.words if self.words else 100

    def plus(self, other: Share) -> Share:
        """Both together, under the name of this one."""
        return Share(
            self.section,
            self.texts + other.texts,
            self.words + other.words,
            self.done + other.done,
            self.stale + other.stale,
        )


def coverage(overlay: Overlay) -> tuple[Share, ...]:
    """A row for each section in the author's order, the head first."""
    rows: dict[str, Share] = {HEAD: Share(HEAD)}
    for name, original in overlay.texts.items():
        found = overlay.words.get(name)
        done = original.words if found is not None else 0
        old = found is not None and stale(found, original)
        row = Share(original.section, 1, original.words, done, int(old))
        rows[row.section] = rows.get(row.section, Share(row.section)).plus(row)
    return tuple(row for row in rows.values() if row.texts)
