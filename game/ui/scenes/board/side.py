"""The lists beside the ladder, in tabs: the log, the world, what the seat knows, the table of relations."""

from __future__ import annotations

import pygame

from game.ui.intents import OpenScene
from game.ui.kit.canvas import Canvas
from game.ui.kit.controls import icon_button, tab, tab_width
from game.ui.kit.scroll import Scroll, scroll_bar
from game.ui.scenes.board.holdings import paint_known, paint_world, wanted_height
from game.ui.scenes.board.ladder import paint_ladder
from game.ui.scenes.board.state import BoardState, ShowSide
from game.ui.theme import Look, mix
from game.ui.viewmodels import BoardVM, LogLine, MatrixVM, MeterVM, Tip


def side_tabs(vm: BoardVM, with_ladder: bool) -> list[tuple[str, str]]:
    """The tabs as (id, label)."""
    rows = [("ladder", "Ladder")] if with_ladder else []
    there = (("log", "Log", True), ("world", "World", vm.world), ("known", "Known", vm.known))
    rows += [(name, label) for name, label, some in (*there, ("relations", "Relations", vm.relations)) if some]
    return rows


def open_side(vm: BoardVM, state: BoardState, with_ladder: bool) -> str:
    """The tab that is open: the wanted one if it exists, else the first."""
    names = [name for name, _ in side_tabs(vm, with_ladder)]
    return state.side if state.side in names else names[0]


def paint_side(c: Canvas, vm: BoardVM, state: BoardState, scroll: Scroll, with_ladder: bool) -> None:
    """Tabs above, the open list below."""
    rect = c.surface.get_rect()
    c.panel(rect, c.theme.panel, c.theme.line)
    shown = open_side(vm, state, with_ladder)
    x, y = c.look.px(8), c.look.px(5)
    box = pygame.Rect(x, y, 0, 0)
    for name, label in side_tabs(vm, with_ladder):
        if box.h and x + tab_width(c, label) > rect.right - c.look.px(4):
            x, y = c.look.px(8), box.bottom + c.look.px(1)
        box = tab(c, (x, y), f"side:{name}", label, ShowSide(name), name == shown)
        x = box.right + c.look.px(2)
    button = pygame.Rect(rect.right - box.h - c.look.px(6), y, box.h, box.h)
    if button.x > x:
        icon_button(c, button, "side:open", "maximize", OpenScene("log"), Tip("Open the whole log", "Key L"), False)
    body = pygame.Rect(0, box.bottom + c.look.px(3), rect.w, rect.h - box.bottom - c.look.px(5))
    if shown == "ladder":
        paint_ladder(c, body, vm.ladder, title=False)
    elif shown == "log":
        paint_lines(c, body.inflate(-c.look.px(16), -c.look.px(8)), vm.log, scroll)
    elif shown == "world":
        paint_world(c, body.inflate(-c.look.px(20), -c.look.px(10)), vm.world, scroll, state.pinned)
    elif shown == "known":
        paint_known(c, body.inflate(-c.look.px(20), -c.look.px(10)), vm.known, scroll)
    elif vm.relations:
        paint_relations(c, body.inflate(-c.look.px(16), -c.look.px(10)), vm.relations, scroll)


def paint_lines(c: Canvas, view: pygame.Rect, lines: tuple[LogLine, ...], scroll: Scroll) -> None:
    """The newest line first; each with source and text, wrapped."""
    if not lines:
        c.paragraph("Nothing has been reported yet.", view, "body", c.theme.dim)
        return
    wide = view.w - c.look.px(12)
    newest = lines[::-1]
    heights = [_line_height(c, one, wide) for one in newest]
    offset = scroll.at("log", view.h, sum(heights))
    with c.scrolled("log", view):
        y = view.y - offset
        for i, (one, tall) in enumerate(zip(newest, heights, strict=True)):
            if y + tall > view.y and y < view.bottom:
                _line(c, pygame.Rect(view.x, y, wide, tall), one)
            tip = Tip(one.text, rows=one.causes) if one.causes else None
            c.hit(f"log:{len(lines) - i}", pygame.Rect(view.x, y, wide, tall), None, tip, focus=one.causes != ())
            y += tall
    scroll_bar(c, view, offset, sum(heights))


def _line_height(c: Canvas, one: LogLine, wide: int) -> int:
    head = c.line_of("small-b", 1.2) if _headed(c, one, wide) else 0
    return head + c.height_of(one.text, _text_width(c, one, wide), "small", 1.22) + c.look.px(7)


def _headed(c: Canvas, one: LogLine, wide: int) -> bool:
    """Whether source and time have a line of their own: short words without a source stand beside the time."""
    return one.source != "" or (one.time != "" and c.width_of(one.text, "small") > 2 * _beside_time(c, one, wide))


def _text_width(c: Canvas, one: LogLine, wide: int) -> int:
    return wide - c.look.px(10) if _headed(c, one, wide) else _beside_time(c, one, wide)


def _beside_time(c: Canvas, one: LogLine, wide: int) -> int:
    """The room that the time leaves beside it."""
    return wide - c.look.px(10) - (c.width_of(one.time, "small") + c.look.px(8) if one.time else 0)


def _line(c: Canvas, rect: pygame.Rect, one: LogLine) -> None:
    pygame.draw.rect(
        c.surface,
        c.theme.tone(one.tone) if one.tone != "plain" else c.theme.line_hi,
        (rect.x, rect.y + 2, c.look.px(3), rect.h - c.look.px(8)),
    )
    x, y = rect.x + c.look.px(10), rect.y
    right = rect.right
    if one.time:
        right = c.text(one.time, (rect.right, y), "small", c.theme.dim, "topright").x - c.look.px(6)
    if one.source:
        c.text(one.source, (x, y), "small-b", c.theme.accent, room=max(1, right - x))
    if _headed(c, one, rect.w):
        y += c.line_of("small-b", 1.2)
    c.paragraph(one.text, pygame.Rect(x, y, _text_width(c, one, rect.w), 10**4), "small", c.theme.text, 1.22)


def side_height(look: Look, vm: BoardVM, name: str) -> int:
    """The height that the open tab asks for; 0 for the log, which takes what is left."""
    if name == "relations" and vm.relations:
        return look.tx(84) + len(vm.relations.codes) * look.tx(23)
    return wanted_height(look, vm, name)


def paint_relations(c: Canvas, area: pygame.Rect, matrix: MatrixVM, scroll: Scroll) -> None:
    """Cells shaded from low to high with the number written in; an estimate shows its range."""
    n = max(1, len(matrix.codes))
    words = matrix.heading()
    label_w = max((c.width_of(code, "small-m") for code in matrix.codes), default=0) + c.look.px(8)
    wide = (area.w - label_w - c.look.px(8)) / n
    step = c.line_of("small", 1.1)
    steps = 2 if any(c.width_of(code, "small-m") > wide for code in matrix.codes) else 1
    top = area.y
    if area.h > c.line_of("small") * (n + 2):  # where not all rows have room they matter more than the words
        top = c.text(words, (area.x, area.y - c.look.px(4)), "small", c.theme.dim, room=area.w).bottom
    top += step * steps
    for j, code in enumerate(matrix.codes):  # long names stand on two lines in turn, each over its column
        at = (area.x + label_w + wide * (j + 0.5), top - step * (j % steps))
        c.text(code, at, "small-m", c.theme.dim, "midbottom", round(wide * steps) - steps)
    view = pygame.Rect(area.x, top, area.w, area.bottom - top)
    tall = max(c.line_of("small", 1.3), min(view.h // n, c.look.tx(36)))
    offset = scroll.at("relations", view.h, tall * n)
    with c.scrolled("relations", view):
        for i, row in enumerate(matrix.cells):
            y = view.y - offset + tall * i
            c.text(
                matrix.codes[i], (area.x + label_w - c.look.px(7), y + tall // 2), "small-m", c.theme.dim, "midright"
            )
            for j, cell in enumerate(row):
                x = area.x + label_w + wide * j
                _cell(c, pygame.Rect(round(x) + 1, y + 1, round(wide) - 2, tall - 2), cell)
                if cell and cell.low is not None:
                    tip = cell.tip or Tip(f"{matrix.codes[i]} of {matrix.codes[j]}", cell.as_text())
                    c.hit(f"relation:{i}:{j}", pygame.Rect(round(x), y, round(wide), tall), None, tip)
    scroll_bar(c, view, offset, tall * n)


def _cell(c: Canvas, box: pygame.Rect, cell: MeterVM | None) -> None:
    if cell is None or cell.low is None or cell.high is None:
        pygame.draw.rect(c.surface, c.theme.sunken, box, border_radius=c.look.px(3))
        return
    middle = (cell.low + cell.high) / 2
    share = 2 * (middle - cell.minimum) / max(1, cell.maximum - cell.minimum) - 1
    colour = mix(c.theme.raised, c.theme.accent if share > 0 else c.theme.bad, min(0.5, abs(share) * 0.5))
    pygame.draw.rect(c.surface, colour, box, border_radius=c.look.px(3))
    if c.width_of(cell.reading(), "small-b") <= box.w:
        c.text(cell.reading(), box.center, "small-b", c.theme.text, "center")
