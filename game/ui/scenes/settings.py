"""Settings in groups; the row of a setting is used by other screens too."""

from __future__ import annotations

from functools import partial

import pygame

from game.ui.intents import SetSetting
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import chip, icon_button
from game.ui.kit.flow import Flow, scroll_column
from game.ui.scenes.page import PageScene, ground, title_line
from game.ui.viewmodels import SettingsVM, SettingVM, Tip

CONTROL_SHARE = 0.5


class SettingsScene(PageScene[SettingsVM]):
    """Every change works at once."""

    def paint(self, c: Canvas, vm: SettingsVM) -> None:
        column = ground(c)
        y = title_line(c, column, vm.title)
        view = pygame.Rect(column.x, y, column.w + c.look.px(12), column.bottom - y)

        def fill(flow: Flow) -> None:
            for name, rows in vm.groups:
                flow.heading(name)
                for row in rows:
                    flow.box(setting_height(c, row, flow.width), partial(setting_row, c, vm=row))
                    flow.space(6)
                flow.space(10)
            flow.text(vm.note, "small", c.theme.dim)

        scroll_column(c, view, self.scroll, "settings", fill)


def _chip_lines(c: Canvas, vm: SettingVM, room: int) -> list[list[tuple[str, str]]]:
    """The choices in lines that fit."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for choice in vm.choices:
        wide = c.width_of(choice.label, "small-m") + c.look.px(44)
        if lines[-1] and used + wide > room:
            lines.append([])
            used = 0
        lines[-1].append((choice.id, choice.label))
        used += wide
    return lines


def setting_height(c: Canvas, vm: SettingVM, width: int) -> int:
    """The height of a setting's row."""
    room = round(width * (1 - CONTROL_SHARE)) - c.look.px(30)
    words = c.height_of(vm.label, room, "label-b") + (c.height_of(vm.hint, room, "small") if vm.hint else 0)
    lines = len(_chip_lines(c, vm, round(width * CONTROL_SHARE))) if vm.kind == "choice" else 1
    return max(words, lines * (c.line_of("small-m") + c.look.px(14))) + c.look.px(14)


def setting_row(c: Canvas, rect: pygame.Rect, vm: SettingVM) -> None:
    """Label and hint at the left, the control at the right."""
    u, t = c.look.px, c.theme
    c.panel(rect, t.panel, t.line, 6)
    left = rect.x + u(14)
    room = round(rect.w * (1 - CONTROL_SHARE)) - u(30)
    x = rect.x + round(rect.w * (1 - CONTROL_SHARE))
    with c.inside(rect):
        tall = c.height_of(vm.label, room, "label-b") + (c.height_of(vm.hint, room, "small") if vm.hint else 0)
        y = rect.centery - tall // 2
        y = c.paragraph(vm.label, pygame.Rect(left, y, room, rect.h), "label-b")
        if vm.hint:
            c.paragraph(vm.hint, pygame.Rect(left, y, room, rect.h), "small", t.dim)
    if vm.kind == "number":
        _number(c, pygame.Rect(x, rect.y, rect.right - x - u(12), rect.h), vm)
    elif vm.kind == "toggle":
        on = vm.value == "on"
        at = (x, rect.centery - (c.line_of("small-m") + u(8)) // 2)
        chip(c, at, f"set:{vm.id}", "On" if on else "Off", SetSetting(vm.id, "off" if on else "on"), on)
    else:
        _choices(c, x, rect, vm)


def _choices(c: Canvas, x: int, rect: pygame.Rect, vm: SettingVM) -> None:
    u = c.look.px
    lines = _chip_lines(c, vm, rect.right - x - u(12))
    step = c.line_of("small-m") + u(14)
    y = rect.centery - len(lines) * step // 2 + u(3)
    for line in lines:
        left = x
        for id, label in line:
            left = chip(c, (left, y), f"set:{vm.id}:{id}", label, SetSetting(vm.id, id), id == vm.value).right + u(8)
        y += step


def _number(c: Canvas, rect: pygame.Rect, vm: SettingVM) -> None:
    u, t, value = c.look.px, c.theme, int(vm.value)
    side = c.look.tx(30)
    minus = pygame.Rect(rect.x, rect.centery - side // 2, side, side)
    shown_w = c.width_of(f"{vm.maximum}{vm.unit}", "label-b") + u(14)
    plus = pygame.Rect(min(rect.right - side - shown_w, rect.x + side + c.look.tx(220)), minus.y, side, side)
    down, up = max(vm.minimum, value - vm.step), min(vm.maximum, value + vm.step)
    icon_button(
        c,
        minus,
        f"set:{vm.id}:less",
        "minus",
        SetSetting(vm.id, str(down)) if down != value else None,
        Tip(f"{vm.label}: less"),
    )
    icon_button(
        c,
        plus,
        f"set:{vm.id}:more",
        "plus",
        SetSetting(vm.id, str(up)) if up != value else None,
        Tip(f"{vm.label}: more"),
    )
    track = pygame.Rect(minus.right + u(10), rect.centery - u(3), plus.x - minus.right - u(20), u(6))
    c.panel(track, t.sunken, t.line_hi, 3)
    at = track.x + round(track.w * (value - vm.minimum) / max(1, vm.maximum - vm.minimum))
    pygame.draw.rect(c.surface, t.accent, (track.x, track.y, at - track.x, track.h), border_radius=u(3))
    pygame.draw.aacircle(c.surface, t.accent, (at, track.centery), u(8))
    c.text(f"{value}{vm.unit}", (plus.right + u(12), rect.centery), "label-b", anchor="midleft")
