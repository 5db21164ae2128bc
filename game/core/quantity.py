"""Quantities in texts: `{570 km}`, `{45 min}`, shown in the units a reader thinks in.

A text may also hold the placeholders `{self}` and `{target}`; they are left as they are. Exact fractions, so that
every machine shows the same figure. Pure; must import nothing from the game.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

System = Literal["both", "metric", "imperial"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is shown, the system it belongs to ("" for every reader) and its counterpart in the other.

    A value becomes `value * factor + offset` of the unit `other`.
    """

    shown: str
    one: str = ""
    system: str = ""
    other: str = ""
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


_MILE = Fraction(1609344, 1_000_000)
_FOOT = Fraction(3048, 10_000)
_POUND = Fraction(45359237, 100_000_000)

UNITS: dict[str, Unit] = {
    "km": Unit("km", "", "metric", "miles", 1 / _MILE),
    "m": Unit("m", "", "metric", "ft", 1 / _FOOT),
    "km/h": Unit("km/h", "", "metric", "mph", 1 / _MILE),
    "kg": Unit("kg", "", "metric", "lb", 1 / _POUND),
    "°C": Unit("°C", "", "metric", "°F", Fraction(9, 5), Fraction(32)),
    "miles": Unit("miles", "mile", "imperial", "km", _MILE),
    "ft": Unit("ft", "", "imperial", "m", _FOOT),
    "mph": Unit("mph", "", "imperial", "km/h", _MILE),
    "lb": Unit("lb", "", "imperial", "kg", _POUND),
    "°F": Unit("°F", "", "imperial", "°C", Fraction(5, 9), Fraction(-160, 9)),
    "nm": Unit("nautical miles", "nautical mile", "imperial", "km", Fraction(1852, 1000)),
    "t": Unit("t"),
    "kt": Unit("kt"),
    "h": Unit("h"),
    "min": Unit("min"),
    "s": Unit("s"),
    "hours": Unit("hours", "hour"),
    "minutes": Unit("minutes", "minute"),
    "days": Unit("days", "day"),
    "weeks": Unit("weeks", "week"),
    "people": Unit("people", "person"),
}
"""Units by the word an author writes. `kt` is the yield of a weapon in kilotons, `nm` a nautical mile."""

BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
"""One placeholder or quantity in braces, or a brace that stands alone."""

_QUANTITY = re.compile(r"(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,12}(?:\.\d{1,6})?)\s*(?P<unit>\D.*)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the author wrote it, and its unit (a key of `UNITS`)."""

    number: str
    unit: str

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return Fraction(self.number.replace(",", ""))

    def show(self, system: System = "both") -> str:
        """The quantity for a reader: `570 km (354 miles)`, `570 km` or `354 miles`."""
        unit = UNITS[self.unit]
        own = _words(self.number, unit)
        if not unit.other or unit.system == system:
            return own
        converted = _words(self._converted(unit), UNITS[unit.other])
        return f"{own} ({converted})" if system == "both" else converted

    def _converted(self, unit: Unit) -> str:
        """The number in the other unit, as precise as it was written.

        Decimals are kept. A figure that ends in noughts is taken as rounded: `400 km` is 250 miles, `570 km` is 354.
        """
        value = self.value * unit.factor + unit.offset
        whole, _, decimals = self.number.lstrip("-").replace(",", "").partition(".")
        if decimals:
            scaled = _round(value * 10 ** len(decimals))
            sign = "-" if scaled < 0 else ""
            head, tail = divmod(abs(scaled), 10 ** len(decimals))
            return f"{sign}{head:,}.{tail:0{len(decimals)}d}"
        noughts = len(whole) - len(whole.rstrip("0"))
        kept = len(str(abs(_round(value)))) - 2
        step = 10 ** max(0, min(noughts - 1, kept, 1)) if not unit.offset else 1
        return f"{_round(value / step) * step:,}"


def _round(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    size = int(abs(value) + Fraction(1, 2))
    return -size if value < 0 else size


def _words(number: str, unit: Unit) -> str:
    return f"{number} {unit.one if unit.one and number in ('1', '-1') else unit.shown}"


def parse(inside: str) -> Quantity | None:
    """The quantity written between braces, or None when it is none or its unit is unknown."""
    match = _QUANTITY.fullmatch(inside.strip())
    if match is None or match["unit"].strip() not in UNITS:
        return None
    return Quantity(match["number"], match["unit"].strip())


def looks_like_one(inside: str) -> str:
    """The unit of what begins with a number, known or not; "" when it does not look like a quantity."""
    match = _QUANTITY.fullmatch(inside.strip())
    return match["unit"].strip() if match else ""


def braces(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Everything in braces: start, end and what stands inside; None for a brace without its partner."""
    for match in BRACES.finditer(text):
        yield match.start(), match.end(), match[1]


def show(text: str, system: System = "both") -> str:
    """A text with its quantities in the reader's units; anything else in braces stays."""

    def replaced(match: re.Match[str]) -> str:
        quantity = parse(match[1]) if match[1] is not None else None
        return quantity.show(system) if quantity is not None else match[0]

    return BRACES.sub(replaced, text)
