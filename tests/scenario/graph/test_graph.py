"""Who triggers whom is read from the scenario in full, and drawn so that nothing covers anything."""

from __future__ import annotations

import time
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.model.scenario import Scenario
from game.scenario.build import load_path
from game.scenario.graph.layers import Layout, lay_out
from game.scenario.graph.links import Part, links
from game.scenario.graph.model import Graph, around, find, whole
from game.scenario.graph.picture import Sheet, place
from game.scenario.graph.svg import draw, left_out
from tests.support.opening import opening, scenario_of

HEAD = (
    opening("Small & <quick>")
    + """\
actors:
  alba: {title: Alba, short: ALB, currency: capital, slots: 2}
  brum: {title: Brum, short: BRU, currency: capital, slots: 2}
meters:
  tension: {label: Tension, start: 50}
  capital: {label: Capital, of: actor, start: 3, visibility: own}
flags: {open_line: {label: The line is open}}
define: {silent: not flag.open_line}
endings: {war: {title: War, says: War., when: tension > 99}, drift: {title: Drift, says: On.}}
"""
)
BODY = """\
actions:
  threaten:
    title: A <threat>
    blurb: Threaten.
    instrument: military
    who: [alba]
    needs: silent
    odds: {base: 50%}
    outcomes:
      success: {then: {event: storm, in: 1 turn, chance: 30%}}
      failure: {effects: [{flag: open_line}]}
  wait: {title: Wait, blurb: Wait., instrument: diplomatic, who: [alba]}
events:
  storm:
    title: A storm
    then: {dilemma: what_now}
  breeze:
    title: A breeze
    when: happened(storm)
    effects: [{cancel: storm}, {end: war}]
  ghost: {title: Nobody calls it}
dilemmas:
  what_now:
    title: What now?
    to: [brum]
    says: Choose.
    default: stay
    options:
      stay: {title: Stay}
      shout: {title: Shout, then: {event: breeze}}
"""


@pytest.fixture(scope="module")
def small() -> Scenario:
    return scenario_of(HEAD + BODY)


@pytest.fixture(scope="module")
def flagship() -> Scenario:
    loaded = load_path("korea_2023")
    assert loaded.scenario is not None
    return loaded.scenario


# -- links -------------------------------------------------------------------------------------------------------------


def test_every_effect_and_every_question_is_a_link_with_its_place(small: Scenario) -> None:
    told = [(one.source.id, one.how, one.target.id, ".".join(one.via), one.span.line) for one in links(small)]
    assert told == [
        ("storm", "ask", "what_now", "then", 37),
        ("breeze", "cancel", "storm", "effects", 41),
        ("breeze", "end", "war", "effects", 41),
        ("breeze", "asks", "storm", "", 40),
        ("what_now", "fire", "breeze", "options.shout.then", 51),
        ("threaten", "schedule", "storm", "outcomes.success.then", 31),
        ("threaten", "flag", "open_line", "outcomes.failure.effects", 32),
        ("threaten", "asks", "open_line", "", 28),
    ]


# -- what is drawn -----------------------------------------------------------------------------------------------------


def arrows(graph: Graph) -> list[tuple[str, str, str, str]]:
    return [(one.source.id, one.manner, one.target.id, one.label) for one in graph.arrows]


def test_the_whole_has_what_happens_and_leaves_out_actions_that_do_nothing(small: Scenario) -> None:
    graph = whole(small)
    assert [box.part.id for box in graph.boxes] == ["storm", "breeze", "ghost", "what_now", "threaten", "war", "drift"]
    assert graph.left_out == 1
    assert arrows(graph) == [
        ("storm", "does", "what_now", ""),
        ("breeze", "stops", "storm", ""),
        ("breeze", "does", "war", ""),
        ("what_now", "does", "breeze", "shout"),
        ("threaten", "does", "storm", "success, in 1 turn, 30 %"),
    ]
    small_print = {box.part.id: box.small for box in graph.boxes}
    assert small_print["threaten"] == ("sets open_line", "asks open_line")
    assert small_print["breeze"] == ("when its lines hold", "asks storm")


def test_conditions_draw_what_they_ask_about_and_what_changes_that() -> None:
    body = BODY.replace("  ghost: {title: Nobody calls it}", "  gale: {title: A gale, when: not silent}")
    scenario = scenario_of(HEAD + body)
    graph = whole(scenario, conditions=True)
    assert [one for one in arrows(graph) if one[1] == "asks"] == [
        ("storm", "asks", "breeze", ""),
        ("threaten", "asks", "gale", "open_line"),
    ]
    told = next(one.tooltip for one in graph.arrows if one.target.id == "gale")
    assert told == "threaten → gale\nthreaten sets open_line, s.yaml:32; gale asks about open_line, s.yaml:42"
    assert left_out(graph) == "1 action without an arrow; boxes for flags, facts and meters"
    assert left_out(whole(scenario)) == "1 action without an arrow; flags, facts, meters and conditions"


def test_the_flagship_with_its_conditions_can_be_drawn(flagship: Scenario) -> None:
    graph = whole(flagship, conditions=True)
    assert {(one.source, one.target) for one in whole(flagship).arrows} < {(a.source, a.target) for a in graph.arrows}
    assert len(graph.arrows) == len({(one.source, one.target) for one in graph.arrows})
    check(place(graph))


def test_what_nothing_makes_happen_stands_out(small: Scenario) -> None:
    assert [box.part.id for box in whole(small).boxes if box.orphan] == ["ghost"]


def test_around_a_part_stand_its_causes_and_consequences_in_two_steps(small: Scenario) -> None:
    graph = around(small, Part("flags", "open_line"))
    assert arrows(graph) == [
        ("threaten", "does", "storm", "success, in 1 turn, 30 %"),
        ("threaten", "does", "open_line", "failure"),
    ]
    graph = around(small, Part("events", "breeze"))
    assert {box.part.id for box in graph.boxes} == {"storm", "breeze", "what_now", "war", "threaten"}


def test_tooltips_tell_file_and_line(small: Scenario) -> None:
    graph = whole(small)
    assert "event storm: A storm\ns.yaml:35" in {box.tooltip for box in graph.boxes}
    (arrow,) = [one for one in graph.arrows if one.source.id == "threaten"]
    assert arrow.tooltip == "threaten → storm\nschedule in outcomes success then (in 1 turn, 30 %), s.yaml:31"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("strom", "is called 'strom' (did you mean 'storm'?)"),
        ("events.strom", "'events' has no entry 'strom' (did you mean 'storm'?)"),
    ],
)
def test_a_wrong_id_is_told_the_right_one(small: Scenario, name: str, message: str) -> None:
    found = find(small, name)
    assert isinstance(found, str)
    assert message in found


# -- how it is drawn ---------------------------------------------------------------------------------------------------

Area = tuple[float, float, float, float]


def apart(one: Area, other: Area) -> bool:
    return (
        one[0] + one[2] <= other[0]
        or other[0] + other[2] <= one[0]
        or one[1] + one[3] <= other[1]
        or other[1] + other[3] <= one[1]
    )


def crosses(area: Area, way: tuple[tuple[float, float], ...]) -> bool:
    """Does a level stretch of a way run through the inside of an area?"""
    left, top, wide, high = area
    level = [(a, b) for a, b in pairwise(way) if a[1] == b[1]]
    return any(
        top < a[1] < top + high and min(a[0], b[0]) < left + wide - 1 and max(a[0], b[0]) > left + 1 for a, b in level
    )


def check(sheet: Sheet) -> None:
    areas: list[Area] = [(*drawn.corner, *drawn.size) for drawn in sheet.boxes]
    assert all(apart(one, other) for one, other in combinations(areas, 2))
    assert all(x >= 0 and y >= 0 and x + w <= sheet.size[0] + 1 and y + h <= sheet.size[1] + 1 for x, y, w, h in areas)
    ends = {drawn.box.part: area for drawn, area in zip(sheet.boxes, areas, strict=True)}
    for arrow, way in sheet.arrows:
        others = [area for part, area in ends.items() if part not in (arrow.source, arrow.target)]
        assert not any(crosses(area, way) for area in others)
        for point, part in ((way[0], arrow.source), (way[-1], arrow.target)):
            left, top, wide, high = ends[part]
            assert point[0] in (pytest.approx(left), pytest.approx(left + wide))
            assert top <= point[1] <= top + high


def labels(svg: str) -> list[Area]:
    """The grounds of labels: small rectangles without an edge."""
    root = ElementTree.fromstring(svg)
    found = root.iter("{http://www.w3.org/2000/svg}rect")
    return [
        (float(one.get("x", 0)), float(one.get("y", 0)), float(one.get("width", 0)), 16.0)
        for one in found
        if one.get("height") == "16" and one.get("stroke") is None
    ]


def test_in_the_flagship_nothing_covers_anything(flagship: Scenario) -> None:
    before = time.process_time()
    graph = whole(flagship)
    sheet = place(graph)
    svg = draw(graph, sheet)
    assert time.process_time() - before < 2
    assert len(graph.boxes) > 100
    check(sheet)
    found = labels(svg)
    assert len(found) > 20
    boxes: list[Area] = [(*drawn.corner, *drawn.size) for drawn in sheet.boxes]
    assert all(apart(one, other) for one, other in combinations(found, 2))
    assert all(apart(label, box) for label in found for box in boxes)


@pytest.mark.parametrize("name", ["hotline", "talks_break", "containers", "declassify", "freeze"])
def test_around_any_part_nothing_covers_anything(flagship: Scenario, name: str) -> None:
    part = find(flagship, name)
    assert isinstance(part, Part)
    graph = around(flagship, part)
    assert part in {box.part for box in graph.boxes}
    check(place(graph))


def test_texts_are_escaped_and_the_background_is_its_own(small: Scenario) -> None:
    graph = whole(small)
    svg = draw(graph, place(graph))
    root = ElementTree.fromstring(svg)
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Small & <quick>: who triggers whom" in texts
    assert "A <threat>" in texts
    assert "nothing makes it happen" in texts
    first = next(root.iter("{http://www.w3.org/2000/svg}rect"))
    assert (first.get("width"), first.get("height")) == (root.get("width"), root.get("height"))


# -- layers ------------------------------------------------------------------------------------------------------------


@st.composite
def networks(make: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    count = make(st.integers(1, 12))
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] != pair[1])
    return count, make(st.lists(pairs, max_size=25, unique=True)) if count > 1 else []


@given(networks())
def test_boxes_of_any_network_stand_apart_and_arrows_join_them(network: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = network
    sizes = [(100.0, 40.0 + 10 * (box % 3)) for box in range(count)]
    layout: Layout = lay_out(sizes, edges)
    areas: list[Area] = [(*corner, *size) for corner, size in zip(layout.corners, sizes, strict=True)]
    assert all(apart(one, other) for one, other in combinations(areas, 2))
    for (source, target), way in zip(edges, layout.ways, strict=True):
        for box, point in ((source, way[0]), (target, way[-1])):
            left, top, wide, high = areas[box]
            assert point[0] in (pytest.approx(left), pytest.approx(left + wide))
            assert top - 1e-6 <= point[1] <= top + high + 1e-6
        assert not any(crosses(area, way) for index, area in enumerate(areas) if index not in (source, target))


def test_causes_stand_left_of_consequences() -> None:
    layout = lay_out([(100.0, 40.0)] * 4, [(0, 1), (1, 2), (0, 2), (3, 2)])
    lefts = [corner[0] for corner in layout.corners]
    assert lefts[0] < lefts[1] < lefts[2]
    assert lefts[3] == lefts[1]
