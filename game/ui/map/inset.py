"""The theatre inset: a wider box small, by default the whole map, with the main view's frame, dots for pieces and names
of what lies outside it.
"""

from __future__ import annotations

import pygame

from game.ui.kit import text
from game.ui.kit.canvas import Canvas
from game.ui.map import base, ground
from game.ui.map.camera import Camera
from game.ui.map.labels import Room
from game.ui.theme import Look
from game.ui.viewmodels import MapVM

HELPS_FROM = 1.35


class Inset:
    """Keeps its own base layer. `degrees_at` turns a click into a place."""

    def __init__(self) -> None:
        self._key: object = None
        self._base: pygame.Surface | None = None
        self._camera: Camera | None = None

    def helps(self, vm: MapVM, camera: Camera) -> bool:
        """Whether there is something worth seeing outside the main view."""
        w, h = camera.size
        view = pygame.Rect(0, 0, w, h)
        things = [(p.lon, p.lat) for p in vm.places] + [(p.lon, p.lat) for p in vm.pieces]
        outside = any(not view.collidepoint(camera.px(*at)) for at in things)
        return outside or camera.widest() / camera.km > HELPS_FROM

    def degrees_at(self, x: float, y: float) -> tuple[float, float] | None:
        """Longitude and latitude under a point of the inset (pixels from its corner), None before it was painted."""
        return self._camera.degrees(x, y) if self._camera else None

    def paint(self, c: Canvas, rect: pygame.Rect, vm: MapVM, main: Camera) -> None:
        """Paints the inset into `rect` of the canvas."""
        area = ground.load(vm.wide, "") if vm.wide else ground.load(vm.bbox, vm.relief)
        camera = Camera(area.projection, area.bounds, rect.size)
        camera.fit(area.bounds)
        self._camera = camera
        frame = _window(main, camera)
        sheet = Canvas(self._layer(vm, area, camera, c.look).copy(), c.look)
        self._things(sheet, vm, camera, frame)
        pygame.draw.rect(sheet.surface, c.theme.focus, frame, max(1, c.look.px(2)))
        c.surface.blit(sheet.surface, rect)
        pygame.draw.rect(c.surface, c.theme.line_hi, rect.inflate(2, 2), 1, border_radius=2)

    def _layer(self, vm: MapVM, area: ground.Ground, camera: Camera, look: Look) -> pygame.Surface:
        key = (vm.wide, vm.bbox, vm.relief, vm.tints, camera.size, look)
        if key != self._key or self._base is None:
            tints = {tint.country: tint.colour for tint in vm.tints}
            self._base, self._key = base.paint_base(area, camera, look, tints, (), False), key
        return self._base

    def _things(self, c: Canvas, vm: MapVM, camera: Camera, frame: pygame.Rect) -> None:
        dots = {"F": c.theme.info, "H": c.theme.bad, "N": c.theme.good, "U": c.theme.warn}
        for piece in vm.pieces:
            at = camera.px(piece.lon, piece.lat)
            pygame.draw.aacircle(c.surface, c.theme.halo, at, c.look.px(5))
            pygame.draw.aacircle(c.surface, dots[piece.affiliation], at, c.look.px(4))
        room = Room(c.surface.get_rect(), [frame])
        for place in sorted(vm.places, key=lambda p: (-p.importance, p.id)):
            x, y = camera.px(place.lon, place.lat)
            if frame.collidepoint(x, y) or not c.surface.get_rect().collidepoint(x, y):
                continue
            image = text.halo(place.label, "small-m", c.theme.text, c.look)
            size = image.get_width(), image.get_height() - c.look.px(6)
            rect, cost = room.best(size, (x, y), c.look.px(5), place.side)
            if cost:
                continue
            pygame.draw.rect(c.surface, c.theme.text, (round(x) - 2, round(y) - 2, 5, 5))
            c.surface.blit(image, image.get_rect(center=rect.center))
            room.take(rect)


def _window(main: Camera, small: Camera) -> pygame.Rect:
    """The main view's frame in pixels of the inset, whose projection may be another."""
    w, h = main.size
    edge = [(x, y) for x in (0, w // 2, w) for y in (0, h // 2, h) if (x, y) != (w // 2, h // 2)]
    points = [small.px(*main.degrees(x, y)) for x, y in edge]
    left, top, right, bottom = ground.bounds_of(points)
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
