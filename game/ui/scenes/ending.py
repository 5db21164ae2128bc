"""How the game ended and why, each actor's own interest, and the stability that all share: side by side, never
ranked.
"""

from __future__ import annotations

import pygame

from game.ui.intents import Intent, OpenScene, Press
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import button
from game.ui.kit.flow import FAR, Flow, scroll_column
from game.ui.scenes.page import PageScene, card, ground
from game.ui.theme import Colour
from game.ui.viewmodels import EndingVM, ObjectiveVM, ScoreVM, Tip

TWO_COLUMNS = 900


class EndingScene(PageScene[EndingVM]):
    """Text and causes at the left, scores at the right."""

    def first_focus(self, vm: EndingVM) -> str:
        return f"end:{vm.buttons[0].id}" if vm.buttons else ""

    def paint(self, c: Canvas, vm: EndingVM) -> None:
        column, u = ground(c), c.look.px
        colour = c.theme.tone(vm.tone) if vm.tone != "plain" else c.theme.accent
        y = (
            c.text(vm.eyebrow, (column.x, column.y), "label-b", colour, room=column.w).bottom
            if vm.eyebrow
            else column.y
        )
        y = c.paragraph(vm.title, pygame.Rect(column.x, y, column.w, c.look.tx(90)), "screen", lead=1.2) + u(6)
        pygame.draw.rect(c.surface, colour, (column.x, y, column.w, u(3)))
        bottom = _buttons(c, column, vm)
        area = pygame.Rect(column.x, y + u(16), column.w, bottom - u(14) - y - u(16))
        if c.look.wide < TWO_COLUMNS:
            inner = card(c, area)
            scroll_column(c, _wider(c, inner), self.scroll, "all", lambda f: _both(f, vm))
            return
        left = pygame.Rect(area.x, area.y, area.w * 44 // 100, area.h)
        right = pygame.Rect(left.right + u(14), area.y, area.right - left.right - u(14), area.h)
        scroll_column(c, _wider(c, card(c, left)), self.scroll, "text", lambda f: _prose(f, vm))
        scroll_column(c, _wider(c, card(c, right)), self.scroll, "scores", lambda f: _scores(f, vm))

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        return [OpenScene("log")] if event.key == pygame.K_l else None

    def escape(self) -> list[Intent]:
        return []


def _wider(c: Canvas, rect: pygame.Rect) -> pygame.Rect:
    return pygame.Rect(rect.x, rect.y, rect.w + c.look.px(12), rect.h)


def _buttons(c: Canvas, column: pygame.Rect, vm: EndingVM) -> int:
    u = c.look.px
    tall = c.line_of("button") + u(20)
    x = column.right
    for i, one in enumerate(vm.buttons):
        wide = c.width_of(one.label, "button") + u(56)
        box = pygame.Rect(x - wide, column.bottom - tall, wide, tall)
        tip = Tip(one.label, one.hint if one.enabled else one.reason) if one.hint or one.reason else None
        button(c, box, f"end:{one.id}", one.label, Press(one.id), primary=i == 0, enabled=one.enabled, tip=tip)
        x = box.x - u(12)
    return column.bottom - tall


def _prose(flow: Flow, vm: EndingVM) -> None:
    for paragraph in vm.text:
        flow.text(paragraph)
        flow.space(8)
    if vm.causes:
        flow.heading("Why it ended")
        flow.rows(vm.causes)


def _scores(flow: Flow, vm: EndingVM) -> None:
    c = flow.c
    if vm.stability:
        flow.heading("Shared stability")
        one = vm.stability
        _score_line(flow, one.label, one.score, c.theme.accent, "", "card")
        flow.text(one.reason, "body", c.theme.dim)
        flow.space(8)
    if vm.scores:
        flow.heading("Own interests")
    for score in vm.scores:
        _actor(flow, score)


def _both(flow: Flow, vm: EndingVM) -> None:
    _prose(flow, vm)
    flow.space(8)
    _scores(flow, vm)


def _actor(flow: Flow, score: ScoreVM) -> None:
    c = flow.c
    _score_line(
        flow,
        score.name + (" (your seat)" if score.own else ""),
        score.score,
        c.theme.actor(score.colour),
        score.flag,
        "card",
    )
    for objective in score.objectives:
        _objective(flow, objective)
    flow.space(10)


def _score_line(flow: Flow, label: str, score: int, colour: Colour, flag: str, style: str) -> None:
    c, u = flow.c, flow.c.look.px

    def paint(rect: pygame.Rect) -> None:
        x = rect.x
        if flag:
            x = c.flag(flag, "", (x + u(15), rect.y + c.line_of(style) // 2), 20, colour).right + u(10)
        figure = c.text(str(score), (rect.right, rect.y), style, anchor="topright")
        c.text(label, (x, rect.y), style, room=figure.x - x - u(10))
        track = pygame.Rect(rect.x, rect.bottom - u(12), rect.w, u(8))
        c.panel(track, c.theme.sunken, c.theme.line_hi, 4)
        c.panel(pygame.Rect(track.x, track.y, max(u(8), track.w * score // 100), track.h), colour, None, 4)

    flow.box(c.line_of(style) + u(16), paint)


def _objective(flow: Flow, one: ObjectiveVM) -> None:
    c, u = flow.c, flow.c.look.px
    figure = f"{one.score}  (weight {one.weight} %)"
    room = flow.width - c.width_of(figure, "label") - u(30)
    tall = max(c.height_of(one.label, room, "label"), c.line_of("label"))
    reason = c.height_of(one.reason, flow.width - u(16), "small") if one.reason else 0

    def paint(rect: pygame.Rect) -> None:
        c.paragraph(one.label, pygame.Rect(rect.x + u(16), rect.y, room, FAR), "label")
        c.text(figure, (rect.right, rect.y), "label", c.theme.dim, "topright")
        if one.reason:
            c.paragraph(
                one.reason, pygame.Rect(rect.x + u(16), rect.y + tall, rect.w - u(16), FAR), "small", c.theme.dim
            )

    flow.box(tall + reason + u(4), paint)
