"""Paths on the map: great-circle arcs with a glowing head, ground tracks, range rings true to scale."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.map.camera import Camera
from game.ui.map.geo import LonLat, destination, distance, great_circle, ring
from game.ui.map.ground import bounds_of
from game.ui.map.labels import Room
from game.ui.theme import Colour, mix
from game.ui.viewmodels import RingVM, TrackVM

STEPS = 64
LIFT = 0.42
DARKNESS = (0, 0, 0)
ICONS = {"missile": "rocket", "flight": "plane", "voyage": "ship", "move": "arrow-right"}
Point = tuple[float, float]
Flag = tuple[TrackVM, pygame.Rect]


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of constant distance with what is written on it."""

    center: LonLat
    km: float
    label: str
    colour: Colour


def end_of(track: TrackVM) -> LonLat:
    """Where a track ends, as (lon, lat)."""
    if track.to_lat is not None and track.to_lon is not None:
        return track.to_lon, track.to_lat
    return destination((track.lon, track.lat), track.bearing, track.range_km)


def length_km(track: TrackVM) -> float:
    """The great-circle length of a track."""
    return distance((track.lon, track.lat), end_of(track))


def arc_points(camera: Camera, track: TrackVM) -> tuple[list[Point], list[Point]]:
    """(ground path, drawn path) in pixels; a missile's drawn path is lifted like a ballistic arc."""
    ground = [camera.px(*p) for p in great_circle((track.lon, track.lat), end_of(track), STEPS)]
    if track.kind != "missile":
        return ground, ground
    lift = math.dist(ground[0], ground[-1]) * LIFT
    return ground, [(x, y - lift * 4 * (i / STEPS) * (1 - i / STEPS)) for i, (x, y) in enumerate(ground)]


def paint_rings(c: Canvas, camera: Camera, rings: list[Ring]) -> None:
    """Dashed circles of constant distance, below everything else."""
    for one in rings:
        points = [camera.px(*p) for p in ring(one.center, one.km)]
        if c.surface.get_rect().colliderect(pygame.Rect(_rect(points))):
            draw.dashed(c.surface, one.colour, points, c.look.px(6), c.look.px(6), max(1, c.look.px(1.2)))


def write_rings(c: Canvas, camera: Camera, room: Room, rings: list[Ring]) -> None:
    """The radius of each ring, written on it where nothing else stands."""
    for one in rings:
        points = [camera.px(*p) for p in ring(one.center, one.km)]
        size = c.width_of(one.label, "small-m") + c.look.px(8), c.line_of("small-m", 1.1)
        tries = []
        for i in (45, 38, 52, 30, 60, 22, 68, 0, 12, 78):
            rect = pygame.Rect(0, 0, *size)
            rect.center = round(points[i][0]), round(points[i][1])
            tries.append(rect)
        rect, cost = room.cheapest(tries)
        if cost == 0:
            c.text(one.label, rect.center, "small-m", mix(one.colour, c.theme.text, 0.45), "center", halo=True)
            room.take(rect)


def rings_of(c: Canvas, rings: tuple[RingVM, ...], tracks: tuple[TrackVM, ...]) -> list[Ring]:
    """The author's rings, and the range ring of each track that asks for one."""
    out = [
        Ring((one.lon, one.lat), one.km, one.label or f"{one.km:,.0f} km", c.theme.actor(one.colour)) for one in rings
    ]
    for track in tracks:
        if track.ring and track.kind == "missile":
            km = length_km(track)
            colour = mix(c.theme.tone(track.tone), c.theme.land, 0.35)
            out.append(Ring((track.lon, track.lat), km, f"{km:,.0f} km", colour))
    return out


def reserve_ends(c: Canvas, camera: Camera, room: Room, tracks: tuple[TrackVM, ...]) -> None:
    """Keeps counters and names off the points where missiles fall."""
    for track in tracks:
        if track.kind == "missile":
            x, y = camera.px(*great_circle((track.lon, track.lat), end_of(track), 1)[-1])
            box = pygame.Rect(0, 0, c.look.px(24), c.look.px(24))
            box.center = round(x), round(y)
            room.take(box)


def paint_tracks(
    c: Canvas, camera: Camera, room: Room, tracks: tuple[TrackVM, ...], progress: Mapping[str, float]
) -> list[Flag]:
    """All paths up to their present point; `progress` (track id to a number in [0, 1]) runs the animation.

    Returns the labels with the room kept for them: `paint_flags` paints them when everything below is painted.
    """
    flown = [(track, min(max(track.t * progress.get(track.id, 1.0), 0.0), 1.0)) for track in tracks]
    for track, t in flown:
        if track.kind == "missile":
            _missile(c, camera, track, t)
        else:
            _course(c, camera, track, t)
    return [(track, _flag_place(c, camera, room, track, t)) for track, t in flown if t > 0 and track.label]


def _missile(c: Canvas, camera: Camera, track: TrackVM, t: float) -> None:
    colour = c.theme.tone(track.tone)
    ground, arc = arc_points(camera, track)
    flown = _until(arc, t)
    draw.dashed(c.surface, c.theme.halo, _until(ground, t), c.look.px(4), c.look.px(4), c.look.px(2))
    _glow(c, flown, colour)
    for i, (a, b) in enumerate(pairwise(flown)):
        pygame.draw.aaline(c.surface, mix(c.theme.warn, colour, i / STEPS), a, b, c.look.px(3))
    head = flown[-1]
    if t >= 1:
        for radius, share in ((16, 0.55), (10, 0.25)):
            pygame.draw.aacircle(c.surface, mix(colour, c.theme.sea[1], share), head, c.look.px(radius), c.look.px(2))
    pygame.draw.aacircle(c.surface, c.theme.halo, head, c.look.px(6))
    pygame.draw.aacircle(c.surface, colour, head, c.look.px(4.5))


def _glow(c: Canvas, points: list[Point], colour: Colour) -> None:
    """A soft light around the path (dark grounds only: on a light map it would wash out)."""
    if sum(c.theme.land) > 380:
        pygame.draw.lines(c.surface, c.theme.halo, False, points, c.look.px(6))
        return
    rect = pygame.Rect(_rect(points)).inflate(c.look.px(60), c.look.px(60)).clip(c.surface.get_rect())
    if rect.w < 2 or rect.h < 2:
        return
    sheet = pygame.Surface(rect.size)
    moved = [(x - rect.x, y - rect.y) for x, y in points]
    pygame.draw.lines(sheet, mix(DARKNESS, colour, 0.6), False, moved, c.look.px(5))
    c.surface.blit(draw.blur(sheet, c.look.px(8)), rect, special_flags=pygame.BLEND_RGB_ADD)


def _course(c: Canvas, camera: Camera, track: TrackVM, t: float) -> None:
    """A ground track with an arrow head."""
    colour = c.theme.tone(track.tone)
    points = _until(arc_points(camera, track)[0], t)
    pygame.draw.lines(c.surface, c.theme.halo, False, points, c.look.px(5))
    draw.dashed(c.surface, colour, points, c.look.px(9), c.look.px(4), c.look.px(3))
    (x0, y0), (x1, y1) = points[max(0, len(points) - 6)], points[-1]
    turn, r = math.atan2(y1 - y0, x1 - x0), c.look.px(10)
    head = [(x1 + math.cos(turn + d) * s, y1 + math.sin(turn + d) * s) for d, s in ((0, r * 0.6), (2.6, r), (-2.6, r))]
    pygame.draw.polygon(c.surface, colour, head)
    pygame.draw.aalines(c.surface, c.theme.halo, True, head)


def _until(points: list[Point], t: float) -> list[Point]:
    """The path up to the share `t` of it, its last point between two given ones; at least two points."""
    exact = t * (len(points) - 1)
    whole = int(exact)
    out = points[: whole + 1]
    if whole + 1 < len(points):
        (x0, y0), (x1, y1) = points[whole], points[whole + 1]
        share = exact - whole
        out.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
    return out if len(out) > 1 else [out[0], out[0]]


def _flag_place(c: Canvas, camera: Camera, room: Room, track: TrackVM, t: float) -> pygame.Rect:
    """Room for a label near the head of the path, else in a corner of the view."""
    head = _until(arc_points(camera, track)[1], t)[-1]
    wide = max(c.width_of(track.label, "name"), c.width_of(track.detail, "small")) + c.look.px(50)
    tall = c.line_of("name") + (c.line_of("small") if track.detail else 0) + c.look.px(10)
    near, far = c.look.px(20), c.look.px(52)
    inner = c.surface.get_rect().inflate(-c.look.px(24), -c.look.px(24))
    spots: list[tuple[str, Point]] = []
    for gap in (near, far):
        spots += [
            ("topleft", (head[0] + gap, head[1] + gap // 2)),
            ("midleft", (head[0] + gap, head[1])),
            ("bottomleft", (head[0] + gap, head[1] - gap // 2)),
            ("topright", (head[0] - gap, head[1] + gap // 2)),
            ("bottomright", (head[0] - gap, head[1] - gap // 2)),
            ("midtop", (head[0], head[1] + gap)),
            ("midbottom", (head[0], head[1] - gap)),
        ]
    spots += [(corner, getattr(inner, corner)) for corner in ("bottomright", "topright", "bottomleft", "topleft")]
    tries = []
    for anchor, at in spots:
        rect = pygame.Rect(0, 0, wide, tall)
        setattr(rect, anchor, (round(at[0]), round(at[1])))
        tries.append(rect)
    rect, _ = room.cheapest(tries)
    rect.clamp_ip(inner)
    room.take(rect)
    return rect


def paint_flags(c: Canvas, flags: list[Flag]) -> None:
    """The labels of paths: what it is, range, time of flight."""
    for track, rect in flags:
        colour = c.theme.tone(track.tone)
        c.panel(rect, c.theme.wash(colour), colour, 5)
        c.icon(ICONS.get(track.kind, "circle"), (rect.x + c.look.px(20), rect.centery), 20, colour)
        with c.inside(rect):
            x = rect.x + c.look.px(38)
            below = c.text(track.label, (x, rect.y + c.look.px(4)), "name", room=rect.right - x).bottom
            if track.detail:
                c.text(track.detail, (x, below - c.look.px(2)), "small", c.theme.dim, room=rect.right - x)


def _rect(points: list[Point]) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = bounds_of(points)
    return int(x0), int(y0), int(x1 - x0) + 1, int(y1 - y0) + 1
