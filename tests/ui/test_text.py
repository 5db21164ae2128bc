"""Wrapping and shortening keep inside their room; other scripts find their letters."""

from collections.abc import Iterator

import pytest

from game.ui import assets
from game.ui.kit import faces, text
from game.ui.theme import STYLES, THEMES, Look

LOOK = Look(THEMES["dark"], (1600, 900))
WORDS = "Warns of more offensive countermeasures over the planning of the allies and Donaudampfschifffahrtsgesellschaft"


@pytest.mark.parametrize("room", [40, 90, 200, 900])
def test_wrapped_lines_fit_and_lose_nothing(room: int) -> None:
    lines = text.wrap(WORDS, "body", LOOK, room)
    assert all(text.width(line, "body", LOOK) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(WORDS.split())


def test_line_breaks_are_kept() -> None:
    assert text.wrap("one\n\ntwo", "body", LOOK, 500) == ("one", "", "two")


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    words = "It is -24 °C (-11 °F) in Naryn; the lake holds 8.6\u00a0km³ and the dam 19.5 km³ of water"
    for room in range(120, 700, 10):
        for line in text.wrap(words, "body", LOOK, room):
            assert not line.startswith(("°C", "°F", "km³")), line


@pytest.mark.parametrize("room", [0, 10, 60, 200])
def test_a_shortened_text_fits_and_says_so(room: int) -> None:
    short = text.shorten(WORDS, "label", LOOK, room)
    assert short.endswith("…")
    assert text.width(short, "label", LOOK) <= max(room, text.width("…", "label", LOOK))


def test_a_text_that_fits_is_left_alone() -> None:
    assert text.shorten("Seoul", "label", LOOK, 500) == "Seoul"


WHITE = (255, 255, 255)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The faces of the computer by name: none at first."""
    there: dict[str, str] = {}
    monkeypatch.setattr("pygame.font.match_font", lambda name, bold=False: there.get(name))
    monkeypatch.setattr("pygame.font.get_fonts", lambda: list(there))
    text.forget()
    yield there
    text.forget()


@pytest.mark.parametrize("words", ["서울", "Αθήνα", "Київ", "łódź", "Hà Nội"])
@pytest.mark.parametrize("style", STYLES)
def test_bundled_faces_write_these_scripts_in_every_style(words: str, style: str, system: dict[str, str]) -> None:
    assert faces.missing(words, "") == ""
    assert all(assets.writes(faces.face_of(char, style, ""), char) for char in words)
    assert text.width(words, style, LOOK) == text.line(words, style, WHITE, LOOK).get_width()


def test_a_line_is_split_by_face_and_a_space_stays_with_what_precedes_it(system: dict[str, str]) -> None:
    assert [part for part, _ in text.runs("Seoul 서울 now", "label", "")] == ["Seoul ", "서울 ", "now"]
    hangul, other = text.line("서울", "label", WHITE, LOOK), text.line("서서", "label", WHITE, LOOK)
    assert hangul.get_bounding_rect().w > 10
    assert hangul.get_buffer().raw != other.get_buffer().raw


def test_a_face_of_the_computer_writes_what_the_bundled_ones_lack(
    system: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    system |= {"meiryo": "/fonts/ja.ttf", "microsoftyahei": "/fonts/zh.ttf", "oddity": "/fonts/am.ttf"}
    has = {"/fonts/ja.ttf": "東海", "/fonts/zh.ttf": "东海", "/fonts/am.ttf": "ሰባ"}
    monkeypatch.setattr(assets, "writes", lambda file, char: char in has.get(file, ""))
    assert [faces.face_of("海", "label", lang) for lang in ("ja", "zh-CN", "")] == [
        "/fonts/ja.ttf",
        "/fonts/zh.ttf",
        "/fonts/ja.ttf",
    ]
    assert faces.face_of("东", "label", "ja") == "/fonts/zh.ttf"
    assert faces.face_of("ሰ", "label", "am") == "/fonts/am.ttf"
    assert faces.missing("東ሰX龍 ረ龍", "ja") == "龍ረ"


def test_without_any_face_a_letter_is_a_box_of_its_style(system: dict[str, str]) -> None:
    assert faces.missing("東京 ok", "ja") == "東京"
    assert faces.face_of("東", "label", "ja") == STYLES["label"][0]
    assert text.line("東京", "label", WHITE, LOOK).get_width() > 10


def test_japanese_fills_its_lines_and_none_begins_with_a_full_stop() -> None:
    words = "The board 一月十四日、月曜日、午後六時。十七時四十二分、変電所で遮断器が開いた。"
    for room in range(60, 240, 7):
        lines = text.wrap(words, "read", LOOK, room)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        assert all(text.width(line, "read", LOOK) <= room for line in lines)
        assert not [line for line in lines if line[0] in text.NO_BEGIN]
    assert len(text.wrap(words, "read", LOOK, 200)[0]) > len("The board ")
