"""What a seat reads before it acts: situation, objectives, what it knows, the map."""

from __future__ import annotations

import pygame

from game.ui.intents import Back, Intent, Next
from game.ui.kit.canvas import Canvas
from game.ui.kit.flow import Flow, scroll_column
from game.ui.map.view import MapView
from game.ui.scenes.base import Stage
from game.ui.scenes.page import PageScene, card, foot_button, ground, preview, title_line
from game.ui.viewmodels import BriefingVM, ButtonVM

TWO_COLUMNS = 900


class BriefingScene(PageScene[BriefingVM]):
    """Text at the left; objectives, facts and map at the right."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.view = MapView()

    def first_focus(self, vm: BriefingVM) -> str:
        return "next"

    def paint(self, c: Canvas, vm: BriefingVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title, " · ".join(p for p in (vm.eyebrow, vm.seat) if p), vm.back)
        if vm.flag and not vm.back:
            c.flag(vm.flag, "", (column.right - u(34), column.y + u(26)), 46, c.theme.accent)
        foot = foot_button(c, column, "next", ButtonVM("next", vm.button), Next())
        area = pygame.Rect(column.x, y, column.w, foot.y - u(14) - y)
        if c.look.wide < TWO_COLUMNS:
            inner = card(c, area)
            scroll_column(c, _wider(c, inner), self.scroll, "text", lambda f: _both(f, vm))
            return
        left = pygame.Rect(area.x, area.y, area.w * 55 // 100, area.h)
        right = pygame.Rect(left.right + u(14), area.y, area.right - left.right - u(14), area.h)
        scroll_column(c, _wider(c, card(c, left)), self.scroll, "text", lambda f: _prose(f, vm))
        inner = card(c, right)
        if vm.map:
            box = pygame.Rect(inner.x, inner.y, inner.w, min(inner.h * 45 // 100, inner.w * 10 // 16))
            preview(c, box, vm.map, self.view)
            inner = pygame.Rect(inner.x, box.bottom + u(10), inner.w, inner.bottom - box.bottom - u(10))
        scroll_column(c, _wider(c, inner), self.scroll, "lists", lambda f: _lists(f, vm))

    def escape(self) -> list[Intent]:
        return [Back()] if self.vm.back else []


def _wider(c: Canvas, rect: pygame.Rect) -> pygame.Rect:
    return pygame.Rect(rect.x, rect.y, rect.w + c.look.px(12), rect.h)


def _prose(flow: Flow, vm: BriefingVM) -> None:
    for paragraph in vm.paragraphs:
        flow.text(paragraph)
        flow.space(10)
    if vm.known:
        flow.heading("What you know")
    for fact in vm.known:
        flow.text(f"{fact.title} ({fact.since})" if fact.since else fact.title, "read-b", lead=1.35)
        flow.text(fact.text)
        flow.space(8)


def _both(flow: Flow, vm: BriefingVM) -> None:
    _prose(flow, vm)
    _lists(flow, vm)


def _lists(flow: Flow, vm: BriefingVM) -> None:
    if vm.objectives:
        flow.heading("Your objectives")
        flow.text("No points at the first number, all points at the second.", "label", flow.c.theme.dim)
        flow.rows(vm.objectives)
    if vm.facts:
        flow.heading("To keep in mind")
        flow.rows(vm.facts, share=0.2)
