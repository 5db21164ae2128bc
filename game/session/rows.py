"""Changes of numbers and facts as rows: how it was and is, and what caused it, in figures that agree.

A row knows no reader: who makes one leaves out what its reader may not know, and names the causes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.amounts import account, least, weight, with_unit
from game.core.program import Program, SlotInfo

OTHER = "other causes"
"""The words of all causes that the reader may not know."""

Share = tuple[int, str, int]
"""What one source did to a number: its index (-1 if it is unknown or none), its words, thousandths."""
Shares = tuple[Share, ...]
"""What each source did to a number. Two orders of one title are two shares of the same words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A change of one number or fact: its label, how it was and is, and what caused it (words, amount).

    `start` and `end` are the values themselves (thousandths for numbers); `text` is what one learns with a fact. All
    figures of a row have the same `decimals` and add up; `least` is the smallest change that its meter would show,
    `weight` how much the change is beside those of other meters.
    `causes` are told by their words, `shares` also tell sources of the same words apart.
    """

    slot: int
    label: str
    before: str
    after: str
    change: str
    causes: tuple[tuple[str, str], ...]
    amount: int
    start: int = 0
    end: int = 0
    text: str = ""
    shares: Shares = ()
    unit: str = ""
    decimals: int = 0
    least: int = 0
    weight: int = 0

    def as_text(self) -> str:
        """`Tension 58 to 63 (+5): A launch +4, A drill +1`."""
        causes = ", ".join(f"{words} {amount}".strip() for words, amount in self.causes)
        return f"{self._span()}: {causes}" if causes else self._span()

    def _span(self) -> str:
        return f"{self.label} {self.span}" if self.change else f"{self.label}: {self.after}"

    @property
    def span(self) -> str:
        """How a number was and is: `58 to 63 (+5)`, `8.6 to 8.1 km³ (-0.5)`, `stays at 58`."""
        now = with_unit(self.after, self.unit)
        return f"stays at {now}" if self.before == self.after else f"{self.before} to {now} ({self.change})"

    @property
    def counts(self) -> bool:
        """Is it large enough for its meter to be told where there is no room for everything? Facts always are."""
        return not self.change or self.moved >= self.least

    @property
    def moved(self) -> int:
        """How much a number was moved by what moved it most, where the whole may be less: thousandths, not negative."""
        return max(map(abs, (self.amount, *by_words(self.shares).values())))


def number(info: SlotInfo, slot: int, start: int, end: int, shares: Shares) -> Row | None:
    """The row of a number; None if it is as it was and its reader knows of nothing that was undone by another thing.

    Things of the same words are one: what they undid of each other is not told.
    """
    amount, causes = end - start, _causes(shares)
    named = by_words(share for share in shares if share[0] >= 0).values()
    if not amount and not min(named, default=0) < 0 < max(named, default=0):
        return None
    told = account(info, start, end, [worth for _, worth in causes])
    named_parts = tuple((said, part) for (said, _), part in zip(causes, told.parts, strict=True) if part.strip("+-0."))
    return Row(
        slot,
        info.label,
        told.before,
        told.after,
        told.change,
        named_parts,
        amount,
        start,
        end,
        shares=shares,
        unit=info.unit,
        decimals=told.decimals,
        least=least(info),
        weight=weight(info, amount),
    )


def by_words(shares: Iterable[Share]) -> dict[str, int]:
    """What the sources of the same words did together, by these words: thousandths."""
    sums: dict[str, int] = {}
    for _, said, amount in shares:
        sums[said] = sums.get(said, 0) + amount
    return sums


def _causes(shares: Shares) -> list[tuple[str, int]]:
    """Causes by their words and thousandths, equal ones merged, unknown ones as one; the heaviest first."""
    ranked = sorted(by_words(shares).items(), key=lambda item: (item[0] == OTHER, -abs(item[1]), item[0]))
    return [(said, amount) for said, amount in ranked if amount]


def merged(program: Program, rows: Iterable[Row]) -> list[Row]:
    """Several changes of one number become one, with all causes; the last state of a fact stands for all."""
    found: dict[int, Row] = {}
    for row in rows:
        first = found.get(row.slot)
        if first is None or not row.change:
            found[row.slot] = row
        elif both := number(program.slots[row.slot], row.slot, first.start, row.end, (*first.shares, *row.shares)):
            found[row.slot] = both
        else:
            del found[row.slot]
    return list(found.values())
