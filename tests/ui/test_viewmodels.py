"""View-models are values, and their text says everything that the screen says."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from game.ui.viewmodels import CardVM, LadderVM, MapVM, MeterVM, ResourceVM
from tests.ui import samples, screens

NOT_SHOWN = set(
    [
        "id",
        "flag",
        "seat_flag",
        "icon",
        "colour",
        "tone",
        "symbol",
        "affiliation",
        "kind",
        "under",
        "selected",
        "control",
        "relief",
        "side",
        "value",
        "default",
        "cancel",
        "action",
        "target",
        "intent",
        "instrument",
        "owner",
        "country",
        "one",
        "other",
        "native",
        "code",
        "seat_code",
        "brief",
        "codes",
        "actors",
        "cells",
    ]
)
QUIET = set(
    [
        "tip",
        "menu",
        "filters",
        "tints",
        "borders",
        "rings",
        "targets",
        "intents",
        "choices",
        "causes",
        "odds_tip",
        "note",
        "hint",
    ]
)


def words_of(value: Any, name: str = "") -> Iterator[str]:
    """All texts in a view-model that a player reads without pointing at anything."""
    if isinstance(value, MapVM):
        return
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in NOT_SHOWN | QUIET:
                yield from words_of(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from words_of(item, name)
    elif isinstance(value, str) and value:
        yield value


@pytest.mark.parametrize("name", screens.ALL)
def test_the_text_of_a_screen_holds_every_word_of_it(name: str) -> None:
    vm = screens.ALL[name]
    text = " ".join(vm.as_text().split())
    missing = [w for w in words_of(vm) if " ".join(w.split()) not in text]
    assert missing == []


@pytest.mark.parametrize("name", screens.ALL)
def test_screens_are_values(name: str) -> None:
    vm = screens.ALL[name]
    assert vm == dataclasses.replace(vm)
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError, AttributeError)):
        vm.title = "changed"


def test_an_estimate_is_told_apart_from_an_exact_value() -> None:
    assert (
        MeterVM("Alarm", 61, 71, exact=False, age="1 turn old").as_text()
        == "Alarm: 61–71 of 100 (estimate, 1 turn old)"
    )
    assert MeterVM("Alarm", 61, 61, change=-4).as_text() == "Alarm: 61 of 100 (−4 this turn)"
    assert "no report" in MeterVM("Alarm", None, None, exact=False).as_text()


def test_the_ladder_reads_from_the_top_and_marks_the_present_rung() -> None:
    text = samples.LADDER.as_text()
    assert text.index("Nuclear use") < text.index("> 6 Show of force") < text.index("Stable peace")
    assert "Forecast (80 % forecast after your orders): Test launches to Border clash" in text
    assert "Threshold of DPRK: rung 7–9" in text


def test_an_empty_ladder_and_a_bare_card_have_a_text() -> None:
    assert LadderVM("Ladder", (), 0).as_text() == ""
    assert CardVM("a", 1, "Wait", "diplomatic", "Talks").as_text() == "1. Wait [Talks]"


def test_names_over_land_are_not_told_as_seas() -> None:
    text = samples.MAP.as_text()
    assert "Seas: East Sea / Sea of Japan; West Sea / Yellow Sea; Bo Hai\n" in text
    assert "Lands: China; Russia" in text


def test_what_is_left_to_spend_is_told_as_costs_are() -> None:
    money = ResourceVM("Money", 75, 100, 20, "bn", 1)
    assert money.as_text() == "Money: 7.5 of 10\u00a0bn, 2 reserved by queued orders"
    assert ResourceVM("Capital", 6, 8).as_text() == "Capital: 6 of 8"
