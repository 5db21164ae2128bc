"""Small parts shared by all view-models: rows, tips, buttons, meters. No pygame, no engine types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.core.amounts import with_unit
from game.core.fixed import UNIT, show

Tone = Literal["plain", "good", "warn", "bad", "info"]


def figure(value: int, decimals: int = 0) -> str:
    """A number of steps of the last decimal, in typographic form: `64`, `−3`, `8.6` (86 at one decimal)."""
    return minus(show(value * (UNIT // 10**decimals), decimals))


def minus(text: str) -> str:
    """Figures with the typographic minus in place of the hyphen."""
    return text.replace("-", "−")


def signed(value: int, decimals: int = 0) -> str:
    """A change with its sign in typographic form: `+4`, `−2`, `0`, `+0.6`."""
    return f"{'+' if value > 0 else ''}{figure(value, decimals)}"


def span(low: int, high: int, decimals: int = 0) -> str:
    """A range in words short enough for a meter: `64`, `55–80`, `−3 to 2`, `8.2–9.0`."""
    if low == high:
        return figure(low, decimals)
    between = "–" if low >= 0 else " to "
    return f"{figure(low, decimals)}{between}{figure(high, decimals)}"


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One line of an explanation: a label, its value and how to read it (the tone is never the only cue)."""

    label: str
    value: str = ""
    tone: Tone = "plain"

    def as_text(self) -> str:
        return f"{self.label}: {self.value}" if self.value else self.label


@dataclass(frozen=True, slots=True)
class Tip:
    """A tooltip: title, optional sentence, rows (for odds: the causes, which sum to the figure above them), small
    print.
    """

    title: str
    text: str = ""
    rows: tuple[DetailRow, ...] = ()
    note: str = ""

    def as_text(self) -> str:
        return "\n".join(
            part for part in (self.title, self.text, *(f"  {r.as_text()}" for r in self.rows), self.note) if part
        )


@dataclass(frozen=True, slots=True)
class ButtonVM:
    """A button or menu entry. `id` comes back in the intent `Press(id)`; a disabled one tells why in `reason`."""

    id: str
    label: str
    enabled: bool = True
    reason: str = ""
    hint: str = ""

    def as_text(self) -> str:
        tail = f" ({self.hint})" if self.hint else ""
        return f"[{self.label}]{tail}" if self.enabled else f"({self.label}: not possible. {self.reason})"


@dataclass(frozen=True, slots=True)
class MeterVM:
    """A bounded number as this seat knows it.

    `low == high` with `exact=True` is an exact value; `exact=False` is an estimate (drawn as a hatched interval)
    with its `age`
    in words ("2 turns old"); `low` and `high` of None mean that there is no report at all. All numbers count steps of
    the last of the `decimals`: 8.6 is 86 at one.
    """

    label: str
    low: int | None
    high: int | None
    minimum: int = 0
    maximum: int = 100
    exact: bool = True
    age: str = ""
    change: int = 0
    tip: Tip | None = None
    unit: str = ""
    decimals: int = 0

    def reading(self) -> str:
        """The value as printed beside the bar, with its unit."""
        return with_unit(self._figures(), self.unit if self.low is not None else "")

    def moved(self) -> str:
        """How it moved this turn: `+0.6`; empty if it did not."""
        return signed(self.change, self.decimals) if self.change else ""

    def _figures(self) -> str:
        if self.low is None or self.high is None:
            return "no report"
        return span(self.low, self.high, self.decimals)

    def as_text(self) -> str:
        extra = [] if self.exact else ["estimate"]
        extra += [self.age] if self.age else []
        extra += [f"{self.moved()} this turn"] if self.change else []
        tail = f" ({', '.join(extra)})" if extra else ""
        most = with_unit(figure(self.maximum, self.decimals), self.unit)
        return f"{self.label}: {self._figures()} of {most}{tail}"


def block(title: str, *parts: str) -> str:
    """A titled paragraph of a text screen; empty parts are left out, an empty block is an empty string."""
    body = [p for p in parts if p]
    return "\n".join([title, *(f"  {line}" for p in body for line in p.splitlines())]) if body else ""


def screen(*blocks: str) -> str:
    """Joins the blocks of a text screen with blank lines."""
    return "\n\n".join(b for b in blocks if b) + "\n"
