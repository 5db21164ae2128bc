"""The action tray: tabs by instrument with counts, search, pages, and at most twelve cards with odds, cost and
effects.
"""

from __future__ import annotations

import pygame

from game.ui.intents import Shortlist
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import icon_button, key_cap, tab
from game.ui.kit.field import paint_field
from game.ui.kit.meters import odds_bar
from game.ui.scenes.board import state as view
from game.ui.scenes.board.layout import cards_per_page
from game.ui.scenes.board.state import BoardState, OpenIntents, OpenTab, OpenTargets, SelectCard, StartFind, TurnPage
from game.ui.theme import Colour, mix
from game.ui.viewmodels import BoardVM, CardVM, DetailRow, Tip
from game.ui.viewmodels.common import span

ICONS = {"diplomatic": "handshake", "information": "radar", "military": "shield", "economic": "coins"}
TAB_ICONS = {view.STAFF: "users", view.SHORTLIST: "star", view.EVERY: "list"}


def paint_cards(c: Canvas, vm: BoardVM, state: BoardState) -> None:
    """Tabs and search in one line, the cards of the present page below."""
    rect = c.surface.get_rect()
    bottom = _bar(c, rect, vm, state)
    area = pygame.Rect(0, bottom + c.look.px(6), rect.w, rect.h - bottom - c.look.px(6))
    state.per_page = cards_per_page(c.look, rect.w)
    state.page = min(state.page, view.pages(vm, state) - 1)
    shown = view.in_sight(vm, state)
    if not shown:
        _empty(c, area, vm, state)
        return
    gap = c.look.px(10)
    columns = len(shown) if len(shown) == state.per_page - 1 else state.per_page
    wide = (area.w - gap * (columns - 1)) / columns
    for i, card in enumerate(shown):
        box = pygame.Rect(round(i * (wide + gap)), area.y, round(wide), area.h)
        paint_card(c, box, card, str(i + 1) if i < 9 else "", card.id == state.selected)
    if state.tab == view.STAFF and not state.find.text:
        left = round(len(shown) * (wide + gap))
        _not_now(c, pygame.Rect(left, area.y, area.right - left, area.h), vm)


def _not_now(c: Canvas, area: pygame.Rect, vm: BoardVM) -> None:
    """In the room beside a short tray: how many actions cannot be ordered, and where that is explained."""
    locked = sum(bool(card.locked) for card in vm.cards)
    if not locked or area.w < c.look.px(120):
        return
    c.panel(area, c.theme.panel, c.theme.line, 8)
    words = f"{_others(locked)} cannot be ordered now. The tab All says why."
    room = min(area.w - c.look.px(40), c.look.tx(300))
    tall = c.height_of(words, room, "label")
    with c.inside(area):
        c.paragraph(
            words, pygame.Rect(area.centerx - room // 2, area.centery - tall // 2, room, tall), "label", c.theme.dim
        )


def _others(number: int) -> str:
    return "One other action" if number == 1 else f"{number} other actions"


def _empty(c: Canvas, area: pygame.Rect, vm: BoardVM, state: BoardState) -> None:
    words = "No actions here this turn."
    if state.find.text:
        words = f"No action matches “{state.find.text}”. Esc clears the search."
    elif vm.cards:
        words = "Nothing can be ordered now; the tab All says why. Commit with C to let the turn go on."
    c.panel(area, c.theme.panel, c.theme.line, 8)
    room = min(area.w - c.look.px(40), c.width_of(words, "label"))
    c.text(words, area.center, "label", c.theme.dim, "center", room)


def _bar(c: Canvas, rect: pygame.Rect, vm: BoardVM, state: BoardState) -> int:
    """Tabs from the left, pages and search from the right; returns the lower edge."""
    tall = c.line_of("label") + c.look.px(10)
    right = _pages(c, rect.right, tall, vm, state)
    find_w = min(c.look.tx(190), max(c.look.tx(110), (right - c.look.px(300)) // 3))
    field = pygame.Rect(right - find_w, 0, find_w, tall)
    tip = Tip("Find an action", "Type words of its title or text, or its number. Key /")
    paint_field(c, field, "find", state.find, StartFind(), active=state.finding, hint="Find  /", icon="search", tip=tip)
    room, x = field.x - c.look.px(10), 0
    rows = view.tabs(vm)
    icons = sum(_tab_width(c, label, n, True) for _, label, n in rows) <= room
    short = sum(_tab_width(c, label, n, False) for _, label, n in rows) > room
    for name, label, n in rows:
        on = name == state.tab and not state.find.text
        x = _tab(c, x, name, label, n, on, icons, short and not on)
    return tall


def _tab(c: Canvas, x: int, name: str, label: str, count: int, on: bool, icons: bool, short: bool) -> int:
    """A tab with icon and label, with the label alone, or (where there is little room) with the icon alone."""
    icon = TAB_ICONS.get(name, ICONS.get(name, "circle"))
    if short:
        return tab(c, (x, 0), f"tab:{name}", "", OpenTab(name), on, count, icon, Tip(label)).right
    return tab(c, (x, 0), f"tab:{name}", label, OpenTab(name), on, count, icon if icons else "").right


def _tab_width(c: Canvas, label: str, count: int, icon: bool) -> int:
    return c.width_of(label, "label-b") + c.width_of(str(count), "small") + c.look.px(29 + (20 if icon else 0))


def _pages(c: Canvas, right: int, tall: int, vm: BoardVM, state: BoardState) -> int:
    total = view.pages(vm, state)
    if total < 2:
        return right
    box = pygame.Rect(right - tall, 0, tall, tall)
    icon_button(c, box, "page:next", "chevron-right", TurnPage(1), Tip("Next page", "Page Down"))
    words = f"{state.page + 1}/{total}"
    label = c.text(words, (box.x - c.look.px(8), box.centery), "label", c.theme.dim, "midright")
    box = pygame.Rect(label.x - c.look.px(8) - tall, 0, tall, tall)
    icon_button(c, box, "page:previous", "chevron-left", TurnPage(-1), Tip("Previous page", "Page Up"))
    return box.x - c.look.px(10)


def card_tip(card: CardVM) -> Tip | None:
    """What is behind the figures: why locked, the chances of each result, the causes of the odds, cost, all effects,
    and the small print.
    """
    cost = tuple(DetailRow(f"Cost: {r.label}", r.value) for r in card.cost)
    chances = tuple(DetailRow(odd.label, f"{span(odd.low, odd.high)} %", odd.tone) for odd in card.odds)
    about = card.tip or Tip(card.title, card.blurb)
    if card.locked:
        return Tip(card.title, card.locked, (*cost, *about.rows), about.note)
    if card.odds_tip:
        odds = card.odds_tip
        note = " ".join(part for part in (odds.note, about.note) if part)
        return Tip(card.title, odds.title, (*odds.rows, *chances, *cost, *card.effects), note)
    return Tip(card.title, about.text, (*chances, *cost, *card.effects, *about.rows), about.note)


def paint_card(c: Canvas, rect: pygame.Rect, card: CardVM, key: str, selected: bool) -> None:
    """One card. Everything that does not fit is in its tooltip."""
    t, u, off = c.theme, c.look.px, bool(card.locked)
    colour = mix(t.instrument(card.instrument), t.panel, 0.35) if off else t.instrument(card.instrument)
    edge = t.focus if selected else t.good if card.queued else mix(colour, t.panel, 0.5)
    c.panel(rect, t.raised if selected else mix(t.panel, t.raised, 0.45), edge, 8, 2 if selected or card.queued else 1)
    c.hit(f"card:{card.id}", rect, SelectCard(card.id), card_tip(card))
    with c.inside(rect):
        top = _head(c, rect, card, key, colour)
        bottom = rect.bottom - u(8)
        x, w = rect.x + u(12), rect.w - u(24)
        top = _card_title(c, x, top, w, card, t.dim if off else t.text)
        if off:
            bottom = _locked(c, pygame.Rect(x, top, w, bottom - top), card.locked)
        else:
            bottom = _foot(c, x, bottom, w, card)
            bottom = _odds(c, x, bottom, w, card)
        bottom = _target(c, x, top, bottom, w, card)
        if bottom - top >= c.line_of("body", 1.22):
            c.paragraph(card.blurb, pygame.Rect(x, top, w, bottom - top), "body", t.dim, 1.22)


def _head(c: Canvas, rect: pygame.Rect, card: CardVM, key: str, colour: Colour) -> int:
    t, u = c.theme, c.look.px
    tall = c.line_of("small-m") + u(10)
    strip = pygame.Rect(rect.x + u(3), rect.y + u(3), rect.w - u(6), tall)
    c.panel(strip, t.wash(t.instrument(card.instrument)), None, 6)
    c.icon(card.icon or ICONS.get(card.instrument, "circle"), (strip.x + u(16), strip.centery), 18, colour)
    right = strip.right - u(5)
    if key:
        right = key_cap(c, (right, strip.centery), key).x - u(4)
    star = pygame.Rect(right - u(22), strip.centery - u(11), u(22), u(22))
    tip = Tip("On the shortlist" if card.shortlisted else "Put on the shortlist", "Key B")
    c.icon("star", star.center, 15, t.warn if card.shortlisted else mix(t.dim, t.panel, 0.35))
    c.hit(f"star:{card.id}", star, Shortlist(card.id), tip, focus=False)
    right = star.x - u(2)
    if card.queued:
        right = c.icon("check", (right - u(9), strip.centery), 17, t.good).x - u(3)
    c.text(
        card.kind,
        (strip.x + u(31), strip.centery),
        "small-m",
        colour,
        "midleft",
        right - strip.x - u(33),
    )
    return strip.bottom + u(6)


def _card_title(c: Canvas, x: int, y: int, w: int, card: CardVM, ink: Colour) -> int:
    style = next((s for s in ("card", "name") if c.width_of(card.title, s) <= w), "name")
    tall = c.line_of(style, 1.15) * (2 if c.width_of(card.title, style) > w else 1)
    return c.paragraph(card.title, pygame.Rect(x, y, w, tall), style, ink, 1.15) + c.look.px(4)


def _locked(c: Canvas, area: pygame.Rect, reason: str) -> int:
    t, u = c.theme, c.look.px
    room = area.w - u(42)
    tall = min(
        c.height_of(reason, room, "small-m", 1.2) + u(14), max(c.line_of("small-m", 1.2) + u(12), area.h * 6 // 10)
    )
    box = pygame.Rect(area.x, area.bottom - tall, area.w, tall)
    c.panel(box, t.wash(t.warn, 0.12), mix(t.warn, t.panel, 0.5), 5)
    c.icon("lock", (box.x + u(17), box.centery), 16, t.warn)
    c.paragraph(reason, pygame.Rect(box.x + u(34), box.y + u(6), room, box.h - u(6)), "small-m", t.warn, 1.2)
    return box.y - u(6)


def _foot(c: Canvas, x: int, bottom: int, w: int, card: CardVM) -> int:
    """Cost at the left, the first effect at the right, in one line or two."""
    tall = c.line_of("small-b")
    effect = card.effects[0] if card.effects else None
    cost_w = _cost_width(c, card)
    effect_w = c.width_of(effect.value, "small-b") + c.width_of(effect.label, "small") + c.look.px(7) if effect else 0
    bare = cost_w + effect_w + c.look.px(8) > w and _dots(card.cost[0] if card.cost else DetailRow("")) > 0
    cost_w = _cost_width(c, card, bare)
    two = cost_w + effect_w + c.look.px(8) > w
    if effect:
        _effect(c, x if two else x + w - min(effect_w, w), bottom - tall // 2, min(effect_w, w), effect)
    y = bottom - tall - tall // 2 if two and effect else bottom - tall // 2
    _cost(c, x, y, w, card, bare)
    return y - tall // 2 - c.look.px(2)


def _effect(c: Canvas, x: int, y: int, w: int, effect: DetailRow) -> None:
    value_w = c.width_of(effect.value, "small-b")
    c.text(effect.label, (x, y), "small", c.theme.dim, "midleft", max(1, w - value_w - c.look.px(6)))
    c.text(effect.value, (x + w, y), "small-b", c.theme.tone(effect.tone), "midright")


def _dots(row: DetailRow) -> int:
    return int(row.value) if row.value.isdigit() and 1 <= int(row.value) <= 5 else 0


def _cost_width(c: Canvas, card: CardVM, bare: bool = False) -> int:
    if not card.cost:
        return c.width_of("no cost", "small")
    row = card.cost[0]
    if bare:
        return _dots(row) * c.look.px(14)
    return (
        _dots(row) * c.look.px(14)
        + c.width_of(row.label if _dots(row) else f"{row.value} {row.label}", "small")
        + c.look.px(6)
    )


def _cost(c: Canvas, x: int, y: int, w: int, card: CardVM, bare: bool) -> None:
    if not card.cost:
        c.text("no cost", (x, y), "small", c.theme.dim, "midleft")
        return
    first, *rest = card.cost
    dots = _dots(first)
    for i in range(dots):
        pygame.draw.aacircle(c.surface, c.theme.warn, (x + c.look.px(6) + i * c.look.px(14), y), c.look.px(5))
    if bare and not rest:
        return
    words = first.label if dots else f"{first.value} {first.label}".strip()
    more = "".join(f" + {r.value} {r.label}" for r in rest)
    left = x + dots * c.look.px(14) + (c.look.px(4) if dots else 0)
    c.text(words + more, (left, y), "small", c.theme.dim, "midleft", max(1, x + w - left))


def _odds(c: Canvas, x: int, bottom: int, w: int, card: CardVM) -> int:
    if not card.odds:
        return bottom
    figures = c.line_of("small-b", 1.2)
    bar = pygame.Rect(x, bottom - figures - c.look.px(13), w, c.look.px(12))
    odds_bar(c, bar, card.odds)
    return bar.y - c.look.px(4)


def _target(c: Canvas, x: int, top: int, bottom: int, w: int, card: CardVM) -> int:
    """Target and intent, one above the other or, on a low card, side by side: pressing them opens the choices."""
    tall = c.line_of("small-m") + c.look.px(2)
    lines = [kind for kind, there in (("target", card.targets), ("intent", card.intents)) if there]
    if not lines or bottom - top < tall:
        return bottom
    stacked = bottom - top >= tall * len(lines) + c.line_of("body", 1.22)
    if stacked:
        y = bottom - tall * len(lines)
        for i, kind in enumerate(lines):
            _line(c, pygame.Rect(x, y + i * tall, w, tall), card, kind)
        return y - c.look.px(3)
    half = (w - c.look.px(6) * (len(lines) - 1)) // len(lines)
    for i, kind in enumerate(lines):
        _line(c, pygame.Rect(x + i * (half + c.look.px(6)), bottom - tall, half, tall), card, kind)
    return bottom - tall - c.look.px(3)


def _line(c: Canvas, rect: pygame.Rect, card: CardVM, kind: str) -> None:
    if kind == "target":
        many = len(card.targets) > 1 and not card.locked
        shown = card.target_label() or "choose a target"
        _choice(
            c, rect, f"target:{card.id}", "crosshair", shown, OpenTargets(card.id) if many else None, not card.target
        )
        return
    shown = next((i.label for i in card.intents if i.id == card.intent), "choose an intent")
    action = None if card.locked else OpenIntents(card.id)
    _choice(c, rect, f"intent:{card.id}", "message-square", shown, action, not card.intent)


def _choice(c: Canvas, rect: pygame.Rect, id: str, icon: str, label: str, action: object | None, open_: bool) -> None:
    u, t = c.look.px, c.theme
    c.icon(icon, (rect.x + u(7), rect.centery), 14, t.dim)
    arrow = u(16) if action else 0
    ink = t.warn if open_ and action else t.text
    drawn = c.text(label, (rect.x + u(19), rect.centery), "small-m", ink, "midleft", rect.w - u(20) - arrow)
    if action:
        c.icon("chevron-down", (drawn.right + u(9), rect.centery), 14, t.dim)
        c.hit(id, rect, action, Tip("Choose", label))
