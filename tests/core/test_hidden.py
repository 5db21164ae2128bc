"""What cannot be seen is found, named and never printed."""

import unicodedata

import pytest

from game.core.hidden import HIDDEN, describe, visible


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x2028, 0x202E, 0x2066, 0xFEFF])
def test_control_direction_and_zero_width_characters_are_hidden(code: int) -> None:
    assert HIDDEN.search(f"a{chr(code)}b")
    assert chr(code) not in visible(f"a{chr(code)}b")


def test_every_control_and_format_character_is_hidden_but_tab_and_line_feed() -> None:
    seen = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Zl", "Zp", "Cs") and not HIDDEN.match(chr(code))
    ]
    assert seen == ["\t", "\n"]


@pytest.mark.parametrize("text", ["plain", "한국어", "e\u0301", "日本海", "東海 / East Sea", "5 °C – “x”", "🚀"])
def test_ordinary_text_of_any_language_is_left_alone(text: str) -> None:
    assert not HIDDEN.search(text)
    assert visible(text) == text


def test_names_and_escapes_are_readable() -> None:
    assert describe("\u202e") == "right-to-left override (U+202E)"
    assert describe("\x1b") == "control character (U+001B)"
    assert visible("a\x1b[2J\u202e\U000e0001\n") == "a\\x1b[2J\\u202e\\U000e0001\\x0a"


def test_long_text_is_cut_to_the_limit() -> None:
    assert visible("a" * 500, 20) == "a" * 17 + "..."
    assert len(visible("\x00" * 500, 20)) == 20
