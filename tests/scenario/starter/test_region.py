"""Regions from numbers and around countries, also across the 180th meridian."""

from __future__ import annotations

import pytest

from game.scenario.starter.region import Region, RegionError, around, from_numbers, together


def _square(west: float, south: float, east: float, north: float) -> list[list[tuple[float, float]]]:
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


def test_numbers_are_west_south_east_north() -> None:
    assert from_numbers(" 115, 25,150,52 ") == Region(115, 25, 150, 52)


def test_a_box_across_the_180th_meridian_is_as_wide_as_it_looks() -> None:
    region = from_numbers("170,-25,-170,-10")
    assert region.width == 20
    assert region.lon(0.5) == 180 and region.lon(0.75) == -175


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,2,3", "west,south,east,north"),
        ("a,b,c,d", "west,south,east,north"),
        ("nan,0,1,1", "from -180 to 180"),
        ("0,0,200,10", "from -180 to 180"),
        ("0,10,10,10", "no room"),
        ("0,20,10,10", "no room"),
        ("5,0,5,10", "no room"),
        ("150,25,115,52", "across the 180th meridian"),
    ],
)
def test_what_is_no_box_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(RegionError, match=reason):
        from_numbers(text)


def test_a_country_is_its_mainland_with_what_lies_near() -> None:
    mainland, near, far, crumb = (
        _square(0, 0, 10, 10),
        _square(11, 2, 13, 4),
        _square(60, 0, 70, 5),
        _square(14, 0, 14.1, 0.1),
    )
    region = around([far, mainland, near, crumb])
    assert region.west < 0 and 13 < region.east < 20 and region.south < 0 and 10 < region.north < 15


def test_a_country_across_the_180th_meridian_is_one() -> None:
    region = around([_square(160, 0, 180, 10), _square(-180, 0, -172, 10)])
    assert 150 < region.west < 160 and -172 < region.east < -165


def test_several_regions_are_joined_on_the_shorter_side() -> None:
    joined = together([Region(170, 0, 179, 10), Region(-175, -5, -165, 5)])
    assert joined == Region(170, -5, -165, 10)
    assert together([Region(10, 0, 20, 10), Region(30, 0, 40, 10)]) == Region(10, 0, 40, 10)
