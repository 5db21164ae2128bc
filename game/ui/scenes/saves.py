"""Saved games: open, delete, and save under a name. A row shows nothing of what is inside a game."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pygame

from game.ui.intents import DeleteSave, Intent, LoadGame, SaveGame
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.kit.controls import button, icon_button
from game.ui.kit.field import Field, paint_field
from game.ui.kit.flow import Flow, scroll_column
from game.ui.scenes.base import Stage
from game.ui.scenes.page import PageScene, ground, title_line
from game.ui.viewmodels import SavesVM, SaveVM, Tip


@dataclass(frozen=True, slots=True)
class EditName(ViewAction):
    """Put the caret in the name field."""


class SavesScene(PageScene[SavesVM]):
    """Enter in the name field saves."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.name = Field()
        self._offered = ""

    def page_state(self) -> object:
        return (self.name.text, self.name.caret, self.field is self.name)

    def first_focus(self, vm: SavesVM) -> str:
        return "save" if vm.can_save else f"load:{vm.saves[0].id}" if vm.saves else "back"

    def paint(self, c: Canvas, vm: SavesVM) -> None:
        column, u = ground(c), c.look.px
        y = title_line(c, column, vm.title)
        if vm.can_save:
            y = self._save_bar(c, column, y, vm)
        if vm.note:
            y = c.paragraph(vm.note, pygame.Rect(column.x, y, column.w, c.look.tx(60)), "label", c.theme.dim) + u(8)
        view = pygame.Rect(column.x, y, column.w + u(12), column.bottom - y)
        scroll_column(c, view, self.scroll, "saves", lambda f: _rows(f, vm))

    def _save_bar(self, c: Canvas, column: pygame.Rect, y: int, vm: SavesVM) -> int:
        u = c.look.px
        if vm.suggestion != self._offered:
            self._offered = vm.suggestion
            self.name.set(vm.suggestion)
        tall = c.line_of("button") + u(18)
        wide = c.width_of("Save", "button") + u(100)
        field = pygame.Rect(column.x, y, column.w - wide - u(12), tall)
        paint_field(
            c,
            field,
            "name",
            self.name,
            EditName(),
            active=self.field is self.name,
            hint="Name of the saved game",
            icon="pencil",
        )
        named = bool(self.name.text.strip())
        tip = None if named else Tip("Save", "Type a name first.")
        box = pygame.Rect(field.right + u(12), y, wide, tall)
        button(
            c, box, "save", "Save", SaveGame(self.name.text.strip()), primary=True, enabled=named, icon="save", tip=tip
        )
        return y + tall + u(14)

    def apply(self, action: ViewAction) -> list[Intent]:
        if isinstance(action, EditName):
            self.field = self.name
        return []

    def intents(self, event: pygame.event.Event) -> list[Intent]:
        typed = (
            self.field is self.name
            and event.type == pygame.KEYDOWN
            and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER)
        )
        if typed:
            self.field = None
            return [SaveGame(self.name.text.strip())] if self.name.text.strip() else []
        return super().intents(event)


def _rows(flow: Flow, vm: SavesVM) -> None:
    c = flow.c
    for one in vm.saves:
        room = flow.width // 2
        tall = (
            c.line_of("card")
            + c.line_of("label")
            + (c.height_of(one.problem, room, "body") if one.problem else 0)
            + c.look.px(24)
        )
        flow.box(tall, partial(_row, c, one=one))
        flow.space(8)
    if not vm.saves:
        flow.text("No saved games yet.", "read", c.theme.dim)


def _row(c: Canvas, rect: pygame.Rect, one: SaveVM) -> None:
    u, t = c.look.px, c.theme
    c.panel(rect, t.panel, t.bad if one.problem else t.line, 8)
    side = c.line_of("button") + u(14)
    bin_box = pygame.Rect(rect.right - side - u(12), rect.centery - side // 2, side, side)
    open_w = c.width_of("Open", "button") + u(64)
    open_box = pygame.Rect(bin_box.x - open_w - u(10), bin_box.y, open_w, side)
    c.icon("clock" if one.autosave else "save", (rect.x + u(28), rect.centery), 24, t.dim)
    x, room = rect.x + u(56), open_box.x - rect.x - u(72)
    with c.inside(rect):
        y = c.text(one.name, (x, rect.y + u(11)), "card", t.dim if one.problem else t.text, room=room).bottom
        words = [one.when, "autosave" if one.autosave else "", *(f"{r.label} {r.value}".strip() for r in one.rows)]
        c.text(" · ".join(w for w in words if w), (x, y - u(1)), "label", t.dim, room=room)
        if one.problem:
            c.paragraph(
                one.problem, pygame.Rect(x, y + c.line_of("label", 1.2), min(room, rect.w // 2), rect.h), "body", t.bad
            )
    tip = Tip("Open", one.problem) if one.problem else None
    button(
        c, open_box, f"load:{one.id}", "Open", LoadGame(one.id), icon="folder-open", enabled=not one.problem, tip=tip
    )
    icon_button(
        c,
        bin_box,
        f"delete:{one.id}",
        "trash-2",
        DeleteSave(one.id),
        Tip("Delete", f"Deletes “{one.name}”. You will be asked first."),
    )
