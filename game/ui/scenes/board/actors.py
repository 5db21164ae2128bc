"""The actors' column: the own seat with exact values, the others as far as they are known. Scrolls when it must."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import heading
from game.ui.kit.meters import meter_rows, pips
from game.ui.kit.scroll import Scroll, scroll_bar
from game.ui.theme import mix
from game.ui.viewmodels import ActorVM, MeterVM, Tip

MANY = 99


@dataclass(frozen=True, slots=True)
class Measure:
    """Heights in pixels: a meter's row, the gap between panels; `full`: with the line of who plays it; `most`: meters
    that others show, the rest is in the tooltip.
    """

    row: int
    gap: int
    full: bool
    most: int = MANY

    def meters(self, actor: ActorVM) -> tuple[MeterVM, ...]:
        return actor.meters if actor.own else actor.meters[: self.most]

    def rows(self, actor: ActorVM) -> int:
        return len(actor.resources) + len(self.meters(actor))

    def head(self, c: Canvas, actor: ActorVM) -> int:
        second = c.line_of("small", 1.2) if self.full or actor.own else 0
        return c.line_of("name", 1.15) + second

    def height(self, c: Canvas, actor: ActorVM) -> int:
        return self.head(c, actor) + c.look.px(10 if self.full else 7) + self.row * self.rows(actor)


def _measure(c: Canvas, actors: tuple[ActorVM, ...], room: int) -> tuple[Measure, int]:
    """The roomiest measure that fits into `room`, else the tightest; and the height of all panels."""
    least = c.line_of("small", 1.13)
    for full, most in ((True, MANY), (False, MANY), (False, 2), (False, 1)):
        tight = Measure(least, c.look.px(5 if full else 3), full, most)
        whole = sum(tight.height(c, a) + tight.gap for a in actors) - tight.gap
        if whole <= room:
            rows = sum(tight.rows(a) for a in actors) or 1
            best = Measure(least + min(c.look.px(8), (room - whole) // rows), tight.gap, full, most)
            return best, sum(best.height(c, a) + best.gap for a in actors) - best.gap
    roomy = Measure(c.line_of("small", 1.2), c.look.px(5), True)
    return roomy, sum(roomy.height(c, a) + roomy.gap for a in actors) - roomy.gap


def paint_actors(c: Canvas, actors: tuple[ActorVM, ...], scroll: Scroll) -> None:
    """One panel an actor in the given order; tighter when they are many, scrolling when that is not enough."""
    rect = c.surface.get_rect()
    c.panel(rect, c.theme.panel, c.theme.line)
    top = heading(c, rect, "Actors", "hatched: estimate")
    pad = c.look.px(8)
    view = pygame.Rect(pad, top, rect.w - 2 * pad, rect.h - top - pad)
    measure, content = _measure(c, actors, view.h)
    offset = scroll.at("actors", view.h, content)
    wide = view.w - (c.look.px(9) if content > view.h else 0)
    with c.scrolled("actors", view):
        y = view.y - offset
        for actor in actors:
            tall = measure.height(c, actor)
            _actor(c, pygame.Rect(view.x, y, wide, tall), actor, measure)
            y += tall + measure.gap
    scroll_bar(c, view, offset, content)


def _actor(c: Canvas, rect: pygame.Rect, actor: ActorVM, measure: Measure) -> None:
    colour, t, u = c.theme.actor(actor.colour), c.theme, c.look.px
    c.panel(rect, t.raised if actor.own else mix(t.panel, t.raised, 0.5), t.accent if actor.own else t.line, 5)
    pygame.draw.rect(c.surface, colour, (rect.x + u(2), rect.y + u(6), u(4), rect.h - u(12)), border_radius=u(2))
    words = " · ".join(p for p in (actor.control, actor.note) if p)
    c.hit(f"actor:{actor.id}", rect, None, actor.tip or Tip(actor.name, words), focus=True)
    head, top = measure.head(c, actor), rect.y + u(4 if measure.full else 2)
    two = measure.full or actor.own
    flag = c.flag(
        actor.flag, actor.code, (rect.x + u(14) + u(14 if two else 10), top + head // 2), 21 if two else 15, colour
    )
    x, right = flag.right + u(9), rect.right - u(10)
    if actor.sealed:
        right = c.icon("check", (right - u(7), top + c.line_of("name", 0.6)), 16, t.good).x - u(4)
    name = actor.name if c.width_of(actor.name, "name") <= right - x else actor.code
    c.text(name, (x, top - (0 if two else u(1))), "name", room=right - x)
    if two:
        c.text(words, (x, top + c.line_of("name", 1.15) - u(1)), "small", t.dim, room=rect.right - u(8) - x)
    y = top + head + u(1)
    inner = pygame.Rect(rect.x + u(14), 0, rect.w - u(24), measure.row)
    for resource in actor.resources:
        pips(c, inner.move(0, y), resource)
        y += measure.row
    meter_rows(c, inner.move(0, y), measure.row, measure.meters(actor), colour, f"meter:{actor.id}")
