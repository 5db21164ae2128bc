"""The packed world: any box of it, whole countries, borders with both neighbours."""

import pytest

from game.resources import assets_dir
from game.ui.map import ground
from game.ui.map.world import World, clip


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
