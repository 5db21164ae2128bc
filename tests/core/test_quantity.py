"""Quantities are shown in the reader's units, as precise as the author wrote them."""

import pytest

from game.core.quantity import UNITS, parse, show, unit_of


@pytest.mark.parametrize(
    ("written", "both"),
    [
        ("{570 km}", "570 km (354 miles)"),
        ("{354 miles}", "354 miles (570 km)"),
        ("{400 km}", "400 km (250 miles)"),
        ("{15,000 km}", "15,000 km (9,320 miles)"),
        ("{1.5 km}", "1.5 km (0.9 miles)"),
        ("{12 nm}", "12 nautical miles (22 km)"),
        ("{-5 °C}", "-5 °C (23 °F)"),
        ("{1 miles}", "1 mile (1.6 km)"),
        ("{45 min}", "45 min"),
        ("{100 kt}", "100 kt"),
        ("{4 km}", "4 km (2.5 miles)"),
        ("{19.5 km3}", "19.5 km³ (4.7 cu miles)"),
        ("{0.6 km^3}", "0.6 km³ (0.14 cu miles)"),
        ("{500 million m³}", "500 million m³ (405,360 acre-feet)"),
        ("{1 acre-foot}", "1 acre-foot (1,233 m³)"),
        ("{250 m3/s}", "250 m³/s (8,829 cu ft/s)"),
        ("{1,400 km2}", "1,400 km² (540 sq miles)"),
        ("{30 hectares}", "30 ha (74 acres)"),
        ("{40 litres}", "40 l (11 gallons)"),
        ("{30 mm}", "30 mm (1.2 in)"),
        ("{20 knots}", "20 knots (37 km/h)"),
        ("{1,200 MW}", "1,200 MW"),
        ("{4.5 TWh}", "4.5 TWh"),
        ("{35 %}", "35%"),
        ("{35%}", "35%"),
    ],
)
def test_a_quantity_is_shown_in_both_systems(written: str, both: str) -> None:
    assert show(written) == both


def test_a_reader_may_want_one_system_only() -> None:
    text = "It flew {570 km} in {12 min}, as {self} says."
    assert show(text, "metric") == "It flew 570 km in 12 min, as {self} says."
    assert show(text, "imperial") == "It flew 354 miles in 12 min, as {self} says."


@pytest.mark.parametrize("inside", ["", "self", "570", "570 parsecs", "km", "5 7 km", "1e3 km", "1" * 40 + " km"])
def test_what_is_no_quantity_is_refused(inside: str) -> None:
    assert parse(inside) is None
    assert show("{" + inside + "}") == "{" + inside + "}"


@pytest.mark.parametrize("word", UNITS)
def test_a_unit_and_its_counterpart_lead_back_to_the_same_figure(word: str) -> None:
    unit = UNITS[word]
    assert unit_of(word) == word
    assert not unit.one or unit_of(unit.one) == word
    if unit.other:
        other = UNITS[unit.other]
        assert {unit.system, other.system} == {"metric", "imperial"}
        if UNITS[unit.other].other == word:
            assert unit.factor * other.factor == 1
            assert unit.offset * other.factor + other.offset == 0
