"""Bars: a meter (exact value, or hatched interval with its ends), odds, pips of a resource. Painting only."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.theme import Colour, mix
from game.ui.viewmodels import MeterVM, OddsVM, ResourceVM


def bar(c: Canvas, rect: pygame.Rect, meter: MeterVM, colour: Colour) -> None:
    """The bar alone. An exact value fills from the left; an estimate is a hatched interval; no report leaves it
    empty.
    """
    c.panel(rect, mix(c.theme.panel, c.theme.dim, 0.22), None, rect.h / c.look.unit / 2)
    if meter.low is None or meter.high is None:
        return
    wide = max(1, meter.maximum - meter.minimum)

    def at(value: int) -> int:
        return rect.x + round(rect.w * (min(max(value, meter.minimum), meter.maximum) - meter.minimum) / wide)

    least = max(6, c.look.px(6))
    if meter.exact:
        c.panel(
            pygame.Rect(rect.x, rect.y, max(least, at(meter.high) - rect.x), rect.h),
            colour,
            None,
            rect.h / c.look.unit / 2,
        )
        return
    left, right = at(meter.low), at(meter.high)
    if right - left < least:
        left = min(max(rect.x, (left + right - least) // 2), rect.right - least)
        right = left + least
    piece = pygame.Rect(left, rect.y, right - left, rect.h)
    pygame.draw.rect(c.surface, mix(colour, c.theme.panel, 0.55), piece)
    lines = draw.hatch(piece.size, (*mix(colour, c.theme.text, 0.25), 220), max(3, c.look.px(5)))
    c.surface.blit(lines, piece)
    for x in (piece.left, piece.right - 2):
        pygame.draw.rect(c.surface, mix(colour, c.theme.text, 0.25), (x, piece.y - 1, 2, piece.h + 2))


def meter_rows(c: Canvas, area: pygame.Rect, row: int, meters: Sequence[MeterVM], colour: Colour, id: str) -> None:
    """A line a meter: label, bar, reading; bars of one block stand in one column. Labels matter more than long bars."""
    u = c.look.px
    value_w = max((c.width_of(m.reading(), "small-b") for m in meters), default=0) + u(6)
    least = u(34)
    label_w = max((c.width_of(m.label, "small") for m in meters), default=0) + u(8)
    label_w = max(min(label_w, area.w - value_w - least), round(area.w * 0.4) if area.w - value_w > u(150) else 0)
    for i, meter in enumerate(meters):
        rect = pygame.Rect(area.x, area.y + i * row, area.w, row)
        c.text(meter.label, (rect.x, rect.centery), "small", c.theme.dim, "midleft", label_w - u(4))
        ink = c.theme.text if meter.exact else c.theme.dim
        c.text(meter.reading(), (rect.right, rect.centery), "small-b", ink, "midright")
        tall, wide = u(8), rect.w - label_w - value_w
        if wide >= u(24):
            bar(c, pygame.Rect(rect.x + label_w, rect.centery - tall // 2, wide, tall), meter, colour)
        if meter.tip:
            c.hit(f"{id}:{i}", rect, None, meter.tip)


def pips(c: Canvas, rect: pygame.Rect, resource: ResourceVM) -> None:
    """A resource as dots, one a whole unit (left: filled, a part of one by a small dot; reserved: ringed in the same
    colour, spent: faint) or, when there are many, as numbers.
    """
    u, figure, one = c.look.px, resource.figures(), 10**resource.decimals
    dots = -(-resource.maximum // one)
    figure_w = c.width_of(figure, "small-b")
    label_w = min(c.width_of(resource.label, "small"), rect.w - figure_w - u(8))
    label = c.text(resource.label, rect.midleft, "small", c.theme.dim, "midleft", label_w)
    room = rect.right - label.right - u(8)
    step = min(c.look.px(17), room // max(1, dots))
    radius = min(c.look.px(6), step // 2 - 1)
    if step < c.look.px(9) or dots * step > rect.right - label.right - c.look.px(8):
        held = f" ({resource.held()})" if resource.reserved else ""
        whole = figure + held if c.width_of(figure + held, "small-b") <= room else figure
        c.text(whole, rect.midright, "small-b", c.theme.warn, "midright")
        return
    free = resource.value - resource.reserved
    for i in range(dots):
        at = (rect.right - radius - 1 - (dots - 1 - i) * step, rect.centery)
        if (i + 1) * one <= free:
            pygame.draw.aacircle(c.surface, c.theme.warn, at, radius)
            continue
        reserved = (i + 1) * one <= resource.value
        ring = c.look.px(2 if reserved else 1)
        pygame.draw.aacircle(c.surface, c.theme.warn if reserved else c.theme.line_hi, at, radius, ring)
        if i * one < free:
            pygame.draw.aacircle(c.surface, c.theme.warn, at, max(1, radius * (free - i * one) // one - ring))


def odds_bar(c: Canvas, rect: pygame.Rect, odds: Sequence[OddsVM], numbers: bool = True) -> None:
    """Chances side by side, each by the middle of its range; bad ones are hatched, so that colour is not the only cue.

    The figures stand below the bar; ranges are written out (`40–55`).
    """
    middles = [max(0.0, (o.low + o.high) / 2) for o in odds]
    total = sum(middles) or 1.0
    gap, x, shown_to = c.look.px(2), float(rect.x), rect.x
    for i, (one, middle) in enumerate(zip(odds, middles, strict=True)):
        wide = rect.w * middle / total
        piece = pygame.Rect(round(x), rect.y, max(3, round(wide) - (gap if i + 1 < len(odds) else 0)), rect.h)
        colour = c.theme.tone(one.tone) if one.tone != "plain" else mix(c.theme.panel, c.theme.dim, 0.75)
        pygame.draw.rect(c.surface, colour, piece, border_radius=c.look.px(3))
        if one.tone == "bad" and piece.w > 5:
            c.surface.blit(draw.hatch(piece.size, (*c.theme.back, 170), max(4, c.look.px(6))), piece)
        if numbers:
            shown_to = _figure(c, one, piece, rect, shown_to, colour)
        x += wide


def _figure(c: Canvas, one: OddsVM, piece: pygame.Rect, rect: pygame.Rect, free_from: int, colour: Colour) -> int:
    """The percentage under its piece if there is room left of the figures already written; returns where it ends."""
    words = str(one.low) if one.low == one.high else f"{one.low}–{one.high}"
    wide = c.width_of(words, "small-b")
    left = min(max(piece.centerx - wide // 2, rect.x), rect.right - wide)
    if left < free_from:
        return free_from
    tint = mix(colour, c.theme.text, 0.35)
    drawn = c.text(words, (left, rect.bottom + c.look.px(1)), "small-b", tint)
    return drawn.right + c.look.px(5)
