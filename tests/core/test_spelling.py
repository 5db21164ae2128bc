"""A misspelt name is answered with the right one."""

import random
import string

import pytest

from game.core.findings import closest, did_you_mean

FIRST = ["tension", "readiness", "confidence", "launch", "summit", "exercise", "missile", "carrier", "bomber"]
SECOND = ["dprk", "rok", "usa", "jpn", "prc", "rus", "start", "high", "low", "alarm", "talks", "open", "row", "visit"]
NAMES = [f"{first}_{second}" for first in FIRST for second in SECOND] + ["usa", "rok", "jpn", "dprk", "prc", "tension"]


def misspell(word: str, luck: random.Random) -> str:
    at = luck.randrange(len(word))
    other = luck.choice(string.ascii_lowercase + "_")
    kind = luck.choice(["drop", "add", "replace", "swap"])
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "add":
        return word[:at] + other + word[at:]
    if kind == "replace":
        return word[:at] + other + word[at + 1 :]
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def test_nineteen_of_twenty_single_slips_are_answered_with_the_right_name() -> None:
    luck = random.Random(1)
    slips = [(misspell(name, luck), name) for name in NAMES for _ in range(5)]
    slips = [(slip, name) for slip, name in slips if slip not in NAMES]
    right = sum(closest(slip, NAMES) == name for slip, name in slips)
    assert len(slips) > 500
    assert right / len(slips) >= 0.95


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tenson", "tension"),
        ("tesnion", "tension"),
        ("Tension", "tension"),
        ("TENSION", "tension"),
        ("visible-to", "visible_to"),
        ("visibleto", "visible_to"),
        ("visable_to", "visible_to"),
        ("conf", "confidence"),
        ("uas", "usa"),
        ("us", "usa"),
    ],
)
def test_typical_slips(word: str, meant: str) -> None:
    assert closest(word, ["usa", "un", "rok", "visible_to", "known_to", "confidence", "tension", "title"]) == meant


@pytest.mark.parametrize("word", ["", "banana", "x", "zzzzzz"])
def test_nothing_is_offered_when_nothing_is_near(word: str) -> None:
    assert closest(word, ["tension", "usa", "visible_to"]) is None
    assert did_you_mean(word, ["tension"]) == ""


def test_a_near_name_beats_a_longer_one_that_begins_alike() -> None:
    assert closest("launchs", ["launchs_of_many_kinds", "launch"]) == "launch"


def test_the_hint_is_a_question() -> None:
    assert did_you_mean("tenson", ["tension"]) == "did you mean 'tension'?"
