"""Events pinned to the place where they happened: a drop with a sign in it, and a headline where there is room."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.labels import Room
from game.ui.theme import Colour
from game.ui.viewmodels import DetailRow, PinVM, Tip

RADIUS = 11
"""Of the round part of a drop, in logical pixels."""
TALL = 2.9
"""The height of a drop in such radii."""


@dataclass(slots=True)
class Drop:
    """The events of one spot: drawn as one drop with its point at `at`."""

    pins: list[PinVM]
    at: tuple[int, int]
    box: pygame.Rect


def gather(c: Canvas, camera: Camera, room: Room, pins: tuple[PinVM, ...]) -> list[Drop]:
    """The drops in sight, with room kept for them: what is settled later keeps off. Pins that would cover each other
    become one.
    """
    out: list[Drop] = []
    r = c.look.px(RADIUS)
    for pin in pins:
        x, y = camera.px(pin.lon, pin.lat)
        at = (round(x), round(y))
        if not c.surface.get_rect().collidepoint(at):
            continue
        near = next((drop for drop in out if math.dist(drop.at, at) < 1.5 * r), None)
        if near:
            near.pins.append(pin)
        else:
            box = pygame.Rect(at[0] - r, at[1] - round(r * TALL), 2 * r, round(r * TALL))
            out.append(Drop([pin], at, box))
    for drop in out:
        room.take(drop.box)
    return out


def write_headlines(c: Canvas, room: Room, drops: list[Drop]) -> None:
    """Beside each drop its newest event, where nothing else stands (the tooltip has it all)."""
    for drop in drops:
        more = f" +{len(drop.pins) - 1}" if len(drop.pins) > 1 else ""
        words, r = drop.pins[-1].label + more, c.look.px(RADIUS)
        size = c.width_of(words, "small-b") + c.look.px(4), c.line_of("small-b", 1.1)
        rect, cost = room.best(size, (drop.at[0], drop.box.y + r), r + c.look.px(3), "e")
        if cost == 0:
            c.text(words, rect.center, "small-b", c.theme.text, "center", halo=True)
            room.take(rect)


def paint_drops(c: Canvas, drops: list[Drop]) -> None:
    """The drops themselves, over places and counters."""
    for drop in drops:
        newest = drop.pins[-1]
        draw_drop(c, drop.at, c.theme.tone(newest.tone), len(drop.pins))
        c.hit(f"pin:{newest.id}", drop.box, None, _tip(drop))


def draw_drop(c: Canvas, at: tuple[int, int], colour: Colour, events: int = 1) -> None:
    """A drop with its point at `at`; a number in it counts several events."""
    r = c.look.px(RADIUS)
    top = (at[0], at[1] - round(r * TALL) + r)
    pygame.draw.polygon(c.surface, c.theme.halo, [at, (top[0] - r - 2, top[1] + 2), (top[0] + r + 2, top[1] + 2)])
    pygame.draw.aacircle(c.surface, c.theme.halo, top, r + 2)
    point = [(at[0], at[1] - 3), (top[0] - r + 1, top[1] + 3), (top[0] + r - 1, top[1] + 3)]
    pygame.draw.polygon(c.surface, colour, point)
    pygame.draw.aacircle(c.surface, colour, top, r)
    if events > 1:
        c.text(str(events), top, "small-b", c.theme.halo, "center")
    else:
        c.icon("zap", top, 13, c.theme.halo)


def _tip(drop: Drop) -> Tip | None:
    """What happened there; of several events the headlines, the newest first."""
    if len(drop.pins) == 1:
        return drop.pins[0].tip
    return Tip(f"{len(drop.pins)} events here", rows=tuple(DetailRow(pin.label) for pin in reversed(drop.pins)))
