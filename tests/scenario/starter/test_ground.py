"""Where places go: in their own country, on land, apart from each other, at sea where the sea is meant."""

from __future__ import annotations

import pytest

from game.scenario.starter.ground import Ground, between, ground, has_sea, seats
from game.scenario.starter.region import Country, Region


def _land(name: str, west: float, south: float, east: float, north: float) -> Country:
    return "", name, [[[(west, south), (east, south), (east, north), (west, north), (west, south)]]]


WEST, EAST = _land("West", 0, 0, 8, 20), _land("East", 14, 0, 30, 20)
BOX = Region(0, 0, 30, 20)


@pytest.fixture(scope="module")
def area() -> Ground:
    return ground(BOX, [WEST, EAST])


def test_each_actor_stands_in_its_own_country(area: Ground) -> None:
    one, two = seats(area, [EAST, WEST])
    assert (one.country, two.country) == ("East", "West")


def test_actors_without_a_country_stand_on_land_and_apart(area: Ground) -> None:
    spots = seats(area, [None] * 8)
    assert all(spot.country for spot in spots)
    assert len({(spot.lon, spot.lat) for spot in spots}) == 8
    assert min(one.away(two) for one in spots for two in spots if one is not two) > area.km / 10


def test_a_country_too_small_for_the_grid_still_has_its_actor(area: Ground) -> None:
    speck = _land("Speck", 11.001, 5.001, 11.002, 5.002)
    (spot,) = seats(ground(BOX, [WEST, EAST, speck]), [speck])
    assert 11 < spot.lon < 11.01 and 5 < spot.lat < 5.01


def test_disputed_waters_are_at_sea_between_the_two(area: Ground) -> None:
    spots = seats(area, [WEST, EAST])
    zone = between(area, *spots, spots, sea=True)
    assert zone.country == "" and 8 <= zone.lon <= 14
    assert has_sea(area)


def test_without_land_places_are_spread_all_the_same() -> None:
    spots = seats(ground(Region(175, -5, -175, 5), []), [None] * 3)
    assert len({(spot.lon, spot.lat) for spot in spots}) == 3
    assert any(spot.lon < 0 for spot in spots) and any(spot.lon > 0 for spot in spots)


def test_a_lake_is_no_land() -> None:
    name, outer = "Ring", WEST[2][0][0]
    lake = [(2.0, 5.0), (6.0, 5.0), (6.0, 15.0), (2.0, 15.0), (2.0, 5.0)]
    area = ground(Region(0, 0, 8, 20), [("", name, [[outer, lake]])])
    assert {spot.country for spot in area.spots if 2.5 < spot.lon < 5.5 and 6 < spot.lat < 14} == {""}
    assert {spot.country for spot in area.spots if spot.lon < 1.5} == {name}
