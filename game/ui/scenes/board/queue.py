"""The orders of this turn: slots, undo, reset, commit. Nothing leaves the seat before it commits."""

from __future__ import annotations

import pygame

from game.ui.intents import Commit, Intent, ResetTurn, UndoLast, Unqueue
from game.ui.kit import draw
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import button, heading, icon_button
from game.ui.kit.scroll import Scroll, scroll_bar
from game.ui.scenes.board.cards import ICONS
from game.ui.viewmodels import ButtonVM, OrderVM, QueueVM, Tip


def paint_queue(c: Canvas, vm: QueueVM, scroll: Scroll) -> None:
    """Orders above in a scrolling list, buttons below."""
    rect, u = c.surface.get_rect(), c.look.px
    c.panel(rect, c.theme.panel, c.theme.line)
    top = heading(c, rect, vm.title, vm.left)
    bottom = _buttons(c, rect, vm)
    view = pygame.Rect(u(10), top, rect.w - u(20), bottom - top - u(6))
    tall = c.line_of("name", 1.2) + c.line_of("small", 1.2) + u(8)
    gap, count = u(6), max(vm.slots, len(vm.orders))
    room = (view.h - gap * (count - 1)) // max(1, count)
    compact = c.line_of("name", 1.2) + u(8)
    tall = min(tall, max(compact, room))
    content = count * (tall + gap) - gap
    offset = scroll.at("queue", view.h, content)
    wide = view.w - (u(9) if content > view.h else 0)
    with c.scrolled("queue", view):
        for i in range(count):
            box = pygame.Rect(view.x, view.y - offset + i * (tall + gap), wide, tall)
            if i < len(vm.orders):
                _order(c, box, i, vm.orders[i])
            else:
                _slot(c, box, first=i == len(vm.orders))
    scroll_bar(c, view, offset, content)


def _order(c: Canvas, rect: pygame.Rect, index: int, order: OrderVM) -> None:
    u, t = c.look.px, c.theme
    c.panel(rect, t.raised, t.good, 5)
    icon = order.icon or ICONS.get(order.instrument, "circle")
    c.icon(icon, (rect.x + u(20), rect.centery), 20, t.instrument(order.instrument))
    x, room = rect.x + u(40), rect.w - u(40) - u(34)
    words = " · ".join(p for p in (order.target, order.cost, order.note) if p)
    two = words and rect.h >= c.line_of("name", 1.2) + c.line_of("small", 1.2)
    if two:
        c.text(order.title, (x, rect.centery - c.line_of("small", 0.62)), "name", anchor="midleft", room=room)
        c.text(words, (x, rect.centery + c.line_of("name", 0.55)), "small", t.dim, "midleft", room)
    else:
        c.text(order.title, (x, rect.centery), "name", anchor="midleft", room=room)
    c.icon("x", (rect.right - u(18), rect.centery), 17, t.dim)
    c.hit(f"order:{index}", rect, Unqueue(index), Tip(order.title, words, note="Press to take this order back."))


def _slot(c: Canvas, rect: pygame.Rect, first: bool) -> None:
    draw.frame(c.surface, c.theme.line_hi, rect, c.look.px(6))
    words = "Empty slot: press a number key" if first else "Empty slot"
    room = rect.w - c.look.px(16)
    c.text(words, rect.center, "small", c.theme.dim, "center", room)


def _buttons(c: Canvas, rect: pygame.Rect, vm: QueueVM) -> int:
    """Commit, undo, reset and the note; returns the upper edge."""
    u = c.look.px
    y = rect.bottom - u(10)
    if vm.note and c.look.high > 600:
        note = c.text(vm.note, (u(12), y + u(2)), "small", c.theme.dim, "bottomleft", rect.w - u(24))
        y = note.y - u(4)
    tall, gap = c.line_of("button") + u(16), u(8)
    whole = rect.w - u(20)
    side = max(c.width_of(vm.undo.label, "button"), c.width_of(vm.reset.label, "button")) + u(26)
    need = c.width_of(vm.commit.label, "button") + c.width_of("C", "small-b") + u(38)
    small = whole - 2 * (side + gap) < need
    side = tall if small else side
    box = pygame.Rect(u(10), y - tall, whole - 2 * (side + gap), tall)
    _push(c, box, "commit", vm.commit, Commit(), "C", primary=True)
    others = (("undo", vm.undo, UndoLast(), "Z", "undo-2"), ("reset", vm.reset, ResetTurn(), "R", "rotate-ccw"))
    for i, (name, one, action, key, icon) in enumerate(others):
        rect = pygame.Rect(box.right + gap + i * (side + gap), box.y, side, tall)
        if small:
            icon_button(c, rect, name, icon, action if one.enabled else None, _tip(one, key))
        else:
            _push(c, rect, name, one, action, key)
    return box.y


def _tip(vm: ButtonVM, key: str) -> Tip:
    return Tip(vm.label, vm.hint if vm.enabled else vm.reason, note=f"Key {key}")


def _push(c: Canvas, rect: pygame.Rect, id: str, vm: ButtonVM, action: Intent, key: str, primary: bool = False) -> None:
    button(c, rect, id, vm.label, action, key=key, primary=primary, enabled=vm.enabled, tip=_tip(vm, key))
