"""Who plays what: a row a seat with its choices, the game's options below."""

from __future__ import annotations

from functools import partial

import pygame

from game.ui.intents import Intent, Press, SetSeat
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.kit.flow import Flow, scroll_column
from game.ui.kit.menu import Menu, MenuRow
from game.ui.scenes.page import PageScene, foot_button, ground, title_line
from game.ui.scenes.settings import setting_height, setting_row
from game.ui.viewmodels import SeatsVM, SeatVM, Tip

ICONS = {"human": "users", "person": "users", "nobody": "ban", "none": "ban"}


class OpenChoices(ViewAction):
    """Open the list of who may play a seat."""

    __match_args__ = ("seat",)

    def __init__(self, seat: str) -> None:
        self.seat = seat


class SeatsScene(PageScene[SeatsVM]):
    """Enter on a seat opens its choices."""

    def first_focus(self, vm: SeatsVM) -> str:
        return "start"

    def paint(self, c: Canvas, vm: SeatsVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title, vm.subtitle)
        foot = foot_button(c, column, "start", vm.start, Press(vm.start.id))
        view = pygame.Rect(column.x, y, column.w + u(12), foot.y - u(14) - y)
        scroll_column(c, view, self.scroll, "seats", lambda f: self._rows(f, vm))

    def _rows(self, flow: Flow, vm: SeatsVM) -> None:
        c = flow.c
        for seat in vm.seats:
            room = flow.width - c.look.px(96) - c.look.tx(250)
            tall = c.line_of("card") + c.height_of(seat.goal, room, "body") * bool(seat.goal) + c.look.px(22)
            flow.box(tall, partial(_seat, c, seat=seat))
            flow.space(8)
        if vm.options:
            flow.heading("Options")
        for option in vm.options:
            flow.box(setting_height(c, option, flow.width), partial(setting_row, c, vm=option))
            flow.space(6)

    def apply(self, action: ViewAction) -> list[Intent]:
        if isinstance(action, OpenChoices):
            seat = next(s for s in self.vm.seats if s.id == action.seat)
            rows = tuple(
                MenuRow(f"choose:{o.id}", o.label, SetSeat(seat.id, o.id), on=o.id == seat.control)
                for o in seat.choices
            )
            self.menu = Menu(f"seat:{seat.id}", f"Who plays {seat.name}?", rows)
            self.focus, self.ring = next((r.id for r in rows if r.on), rows[0].id), True
        return []

    def act(self, action: object) -> list[Intent]:
        anchor = self.menu.anchor if self.menu else ""
        out = super().act(action)
        if anchor and self.menu is None:
            self.focus = anchor
        return out


def _seat(c: Canvas, rect: pygame.Rect, seat: SeatVM) -> None:
    u, t = c.look.px, c.theme
    shown = next((o.label for o in seat.choices if o.id == seat.control), seat.control)
    c.panel(rect, t.panel, t.line, 8)
    pygame.draw.rect(
        c.surface, t.actor(seat.colour), (rect.x + u(3), rect.y + u(8), u(5), rect.h - u(16)), border_radius=u(2)
    )
    c.flag(seat.flag, seat.code, (rect.x + u(44), rect.centery), 30, t.actor(seat.colour))
    box = pygame.Rect(rect.right - c.look.tx(240) - u(12), 0, c.look.tx(240), c.line_of("label") + u(16))
    box.centery = rect.centery
    x, room = rect.x + u(78), box.x - rect.x - u(94)
    with c.inside(rect):
        tall = c.line_of("card") + (c.height_of(seat.goal, room, "body") if seat.goal else 0)
        y = rect.centery - tall // 2
        c.text(seat.name, (x, y), "card", room=room)
        if seat.goal:
            c.paragraph(seat.goal, pygame.Rect(x, y + c.line_of("card"), room, rect.bottom - y), "body", t.dim)
    c.panel(box, t.raised, t.line_hi, 6)
    with c.inside(box):
        c.icon(ICONS.get(seat.control, "monitor"), (box.x + u(19), box.centery), 17, t.accent)
        c.text(shown, (box.x + u(36), box.centery), "label-b", anchor="midleft", room=box.w - u(64))
    c.icon("chevron-down", (box.right - u(17), box.centery), 17, t.dim)
    c.hit(f"seat:{seat.id}", box, OpenChoices(seat.id), Tip(seat.name, "Press to choose who plays this seat."))
