"""The hand on a map: wheel, drag, zoom buttons, the inset. While it moves the map is drawn quickly, at rest sharply."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.kit.canvas import Hit
from game.ui.kit.focus import find
from game.ui.map.view import MapView
from game.ui.viewmodels import MapVM

REST_MS = 180
NOTCH = 0.84


class MapHand:
    """Moves one map view. Points are window pixels; `rect` is where the map lies in the window."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self._from: tuple[int, int] | None = None
        self._rest = 0

    def _moved(self) -> None:
        self.view.moving, self._rest = True, REST_MS

    def wheel(self, notches: float, at: tuple[int, int], rect: pygame.Rect) -> bool:
        """Zooms about the pointer."""
        self.view.zoom(NOTCH**notches, (at[0] - rect.x, at[1] - rect.y))
        self._moved()
        return True

    def button(self, factor: float, vm: MapVM) -> None:
        """Zooms about the middle of the map; a factor of 0 goes to the first view."""
        if factor:
            camera_size = self.view.size()
            self.view.zoom(factor, (camera_size[0] / 2, camera_size[1] / 2))
        else:
            self.view.home(vm)

    def pan(self, dx: int, dy: int) -> None:
        """Moves the map by pixels (keyboard)."""
        self.view.pan(dx, dy)
        self._moved()

    def grab(self, at: tuple[int, int]) -> None:
        """The button went down on the map."""
        self._from = at

    def drag(self, event: pygame.event.Event) -> bool:
        """The pointer moved; true when that dragged the map."""
        if self._from is None:
            return False
        if not event.buttons[0]:
            self._from = None
            return False
        self.view.pan(event.pos[0] - self._from[0], event.pos[1] - self._from[1])
        self._from = event.pos
        self._moved()
        return True

    def jump(self, hits: Sequence[Hit], at: tuple[int, int]) -> None:
        """Brings what was pressed in the inset into the middle of the map."""
        box = find(hits, "map:inset")
        spot = self.view.inset.degrees_at(at[0] - box.rect.x, at[1] - box.rect.y) if box else None
        if spot:
            self.view.center_on(*spot)

    def tick(self, ms: int) -> bool:
        """True when the map came to rest and should be drawn sharply."""
        if not self.view.moving:
            return False
        self._rest -= ms
        if self._rest > 0:
            return False
        self.view.moving = False
        return True
