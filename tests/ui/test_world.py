"""The packed world: any box of it, whole countries, borders with both neighbours."""

from itertools import pairwise

import pytest

from game.resources import assets_dir
from game.ui.map import ground
from game.ui.map.world import Box, World, clip


@pytest.fixture(scope="module")
def world() -> World:
    return World(assets_dir() / "map" / "world.bin")


def test_a_box_holds_its_countries_and_their_border(world: World) -> None:
    region = world.region((124, 33, 131, 43))
    assert {"North Korea", "South Korea"} <= {name for _, name, _ in region.countries}
    assert {code for code, name, _ in region.countries if name == "North Korea"} == {"408"}
    assert any(names == {"North Korea", "South Korea"} for names, _ in region.borders)


def test_polygons_are_cut_to_the_box(world: World) -> None:
    box = (124.0, 33.0, 131.0, 43.0)
    points = [p for _, _, polygons in world.region(box).countries for rings in polygons for ring in rings for p in ring]
    assert points
    assert all(123.999 <= lon <= 131.001 and 32.999 <= lat <= 43.001 for lon, lat in points)


def test_small_islets_can_be_left_out(world: World) -> None:
    box = (124, 33, 131, 36)
    assert len(world.region(box, 0.1).coasts) < len(world.region(box).coasts)


def test_a_box_across_the_date_line_shows_both_sides(world: World) -> None:
    region = world.region((170, 50, -160, 70))
    assert {"Russia", "United States of America"} <= {name for _, name, _ in region.countries}


def test_clipping_keeps_a_polygon_inside_and_drops_one_outside() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert set(clip(square, (2, 2, 9, 9))) == {(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)}
    assert clip(square, (5, 5, 9, 9)) == []
    assert clip(square, (-1, -1, 9, 9)) == square


@pytest.mark.parametrize(
    "box", [(119, 21, 124, 27), (47, 22, 60, 31), (10, 53, 30, 66), (170, 40, -160, 66), (-180, -60, 180, 80)]
)
def test_any_region_of_the_world_gives_a_map(box: tuple[float, float, float, float]) -> None:
    area = ground.load(box, "")
    x0, y0, x1, y1 = area.bounds
    assert area.coasts
    assert area.land
    assert x1 > x0
    assert y1 > y0


@pytest.mark.parametrize(
    "box", [(170.0, -25.0, -170.0, -10.0), (-179.95, -60.0, 179.95, 80.0), (160.0, 60.0, -160.0, 75.0)]
)
def test_land_and_coasts_across_the_180th_meridian_are_not_drawn_across_the_whole_map(box: Box, world: World) -> None:
    region = world.region(box)
    rings = [ring for _, _, polygons in region.countries for polygon in polygons for ring in polygon]
    assert rings
    for line in (*rings, *region.coasts):
        assert all(abs(one[0] - two[0]) < 180 for one, two in pairwise(line))


def test_a_country_across_the_180th_meridian_has_land_on_both_sides(world: World) -> None:
    region = world.region((170.0, 62.0, -168.0, 70.0))
    russia = [ring for _, name, polygons in region.countries if name == "Russia" for ring in polygons]
    lons = [lon for polygon in russia for lon, _ in polygon[0]]
    assert min(lons) == -180.0 and max(lons) == 180.0
    assert any(-175 < lon < -170 for lon in lons) and any(172 < lon < 178 for lon in lons)


def test_the_ground_reaches_beyond_a_flat_box_so_that_no_window_shows_where_it_ends() -> None:
    _, south, _, north = ground.widened((0.0, -5.0, 40.0, 5.0))
    assert north - south > 40 / 1.85
    west, _, east, _ = ground.widened((-180.0, -60.0, 180.0, 75.0))
    assert -180 < west < -179 and 179 < east < 180
