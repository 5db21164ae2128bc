"""Colours can be told apart and read by everybody; sizes follow window, scale and text size within limits."""

from itertools import combinations

import pytest

from game.ui.theme import SMALLEST, STYLES, THEMES, Colour, Look, Theme, mix

# Machado, Oliveira and Fernandes (2009), full severity, on linear RGB.
SIGHT = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def linear(colour: Colour) -> list[float]:
    return [v / 3294.6 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in colour]


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of WCAG 2."""
    low, high = sorted(
        sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def lab(colour: Colour, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) as seen with this kind of sight."""
    seen = linear(colour)
    r, g, b = (min(1.0, max(0.0, sum(k * v for k, v in zip(row, seen, strict=True)))) for row in SIGHT[sight])
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@EVERY
@pytest.mark.parametrize("sight", SIGHT)
def test_actor_colours_stay_apart(theme: Theme, sight: str) -> None:
    def apart(one: Colour, other: Colour) -> float:
        return float(sum((p - q) ** 2 for p, q in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5)

    assert len(theme.actors) >= 8
    assert min(apart(a, b) for a, b in combinations(theme.actors, 2)) >= 25


@EVERY
def test_actor_colours_stand_out_from_the_panels(theme: Theme) -> None:
    assert min(contrast(c, theme.panel) for c in theme.actors) >= 3


@EVERY
def test_texts_have_contrast_on_every_surface(theme: Theme) -> None:
    inks = [theme.text, theme.dim, theme.accent, theme.good, theme.warn, theme.bad, theme.info, *theme.instruments]
    surfaces = [theme.panel, theme.back, theme.sunken, mix(theme.panel, theme.raised, 0.5), theme.raised]
    poor = [(ink, s, round(contrast(ink, s), 2)) for ink in inks for s in surfaces if contrast(ink, s) < 4.5]
    assert poor == []


@EVERY
def test_texts_have_contrast_on_coloured_surfaces(theme: Theme) -> None:
    pairs = [
        (theme.on_accent, theme.accent),
        (theme.warn, theme.wash(theme.warn, 0.2)),
        (theme.text, theme.wash(theme.bad, 0.25)),
    ]
    pairs += [(theme.text, theme.wash(c, 0.26)) for c in theme.bands]
    pairs += [(c, theme.wash(c)) for c in theme.instruments]
    pairs += [(theme.dim, theme.wash(theme.tone(t), 0.12)) for t in ("warn", "bad", "good", "info")]
    pairs += [(theme.text, theme.halo), (theme.dim, theme.halo), (theme.area_text, theme.halo)]
    assert [(p, round(contrast(*p), 2)) for p in pairs if contrast(*p) < 4.5] == []


def test_no_text_is_smaller_than_fourteen_pixels_at_1080p() -> None:
    look = Look(THEMES["dark"], (1920, 1080))
    assert SMALLEST >= 14
    assert min(look.tx(size) for _, _, size in STYLES.values()) >= 14


def test_scale_and_text_size_work_apart() -> None:
    size = (2560, 1440)
    plain, scaled, wordy = (Look(THEMES["dark"], size, s, f) for s, f in ((100, 100), (150, 100), (100, 140)))
    assert scaled.px(100) == round(plain.px(100) * 1.5)
    assert (wordy.px(100), wordy.tx(100)) == (plain.px(100), round(plain.tx(100) * 1.4))


@pytest.mark.parametrize("size", [(1280, 720), (800, 500), (3840, 2160)])
def test_the_scale_is_held_back_where_the_window_is_too_small(size: tuple[int, int]) -> None:
    look = Look(THEMES["dark"], size, 200, 150)
    assert look.wide >= 979
    assert look.high >= 549


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_letters_on_the_colour_of_an_actor_can_be_read(theme: Theme) -> None:
    assert [c for c in (*theme.actors, theme.accent) if contrast(theme.ink_on(c), c) < 4.2] == []
