"""Wrapping and shortening keep inside their room; other scripts find their letters."""

import pytest

from game.ui.kit import text
from game.ui.theme import THEMES, Look

LOOK = Look(THEMES["dark"], (1600, 900))
WORDS = "Warns of more offensive countermeasures over the planning of the allies and Donaudampfschifffahrtsgesellschaft"


@pytest.mark.parametrize("room", [40, 90, 200, 900])
def test_wrapped_lines_fit_and_lose_nothing(room: int) -> None:
    lines = text.wrap(WORDS, "body", LOOK, room)
    assert all(text.width(line, "body", LOOK) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(WORDS.split())


def test_line_breaks_are_kept() -> None:
    assert text.wrap("one\n\ntwo", "body", LOOK, 500) == ("one", "", "two")


@pytest.mark.parametrize("room", [0, 10, 60, 200])
def test_a_shortened_text_fits_and_says_so(room: int) -> None:
    short = text.shorten(WORDS, "label", LOOK, room)
    assert short.endswith("…")
    assert text.width(short, "label", LOOK) <= max(room, text.width("…", "label", LOOK))


def test_a_text_that_fits_is_left_alone() -> None:
    assert text.shorten("Seoul", "label", LOOK, 500) == "Seoul"


def test_hangul_is_drawn_with_its_own_face() -> None:
    assert text.runs("Seoul 서울") == (("Seoul ", False), ("서울", True))
    hangul, boxes = text.line("서울", "label", (255, 255, 255), LOOK), text.line("서서", "label", (255, 255, 255), LOOK)
    assert hangul.get_bounding_rect().w > 10
    assert hangul.get_buffer().raw != boxes.get_buffer().raw
