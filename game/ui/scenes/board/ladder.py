"""The escalation ladder: rungs in bands, the present one, each side's threshold as far as known, the forecast, the
gauge beside it.
"""

from __future__ import annotations

from itertools import pairwise

import pygame

from game.ui.kit import text
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import heading
from game.ui.theme import Colour, Look, mix
from game.ui.viewmodels import LadderVM, MeterVM, Tip
from game.ui.viewmodels.common import span

LEAST_ROW, TIGHT_ROW = 1.2, 1.08
"""The height of a rung, in lines of its text: where there is room, and where rungs would be left out otherwise."""
AROUND = 96
"""Heading, gauge and margins of a ladder, in logical pixels."""


def least_height(look: Look, ladder: LadderVM) -> int:
    """The height in which every rung can be seen."""
    lines = len(ladder.rungs) * text.line_height("small", look, LEAST_ROW)
    return look.tx(AROUND) + lines + (text.line_height("small", look) if ladder.forecast_note else 0)


def band_colour(c: Canvas, ladder: LadderVM, rung: int) -> Colour:
    """The colour of a rung's band, from calm to war over the bands there are."""
    names = list(dict.fromkeys(r.band for r in ladder.rungs))
    scale = c.theme.bands
    if len(names) < 2:
        return scale[min(len(scale) - 1, rung * len(scale) // max(1, len(ladder.rungs)))]
    return scale[round(names.index(ladder.rungs[rung].band) * (len(scale) - 1) / (len(names) - 1))]


def paint_ladder(c: Canvas, area: pygame.Rect, ladder: LadderVM, title: bool = True) -> None:
    """Paints the ladder into `area`. When not all rungs fit, those around the present one are shown."""
    top = heading(c, area, ladder.title) if title else area.y + c.look.px(6)
    if ladder.gauge and area.h > c.look.tx(200):
        top = _gauge(c, area, top, ladder, ladder.gauge)
    bottom = area.bottom - c.look.px(10) - (c.line_of("small") if ladder.forecast_note else 0)
    least = c.line_of("small", TIGHT_ROW)
    fit = max(1, (bottom - top) // least)
    first, last = _window(len(ladder.rungs), ladder.present, fit)
    row = min((bottom - top) / max(1, last - first), c.look.tx(40))
    rects = {i: pygame.Rect(area.x, round(top + (last - 1 - i) * row), area.w, round(row)) for i in range(first, last)}
    columns = _columns(c, area, ladder)
    for i in sorted(rects, key=lambda i: i == ladder.present):  # the present one over its neighbours
        _rung(c, rects[i], ladder, i, columns)
    if ladder.forecast:
        _forecast(c, rects, ladder.forecast, area.x + c.look.px(9))
    if ladder.forecast_note:
        note = f"Bracket: {ladder.forecast_note}" if ladder.forecast else ladder.forecast_note
        c.text(
            note,
            (area.x + c.look.px(12), area.bottom - c.look.px(6)),
            "small",
            c.theme.dim,
            "bottomleft",
            area.w - c.look.px(24),
        )


def _window(rungs: int, present: int, fit: int) -> tuple[int, int]:
    if fit >= rungs:
        return 0, rungs
    first = min(max(0, present - fit // 2), rungs - fit)
    return first, first + fit


def _columns(c: Canvas, area: pygame.Rect, ladder: LadderVM) -> int:
    """The width kept at the right for threshold marks."""
    return sum(c.width_of(t.code, "small-b") + c.look.px(14) for t in ladder.thresholds[:3]) if ladder.thresholds else 0


def _rung(c: Canvas, rect: pygame.Rect, ladder: LadderVM, i: int, columns: int) -> None:
    colour, on = band_colour(c, ladder, i), i == ladder.present
    bar = pygame.Rect(rect.x + c.look.px(22), rect.y, c.look.px(18), rect.h)
    fill = colour if i <= ladder.present else mix(c.theme.panel, colour, 0.22)
    pygame.draw.rect(c.surface, fill, bar.inflate(0, -2), border_radius=c.look.px(2))
    body = pygame.Rect(bar.right + c.look.px(6), rect.y, rect.right - bar.right - c.look.px(14), rect.h)
    if on:
        body.inflate_ip(0, max(-1, c.line_of("label-b", 1.15) - rect.h))
        c.panel(body, c.theme.wash(colour, 0.26), colour, 5)
        _pointer(c, bar, c.theme.text)
    ink = c.theme.text if on else c.theme.dim
    number = c.text(str(i + 1), (body.x + c.look.px(26), rect.centery), "small-b", ink, "midright")
    marks = [t for t in ladder.thresholds if t.low <= i <= t.high]
    x = body.right - c.look.px(6)
    with c.inside(body):
        for t in marks[:3]:
            x = _threshold(c, x, rect.centery, t.code, c.theme.actor(t.colour), t.low == t.high)
        c.text(
            ladder.rungs[i].title,
            (number.right + c.look.px(8), rect.centery),
            "label-b" if on else "small",
            ink,
            "midleft",
            x - number.right - c.look.px(12),
        )
    rows = "; ".join(f"{t.code}: rung {span(t.low + 1, t.high + 1)}" for t in marks)
    words = ". ".join(p for p in (ladder.rungs[i].band, f"Thresholds here: {rows}" if rows else "") if p)
    c.hit(f"rung:{ladder.rungs[i].id}", rect, None, Tip(f"{i + 1}  {ladder.rungs[i].title}", words))


def _pointer(c: Canvas, bar: pygame.Rect, colour: Colour) -> None:
    y, r = bar.centery, c.look.px(6)
    pygame.draw.polygon(c.surface, colour, [(bar.right + 1, y), (bar.right + 1 + r, y - r), (bar.right + 1 + r, y + r)])


def _threshold(c: Canvas, right: int, y: int, code: str, colour: Colour, known: bool) -> int:
    """A mark of an actor's threshold: filled when known, open when it is a range. Returns the new right end."""
    label = c.text(code, (right, y), "small-b", c.theme.text, "midright")
    r = c.look.px(4)
    center = (label.x - c.look.px(4) - r, y)
    points = [(center[0], y - r), (center[0] + r, y), (center[0], y + r), (center[0] - r, y)]
    pygame.draw.polygon(c.surface, colour, points, 0 if known else max(1, c.look.px(1.5)))
    return center[0] - r - c.look.px(7)


def _forecast(c: Canvas, rects: dict[int, pygame.Rect], forecast: tuple[int, int], x: int) -> None:
    low, high = (min(max(v, min(rects)), max(rects)) for v in forecast)
    top, bottom, wide = rects[high].top + c.look.px(3), rects[low].bottom - c.look.px(3), c.look.px(2)
    tick = c.look.px(6)
    pygame.draw.line(c.surface, c.theme.text, (x, top), (x, bottom), wide)
    for y in (top, bottom):
        pygame.draw.line(c.surface, c.theme.text, (x, y), (x + tick, y), wide)


def _gauge(c: Canvas, area: pygame.Rect, top: int, ladder: LadderVM, gauge: MeterVM) -> int:
    """The number beside the ladder with its change and its past as a line; returns the y below."""
    colour = band_colour(c, ladder, ladder.present)
    ink = mix(colour, c.theme.text, 0.25)
    y = top - c.look.px(4)
    figure = c.text(gauge.reading(), (area.right - c.look.px(14), y), "figure", ink, "topright")
    label = gauge.label
    change = f"{gauge.moved()} this turn" if gauge.change else "no change"
    right = figure.x - c.look.px(10)
    c.text(label, (right, figure.centery - c.look.tx(9)), "small", c.theme.dim, "midright")
    c.text(change, (right, figure.centery + c.look.tx(9)), "small", c.theme.dim, "midright")
    spark = pygame.Rect(area.x + c.look.px(22), figure.y + c.look.px(8), 0, figure.h - c.look.px(18))
    spark.w = right - max(c.width_of(label, "small"), c.width_of(change, "small")) - c.look.px(16) - spark.x
    if len(ladder.history) > 1 and spark.w > c.look.px(30):
        _spark(c, spark, ladder.history, ink)
    if gauge.tip:
        c.hit("gauge", pygame.Rect(area.x, figure.y, area.w, figure.h), None, gauge.tip, focus=True)
    return figure.bottom


def _spark(c: Canvas, rect: pygame.Rect, values: tuple[int, ...], colour: Colour) -> None:
    low, high = min(values) - 2, max(values) + 2
    points = [
        (rect.x + rect.w * i / (len(values) - 1), rect.bottom - rect.h * (v - low) / (high - low))
        for i, v in enumerate(values)
    ]
    for a, b in pairwise(points):
        pygame.draw.aaline(c.surface, colour, a, b, c.look.px(2))
    pygame.draw.aacircle(c.surface, colour, points[-1], c.look.px(4))
