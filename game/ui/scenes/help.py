"""The help: sections with sentences and rows, in two columns when there is room."""

from __future__ import annotations

from functools import partial

import pygame

from game.ui import assets
from game.ui.kit.canvas import Canvas
from game.ui.kit.flow import Flow, column_height, scroll_column
from game.ui.map.pins import draw_drop
from game.ui.map.places import mark
from game.ui.scenes.page import PageScene, card, ground, title_line
from game.ui.viewmodels import HelpSection, HelpVM, SignVM
from game.ui.viewmodels.map import WORD

TWO_COLUMNS = 900


class HelpScene(PageScene[HelpVM]):
    """Long help scrolls."""

    def paint(self, c: Canvas, vm: HelpVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title)
        area = pygame.Rect(column.x, y, column.w, column.bottom - y)
        halves = split(c, vm.sections, area.w // 2) if c.look.wide >= TWO_COLUMNS else [vm.sections]
        wide = (area.w - u(14) * (len(halves) - 1)) // len(halves)
        for i, sections in enumerate(halves):
            inner = card(c, pygame.Rect(area.x + i * (wide + u(14)), area.y, wide, area.h))
            view = pygame.Rect(inner.x, inner.y, inner.w + u(12), inner.h)
            scroll_column(c, view, self.scroll, f"help{i}", partial(_fill, sections=sections))


def split(c: Canvas, sections: tuple[HelpSection, ...], width: int) -> list[tuple[HelpSection, ...]]:
    """The sections in two columns of about the same height, in order."""
    if len(sections) < 2:
        return [sections]
    heights = [column_height(c, width, partial(_fill, sections=(s,))) for s in sections]
    cut = min(range(1, len(sections)), key=lambda i: abs(sum(heights[:i]) - sum(heights[i:])))
    return [sections[:cut], sections[cut:]]


def _sign(c: Canvas, rect: pygame.Rect, sign: SignVM) -> None:
    """A sign as the map draws it, and its meaning."""
    at = (rect.x + c.look.px(18), rect.centery)
    if sign.kind in WORD:
        image = assets.symbol("infantry", sign.kind, c.look.px(20))
        c.surface.blit(image, image.get_rect(center=at))
    elif sign.kind == "pin":
        draw_drop(c, (at[0], rect.bottom), c.theme.warn)
    else:
        mark(c, sign.kind, at)
    c.text(sign.meaning, (rect.x + c.look.px(44), rect.centery), "label", anchor="midleft", room=rect.w - c.look.px(44))


def _fill(flow: Flow, sections: tuple[HelpSection, ...]) -> None:
    for section in sections:
        flow.heading(section.title)
        for paragraph in section.paragraphs:
            flow.text(paragraph, "read")
            flow.space(6)
        flow.rows(section.rows, share=0.3)
        for sign in section.signs:
            flow.box(flow.c.line_of("label", 1.85), partial(_sign, flow.c, sign=sign))
        flow.space(10)
