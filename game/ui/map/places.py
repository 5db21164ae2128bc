"""Places on the map: a mark by kind, a label where there is room; area names in wide letters."""

from __future__ import annotations

import pygame

from game.ui.kit import text
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.labels import Room
from game.ui.viewmodels import PlaceVM, SeaLabelVM, Tip


def paint_areas(c: Canvas, camera: Camera, room: Room, labels: tuple[SeaLabelVM, ...]) -> None:
    """Names of seas and lands, each line letter-spaced; left out where something else would cover them."""
    for label in labels:
        images = [text.halo("  ".join(line.upper()), "small", c.theme.area_text, c.look) for line in label.lines]
        step = c.line_of("small", 1.15)
        x, y = camera.px(label.lon, label.lat)
        size = max(i.get_width() for i in images), step * len(images)
        whole = pygame.Rect(0, 0, *size)
        offsets = (
            (0, 0),
            (0, 1.2),
            (0, -1.2),
            (0.45, 0),
            (-0.45, 0),
            (0.45, 1.2),
            (-0.45, 1.2),
            (0.45, -1.2),
            (-0.45, -1.2),
        )
        tries = [whole.copy() for _ in offsets]
        for rect, (dx, dy) in zip(tries, offsets, strict=True):
            rect.center = round(x + dx * size[0]), round(y + dy * size[1])
        place, cost = room.cheapest(tries)
        if cost:
            continue
        for i, image in enumerate(images):
            image.set_alpha(210)
            c.surface.blit(image, image.get_rect(midtop=(place.centerx, place.y + i * step)))
        room.take(place)


def mark(c: Canvas, kind: str, at: tuple[int, int]) -> None:
    """The sign of a kind of place: shape first, colour second."""
    t, u = c.theme, c.look.px
    x, y = at
    if kind == "capital":
        pygame.draw.aacircle(c.surface, t.halo, at, u(7))
        pygame.draw.aacircle(c.surface, t.text, at, u(6), u(2))
        pygame.draw.aacircle(c.surface, t.text, at, u(2))
    elif kind == "site":
        _triangle(c, at, u(8), t.halo)
        _triangle(c, at, u(6), t.bad)
    elif kind in ("base", "port"):
        box = pygame.Rect(0, 0, u(11), u(11))
        box.center = at
        pygame.draw.rect(c.surface, t.halo, box.inflate(2, 2))
        pygame.draw.rect(c.surface, t.info, box.inflate(-1, -1))
        core = box.inflate(-u(7), -u(7)) if kind == "base" else box.inflate(-u(7), -u(3))
        pygame.draw.rect(c.surface, t.halo, core)
    elif kind == "talks":
        pygame.draw.aacircle(c.surface, t.halo, at, u(9))
        pygame.draw.aacircle(c.surface, t.warn, at, u(8))
        c.icon("handshake", (x, y), 12, t.halo)
    else:
        pygame.draw.aacircle(c.surface, t.halo, at, u(5))
        pygame.draw.aacircle(c.surface, t.text, at, max(2, u(3)))


def _triangle(c: Canvas, at: tuple[int, int], r: int, colour: tuple[int, int, int]) -> None:
    points = [(at[0], at[1] - r), (at[0] + r, at[1] + round(r * 0.8)), (at[0] - r, at[1] + round(r * 0.8))]
    pygame.draw.polygon(c.surface, colour, points)
    pygame.draw.aalines(c.surface, colour, True, points)


def _seen(c: Canvas, camera: Camera, places: tuple[PlaceVM, ...]) -> list[tuple[PlaceVM, pygame.Rect]]:
    """The places in sight with the boxes of their marks."""
    inner = c.surface.get_rect().inflate(-c.look.px(12), -c.look.px(12))
    out = []
    for place in places:
        x, y = camera.px(place.lon, place.lat)
        if inner.collidepoint(x, y):
            box = pygame.Rect(0, 0, c.look.px(16), c.look.px(16))
            box.center = round(x), round(y)
            out.append((place, box))
    return out


def reserve_marks(c: Canvas, camera: Camera, room: Room, places: tuple[PlaceVM, ...]) -> None:
    """Keeps counters and their names off the marks; minor places give way."""
    for place, box in _seen(c, camera, places):
        if place.importance > 0:
            room.take(box.inflate(-c.look.px(6), -c.look.px(4)))


def paint_places(c: Canvas, camera: Camera, room: Room, places: tuple[PlaceVM, ...]) -> None:
    """All marks, then labels from the most important down; a minor place without room keeps its mark and its tooltip.

    A place of no importance whose spot is taken is not marked at all.
    """
    shown = []
    for place, box in _seen(c, camera, places):
        if place.importance <= 0 and room.cost(box):
            continue
        mark(c, place.kind, box.center)
        room.take(box.inflate(-4, -4))
        c.hit(f"place:{place.id}", box, None, place.tip or Tip(place.label, place.native))
        shown.append((place, box.center))
    for place, at in sorted(shown, key=lambda s: (-s[0].importance, s[0].id)):
        _label(c, room, place, at)


def _label(c: Canvas, room: Room, place: PlaceVM, at: tuple[int, int]) -> None:
    style = "label-b" if place.kind == "capital" or place.importance >= 3 else "small-m"
    name = text.halo(place.label, style, c.theme.text, c.look)
    native = text.halo(place.native, "small", c.theme.dim, c.look) if place.native else None
    lift = c.look.px(8)
    tall = name.get_height() - lift + (native.get_height() - lift if native else 0)
    size = max(name.get_width(), native.get_width() if native else 0), tall
    rect, cost = room.best(size, at, c.look.px(9), place.side)
    if cost and native and cost > 40:
        native, size = None, (name.get_width(), name.get_height() - lift)
        rect, cost = room.best(size, at, c.look.px(9), place.side)
    if cost > (120 if place.importance >= 2 else 0):
        return
    c.surface.blit(name, name.get_rect(midtop=(rect.centerx, rect.y - lift // 2)))
    if native:
        c.surface.blit(native, native.get_rect(midbottom=(rect.centerx, rect.bottom + lift // 2)))
    room.take(rect)
