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


_MILE = Fraction(1609344, 1_000_000)  # kilometres
_FOOT = Fraction(3048, 10_000)  # metres
_INCH = Fraction(254, 10)  # millimetres
_POUND = Fraction(45359237, 100_000_000)  # kilograms
_ACRE = Fraction(40468564224, 10**11)  # hectares
_GALLON = Fraction(3785411784, 10**9)  # litres; the gallon of the United States
_ACRE_FOOT = _ACRE * 10_000 * _FOOT  # cubic metres
_NAUTICAL = Fraction(1852, 1000)  # kilometres

UNITS: dict[str, Unit] = {
    "mm": Unit("mm", "", "metric", "in", 1 / _INCH),
    "cm": Unit("cm", "", "metric", "in", 10 / _INCH),
    "m": Unit("m", "", "metric", "ft", 1 / _FOOT),
    "km": Unit("km", "", "metric", "miles", 1 / _MILE),
    "km/h": Unit("km/h", "", "metric", "mph", 1 / _MILE),
    "m/s": Unit("m/s", "", "metric", "mph", Fraction(36, 10) / _MILE),
    "m²": Unit("m²", "", "metric", "sq ft", 1 / _FOOT**2),
    "ha": Unit("ha", "", "metric", "acres", 1 / _ACRE),
    "km²": Unit("km²", "", "metric", "sq miles", 1 / _MILE**2),
    "l": Unit("l", "", "metric", "gallons", 1 / _GALLON),
    "m³": Unit("m³", "", "metric", "cu ft", 1 / _FOOT**3),
    "million m³": Unit("million m³", "", "metric", "acre-feet", 10**6 / _ACRE_FOOT),
    "km³": Unit("km³", "", "metric", "cu miles", 1 / _MILE**3),
    "m³/s": Unit("m³/s", "", "metric", "cu ft/s", 1 / _FOOT**3),
    "kg": Unit("kg", "", "metric", "lb", 1 / _POUND),
    "°C": Unit("°C", "", "metric", "°F", Fraction(9, 5), Fraction(32)),
    "in": Unit("in", "", "imperial", "mm", _INCH),
    "ft": Unit("ft", "", "imperial", "m", _FOOT),
    "miles": Unit("miles", "mile", "imperial", "km", _MILE),
    "mph": Unit("mph", "", "imperial", "km/h", _MILE),
    "sq ft": Unit("sq ft", "", "imperial", "m²", _FOOT**2),
    "acres": Unit("acres", "acre", "imperial", "ha", _ACRE),
    "sq miles": Unit("sq miles", "sq mile", "imperial", "km²", _MILE**2),
    "gallons": Unit("gallons", "gallon", "imperial", "l", _GALLON),
    "cu ft": Unit("cu ft", "", "imperial", "m³", _FOOT**3),
    "acre-feet": Unit("acre-feet", "acre-foot", "imperial", "m³", _ACRE_FOOT),
    "cu miles": Unit("cu miles", "cu mile", "imperial", "km³", _MILE**3),
    "cu ft/s": Unit("cu ft/s", "", "imperial", "m³/s", _FOOT**3),
    "lb": Unit("lb", "", "imperial", "kg", _POUND),
    "°F": Unit("°F", "", "imperial", "°C", Fraction(5, 9), Fraction(-160, 9)),
    "nm": Unit("nautical miles", "nautical mile", "imperial", "km", _NAUTICAL),
    "knots": Unit("knots", "knot", "imperial", "km/h", _NAUTICAL),
    "t": Unit("t"),
    "kt": Unit("kt"),
    "barrels": Unit("barrels", "barrel"),
    "kV": Unit("kV"),
    "kW": Unit("kW"),
    "MW": Unit("MW"),
    "GW": Unit("GW"),
    "kWh": Unit("kWh"),
    "MWh": Unit("MWh"),
    "GWh": Unit("GWh"),
    "TWh": Unit("TWh"),
    "mSv": Unit("mSv"),
    "%": Unit("%"),
    "s": Unit("s"),
    "min": Unit("min"),
    "h": Unit("h"),
    "minutes": Unit("minutes", "minute"),
    "hours": Unit("hours", "hour"),
    "turns": Unit("turns", "turn"),
    "days": Unit("days", "day"),
    "weeks": Unit("weeks", "week"),
    "months": Unit("months", "month"),
    "years": Unit("years", "year"),
    "people": Unit("people", "person"),
}
"""Units by the word an author writes. `kt` is the yield of a weapon in kilotons, `nm` a nautical mile."""

_SPELLINGS = {
    **{unit.one: name for name, unit in UNITS.items() if unit.one},
    **{"C": "°C", "F": "°F", "L": "l", "litres": "l", "liters": "l", "kph": "km/h", "kmh": "km/h"},
    **{"kilometres": "km", "kilometers": "km", "metres": "m", "meters": "m", "tonnes": "t"},
    **{"hectares": "ha", "sq km": "km²", "square kilometres": "km²", "square miles": "sq miles"},
    **{"cu km": "km³", "cubic kilometres": "km³", "cu m": "m³", "cubic metres": "m³"},
}
"""Other words for them. Not `kn`: beside `km` it is a slip of the finger."""
_POWER = re.compile(r"(?<=m)\^?([23])(?=/|$)")
"""A power as it is typed without a key for it: `km3`, `m^3/s`."""

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

        Decimals are kept, and some are added where the figure would be off by more than a twentieth: `1 mile` is
        1.6 km. A figure that ends in noughts is taken as rounded: `400 km` is 250 miles, `570 km` is 354.
        """
        value = self.value * unit.factor + unit.offset
        whole, _, decimals = self.number.lstrip("-").replace(",", "").partition(".")
        noughts = len(whole) - len(whole.rstrip("0"))
        kept = len(str(abs(_round(value)))) - 2
        rounded = not decimals and not unit.offset and min(noughts - 1, kept) > 0
        places = -1 if rounded else len(decimals)
        while not unit.offset and places < _MOST_DECIMALS and _off(value, places) > abs(value) / 20:
            places += 1
        return _figure(value, places)


_MOST_DECIMALS = 9


def _off(value: Fraction, places: int) -> Fraction:
    """How far a value is from what is shown of it."""
    unit = Fraction(10) ** places
    return abs(value - _round(value * unit) / unit)


def _figure(value: Fraction, places: int) -> str:
    """A value with this many decimals; below none it is rounded to tens."""
    unit = Fraction(10) ** places
    if places <= 0:
        return f"{int(_round(value * unit) / unit):,}"
    scaled = _round(value * unit)
    head, tail = divmod(abs(scaled), int(unit))
    return f"{'-' if scaled < 0 else ''}{head:,}.{tail:0{places}d}"


def _round(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    size = int(abs(value) + Fraction(1, 2))
    return -size if value < 0 else size


def _words(number: str, unit: Unit) -> str:
    gap = "" if unit.shown == "%" else " "
    return f"{number}{gap}{unit.one if unit.one and number in ('1', '-1') else unit.shown}"


def parse(inside: str) -> Quantity | None:
    """The quantity written between braces, or None when it is none or its unit is unknown."""
    match = _QUANTITY.fullmatch(inside.strip())
    unit = unit_of(match["unit"]) if match is not None else ""
    return Quantity(match["number"], unit) if match is not None and unit else None


def unit_of(word: str) -> str:
    """The key of `UNITS` for a unit as it may be typed (`km3`, `m^3/s`, `litres`); "" when there is none."""
    plain = _POWER.sub(lambda match: "²" if match[1] == "2" else "³", " ".join(word.split()))
    found = _SPELLINGS.get(plain, plain)
    return found if found in UNITS else ""


def plain(inside: str) -> str:
    """What stands between braces as it is written most simply: the same for `40 km2` and `40  km²`."""
    quantity = parse(inside)
    return f"{quantity.number} {quantity.unit}" if quantity is not None else " ".join(inside.split())


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
