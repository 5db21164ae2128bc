"""Great circles and projections against known values."""

import math
from itertools import pairwise

import pytest

from game.ui.map import tracks
from game.ui.map.geo import EARTH_KM, destination, distance, great_circle, ring
from game.ui.map.projection import LambertConformal, Mercator, for_box
from game.ui.viewmodels import TrackVM

SEOUL, TOKYO = (126.98, 37.57), (139.69, 35.69)


def test_known_distances() -> None:
    assert distance(SEOUL, TOKYO) == pytest.approx(1153, abs=3)
    assert distance((0, 0), (180, 0)) == pytest.approx(math.pi * EARTH_KM)
    assert distance((10, 89.9), (190, 89.9)) == pytest.approx(2 * 0.1 * math.pi / 180 * EARTH_KM, rel=1e-6)


def test_a_ring_of_570_km_really_is_570_km() -> None:
    points = ring((125.67, 39.22), 570)
    assert all(distance((125.67, 39.22), p) == pytest.approx(570, abs=1e-6) for p in points)
    assert points[0] == pytest.approx(points[-1])


def test_a_track_by_bearing_and_range_ends_where_its_ring_is() -> None:
    track = TrackVM("t", 39.22, 125.67, "", bearing=70, range_km=570)
    assert tracks.length_km(track) == pytest.approx(570, abs=1e-6)
    assert tracks.end_of(track) == pytest.approx((132.038, 40.802), abs=0.002)


def test_a_great_circle_is_the_shortest_way_and_evenly_walked() -> None:
    path = great_circle(SEOUL, TOKYO, 20)
    steps = [distance(a, b) for a, b in pairwise(path)]
    assert sum(steps) == pytest.approx(distance(SEOUL, TOKYO), abs=1e-6)
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)


def test_a_destination_across_the_date_line_stays_a_longitude() -> None:
    lon, lat = destination((179.5, 10), 90, 500)
    assert -180 <= lon < -175
    assert lat == pytest.approx(10, abs=0.2)


@pytest.mark.parametrize(
    "projection", [LambertConformal(131, 37.5, 30, 46), Mercator(60, 20), LambertConformal(-60, -40, -50, -30)]
)
def test_projections_invert(projection: LambertConformal | Mercator) -> None:
    sign = -1 if getattr(projection, "lat0", 1) < 0 else 1
    for lon in range(-20, 21, 5):
        for lat in range(5, 61, 5):
            point = (projection.lon0 + lon, sign * lat)
            assert projection.inverse(*projection.forward(*point)) == pytest.approx(point, abs=1e-9)


def test_lambert_agrees_with_snyder() -> None:
    """Snyder, Map Projections (1987), page 295: sphere of radius 1, standard parallels 33 and 45, origin 96 W 23 N."""
    x, y = LambertConformal(-96, 23, 33, 45).forward(-75, 35)
    assert (x / EARTH_KM, y / EARTH_KM) == pytest.approx((0.2966785, 0.2462112), abs=1e-6)


def test_lambert_keeps_scale_on_its_standard_parallels() -> None:
    projection = LambertConformal(131, 37.5, 30, 46)
    for lat in (30, 46):
        a, b = projection.forward(130.95, lat), projection.forward(131.05, lat)
        assert math.dist(a, b) == pytest.approx(distance((130.95, lat), (131.05, lat)), rel=1e-5)


def test_many_points_at_once_give_the_same_as_one_by_one() -> None:
    points = [(120.0 + i, -89.5 + 7 * i) for i in range(26)]
    for projection in (LambertConformal(131, 37.5, 30, 46), Mercator(131, 10)):
        assert all(flat == pytest.approx(projection.forward(*p)) for p, flat in projection.many(points).items())


def test_the_projection_fits_the_box() -> None:
    assert isinstance(for_box(112, 12, 152, 48), LambertConformal)
    assert isinstance(for_box(95, -12, 140, 20), Mercator)
    assert isinstance(for_box(-170, 10, 170, 70), Mercator)
    crossing = for_box(170, 40, -160, 65)
    assert isinstance(crossing, LambertConformal)
    assert crossing.lon0 == pytest.approx(185)
