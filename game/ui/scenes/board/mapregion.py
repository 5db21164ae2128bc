"""The map's region on the board: the map itself and what floats on it (layers, zoom, legend, messages, inset,
scale).
"""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.ui import assets
from game.ui.intents import Press
from game.ui.kit import text
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import chip, icon_button
from game.ui.map.view import MapView, layers_of
from game.ui.scenes.board.state import BoardState, LookAt, SwitchLayer, Zoom
from game.ui.viewmodels import MapVM, NoticeVM, Tip

LEGEND = (("F", "Own side"), ("N", "Neutral"), ("H", "Adversary"), ("U", "Unknown"))
SCALE_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
CREDIT = "Natural Earth, de facto boundaries"
ICONS = {
    "warn": "siren",
    "bad": "triangle-alert",
    "good": "circle-check",
    "info": "message-square",
    "plain": "message-square",
}


def paint_map(
    c: Canvas,
    vm: MapVM,
    view: MapView,
    state: BoardState,
    notices: tuple[NoticeVM, ...] = (),
    progress: Mapping[str, float] | None = None,
) -> None:
    """Paints the map first and keeps its labels off the things that float on it."""
    rect, u = c.surface.get_rect(), c.look.px
    boxes = _notice_boxes(c, rect, notices, u(10) + _bar_height(c) + u(8))
    small = _inset_box(c, rect)
    camera = view.prepare(vm, rect.size)
    shown = small if small and view.inset.helps(vm, camera) else None
    top = pygame.Rect(0, 0, rect.w, u(10) + _bar_height(c) + u(4))
    buttons = pygame.Rect(rect.right - u(44), 0, u(44), u(10) + 3 * (c.look.tx(30) + u(4)))
    scale = pygame.Rect(shown.right if shown else u(8), rect.bottom - c.look.tx(46), c.look.tx(240), c.look.tx(46))
    view.paint(c, vm, state.layers, [top, buttons, scale, *boxes], progress, shown)
    if shown:
        c.hit("map:inset", shown, LookAt(), Tip("Theatre", "Press to look there."), focus=False)
    _scale(c, shown.right + u(16) if shown else u(40), rect.bottom - u(12), camera.km, min(rect.w // 4, u(130)))
    for box, notice in zip(boxes, notices, strict=False):
        _notice(c, box, notice)
    _zoom(c, rect)
    left = _layers(c, rect, vm, state)
    _legend(c, vm, left + u(14), rect.right - u(52))
    pygame.draw.rect(c.surface, c.theme.line, rect, 1)


def _bar_height(c: Canvas) -> int:
    return c.line_of("small-m") + c.look.px(8)


def _layers(c: Canvas, rect: pygame.Rect, vm: MapVM, state: BoardState) -> int:
    """Chips in a row, or one button that opens them as a column; returns the right edge."""
    u, layers = c.look.px, layers_of(vm)
    widths = [c.width_of(label, "small-m") + u(42) for _, label in layers]
    if sum(widths) + u(90) <= rect.w:
        x = u(10)
        for name, label in layers:
            x = chip(c, (x, u(10)), f"layer:{name}", label, SwitchLayer(name), name in state.layers).right + u(6)
        return x
    box = pygame.Rect(u(10), u(10), c.look.tx(30), c.look.tx(30))
    icon_button(c, box, "layers", "layers", SwitchLayer(""), Tip("Map layers"))
    if state.layers_open:
        y = box.bottom + u(4)
        for name, label in layers:
            y = chip(c, (u(10), y), f"layer:{name}", label, SwitchLayer(name), name in state.layers).bottom + u(4)
    return box.right


def _zoom(c: Canvas, rect: pygame.Rect) -> None:
    u, side = c.look.px, c.look.tx(30)
    rows = (
        ("zoom-in", "Nearer", "Key +", 0.8),
        ("zoom-out", "Farther", "Key −", 1.25),
        ("house", "First view", "Key Home", 0.0),
    )
    for i, (icon, label, key, factor) in enumerate(rows):
        box = pygame.Rect(rect.right - u(10) - side, u(10) + i * (side + u(4)), side, side)
        icon_button(c, box, f"map:{icon}", icon, Zoom(factor), Tip(label, key))


def _legend(c: Canvas, vm: MapVM, left: int, right: int) -> None:
    """What the colours of the units mean: of those that are on the map."""
    u = c.look.px
    there = {piece.affiliation for piece in vm.pieces}
    rows = [(affiliation, label) for affiliation, label in LEGEND if affiliation in there]
    whole = sum(c.width_of(label, "small") + u(38) for _, label in rows) + u(12)
    if not rows or whole > right - left:
        return
    box = pygame.Rect(right - whole, u(10), whole, _bar_height(c))
    c.panel(box, c.theme.panel, c.theme.line, box.h / c.look.unit / 2)
    x = box.x + u(12)
    for affiliation, label in rows:
        image = assets.symbol("destroyer", affiliation, u(19))
        c.surface.blit(image, image.get_rect(center=(x + u(9), box.centery)))
        x = c.text(label, (x + u(22), box.centery), "small", c.theme.dim, "midleft").right + u(16)


def _notice_boxes(c: Canvas, rect: pygame.Rect, notices: tuple[NoticeVM, ...], top: int) -> list[pygame.Rect]:
    """Boxes one below the other at the left, as many as fit above the inset."""
    u = c.look.px
    small = _is_small(c, rect)
    wide = min(c.look.tx(310), rect.w * 45 // 100 if small else rect.w // 2)
    boxes: list[pygame.Rect] = []
    y, floor = top, rect.bottom - u(20)
    for notice in notices[:3]:
        room = wide - u(22)
        words = min(3, len(text.wrap(notice.text, "body", c.look, room))) if notice.text and not small else 0
        tall = c.line_of("label") + c.height_of(notice.title, room, "name", 1.2) + words * c.line_of("body") + u(18)
        if y + tall > floor:
            break
        boxes.append(pygame.Rect(u(10), y, wide, tall))
        y += tall + u(8)
    return boxes


def _is_small(c: Canvas, rect: pygame.Rect) -> bool:
    """A map on which messages show their title only."""
    return rect.h < c.look.tx(480)


def _notice(c: Canvas, rect: pygame.Rect, notice: NoticeVM) -> None:
    u, colour = c.look.px, c.theme.tone(notice.tone)
    c.panel(rect, c.theme.wash(colour, 0.12), colour, 6)
    x, room = rect.x + u(11), rect.w - u(22)
    with c.inside(rect):
        y = rect.y + u(7)
        c.icon(ICONS[notice.tone], (x + u(8), y + c.line_of("label", 0.6)), 17, colour)
        source = c.fitting(notice.source, notice.brief, "label", room - u(22))
        y = c.text(source, (x + u(22), y), "label", colour, room=room - u(22)).bottom + u(1)
        y = c.paragraph(notice.title, pygame.Rect(x, y, room, rect.bottom - y), "name", lead=1.2) + u(2)
        if notice.text and rect.bottom - y > c.line_of("body"):
            c.paragraph(notice.text, pygame.Rect(x, y, room, rect.bottom - u(4) - y), "body", c.theme.dim)
    c.hit(f"notice:{notice.id}", rect, Press(notice.id), Tip(notice.title, notice.text))


def _inset_box(c: Canvas, rect: pygame.Rect) -> pygame.Rect | None:
    """Where the inset goes, or None when the map is too small for one."""
    u = c.look.px
    wide, tall = min(u(226), rect.w // 4), min(u(170), rect.h // 3)
    if rect.w < u(560) or rect.h < u(330):
        return None
    return pygame.Rect(u(10), rect.bottom - u(10) - tall, wide, tall)


def _scale(c: Canvas, x: int, y: int, km_per_px: float, wanted: int) -> None:
    """A bar of round kilometres, and where the map's lines come from."""
    u, t = c.look.px, c.theme
    km = min(SCALE_KM, key=lambda v: abs(v / km_per_px - wanted))
    wide, tall = round(km / km_per_px), max(3, u(4))
    pygame.draw.rect(c.surface, t.halo, (x - 1, y - 1, wide + 2, tall + 2))
    pygame.draw.rect(c.surface, t.text, (x, y, wide // 2, tall))
    pygame.draw.rect(c.surface, t.dim, (x + wide // 2, y, wide - wide // 2, tall))
    c.text(f"{km:,} km", (x + wide + u(7), y + tall // 2), "small", t.text, "midleft", halo=True)
    c.text(CREDIT, (x, y - c.look.tx(14)), "small", t.dim, "midleft", halo=True)
