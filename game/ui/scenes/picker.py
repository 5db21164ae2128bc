"""Choosing a scenario: the list at the left, the chosen one with its map at the right."""

from __future__ import annotations

from functools import partial

import pygame

from game.ui.intents import Intent, PickScenario, Press
from game.ui.kit.canvas import Canvas
from game.ui.kit.flow import Flow, scroll_column
from game.ui.map.view import MapView
from game.ui.scenes.base import Stage
from game.ui.scenes.page import PageScene, card, foot_button, ground, preview, title_line
from game.ui.viewmodels import PickerVM, ScenarioVM, Tip


class PickerScene(PageScene[PickerVM]):
    """Up and down choose, Enter goes on."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.view = MapView()

    def first_focus(self, vm: PickerVM) -> str:
        return f"scenario:{vm.selected}"

    def chosen(self) -> ScenarioVM | None:
        """The selected scenario."""
        return next((s for s in self.vm.scenarios if s.id == self.vm.selected), None)

    def paint(self, c: Canvas, vm: PickerVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title)
        foot = foot_button(c, column, "start", vm.start, Press(vm.start.id))
        if vm.note:
            c.text(vm.note, (column.x, foot.centery), "small", c.theme.dim, "midleft", foot.x - column.x - u(20))
        area = pygame.Rect(column.x, y, column.w, foot.y - u(14) - y)
        left = min(round(area.w * 0.38), c.look.tx(400))
        scroll_column(c, pygame.Rect(area.x, area.y, left, area.h), self.scroll, "list", lambda f: self._list(f, vm))
        one = self.chosen()
        if one:
            self._detail(c, pygame.Rect(area.x + left + u(14), area.y, area.w - left - u(14), area.h), one)

    def _list(self, flow: Flow, vm: PickerVM) -> None:
        c = flow.c
        for one in vm.scenarios:
            room = flow.width - c.look.px(28)
            tall = (
                c.height_of(one.title, room, "card", 1.2)
                + c.height_of(one.subtitle, room, "label") * bool(one.subtitle)
                + c.look.px(24)
            )
            flow.box(tall, partial(self._row, c, one=one, on=one.id == vm.selected))
            flow.space(8)

    def _row(self, c: Canvas, rect: pygame.Rect, one: ScenarioVM, on: bool) -> None:
        u, t = c.look.px, c.theme
        c.panel(rect, t.raised if on else t.panel, t.accent if on else t.line, 7, 2 if on else 1)
        x, y, room = rect.x + u(14), rect.y + u(10), rect.w - u(28)
        y = c.paragraph(one.title, pygame.Rect(x, y, room, rect.h), "card", t.dim if one.problem else t.text, 1.2)
        if one.subtitle:
            c.paragraph(one.subtitle, pygame.Rect(x, y, room, rect.h), "label", t.dim)
        tip = Tip(one.title, f"Cannot be played: {one.problem}") if one.problem else None
        c.hit(f"scenario:{one.id}", rect, PickScenario(one.id), tip)

    def _detail(self, c: Canvas, rect: pygame.Rect, one: ScenarioVM) -> None:
        inner, u = card(c, rect), c.look.px
        y = inner.y
        if one.map:
            box = pygame.Rect(inner.x, inner.y, inner.w, min(inner.h * 45 // 100, inner.w * 9 // 16))
            preview(c, box, one.map, self.view)
            y = box.bottom + u(12)
        view = pygame.Rect(inner.x, y, inner.w + u(12), inner.bottom - y)
        scroll_column(c, view, self.scroll, "detail", lambda f: _text(f, one))

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        ids = [s.id for s in self.vm.scenarios]
        if event.key in (pygame.K_UP, pygame.K_DOWN) and ids:
            at = ids.index(self.vm.selected) if self.vm.selected in ids else 0
            chosen = ids[min(max(at + (1 if event.key == pygame.K_DOWN else -1), 0), len(ids) - 1)]
            self.move_focus(f"scenario:{chosen}")
            return [PickScenario(chosen)]
        enter = event.key in (pygame.K_RETURN, pygame.K_KP_ENTER)
        if enter and self.focus == f"scenario:{self.vm.selected}" and self.vm.start.enabled:
            return [Press(self.vm.start.id)]
        return None


def _text(flow: Flow, one: ScenarioVM) -> None:
    flow.text(one.title, "title", lead=1.25)
    flow.space(4)
    if one.problem:
        flow.text(f"This scenario cannot be played. {one.problem}", "read", flow.c.theme.bad)
        flow.space(6)
    flow.text(one.blurb)
    flow.space(8)
    flow.rows(one.facts)
