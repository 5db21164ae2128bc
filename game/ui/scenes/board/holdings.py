"""Two lists of the right column: the numbers of the world with what is in force, and the facts that the seat knows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.kit.flow import Flow, scroll_column
from game.ui.kit.meters import meter_rows
from game.ui.kit.scroll import Scroll
from game.ui.scenes.board.state import PinMeter
from game.ui.theme import Look
from game.ui.viewmodels import BoardVM, InForceVM, KnownVM, MeterVM, Tip, WorldVM

HEAD = 50
"""The room of the tabs and margins above and below a list, in logical pixels."""


def wanted_height(look: Look, vm: BoardVM, name: str) -> int:
    """The height that an open list asks for; 0 for one that takes what is left."""
    world = vm.world
    if name == "world":
        return look.tx(HEAD + 21 * (len(world.meters) + len(world.counters)) + 78 * len(world.in_force))
    return look.tx(HEAD + 92 * len(vm.known)) if name == "known" else 0


def paint_world(c: Canvas, area: pygame.Rect, vm: WorldVM, scroll: Scroll, pinned: str) -> None:
    """Meters with bars, counters as figures, then agreements and deadlines. `pinned` is the label of a meter."""
    scroll_column(c, _wider(c, area), scroll, "world", lambda flow: _world(flow, vm, pinned))


def paint_known(c: Canvas, area: pygame.Rect, facts: tuple[KnownVM, ...], scroll: Scroll) -> None:
    """A fact below the other: its title, since when, its words."""
    scroll_column(c, _wider(c, area), scroll, "known", lambda flow: _known(flow, facts))


def _wider(c: Canvas, area: pygame.Rect) -> pygame.Rect:
    return pygame.Rect(area.x, area.y, area.w + c.look.px(6), area.h)


def _world(flow: Flow, vm: WorldVM, pinned: str) -> None:
    c, row = flow.c, flow.c.line_of("small", 1.35)
    if vm.meters:
        flow.box(row * len(vm.meters), partial(_meters, c, vm.meters, row, pinned))
    flow.rows(vm.counters, "small")
    if vm.in_force:
        flow.space(4)
        flow.text("In force", "small-b", c.theme.accent, 1.3)
        for one in vm.in_force:
            _in_force(flow, one)


def _meters(c: Canvas, meters: tuple[MeterVM, ...], row: int, pinned: str, rect: pygame.Rect) -> None:
    """Label, bar and value, and at the right how it moved this turn. A row that is pressed is pinned."""
    for i, meter in enumerate(meters):
        line = pygame.Rect(rect.x, rect.y + i * row, rect.w, row)
        if meter.label == pinned:
            c.panel(line.inflate(c.look.px(8), 0), c.theme.wash(c.theme.accent, 0.18), None, 4)
        tip = meter.tip or Tip(meter.label)
        words = "Press to let it go." if meter.label == pinned else "Press to keep it in sight at the foot."
        note = f"{tip.note} {words}".strip()
        c.hit(f"world:{i}", line, PinMeter(meter.label), replace(tip, note=note))
    moved = [meter.moved() for meter in meters]
    change_w = max(c.width_of(words, "small") for words in moved)
    room = rect.w - (change_w + c.look.px(8) if change_w else 0)
    bare = [replace(meter, tip=None) for meter in meters]
    meter_rows(c, pygame.Rect(rect.x, rect.y, room, rect.h), row, bare, c.theme.info, "world")
    for i, words in enumerate(moved):
        if words:
            c.text(words, (rect.right, rect.y + i * row + row // 2), "small", c.theme.dim, "midright")


def _in_force(flow: Flow, one: InForceVM) -> None:
    flow.text(one.title, "small-b", lead=1.22)
    flow.text(f"{one.between} · {one.until}", "small", flow.c.theme.warn, 1.22)
    flow.text(one.text, "small", lead=1.22)
    for term in one.terms:
        flow.text(term.as_text(), "small", flow.c.theme.dim, 1.22)
    flow.space(6)


def _known(flow: Flow, facts: tuple[KnownVM, ...]) -> None:
    for fact in facts:
        flow.text(fact.title, "small-b", lead=1.22)
        flow.text(fact.since, "small", flow.c.theme.accent, 1.22)
        flow.text(fact.text, "small", lead=1.22)
        flow.space(7)
