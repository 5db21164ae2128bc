"""Places on the map: a mark by kind, a label where there is room; area names in wide letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pygame

from game.ui.kit import text
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.labels import BLOCKED, Room
from game.ui.viewmodels import PlaceVM, SeaLabelVM, Tip

ALWAYS = 3
"""Places of this importance are named whatever else stands there."""
FAR = 2
"""How far from its mark such a name may stand, in the distance of a name that has room."""
AREA_OFFSETS = (
    (0.0, 0.0),
    (0.0, 1.2),
    (0.0, -1.2),
    (0.45, 0.0),
    (-0.45, 0.0),
    (0.45, 1.2),
    (-0.45, 1.2),
    (0.45, -1.2),
    (-0.45, -1.2),
)
"""Where the name of an area is tried around its middle, in its own widths and heights."""
SIGNS = {"launch_site": "place-launch", "nuclear_site": "place-nuclear"}
"""Kinds of places with a drawn sign: a rocket on its pad, a trefoil."""


def paint_areas(c: Canvas, camera: Camera, room: Room, labels: tuple[SeaLabelVM, ...]) -> None:
    """Names of seas and lands, each line letter-spaced; left out where something else would cover them."""
    for label in labels:
        write_area(c, room, label.lines, [camera.px(label.lon, label.lat)])


def write_area(
    c: Canvas,
    room: Room,
    lines: Sequence[str],
    spots: Iterable[tuple[float, float]],
    always: bool = False,
    spaced: bool = True,
) -> None:
    """Writes lines in the spaced letters of areas, or in those of small ones, at the first free spot or near it;
    without one not, unless `always`."""
    shown = ["  ".join(line.upper()) if spaced else line for line in lines]
    images = [text.halo(line, "small", c.theme.area_text, c.look) for line in shown]
    step = c.line_of("small", 1.15)
    size = max(i.get_width() for i in images), step * len(images)
    tries = []
    for x, y in spots:
        for dx, dy in AREA_OFFSETS:
            rect = pygame.Rect(0, 0, *size)
            rect.center = round(x + dx * size[0]), round(y + dy * size[1])
            tries.append(rect)
    place, cost = room.cheapest(tries)
    if cost >= BLOCKED or (cost and not always):
        return
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
    elif kind in SIGNS:
        reach = max(1, u(1.5))
        for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1), (0, -1), (0, 1), (-1, 0), (1, 0)):
            c.icon(SIGNS[kind], (x + dx * reach, y + dy * reach), 13, t.halo)
        c.icon(SIGNS[kind], at, 13, t.text)
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


Named = dict[str, pygame.Rect]
"""Id of a place -> where its name stands."""


def reserve_places(c: Canvas, camera: Camera, room: Room, places: tuple[PlaceVM, ...]) -> Named:
    """Keeps counters and their names off the marks (minor places give way) and off the names that always stand."""
    seen = _seen(c, camera, places)
    for place, box in seen:
        if place.importance > 0:
            room.take(box.inflate(-c.look.px(6), -c.look.px(4)))
    named: Named = {}
    for place, box in sorted(seen, key=lambda one: one[0].id):
        if place.importance >= ALWAYS:
            named[place.id] = _find(c, room, place, box.center, (False,))[0]
            room.take(named[place.id])
    return named


Marked = list[tuple[PlaceVM, tuple[int, int]]]
"""Places whose marks are painted, and where."""


def mark_places(c: Canvas, camera: Camera, room: Room, places: tuple[PlaceVM, ...]) -> Marked:
    """All marks. A place of no importance whose spot is taken is not marked at all."""
    shown = []
    for place, box in _seen(c, camera, places):
        if place.importance <= 0 and room.cost(box):
            continue
        mark(c, place.kind, box.center)
        room.take(box.inflate(-4, -4))
        c.hit(f"place:{place.id}", box, None, place.tip or Tip(place.label, place.native))
        shown.append((place, box.center))
    return shown


def name_places(c: Canvas, room: Room, shown: Marked, named: Named) -> None:
    """Names from the most important down; a minor place without room keeps its mark and its tooltip."""
    for place, at in sorted(shown, key=lambda s: (-s[0].importance, s[0].id)):
        if place.id in named:
            _write(c, place, *_with_local(c, room, place, named[place.id]))
            continue
        rect, native, cost = _find(c, room, place, at, (True, False) if place.native else (False,))
        if cost <= (120 if place.importance >= 2 else 0):
            _write(c, place, rect, native)
            room.take(rect)


def _images(c: Canvas, place: PlaceVM, native: bool) -> list[pygame.Surface]:
    style = "label-b" if place.kind == "capital" or place.importance >= ALWAYS else "small-m"
    name = text.halo(place.label, style, c.theme.text, c.look)
    return [name, text.halo(place.native, "small", c.theme.dim, c.look)] if native else [name]


def _size(images: list[pygame.Surface], lift: int) -> tuple[int, int]:
    return max(i.get_width() for i in images), sum(i.get_height() - lift for i in images)


def _find(
    c: Canvas, room: Room, place: PlaceVM, at: tuple[int, int], forms: tuple[bool, ...]
) -> tuple[pygame.Rect, bool, int]:
    """Where a name costs least, whether with its local form (one of `forms`, tried in order), and the cost."""
    for native in forms:
        size = _size(_images(c, place, native), c.look.px(8))
        rect, cost = room.best(size, at, c.look.px(9), place.side, FAR if place.importance >= ALWAYS else 1)
        if cost <= 40:
            break
    return rect, native, cost


def _with_local(c: Canvas, room: Room, place: PlaceVM, rect: pygame.Rect) -> tuple[pygame.Rect, bool]:
    """The place of a name that stands already, and of its local form below it if that is free."""
    if not place.native:
        return rect, False
    wide, tall = _size(_images(c, place, True), c.look.px(8))
    both = pygame.Rect(rect.centerx - wide // 2, rect.y, wide, tall)
    below = pygame.Rect(both.x, rect.bottom + c.look.px(2), wide, both.bottom - rect.bottom - c.look.px(2))
    if room.cost(below):
        return rect, False
    room.take(below)
    return both, True


def _write(c: Canvas, place: PlaceVM, rect: pygame.Rect, native: bool) -> None:
    lift = c.look.px(8)
    name, *local = _images(c, place, native)
    c.surface.blit(name, name.get_rect(midtop=(rect.centerx, rect.y - lift // 2)))
    for image in local:
        c.surface.blit(image, image.get_rect(midbottom=(rect.centerx, rect.bottom + lift // 2)))
