"""The whole log of a seat: newest first by turn, filtered by kind or actor, searched by words."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.intents import Intent
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.kit.controls import chip
from game.ui.kit.field import Field, paint_field
from game.ui.kit.flow import FAR, Flow, scroll_column
from game.ui.scenes.base import Stage, typed_char
from game.ui.scenes.page import PageScene, card, ground, title_line
from game.ui.viewmodels import LogLine, LogVM


@dataclass(frozen=True, slots=True)
class Filter(ViewAction):
    """Switch a filter; "" switches all off."""

    id: str


@dataclass(frozen=True, slots=True)
class Search(ViewAction):
    """Put the caret in the search field."""


class LogScene(PageScene[LogVM]):
    """Search with /, Tab to the filters."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.words = Field()
        self.on: frozenset[str] = frozenset()

    def page_state(self) -> object:
        return (self.words.text, self.words.caret, self.field is self.words, self.on)

    def lines(self, vm: LogVM) -> list[LogLine]:
        """The lines that pass filter and search, newest first."""
        words = self.words.text.lower().split()
        out = []
        for line in reversed(vm.lines):
            if self.on and not self.on & {line.kind, *line.actors}:
                continue
            whole = line.as_text().lower()
            if all(w in whole for w in words):
                out.append(line)
        return out

    def paint(self, c: Canvas, vm: LogVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title)
        y = self._bar(c, column, y, vm)
        inner = card(c, pygame.Rect(column.x, y, column.w, column.bottom - y))
        view = pygame.Rect(inner.x, inner.y, inner.w + u(12), inner.h)
        found = self.lines(vm)
        scroll_column(c, view, self.scroll, "log", lambda f: _fill(f, found))

    def _bar(self, c: Canvas, column: pygame.Rect, y: int, vm: LogVM) -> int:
        u = c.look.px
        tall = c.line_of("label") + u(12)
        field = pygame.Rect(column.x, y, min(c.look.tx(260), column.w // 2), tall)
        paint_field(
            c, field, "search", self.words, Search(), active=self.field is self.words, hint="Search  /", icon="search"
        )
        x = field.right + u(12)
        if vm.filters:
            x = self._chip(c, x, y, column, "", "All", not self.on)
        for one in vm.filters:
            wide = c.width_of(one.label, "small-m") + u(44)
            if x + wide > column.right:
                x, y = column.x, y + tall + u(6)
            x = self._chip(c, x, y, column, one.id, one.label, one.id in self.on)
        return y + tall + u(10)

    def _chip(self, c: Canvas, x: int, y: int, column: pygame.Rect, id: str, label: str, on: bool) -> int:
        return chip(c, (x, y + c.look.px(2)), f"filter:{id}", label, Filter(id), on).right + c.look.px(8)

    def apply(self, action: ViewAction) -> list[Intent]:
        match action:
            case Filter(""):
                self.on = frozenset()
            case Filter(id):
                self.on = self.on ^ {id}
            case Search():
                self.field = self.words
        return []

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        if typed_char(event) == "/":
            return self.apply(Search())
        return None

    def escape(self) -> list[Intent]:
        if self.words.text or self.on:
            self.words.set("")
            self.on = frozenset()
            return []
        return super().escape()


def _fill(flow: Flow, lines: list[LogLine]) -> None:
    turn: int | None = None
    for line in lines:
        if line.turn != turn:
            turn = line.turn
            flow.heading(f"Turn {turn}" if turn else "Before the first turn")
        _line(flow, line)
    if not lines:
        flow.text("Nothing matches.", "read", flow.c.theme.dim)


def _line(flow: Flow, line: LogLine) -> None:
    c, u = flow.c, flow.c.look.px
    side = min(c.look.tx(170), flow.width // 4)
    room = flow.width - side - u(24)
    tall = c.height_of(line.text, room, "read", 1.35) + len(line.causes) * c.line_of("label", 1.3)
    least = c.line_of("label-b", 1.25) + (c.line_of("small") if line.time else 0)

    def paint(rect: pygame.Rect) -> None:
        colour = c.theme.tone(line.tone) if line.tone != "plain" else c.theme.line_hi
        pygame.draw.rect(c.surface, colour, (rect.x, rect.y + u(2), u(4), rect.h - u(4)), border_radius=u(2))
        y = c.text(
            line.source or "Report", (rect.x + u(14), rect.y), "label-b", c.theme.accent, room=side - u(14)
        ).bottom
        if line.time:
            c.text(line.time, (rect.x + u(14), y - u(2)), "small", c.theme.dim, room=side - u(14))
        x = rect.x + side + u(12)
        below = c.paragraph(line.text, pygame.Rect(x, rect.y, room, FAR), "read", lead=1.35)
        for cause in line.causes:
            drawn = c.text(cause.label, (x, below), "label", c.theme.dim, room=room - u(60))
            c.text(cause.value, (drawn.right + u(8), below), "label-b", c.theme.tone(cause.tone))
            below += c.line_of("label", 1.3)

    flow.box(max(tall, least), paint)
    flow.space(10)
