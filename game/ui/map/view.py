"""The map as a widget: keeps the camera and the base layer, paints a MapVM, zooms and pans. Draws into any canvas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.map import base, ground, inset, pieces, pins, places, tracks, zones
from game.ui.map.camera import Camera
from game.ui.map.labels import Room
from game.ui.theme import Look
from game.ui.viewmodels import MapVM
from game.ui.viewmodels.map import Box

LAYERS = (("pieces", "Units"), ("ranges", "Ranges"), ("places", "Places"), ("names", "Names"), ("relief", "Relief"))
NEAR = 0.8
"""Zoomed in by so much, a map shows what is of minor importance too."""
ALL = frozenset(name for name, _ in LAYERS)


def layers_of(vm: MapVM) -> tuple[tuple[str, str], ...]:
    """The layers of which this map has something, each with its label: only these need a switch.

    What its reader cannot see is not on the map, so that no switch tells of it.
    """
    there = {
        "pieces": bool(vm.pieces),
        "ranges": bool(vm.rings) or any(track.ring and track.kind == "missile" for track in vm.tracks),
        "places": bool(vm.places or vm.zones),
        "names": True,
        "relief": bool(vm.relief),
    }
    return tuple((name, label) for name, label in LAYERS if there[name])


class MapView:
    """One map on screen. `moving` is true while the hand drags or zooms: the old base layer is moved and stretched
    meanwhile.
    """

    def __init__(self) -> None:
        self.moving = False
        self._ground: ground.Ground | None = None
        self._camera: Camera | None = None
        self._base: pygame.Surface | None = None
        self._key: object = None
        self._at: tuple[float, float, float] = (0.0, 0.0, 1.0)
        self._home: object = None
        self._home_km = 1.0
        self.inset = inset.Inset()

    def prepare(self, vm: MapVM, size: tuple[int, int]) -> Camera:
        """Loads the ground of this map if it is new and fits the camera; returns the camera."""
        area = ground.load(vm.bbox, vm.relief)
        if area is not self._ground or self._camera is None:
            self._ground, self._home = area, None
            self._camera = Camera(area.projection, area.bounds, size)
        if self._camera.size != size:
            self._camera.resize(size)
        if self._home != (vm.bbox, vm.home):
            self._home = (vm.bbox, vm.home)
            self.look_at(vm.home or vm.bbox)
            self._home_km = self._camera.km
        return self._camera

    def look_at(self, box: Box) -> None:
        """Shows a box in degrees."""
        if self._camera and self._ground:
            self._camera.fit(ground.box_bounds(self._ground.projection, box))

    def home(self, vm: MapVM) -> None:
        """The first view again."""
        self.look_at(vm.home or vm.bbox)

    def zoom(self, factor: float, at: tuple[float, float]) -> None:
        """Nearer (factor below 1) or farther, keeping the point under the pointer."""
        if self._camera:
            self._camera.zoom(factor, at)

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map with the hand."""
        if self._camera:
            self._camera.pan(dx, dy)

    def center_on(self, lon: float, lat: float) -> None:
        """Brings a place into the middle."""
        if self._camera:
            x, y = self._camera.px(lon, lat)
            self._camera.pan(self._camera.size[0] / 2 - x, self._camera.size[1] / 2 - y)

    def size(self) -> tuple[int, int]:
        """The size of the view in pixels."""
        return self._camera.size if self._camera else (1, 1)

    def key(self) -> object:
        """Changes when the view has moved: part of what a region depends on."""
        return (self._camera.key() if self._camera else None, self.moving)

    def paint(
        self,
        c: Canvas,
        vm: MapVM,
        layers: Collection[str] = ALL,
        obstacles: Iterable[pygame.Rect] = (),
        progress: Mapping[str, float] | None = None,
        small: pygame.Rect | None = None,
    ) -> None:
        """Paints the whole surface of the canvas. Labels keep off the `obstacles`; `small` is where the inset goes."""
        camera = self.prepare(vm, c.surface.get_size())
        c.surface.blit(self._ground_layer(vm, camera, c.look, "relief" in layers), (0, 0))
        room = Room(c.surface.get_rect(), obstacles)
        if small:
            room.take(small)
        seen = zones.in_sight(camera, vm.zones, camera.km < NEAR * self._home_km) if "places" in layers else []
        zones.paint_zones(c, seen)
        drops = pins.gather(c, camera, room, vm.pins)
        tracks.reserve_ends(c, camera, room, vm.tracks)
        named = places.reserve_places(c, camera, room, vm.places) if "places" in layers else {}
        rings = tracks.rings_of(c, vm.rings, vm.tracks) if "ranges" in layers else []
        tracks.paint_rings(c, camera, rings)
        if "pieces" in layers:
            pieces.paint_pieces(c, camera, room, vm.pieces)
        flags = tracks.paint_tracks(c, camera, room, vm.tracks, progress or {})
        pins.write_headlines(c, room, drops)
        tracks.write_rings(c, camera, room, rings)
        marked = places.mark_places(c, camera, room, vm.places) if "places" in layers else []
        pins.paint_drops(c, drops)
        if "places" in layers:
            places.name_places(c, room, marked, named)
            zones.name_zones(c, room, seen)
        if "names" in layers:
            places.paint_areas(c, camera, room, zones.not_named([one.zone for one in seen], vm.sea_labels))
            base.edge_degrees(c, camera, room)
        tracks.paint_flags(c, flags)
        if small:
            self.inset.paint(c, small, vm, camera)

    def _ground_layer(self, vm: MapVM, camera: Camera, look: Look, relief: bool) -> pygame.Surface:
        key = (camera.key(), vm.bbox, vm.relief, vm.tints, vm.borders, look, relief)
        if self._base is not None and key == self._key:
            return self._base
        if self.moving and self._base is not None and self._base.get_size() == camera.size:
            return self._stretched(self._base, camera, look)
        assert self._ground is not None
        tints = {tint.country: tint.colour for tint in vm.tints}
        self._base = base.paint_base(self._ground, camera, look, tints, vm.borders, relief)
        self._key, self._at = key, (camera.x, camera.y, camera.km)
        return self._base

    def _stretched(self, old: pygame.Surface, camera: Camera, look: Look) -> pygame.Surface:
        """The old base layer moved and scaled to the present view: quick, and sharp again when the hand rests."""
        x, y, km = self._at
        factor, (w, h) = km / camera.km, camera.size
        out = pygame.Surface(camera.size)
        out.fill(look.theme.sea[1])
        left = (x - camera.x) / camera.km + w / 2 - w * factor / 2
        top = (camera.y - y) / camera.km + h / 2 - h * factor / 2
        if abs(factor - 1) < 1e-6:
            out.blit(old, (round(left), round(top)))
            return out
        part = pygame.Rect(round(-left / factor), round(-top / factor), round(w / factor) + 2, round(h / factor) + 2)
        part = part.clip(old.get_rect())
        if part.w > 0 and part.h > 0:
            size = max(1, round(part.w * factor)), max(1, round(part.h * factor))
            out.blit(
                pygame.transform.scale(old.subsurface(part), size),
                (round(left + part.x * factor), round(top + part.y * factor)),
            )
        return out
