"""The curtain between two seats at one machine: nothing but the name of who comes next."""

from __future__ import annotations

import pygame

from game.ui.intents import Intent, Next
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import button
from game.ui.scenes.page import PageScene
from game.ui.viewmodels import CurtainVM


class CurtainScene(PageScene[CurtainVM]):
    """Only Enter, Space or the button open it."""

    def first_focus(self, vm: CurtainVM) -> str:
        return "open"

    def paint(self, c: Canvas, vm: CurtainVM) -> None:
        rect, u = c.surface.get_rect(), c.look.px
        c.surface.fill(c.theme.back)
        room = min(c.look.tx(640), rect.w - u(60))
        y = rect.centery - c.look.tx(150)
        c.icon("eye-off", (rect.centerx, y), 40, c.theme.dim)
        y += u(60)
        if vm.flag:
            c.flag(vm.flag, "", (rect.centerx, y), 54, c.theme.accent)
            y += u(44)
        title = vm.title or f"Hand over to {vm.seat}"
        style = "screen" if c.width_of(title, "screen") <= room else "title"
        y = c.text(title, (rect.centerx, y), style, anchor="midtop", room=rect.w - u(40)).bottom + u(8)
        if vm.text:
            block = pygame.Rect(rect.centerx - room // 2, y, room, c.look.tx(120))
            wide = min(room, c.width_of(vm.text, "read"))
            y = c.paragraph(vm.text, block.move((room - wide) // 2, 0), "read", c.theme.dim)
        wide = c.width_of(vm.button, "button") + c.width_of("Enter", "small-b") + u(90)
        box = pygame.Rect(rect.centerx - wide // 2, y + u(24), wide, c.line_of("button") + u(22))
        button(c, box, "open", vm.button, Next(), key="Enter", primary=True)

    def escape(self) -> list[Intent]:
        return []
