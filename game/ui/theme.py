"""Every colour, size and face of the board. No other module holds a raw colour or a pixel size of its own.

Sizes are logical pixels of a 1600x900 window; `Look` turns them into real ones for a window, a scale and a font size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

Colour = tuple[int, int, int]
DARK_INK: Colour = (8, 12, 18)
WHITE_INK: Colour = (255, 255, 255)
Alpha = tuple[int, int, int, int]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other` in it."""
    r, g, b = (round(x + (y - x) * share) for x, y in zip(one, other, strict=True))
    return r, g, b


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. Text colours keep 4.5:1 on every surface they are used on; a test measures it."""

    name: str
    back: Colour
    panel: Colour
    raised: Colour
    sunken: Colour
    line: Colour
    line_hi: Colour
    text: Colour
    dim: Colour
    accent: Colour
    on_accent: Colour
    good: Colour
    warn: Colour
    bad: Colour
    info: Colour
    focus: Colour
    instruments: tuple[Colour, ...]
    actors: tuple[Colour, ...]
    bands: tuple[Colour, ...]
    sea: tuple[Colour, Colour]
    shelf: Colour
    land: Colour
    coast: Colour
    border: tuple[Colour, Colour]
    grid: Colour
    area_text: Colour
    halo: Colour
    shade: Colour
    tint: float
    relief: float
    surface_share: float

    def actor(self, index: int) -> Colour:
        """An actor's colour; indexes beyond the palette go round, below 0 give the neutral text colour."""
        return self.dim if index < 0 else self.actors[index % len(self.actors)]

    def tone(self, tone: str) -> Colour:
        """The colour of a tone: good, warn, bad, info, or plain text."""
        return {"good": self.good, "warn": self.warn, "bad": self.bad, "info": self.info}.get(tone, self.text)

    def instrument(self, name: str) -> Colour:
        """The colour of one of the four instruments of power; others get the accent."""
        order = ("diplomatic", "information", "military", "economic")
        return self.instruments[order.index(name)] if name in order else self.accent

    def ink_on(self, colour: Colour) -> Colour:
        """Near-black or white, whichever is read better on a colour."""
        light = sum(w * (v / 255) ** 2.2 for w, v in zip((0.2126, 0.7152, 0.0722), colour, strict=True))
        return DARK_INK if light > 0.187 else WHITE_INK

    def wash(self, colour: Colour, share: float | None = None) -> Colour:
        """The panel colour with a breath of another, for surfaces that carry a tone."""
        return mix(self.panel, colour, self.surface_share if share is None else share)


DARK = Theme(
    name="dark",
    back=(7, 11, 17),
    panel=(14, 21, 31),
    raised=(21, 31, 45),
    sunken=(9, 14, 21),
    line=(36, 50, 69),
    line_hi=(66, 89, 116),
    text=(228, 235, 243),
    dim=(152, 168, 187),
    accent=(92, 184, 236),
    on_accent=(5, 17, 28),
    good=(64, 196, 150),
    warn=(242, 182, 68),
    bad=(250, 120, 102),
    info=(92, 184, 236),
    focus=(255, 206, 92),
    instruments=((92, 184, 236), (210, 148, 196), (250, 120, 102), (242, 182, 68)),
    actors=(
        (95, 250, 241),
        (129, 110, 232),
        (200, 63, 149),
        (229, 71, 60),
        (250, 233, 97),
        (202, 254, 169),
        (128, 179, 239),
        (219, 149, 151),
    ),
    bands=((64, 190, 148), (176, 206, 96), (240, 200, 72), (246, 146, 72), (240, 84, 72)),
    sea=((38, 60, 84), (22, 38, 57)),
    shelf=(28, 58, 74),
    land=(58, 68, 78),
    coast=(116, 142, 166),
    border=((16, 22, 30), (150, 160, 172)),
    grid=(150, 180, 210),
    area_text=(158, 188, 214),
    halo=(6, 10, 16),
    shade=(3, 6, 11),
    tint=0.17,
    relief=1.0,
    surface_share=0.16,
)

LIGHT = Theme(
    name="light",
    back=(222, 228, 235),
    panel=(250, 251, 253),
    raised=(236, 241, 247),
    sunken=(228, 234, 241),
    line=(190, 201, 214),
    line_hi=(124, 141, 162),
    text=(17, 26, 38),
    dim=(70, 84, 101),
    accent=(0, 92, 158),
    on_accent=(255, 255, 255),
    good=(0, 104, 70),
    warn=(132, 76, 0),
    bad=(176, 36, 24),
    info=(0, 92, 158),
    focus=(196, 86, 0),
    instruments=((0, 92, 158), (128, 48, 122), (176, 36, 24), (132, 76, 0)),
    actors=(
        (0, 125, 130),
        (60, 51, 110),
        (190, 106, 214),
        (190, 30, 25),
        (140, 143, 105),
        (43, 39, 255),
        (116, 15, 178),
        (123, 15, 47),
    ),
    bands=((46, 150, 112), (124, 150, 40), (204, 156, 20), (216, 108, 30), (200, 48, 36)),
    sea=((176, 200, 221), (150, 178, 204)),
    shelf=(26, 20, 10),
    land=(214, 212, 202),
    coast=(92, 116, 140),
    border=((250, 250, 250), (110, 116, 124)),
    grid=(70, 96, 124),
    area_text=(52, 82, 112),
    halo=(250, 251, 253),
    shade=(140, 156, 174),
    tint=0.24,
    relief=0.55,
    surface_share=0.12,
)

HIGH_CONTRAST = Theme(
    name="high_contrast",
    back=(0, 0, 0),
    panel=(0, 0, 0),
    raised=(22, 22, 22),
    sunken=(0, 0, 0),
    line=(150, 150, 150),
    line_hi=(235, 235, 235),
    text=(255, 255, 255),
    dim=(222, 222, 222),
    accent=(110, 210, 255),
    on_accent=(0, 0, 0),
    good=(90, 240, 170),
    warn=(255, 216, 60),
    bad=(255, 146, 130),
    info=(110, 210, 255),
    focus=(255, 236, 0),
    instruments=((110, 210, 255), (240, 180, 232), (255, 146, 130), (255, 216, 60)),
    actors=DARK.actors,
    bands=((90, 240, 170), (200, 236, 110), (255, 224, 80), (255, 170, 90), (255, 110, 96)),
    sea=((6, 22, 44), (2, 12, 28)),
    shelf=(10, 30, 44),
    land=(52, 52, 52),
    coast=(240, 240, 240),
    border=((0, 0, 0), (230, 230, 230)),
    grid=(120, 150, 180),
    area_text=(200, 222, 242),
    halo=(0, 0, 0),
    shade=(0, 0, 0),
    tint=0.2,
    relief=0.6,
    surface_share=0.18,
)

THEMES = {t.name: t for t in (DARK, LIGHT, HIGH_CONTRAST)}

SANS, SANS_B = "IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf"
COND, COND_M = "IBMPlexSansCondensed-Regular.ttf", "IBMPlexSansCondensed-Medium.ttf"
COND_B, COND_X = "IBMPlexSansCondensed-SemiBold.ttf", "IBMPlexSansCondensed-Bold.ttf"
EAST, EAST_B = "NotoSansKRSubset-Regular.ttf", "NotoSansKRSubset-SemiBold.ttf"
WIDE, WIDE_B, BOLD = SANS, SANS_B, (SANS_B, COND_B, COND_X)

# Style of text: face, face for Hangul, logical size. 14 is the smallest size anywhere.
STYLES: dict[str, tuple[str, str, int]] = {
    "small": (COND, EAST, 14),
    "small-m": (COND_M, EAST, 14),
    "small-b": (COND_B, EAST_B, 14),
    "badge": (COND_X, EAST_B, 14),
    "label": (COND_M, EAST, 15),
    "label-b": (COND_B, EAST_B, 15),
    "body": (SANS, EAST, 14),
    "read": (SANS, EAST, 16),
    "read-b": (SANS_B, EAST_B, 16),
    "name": (COND_B, EAST_B, 16),
    "head": (COND_B, EAST_B, 16),
    "button": (COND_B, EAST_B, 17),
    "card": (COND_B, EAST_B, 18),
    "title": (COND_B, EAST_B, 20),
    "screen": (COND_B, EAST_B, 30),
    "figure": (COND_B, EAST_B, 38),
    "display": (COND_B, EAST_B, 64),
}
SMALLEST = min(size for _, _, size in STYLES.values())

GAP, PAD, RADIUS = 8, 12, 6
BASE_W, BASE_H = 1600, 900
LEAST_W, LEAST_H = 980, 550
LEAST_UNIT, MOST_UNIT = 0.86, 3.2
SCALES, FONTS = (80, 200), (80, 150)


@dataclass(frozen=True)
class Look:
    """A theme fitted to a window: `px` scales sizes, `tx` sizes that follow the text.

    The scale is held back where the window is too small for it, so that nothing is ever cut off. `language` is that of
    the texts, for the shapes of their letters; "" where it does not matter.
    """

    theme: Theme
    size: tuple[int, int]
    scale: int = 100
    font: int = 100
    language: str = ""

    @cached_property
    def unit(self) -> float:
        """Real pixels per logical pixel."""
        w, h = self.size
        fitted = min(max(min(w / BASE_W, h / BASE_H), LEAST_UNIT), MOST_UNIT)
        wanted = fitted * min(max(self.scale, SCALES[0]), SCALES[1]) / 100
        return max(0.5, min(wanted, w / LEAST_W, h / LEAST_H))

    @cached_property
    def text_unit(self) -> float:
        """Real pixels per logical pixel of text, held back like the scale."""
        w, h = self.size
        return min(
            self.unit * min(max(self.font, FONTS[0]), FONTS[1]) / 100, max(self.unit, min(w / LEAST_W, h / LEAST_H))
        )

    def px(self, size: float) -> int:
        """A logical size in real pixels, at least 1 for anything above 0."""
        return max(1, round(size * self.unit)) if size > 0 else 0

    def tx(self, size: float) -> int:
        """A logical size of something that holds text, in real pixels."""
        return max(1, round(size * self.text_unit)) if size > 0 else 0

    @property
    def wide(self) -> float:
        """The window's width in logical pixels of text: layouts drop to fewer columns when it is small."""
        return self.size[0] / max(self.unit, self.text_unit)

    @property
    def high(self) -> float:
        """The window's height in logical pixels of text."""
        return self.size[1] / max(self.unit, self.text_unit)
