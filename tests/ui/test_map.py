"""The map: true to scale, alive, labels apart, nothing lost in a stack."""

from dataclasses import replace
from itertools import combinations

import pygame
import pytest

from game.core.model.board import PLACE_KINDS
from game.ui.kit.canvas import Canvas
from game.ui.map import pieces, places, tracks, zones
from game.ui.map.camera import Camera
from game.ui.map.geo import distance
from game.ui.map.labels import Room
from game.ui.map.view import ALL, MapView
from game.ui.presenters.screens import help_page
from game.ui.theme import THEMES, Look, Theme
from game.ui.viewmodels import DetailRow, MapVM, PieceVM, PinVM, PlaceVM, SeaLabelVM, Tip, TrackVM, ZoneVM
from tests.ui.samples import LAUNCH, MAP, PIECES

SIZE = (960, 540)
LOOK = Look(THEMES["dark"], (1600, 900))
BOXES = [
    (112, 12, 152, 48),
    (119, 21, 124, 27),
    (47, 22, 60, 31),
    (10, 53, 30, 66),
    (170, 40, -160, 66),
    (-20, -35, 50, 37),
]


def painted(vm: MapVM, size: tuple[int, int] = SIZE, view: MapView | None = None) -> tuple[Canvas, MapView]:
    canvas, view = Canvas(pygame.Surface(size), LOOK), view or MapView()
    view.paint(canvas, vm)
    return canvas, view


def camera_of(vm: MapVM) -> Camera:
    return MapView().prepare(vm, SIZE)


@pytest.mark.parametrize("box", BOXES)
def test_any_box_of_the_world_becomes_a_map_with_land_and_sea(box: tuple[float, float, float, float]) -> None:
    canvas, _ = painted(MapVM(box), (400, 260))
    colours = {tuple(canvas.surface.get_at((x, y)))[:3] for x in range(0, 400, 5) for y in range(0, 260, 5)}
    assert len(colours) > 30


def test_the_home_box_is_in_sight_and_centred() -> None:
    camera = camera_of(MAP)
    assert MAP.home is not None
    west, south, east, north = MAP.home
    for lon, lat in ((west, south), (east, south), (west, north), (east, north)):
        x, y = camera.px(lon, lat)
        assert -1 <= x <= SIZE[0] + 1
        assert -1 <= y <= SIZE[1] + 1


def test_pixels_and_degrees_invert() -> None:
    camera = camera_of(MAP)
    for at in ((0, 0), (480, 270), (959, 539)):
        assert camera.px(*camera.degrees(*at)) == pytest.approx(at, abs=1e-6)


def test_a_ring_is_drawn_where_its_distance_is() -> None:
    camera = camera_of(MAP)
    center = (LAUNCH.lon, LAUNCH.lat)
    x, y = camera.px(*center)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        reach = 570 / camera.km
        lon, lat = camera.degrees(x + dx * reach, y + dy * reach)
        assert distance(center, (lon, lat)) == pytest.approx(570, rel=0.02)


def test_zoom_and_pan_stay_near_the_box() -> None:
    camera = camera_of(MAP)
    for _ in range(40):
        camera.zoom(1.4, (10, 10))
        camera.pan(400, -300)
    assert camera.km <= camera.widest() * 1.13
    lon, lat = camera.degrees(480, 270)
    assert 100 < lon < 160
    assert 5 < lat < 55
    for _ in range(60):
        camera.zoom(0.5, (480, 270))
    assert camera.km == pytest.approx(0.12)


@pytest.mark.parametrize("t", [0.0, 0.3, 1.0])
def test_a_flight_is_drawn_up_to_its_present_point(t: float) -> None:
    camera = camera_of(MAP)
    flown = tracks._until(tracks.arc_points(camera, LAUNCH)[1], t)
    ground, _ = tracks.arc_points(camera, LAUNCH)
    assert len(flown) >= 2
    assert flown[0] == pytest.approx(ground[0])
    if t == 1.0:
        assert flown[-1] == pytest.approx(ground[-1])
    canvas = Canvas(pygame.Surface(SIZE), LOOK)
    flags = tracks.paint_tracks(canvas, camera, Room(canvas.surface.get_rect()), (replace(LAUNCH, t=t),), {})
    tracks.paint_flags(canvas, flags)
    assert bool(canvas.records) == (t > 0)


@pytest.mark.parametrize("kind", ["missile", "flight", "voyage", "move"])
def test_every_kind_of_track_can_be_drawn_even_without_length(kind: str) -> None:
    canvas = Canvas(pygame.Surface(SIZE), LOOK)
    for end in ((38.0, 130.0), (39.22, 125.67)):
        track = TrackVM("t", 39.22, 125.67, "Moved", to_lat=end[0], to_lon=end[1], kind=kind)
        flags = tracks.paint_tracks(canvas, camera_of(MAP), Room(canvas.surface.get_rect()), (track,), {})
        assert [canvas.surface.get_rect().contains(rect) for _, rect in flags] == [True]


def test_pieces_in_one_spot_become_a_stack_that_loses_none() -> None:
    canvas, camera = Canvas(pygame.Surface(SIZE), LOOK), camera_of(MAP)
    found = pieces.stacks(canvas, camera, PIECES)
    there = [p for p in PIECES if canvas.surface.get_rect().collidepoint(camera.px(p.lon, p.lat))]
    assert {p.id for s in found for p in s.pieces} >= {p.id for p in there}
    assert [s.count for s in found if s.pieces[0].id == "u7"] == [5]


def test_pieces_of_different_sides_are_never_stacked_and_lie_apart() -> None:
    many = tuple(
        PieceVM(f"p{i}", "", 37.5, 127.0, "infantry", "FHNU"[i % 4], 1, "ABCD"[i % 4], i % 4)  # type: ignore[arg-type]
        for i in range(8)
    )
    canvas, _ = painted(replace(MAP, pieces=many, places=(), tracks=(), pins=(), rings=()))
    rects = [h.rect for h in canvas.hits if h.id.startswith("piece:")]
    assert len(rects) == 4
    shared = [a.clip(b).w * a.clip(b).h for a, b in combinations(rects, 2)]
    assert max(shared) < rects[0].w * rects[0].h // 4


def test_every_piece_has_a_tooltip_with_all_of_its_stack() -> None:
    canvas, _ = painted(MAP)
    tips = {h.id: h.tip for h in canvas.hits if h.id.startswith("piece:")}
    stack = tips["piece:u7"]
    assert stack is not None
    assert [r.label for r in stack.rows] == ["Ground Operations", "Patriot battery"]


def test_labels_take_free_room() -> None:
    room = Room(pygame.Rect(0, 0, 200, 100), [pygame.Rect(110, 40, 60, 20)])
    rect, cost = room.best((50, 14), (100, 50), 8, "e")
    assert cost == 0
    assert not rect.colliderect((110, 40, 60, 20))


def test_an_important_place_is_labelled_before_minor_ones() -> None:
    places = tuple(PlaceVM(f"m{i}", f"Minor {i}", 37.5 + i * 0.02, 127.0 + i * 0.02) for i in range(30))
    big = PlaceVM("zz", "Seoul", 37.6, 127.1, "capital", 3)
    vm = replace(MAP, places=(*places, big), pieces=(), tracks=(), pins=())
    canvas, _ = painted(vm)
    without, _ = painted(replace(vm, places=(*places, replace(big, label=""))))
    assert len([h for h in canvas.hits if h.id.startswith("place:")]) == 31
    assert pygame.image.tobytes(canvas.surface, "RGB") != pygame.image.tobytes(without.surface, "RGB")


def test_a_place_of_the_highest_importance_is_named_whatever_stands_around_it() -> None:
    big = PlaceVM("zz", "Niamey", 37.6, 127.1, "capital", 3)
    crowd = tuple(
        PieceVM(f"p{i}", f"Regiment number {i}", 37.6 + (i % 5 - 2) * 0.2, 127.1 + (i // 5 - 2) * 0.2, "infantry", "F")
        for i in range(25)
    )
    vm = replace(MAP, places=(big,), pieces=crowd, tracks=(), pins=(), sea_labels=())
    canvas, _ = painted(vm)
    camera, room = camera_of(vm), Room(canvas.surface.get_rect())
    [name] = places.reserve_places(canvas, camera, room, vm.places).values()
    unnamed, _ = painted(replace(vm, places=(replace(big, label="·"),)))
    one, other = (pygame.image.tobytes(c.surface.subsurface(name), "RGB") for c in (canvas, unnamed))
    assert one != other
    assert not any(h.rect.inflate(-8, -8).colliderect(name) for h in canvas.hits if h.id.startswith("piece:"))


ZONE = ZoneVM("z", "Quarantine line", 38.0, 131.0, 60, 3)


def zone_ids(canvas: Canvas) -> set[str]:
    return {hit.id for hit in canvas.hits if hit.id.startswith("zone:")}


def test_a_zone_is_drawn_true_to_scale_and_can_be_switched_off_with_the_places() -> None:
    bare = replace(MAP, zones=(), places=(), pieces=(), tracks=(), pins=(), rings=(), sea_labels=())
    canvas, view = painted(replace(bare, zones=(ZONE,)))
    camera = view.prepare(bare, SIZE)
    [hit] = [hit for hit in canvas.hits if hit.id == "zone:z"]
    assert hit.rect.w / 2 == pytest.approx(60 / camera.km, rel=0.05)
    without, _ = painted(bare)
    at = round(camera.px(131.0, 38.4)[0]), round(camera.px(131.0, 38.4)[1])
    assert canvas.surface.get_at(at) != without.surface.get_at(at)
    off = Canvas(pygame.Surface(SIZE), LOOK)
    MapView().paint(off, replace(bare, zones=(ZONE,)), ALL - {"places"})
    assert not zone_ids(off)


def test_a_minor_zone_is_drawn_only_from_near() -> None:
    vm = replace(MAP, zones=(ZONE, replace(ZONE, id="minor", importance=1)))
    canvas, view = painted(vm)
    assert zone_ids(canvas) == {"zone:z"}
    view.zoom(0.6, (SIZE[0] / 2, SIZE[1] / 2))
    canvas, _ = painted(vm, view=view)
    assert zone_ids(canvas) == {"zone:z", "zone:minor"}


@pytest.mark.parametrize(("km", "written"), [(600, "A  R  E  A"), (5, "Area")])
def test_a_zone_much_smaller_than_its_name_is_named_in_ordinary_letters(
    km: int, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    halo = places.text.halo
    monkeypatch.setattr(places.text, "halo", lambda words, *rest: said.append(words) or halo(words, *rest))
    bare = replace(MAP, zones=(), places=(), pieces=(), tracks=(), pins=(), rings=(), sea_labels=())
    painted(replace(bare, zones=(replace(ZONE, label="Area", km=km, importance=3),)))
    assert written in said


def test_a_zone_that_bears_the_name_of_a_sea_is_written_once() -> None:
    sea = SeaLabelVM(("East Sea", "Sea of Japan"), 38.0, 131.0)
    zone = replace(ZONE, label="East Sea / Sea of Japan")
    assert zones.not_named([zone], (sea,)) == ()
    assert zones.not_named([ZONE], (sea,)) == (sea,)


def test_a_place_of_no_importance_gives_way() -> None:
    crowd = tuple(PlaceVM(f"m{i}", f"Hamlet {i}", 37.5, 127.0, importance=0) for i in range(5))
    canvas, _ = painted(replace(MAP, places=crowd, pieces=(), tracks=(), pins=(), rings=()))
    assert len([h for h in canvas.hits if h.id.startswith("place:")]) == 1


def test_a_counter_at_a_place_leaves_the_place_in_sight() -> None:
    seoul = next(p for p in MAP.places if p.id == "seoul")
    piece = PieceVM("p", "Guard", seoul.lat, seoul.lon, "infantry", "F", 1, "ROK", 0)
    canvas, _ = painted(replace(MAP, places=(seoul,), pieces=(piece,), tracks=(), pins=(), rings=()))
    boxes = {h.id: h.rect for h in canvas.hits}
    assert not boxes["piece:p"].collidepoint(boxes["place:seoul"].center)


def test_the_inset_helps_only_when_something_is_out_of_sight() -> None:
    view = MapView()
    camera = view.prepare(MAP, SIZE)
    assert view.inset.helps(MAP, camera)
    near = replace(MAP, bbox=MAP.home or MAP.bbox, home=None, places=MAP.places[:5], pieces=(), relief="")
    other = MapView()
    assert not other.inset.helps(near, other.prepare(near, SIZE))


def test_a_moving_map_is_drawn_quickly_and_then_sharply() -> None:
    canvas, view = painted(MAP)
    sharp = pygame.image.tobytes(canvas.surface, "RGB")
    view.zoom(0.7, (480, 270))
    view.moving = True
    quick = pygame.image.tobytes(painted(MAP, SIZE, view)[0].surface, "RGB")
    view.moving = False
    again = pygame.image.tobytes(painted(MAP, SIZE, view)[0].surface, "RGB")
    assert len({sharp, quick, again}) == 3
    view.home(MAP)
    assert pygame.image.tobytes(painted(MAP, SIZE, view)[0].surface, "RGB") == sharp


def test_events_in_one_spot_become_one_drop_that_tells_them_all() -> None:
    pins = tuple(PinVM(f"p{i}", f"Event {i}", 38.9, 125.1, tip=Tip(f"Event {i}")) for i in range(3))
    far = PinVM("far", "Elsewhere", 35.0, 135.0, tip=Tip("Elsewhere", "More."))
    canvas, _ = painted(replace(MAP, pins=(*pins, far)))
    tips = {hit.id: hit.tip for hit in canvas.hits if hit.id.startswith("pin:")}
    assert tips.keys() == {"pin:p2", "pin:far"}
    assert tips["pin:far"] == far.tip
    assert tips["pin:p2"] == Tip("3 events here", rows=tuple(DetailRow(f"Event {i}") for i in (2, 1, 0)))


@pytest.mark.parametrize("seed", range(6))
def test_headlines_of_events_cover_neither_counters_nor_their_names(seed: int) -> None:
    spots = [(36.5 + (i * 7 + seed * 3) % 11 * 0.35, 125.5 + (i * 5 + seed) % 13 * 0.4) for i in range(24)]
    crowd = tuple(
        PieceVM(f"u{i}", f"Regiment {i}", lat, lon, "infantry", "F", 1, "ABCD"[i % 4], i % 4)
        for i, (lat, lon) in enumerate(spots[:16])
    )
    news = tuple(PinVM(f"p{i}", f"Headline {i}", lat, lon) for i, (lat, lon) in enumerate(spots[16:]))
    canvas, _ = painted(replace(MAP, pieces=crowd, pins=news, places=(), tracks=(), zones=(), sea_labels=()))
    lift = LOOK.px(7)
    words = {r.text: r.rect.inflate(0, -lift) for r in canvas.records}
    headlines = [rect for text, rect in words.items() if text.startswith("Headline")]
    names = [rect for text, rect in words.items() if text.startswith("Regiment")]
    counters = [hit.rect.inflate(-8, -8) for hit in canvas.hits if hit.id.startswith("piece:")]
    assert headlines
    assert names
    for one in headlines:
        assert one.collidelistall([*names, *counters]) == []
    drops = [hit.rect.inflate(-6, -6) for hit in canvas.hits if hit.id.startswith("pin:")]
    assert not [name for name in names if name.collidelistall(drops)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_each_kind_of_place_has_a_sign_that_its_shape_alone_tells_apart(theme: Theme) -> None:
    def shape(kind: str) -> pygame.mask.Mask:
        canvas = Canvas(pygame.Surface((40, 40)), Look(theme, (1600, 900)))
        canvas.surface.fill(theme.land)
        places.mark(canvas, kind, (20, 20))
        near_halo = pygame.mask.from_threshold(canvas.surface, theme.halo, (30, 30, 30, 255))
        changed = pygame.mask.from_threshold(canvas.surface, theme.land, (30, 30, 30, 255))
        changed.invert()
        changed.erase(near_halo, (0, 0))
        return changed

    kinds = [kind for kind in PLACE_KINDS if kind not in ("zone", "island")]
    shapes = {kind: shape(kind) for kind in kinds}
    assert all(15 < mask.count() < 500 for mask in shapes.values())
    for one, other in combinations(kinds, 2):
        apart = shapes[one].count() + shapes[other].count() - 2 * shapes[one].overlap_area(shapes[other], (0, 0))
        assert apart >= 14, (one, other, apart)


def test_the_help_explains_every_kind_of_place() -> None:
    told = {sign.kind for section in help_page().sections for sign in section.signs}
    assert set(PLACE_KINDS) - told == {"zone", "island"}


def test_no_name_of_a_unit_covers_the_point_where_a_missile_falls() -> None:
    bare = replace(MAP, places=(), pins=(), rings=(), zones=(), sea_labels=(), tracks=(LAUNCH,))
    x, y = tracks.arc_points(camera_of(bare), LAUNCH)[1][-1]
    end = pygame.Rect(0, 0, 16, 16)
    end.center = round(x), round(y)
    for dx in range(-60, 61, 20):
        lon, lat = camera_of(bare).degrees(x + dx, y - 6)
        piece = PieceVM("p", "A unit with a long name", lat, lon, "infantry", "F", 1, "ROK", 0)
        canvas, _ = painted(replace(bare, pieces=(piece,)))
        names = [record.rect.inflate(0, -8) for record in canvas.records if record.text == piece.label]
        assert end.collidelistall(names) == []
