"""Quantities are shown in the reader's units, as precise as the author wrote them."""

import pytest

from game.core.quantity import parse, show


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
        ("{1 miles}", "1 mile (2 km)"),
        ("{45 min}", "45 min"),
        ("{100 kt}", "100 kt"),
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
