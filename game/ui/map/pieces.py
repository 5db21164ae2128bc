"""Counters on the map: symbols by affiliation, stacks, circles of uncertainty, a line to the true place when moved
aside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import pygame

from game.ui import assets
from game.ui.kit import draw, text
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.geo import ring
from game.ui.map.labels import BLOCKED, Room
from game.ui.theme import mix
from game.ui.viewmodels import DetailRow, PieceVM, Tip
from game.ui.viewmodels.map import WORD

SIZE = 36


@dataclass(slots=True)
class Stack:
    """Pieces of one owner and affiliation that stand in the same spot: drawn as one counter."""

    pieces: list[PieceVM]
    at: tuple[float, float]
    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))

    @property
    def count(self) -> int:
        return sum(p.count for p in self.pieces)


def stacks(c: Canvas, camera: Camera, pieces: tuple[PieceVM, ...]) -> list[Stack]:
    """Groups pieces that would cover each other at this zoom."""
    out: list[Stack] = []
    near, window = c.look.px(SIZE) * 0.55, c.surface.get_rect().inflate(c.look.px(SIZE), c.look.px(SIZE))
    for piece in pieces:
        at = camera.px(piece.lon, piece.lat)
        if not window.collidepoint(at):
            continue
        for stack in out:
            first = stack.pieces[0]
            same = (first.owner, first.affiliation) == (piece.owner, piece.affiliation)
            if same and math.dist(stack.at, at) < near:
                stack.pieces.append(piece)
                break
        else:
            out.append(Stack([piece], at))
    return out


def paint_pieces(c: Canvas, camera: Camera, room: Room, pieces: tuple[PieceVM, ...]) -> None:
    """Uncertainty first, then counters, then their names."""
    for piece in pieces:
        if piece.radius_km:
            points = [camera.px(*p) for p in ring((piece.lon, piece.lat), piece.radius_km, 48)]
            draw.dashed(
                c.surface, mix(c.theme.actor(piece.colour), c.theme.text, 0.3), points, c.look.px(3), c.look.px(5)
            )
    found = stacks(c, camera, pieces)
    for stack in found:
        _settle(c, room, stack)
    for stack in found:
        _counter(c, stack)
    for stack in found:
        _caption(c, room, stack)


def _settle(c: Canvas, room: Room, stack: Stack) -> None:
    """A free spot at or near the true place."""
    side = c.look.px(SIZE)
    base = pygame.Rect(0, 0, side, side)
    spots = [(0.0, 0.0)] + [
        (math.cos(a * math.pi / 4) * r, math.sin(a * math.pi / 4) * r) for r in (0.75, 1.1, 1.5) for a in range(8)
    ]
    tries = []
    for dx, dy in spots:
        rect = base.copy()
        rect.center = round(stack.at[0] + dx * side), round(stack.at[1] + dy * side)
        tries.append(rect)
    inner = [r.inflate(-side // 5, -side // 5) for r in tries]
    best, cost = room.cheapest(inner)
    stack.rect = tries[0] if cost >= BLOCKED else tries[inner.index(best)]
    room.take(stack.rect.inflate(-side // 8, -side // 8))


def _counter(c: Canvas, stack: Stack) -> None:
    first, rect = stack.pieces[0], stack.rect
    image = assets.symbol(first.symbol, first.affiliation, rect.w)
    box = image.get_rect(center=rect.center)
    if math.dist(stack.at, rect.center) > rect.w * 0.85:
        pygame.draw.aaline(c.surface, c.theme.halo, stack.at, rect.center, c.look.px(4))
        pygame.draw.aaline(c.surface, c.theme.text, stack.at, rect.center, c.look.px(1.5))
        pygame.draw.aacircle(c.surface, c.theme.text, stack.at, c.look.px(3))
    if stack.count > 1:
        c.surface.blit(image, box.move(c.look.px(3), -c.look.px(3)))
    c.surface.blit(image, box)
    if first.colour >= 0:
        under = pygame.Rect(0, 0, round(box.w * 0.5), c.look.px(4))
        under.midtop = box.centerx, box.bottom + c.look.px(1)
        pygame.draw.rect(c.surface, c.theme.halo, under.inflate(2, 2))
        pygame.draw.rect(c.surface, c.theme.actor(first.colour), under)
    if stack.count > 1:
        label = f"×{stack.count}"
        badge = pygame.Rect(0, 0, c.width_of(label, "small-b") + c.look.px(7), c.line_of("small-b", 1.15))
        badge.center = box.right - c.look.px(1), box.top + c.look.px(2)
        c.panel(badge, c.theme.sunken, c.theme.line_hi, 4)
        c.text(label, badge.center, "small-b", c.theme.text, "center")
    c.hit(f"piece:{first.id}", rect, None, _tip(stack))


def _tip(stack: Stack) -> Tip:
    first = stack.pieces[0]
    if len(stack.pieces) == 1 and first.tip:
        return first.tip
    rows = tuple(DetailRow(p.label, f"×{p.count}" if p.count > 1 else "") for p in stack.pieces)
    owner = f"{first.owner}, " if first.owner else ""
    return Tip(f"{owner}{WORD[first.affiliation]}", rows=rows)


def _caption(c: Canvas, room: Room, stack: Stack) -> None:
    """The name under the counter, or beside it; nothing where there is no room (the tooltip has it)."""
    first = stack.pieces[0]
    more = f" +{len(stack.pieces) - 1}" if len(stack.pieces) > 1 else ""
    if not first.label:
        return
    words = first.label + more
    image = text.halo(words, "small-m", c.theme.text, c.look)
    lift = c.look.px(7)
    w, h = image.get_width(), image.get_height() - lift
    below = pygame.Rect(0, 0, w, h)
    below.midtop = stack.rect.centerx, stack.rect.bottom + c.look.px(3)
    beside = [
        pygame.Rect(stack.rect.right + 2, stack.rect.centery - h // 2, w, h),
        pygame.Rect(stack.rect.left - w - 2, stack.rect.centery - h // 2, w, h),
    ]
    above = pygame.Rect(below.x, stack.rect.top - h - c.look.px(3), w, h)
    rect, cost = room.cheapest([below, *beside, above])
    if cost > w * h // 16:
        return
    c.text(words, rect.center, "small-m", anchor="center", halo=True)
    room.take(rect)
