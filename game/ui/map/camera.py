"""Where the map looks: centre and kilometres per pixel; turning degrees into pixels. No drawing."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.map.ground import Bounds
from game.ui.map.projection import Projection

Size = tuple[int, int]
NEAREST_KM = 0.12
FARTHEST = 1.12
RIM = 0.1


@dataclass(slots=True)
class Camera:
    """`x`, `y` in kilometres on the plane are in the middle of a view of `size` pixels; `km` is kilometres per
    pixel.
    """

    projection: Projection
    limits: Bounds
    size: Size
    x: float = 0.0
    y: float = 0.0
    km: float = 1.0

    def key(self) -> tuple[float, float, float, Size]:
        """What the base layer depends on."""
        return self.x, self.y, self.km, self.size

    def px(self, lon: float, lat: float) -> tuple[float, float]:
        """Degrees to pixels of the view."""
        return self.flat(*self.projection.forward(lon, lat))

    def flat(self, x: float, y: float) -> tuple[float, float]:
        """Kilometres on the plane to pixels of the view."""
        return (x - self.x) / self.km + self.size[0] / 2, (self.y - y) / self.km + self.size[1] / 2

    def degrees(self, px: float, py: float) -> tuple[float, float]:
        """Pixels to (longitude, latitude)."""
        return self.projection.inverse(
            (px - self.size[0] / 2) * self.km + self.x, self.y - (py - self.size[1] / 2) * self.km
        )

    def widest(self) -> float:
        """The kilometres per pixel at which the whole box is in sight."""
        x0, y0, x1, y1 = self.limits
        return max((x1 - x0) / self.size[0], (y1 - y0) / self.size[1])

    def fit(self, bounds: Bounds) -> None:
        """Shows these bounds in kilometres, whole and centred."""
        x0, y0, x1, y1 = bounds
        self.x, self.y = (x0 + x1) / 2, (y0 + y1) / 2
        self.km = max((x1 - x0) / self.size[0], (y1 - y0) / self.size[1], NEAREST_KM)
        self._hold()

    def zoom(self, factor: float, at: tuple[float, float]) -> None:
        """Brings the view nearer (factor below 1) or farther, keeping the point under `at` where it is."""
        before = self.km
        self.km = min(max(self.km * factor, NEAREST_KM), self.widest() * FARTHEST)
        dx, dy = at[0] - self.size[0] / 2, at[1] - self.size[1] / 2
        self.x += dx * (before - self.km)
        self.y -= dy * (before - self.km)
        self._hold()

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by pixels, as if drawn by the hand."""
        self.x -= dx * self.km
        self.y += dy * self.km
        self._hold()

    def resize(self, size: Size) -> None:
        """Another view size: the same height of land stays in sight."""
        self.km *= self.size[1] / max(1, size[1])
        self.size = size
        self.km = min(max(self.km, NEAREST_KM), self.widest() * FARTHEST)

    def _hold(self) -> None:
        """Keeps the view near the box: at most a little of what lies around it shows."""
        x0, y0, x1, y1 = self.limits
        self.x = _held(self.x, x0, x1, self.size[0] * self.km)
        self.y = _held(self.y, y0, y1, self.size[1] * self.km)


def _held(at: float, low: float, high: float, view: float) -> float:
    """`at` moved so that a view of this width stays inside low to high and the rim; centred when it is wider than
    that.
    """
    rim = RIM * (high - low)
    first, last = low - rim + view / 2, high + rim - view / 2
    return (low + high) / 2 if first > last else min(max(at, first), last)
