"""While computer seats think: a sign that the program is at work, and a way out."""

from __future__ import annotations

import pygame

from game.ui.intents import Intent, Press
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import button
from game.ui.scenes.page import PageScene
from game.ui.viewmodels import WaitingVM


class WaitingScene(PageScene[WaitingVM]):
    """Nothing has the focus, so that a hasty Enter does not leave the game."""

    def paint(self, c: Canvas, vm: WaitingVM) -> None:
        rect, u = c.surface.get_rect(), c.look.px
        c.surface.fill(c.theme.back)
        y = rect.centery - c.look.tx(110)
        c.icon("hourglass", (rect.centerx, y), 40, c.theme.dim)
        y += u(50)
        room = min(c.look.tx(640), rect.w - u(60))
        style = "screen" if c.width_of(vm.title, "screen") <= room else "title"
        y = c.text(vm.title, (rect.centerx, y), style, anchor="midtop", room=rect.w - u(40)).bottom + u(8)
        wide = min(room, c.width_of(vm.text, "read"))
        y = c.paragraph(vm.text, pygame.Rect(rect.centerx - wide // 2, y, wide, c.look.tx(80)), "read", c.theme.dim)
        wide = c.width_of(vm.button, "button") + u(60)
        box = pygame.Rect(rect.centerx - wide // 2, y + u(24), wide, c.line_of("button") + u(18))
        button(c, box, "leave", vm.button, Press("title"))

    def escape(self) -> list[Intent]:
        return []
