"""The header: what exercise, which turn and phase, whose seat, the menu."""

from __future__ import annotations

import pygame

from game.ui.intents import Intent, OpenScene, Press
from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import icon_button
from game.ui.viewmodels import ButtonVM, HeaderVM, Tip

SCREENS = {"log": "history", "saves": "save", "settings": "settings", "help": "circle-help"}
ICONS = {**SCREENS, "save": "save", "menu": "list", "quit": "log-out", "title": "house"}
DEFAULT = (
    ButtonVM("saves", "Saved games", hint="F5"),
    ButtonVM("log", "Log", hint="L"),
    ButtonVM("settings", "Settings", hint="F10"),
    ButtonVM("help", "Help", hint="F1"),
)


def paint_header(c: Canvas, vm: HeaderVM, menu: tuple[ButtonVM, ...]) -> None:
    """Paints from both ends inward; what finds no room in the middle is left out, least important first."""
    rect = c.surface.get_rect()
    c.surface.blit(draw.gradient(rect.size, (*c.theme.raised, 255), (*c.theme.panel, 255)), (0, 0))
    pygame.draw.line(c.surface, c.theme.line, rect.bottomleft, rect.bottomright)
    pygame.draw.line(c.surface, c.theme.line, (0, rect.bottom - 1), (rect.right, rect.bottom - 1))
    right = _menu(c, rect, menu or DEFAULT)
    right = _seat(c, rect, vm, right)
    least = _turn_width(c, vm) + c.look.px(34)
    left = _title(c, rect, vm, round((right - rect.x) * 0.45), right - least)
    _middle(c, rect, vm, left + c.look.px(20), right - c.look.px(14))


def _menu(c: Canvas, rect: pygame.Rect, menu: tuple[ButtonVM, ...]) -> int:
    side = c.look.tx(30)
    x = rect.right - c.look.px(8) - side
    for entry in reversed(menu):
        box = pygame.Rect(x, rect.centery - side // 2, side, side)
        action: Intent = OpenScene(entry.id) if entry.id in SCREENS else Press(entry.id)
        words = entry.reason if not entry.enabled else f"Key {entry.hint}" if entry.hint else ""
        icon_button(
            c,
            box,
            f"menu:{entry.id}",
            ICONS.get(entry.id, "circle"),
            action if entry.enabled else None,
            Tip(entry.label, words),
            False,
        )
        x -= side + c.look.px(3)
    return x + side - c.look.px(4)


def _seat(c: Canvas, rect: pygame.Rect, vm: HeaderVM, right: int) -> int:
    if not vm.seat:
        return right
    most = min(c.look.tx(250), round(rect.w * 0.2))
    flag_w = c.look.px(24) + c.look.px(10)
    seat = c.fitting(vm.seat, vm.seat_code, "label", most)
    wide = min(c.width_of(seat, "label"), most) + flag_w + c.look.px(20)
    tall = c.line_of("label") + c.look.px(12)
    box = pygame.Rect(right - wide, rect.centery - tall // 2, wide, tall)
    c.panel(box, c.theme.raised, c.theme.accent, 6)
    c.flag(vm.seat_flag, vm.seat_code, (box.x + c.look.px(8) + c.look.px(12), box.centery), 18, c.theme.accent)
    with c.inside(box):
        c.text(
            seat,
            (box.x + flag_w + c.look.px(6), box.centery),
            "label",
            anchor="midleft",
            room=wide - flag_w - c.look.px(14),
        )
    if seat != vm.seat:
        c.hit("seat", box, None, Tip(vm.seat))
    if vm.clock:
        drawn = c.text(vm.clock, (box.x - c.look.px(14), rect.centery), "title", anchor="midright")
        icon = c.icon("clock", (drawn.x - c.look.px(15), rect.centery), 18, c.theme.dim)
        return icon.x
    return box.x


def _turn_width(c: Canvas, vm: HeaderVM) -> int:
    """What turn and date need at least."""
    return max(c.width_of(_turn(vm), "head"), c.width_of(vm.date, "small"))


def _turn(vm: HeaderVM) -> str:
    return f"Turn {vm.turn} of {vm.turns}"


def _title(c: Canvas, rect: pygame.Rect, vm: HeaderVM, right: int, most: int) -> int:
    """Badge, title and what stands below it, up to `right`; a title that needs it goes on to `most`."""
    x = rect.x + c.look.px(12)
    if vm.badge:
        badge = pygame.Rect(x, 0, c.width_of(vm.badge, "badge") + c.look.px(18), c.line_of("badge") + c.look.px(6))
        badge.centery = rect.centery
        c.panel(badge, c.theme.wash(c.theme.warn, 0.2), c.theme.warn, 4)
        c.text(vm.badge, badge.center, "badge", c.theme.warn, "center")
        x = badge.right + c.look.px(14)
    right = max(right, min(x + c.width_of(vm.title, "title"), most))
    two = vm.subtitle and rect.h >= c.line_of("title", 1.15) + c.line_of("small", 1.15)
    if not two:
        return c.text(vm.title, (x, rect.centery), "title", anchor="midleft", room=max(1, right - x)).right
    one = c.text(vm.title, (x, rect.centery - c.look.tx(10)), "title", anchor="midleft", room=max(1, right - x))
    other = c.text(vm.subtitle, (x, rect.centery + c.look.tx(13)), "small", c.theme.dim, "midleft", max(1, right - x))
    return max(one.right, other.right)


def _middle(c: Canvas, rect: pygame.Rect, vm: HeaderVM, left: int, right: int) -> None:
    """Turn and date at the right of the free space, the phases before them if they fit."""
    turn = _turn(vm)
    step = c.look.px(9)
    pips = step * vm.turns if vm.turns <= 16 else 0
    wide = max(c.width_of(turn, "head") + (pips + c.look.px(10) if pips else 0), c.width_of(vm.date, "small"))
    if right - left < wide:
        pips, wide = 0, _turn_width(c, vm)
    if right - left < wide:
        c.text(f"{vm.turn}/{vm.turns}", (right, rect.centery), "head", anchor="midright", room=max(1, right - left))
        return
    x = right - wide
    drawn = c.text(turn, (x, rect.centery - c.look.tx(9)), "head", anchor="midleft")
    c.text(vm.date, (x, rect.centery + c.look.tx(11)), "small", c.theme.dim, "midleft", wide)
    if pips:
        _pips(c, drawn.right + c.look.px(10), drawn.centery, vm, step)
    _phases(c, rect, vm, left, x - c.look.px(24))


def _pips(c: Canvas, x: int, y: int, vm: HeaderVM, step: int) -> None:
    for i in range(vm.turns):
        colour = c.theme.accent if i < vm.turn - 1 else c.theme.warn if i == vm.turn - 1 else c.theme.line
        tall = c.look.px(13 if i == vm.turn - 1 else 9)
        pygame.draw.rect(c.surface, colour, (x + i * step, y - tall // 2, step - c.look.px(3), tall), border_radius=2)


def _phases(c: Canvas, rect: pygame.Rect, vm: HeaderVM, left: int, right: int) -> None:
    widths = [c.width_of(f"{i + 1}  {p}", "label-b") + c.look.px(30) for i, p in enumerate(vm.phases)]
    link = c.look.px(12)
    whole = sum(widths) + link * (len(widths) - 1)
    if not widths or whole > right - left:
        return
    x, tall = (left + right - whole) // 2, c.line_of("label") + c.look.px(8)
    for i, (phase, wide) in enumerate(zip(vm.phases, widths, strict=True)):
        on, box = i == vm.phase, pygame.Rect(x, rect.centery - tall // 2, wide, tall)
        fill = c.theme.accent if on else c.theme.raised if i < vm.phase else c.theme.panel
        c.panel(box, fill, c.theme.accent if on else c.theme.line, tall / c.look.unit / 2)
        ink = c.theme.on_accent if on else c.theme.text if i < vm.phase else c.theme.dim
        c.text(f"{i + 1}  {phase}", box.center, "label-b" if on else "label", ink, "center")
        x = box.right + link
        if i + 1 < len(widths):
            pygame.draw.line(c.surface, c.theme.line_hi, (box.right, box.centery), (x, box.centery), c.look.px(2))
