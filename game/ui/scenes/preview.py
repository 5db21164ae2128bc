"""The list of everything in a scenario that can be looked at: type to filter, arrows to choose, Enter to look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pygame

from game.ui.intents import Back, Intent, OpenScene, Press, SetSeat
from game.ui.kit import focus
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.kit.controls import button, chip
from game.ui.kit.field import Field, paint_field
from game.ui.kit.flow import Flow, scroll_column
from game.ui.scenes.base import Stage
from game.ui.scenes.page import PageScene, card, ground, title_line
from game.ui.viewmodels import PreviewItemVM, PreviewVM, Tip

LIST = "preview"
STEPS = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_PAGEUP: -10, pygame.K_PAGEDOWN: 10}
LOOK_KEYS = (pygame.K_RETURN, pygame.K_KP_ENTER)
SHARE = 0.56
"""What the list takes of the width; the rest tells of the chosen one."""


@dataclass(frozen=True, slots=True)
class Kind(ViewAction):
    """Show one kind only; "" shows all."""

    id: str


@dataclass(frozen=True, slots=True)
class Choose(ViewAction):
    """Choose an item; choosing it again looks at it."""

    id: str


class PreviewScene(PageScene[PreviewVM]):
    """What is typed goes into the filter at once."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.words = Field()
        self.kind = ""
        self.chosen = ""
        self._follow = False

    def page_state(self) -> object:
        return (self.words.text, self.words.caret, self.kind, self.chosen)

    def draw(self, surface: pygame.Surface, vm: PreviewVM) -> bool:
        if self.menu is None:
            self.field = self.words
        if self._vm is None or all(item.id != self.chosen for item in found(vm, self.words.text, self.kind)):
            self.chosen = next((item.id for item in found(vm, self.words.text, self.kind)), "")
        drawn = super().draw(surface, vm)
        if self._follow:
            self._follow = False
            hit = focus.find(self.hits, f"item:{self.chosen}")
            if hit and hit.view and self.scroll.show(LIST, hit.rect, hit.view):
                drawn = super().draw(surface, vm) or drawn
        return drawn

    # Picture

    def paint(self, c: Canvas, vm: PreviewVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title, "What a seat would see, from the present point of the game")
        y = self._bars(c, column, y, vm)
        wide = round(column.w * SHARE)
        inner = card(c, pygame.Rect(column.x, y, wide, column.bottom - y))
        view = pygame.Rect(inner.x, inner.y, inner.w + u(12), inner.h)
        shown = found(vm, self.words.text, self.kind)
        scroll_column(c, view, self.scroll, LIST, partial(self._fill, vm=vm, items=shown))
        right = pygame.Rect(column.x + wide + u(14), y, column.w - wide - u(14), column.bottom - y)
        item = next((one for one in shown if one.id == self.chosen), None)
        if item is not None:
            self._details(c, right, vm, item)

    def _bars(self, c: Canvas, column: pygame.Rect, y: int, vm: PreviewVM) -> int:
        u = c.look.px
        tall = c.line_of("label") + u(12)
        field = pygame.Rect(column.x, y, min(c.look.tx(280), column.w // 2), tall)
        paint_field(c, field, "search", self.words, Kind(self.kind), active=True, hint="Type to find", icon="search")
        x = field.right + u(12)
        for id, label in (("", "All"), *((kind.id, kind.label) for kind in vm.kinds)):
            x, y = _wrapped(c, x, y, column, label, tall)
            x = chip(c, (x, y + u(2)), f"kind:{id}", label, Kind(id), self.kind == id).right + u(8)
        y += tall + u(8)
        words = "Seen by"
        x = c.text(words, (column.x, y + u(5)), "label-b", c.theme.dim).right + u(12)
        for seat in vm.seats:
            x, y = _wrapped(c, x, y, column, seat.label, tall)
            tip = Tip(seat.label, "Left and right arrow choose the seat.")
            action = SetSeat(seat.id, "preview")
            x = chip(c, (x, y + u(2)), f"seat:{seat.id}", seat.label, action, seat.id == vm.seat, tip=tip).right + u(8)
        return y + tall + u(10)

    def _fill(self, flow: Flow, vm: PreviewVM, items: list[PreviewItemVM]) -> None:
        titles = {kind.id: kind.label for kind in vm.kinds}
        last = ""
        for item in items:
            if item.kind != last:
                last = item.kind
                count = sum(other.kind == last for other in items)
                flow.heading(f"{titles.get(last, last)} ({count})")
            flow.box(flow.c.line_of("name") + flow.c.look.px(10), partial(self._row, flow.c, item=item))
            flow.space(2)
        if not items:
            flow.text("Nothing matches.", "read", flow.c.theme.dim)

    def _row(self, c: Canvas, rect: pygame.Rect, item: PreviewItemVM) -> None:
        u, on = c.look.px, item.id == self.chosen
        if on:
            c.panel(rect, c.theme.wash(c.theme.accent, 0.2), c.theme.accent, 5)
        with c.inside(rect):
            note = c.text(item.note, (rect.right - u(10), rect.centery), "small", c.theme.dim, "midright", rect.w // 2)
            room = note.x - rect.x - u(22)
            c.text(item.title, (rect.x + u(10), rect.centery), "name", c.theme.text, "midleft", room)
        c.hit(f"item:{item.id}", rect, Choose(item.id), focus=False)

    def _details(self, c: Canvas, rect: pygame.Rect, vm: PreviewVM, item: PreviewItemVM) -> None:
        u = c.look.px
        inner = card(c, rect)
        tall = c.line_of("button") + u(18)
        buttons = pygame.Rect(inner.x, inner.bottom - tall, inner.w, tall)
        view = pygame.Rect(inner.x, inner.y, inner.w + u(12), buttons.y - inner.y - u(10))
        scroll_column(c, view, self.scroll, "details", partial(_tell, vm=vm, item=item))
        wide = (inner.w - u(10)) // 2
        look = pygame.Rect(inner.x, buttons.y, wide, tall)
        button(c, look, "look", "Look", Press(f"look:{item.id}"), key="Enter", primary=True)
        if item.fires:
            tip = Tip("Fire it", "In a branch of the game, which can be played on. The game itself stays as it is.")
            fire = pygame.Rect(look.right + u(10), buttons.y, wide, tall)
            button(c, fire, "fire", "Fire it", Press(f"fire:{item.id}"), key="F9", tip=tip, icon="zap")

    # Keys

    def apply(self, action: ViewAction) -> list[Intent]:
        match action:
            case Kind(id):
                self.kind = id
                self._follow = True
            case Choose(id) if id == self.chosen:
                return [Press(f"look:{id}")]
            case Choose(id):
                self.chosen = id
        return []

    def _key(self, event: pygame.event.Event) -> list[Intent]:
        if event.key in STEPS:
            self._step(STEPS[event.key])
            return []
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            return self._seat(-1 if event.key == pygame.K_LEFT else 1)
        if event.key in LOOK_KEYS and not (self.ring and focus.find(self.hits, self.focus)):
            return [Press(f"look:{self.chosen}")] if self.chosen else []
        if event.key == pygame.K_F9:
            return [Press(f"fire:{self.chosen}")] if self.chosen else []
        if event.key in (pygame.K_F1, pygame.K_F10):
            return [OpenScene("help" if event.key == pygame.K_F1 else "settings")]
        if event.key in (pygame.K_TAB, pygame.K_ESCAPE, *LOOK_KEYS):
            self.field = None  # these mean the page, not the filter
        return super()._key(event)

    def typed(self) -> None:
        self.ring = False
        self._follow = True

    def escape(self) -> list[Intent]:
        if self.words.text or self.kind:
            self.words.set("")
            self.kind = ""
            self._follow = True
            return []
        return [Back()]

    def _step(self, by: int) -> None:
        ids = [item.id for item in found(self.vm, self.words.text, self.kind)]
        if ids:
            at = ids.index(self.chosen) if self.chosen in ids else 0
            self.chosen = ids[min(max(0, at + by), len(ids) - 1)]
            self.ring, self._follow = False, True

    def _seat(self, by: int) -> list[Intent]:
        ids = [seat.id for seat in self.vm.seats]
        at = ids.index(self.vm.seat) if self.vm.seat in ids else 0
        return [SetSeat(ids[(at + by) % len(ids)], "preview")] if ids else []


def found(vm: PreviewVM, typed: str, kind: str) -> list[PreviewItemVM]:
    """The items of a kind ("" for all) in which every typed word stands."""
    words = typed.lower().split()
    return [
        item
        for item in vm.items
        if kind in ("", item.kind) and all(word in f"{item.title} {item.note} {item.kind}".lower() for word in words)
    ]


def _wrapped(c: Canvas, x: int, y: int, column: pygame.Rect, label: str, tall: int) -> tuple[int, int]:
    """Where the next chip stands: in this line, or in the next if it does not fit."""
    if x + c.width_of(label, "small-m") + c.look.px(36) > column.right:
        return column.x, y + tall + c.look.px(4)
    return x, y


def _tell(flow: Flow, vm: PreviewVM, item: PreviewItemVM) -> None:
    titles = {kind.id: kind.label for kind in vm.kinds}
    flow.text(titles.get(item.kind, item.kind), "label-b", flow.c.theme.accent)
    flow.text(item.title, "title")
    flow.text(item.note, "label", flow.c.theme.dim)
    flow.space(8)
    for paragraph in item.text.split("\n\n"):
        flow.text(paragraph)
        flow.space(6)
    for row in item.rows:
        flow.text(row.label, "label-b", flow.c.theme.dim)
        flow.text(row.value)
        flow.space(6)
