"""The turn resolves, step by step: the map with what moved, the words, and the causes of every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from game.ui.intents import GoTo, Intent, Next, OpenScene, Previous, Skip
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.kit.controls import button
from game.ui.kit.flow import FAR, Flow, scroll_column
from game.ui.scenes.base import Region, Scene, Stage
from game.ui.scenes.board.header import paint_header
from game.ui.scenes.board.ladder import paint_ladder
from game.ui.scenes.board.mapregion import paint_map
from game.ui.scenes.board.state import BoardState, LookAt, SwitchLayer, Zoom
from game.ui.scenes.maphand import MapHand
from game.ui.theme import GAP, Look
from game.ui.viewmodels import ButtonVM, CauseVM, DetailRow, ResolutionVM, StepVM, Tip

FLIGHT_MS = 2200
FRAME_MS = 33
MENU = (
    ButtonVM("log", "Log", hint="L"),
    ButtonVM("settings", "Settings", hint="F10"),
    ButtonVM("help", "Help", hint="F1"),
)


class ResolutionScene(Scene[ResolutionVM]):
    """Enter goes on; a path still flying is finished first. With reduced motion all paths are drawn finished."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.view_state = BoardState()
        self.hand = MapHand(stage.map)
        self.flight = 1.0
        self.pointer_at = (0, 0)
        self._shown: tuple[int, int] | None = None
        self._since = 0

    # -- picture
    def draw(self, surface: pygame.Surface, vm: ResolutionVM) -> bool:
        key = (vm.index, len(vm.steps))
        if key != self._shown:
            self._enter(vm, key)
        return super().draw(surface, vm)

    def _enter(self, vm: ResolutionVM, key: tuple[int, int]) -> None:
        self._shown = key
        self.scroll.offset.pop("step", None)
        step = self.step(vm)
        moves = step is not None and any(t.t > 0 for t in step.map.tracks)
        self.flight = 0.0 if moves and not self.stage.display.reduced_motion else 1.0
        self._aim = step.focus if step else None

    def step(self, vm: ResolutionVM) -> StepVM | None:
        """The step on screen."""
        return vm.steps[min(max(vm.index, 0), len(vm.steps) - 1)] if vm.steps else None

    def first_focus(self, vm: ResolutionVM) -> str:
        return "next"

    def regions(self, vm: ResolutionVM) -> Sequence[Region[ResolutionVM]]:
        return (
            Region("step", lambda v: (self.step(v), v.index, self.scroll.offset.get("step", 0)), self._step),
            Region("foot", lambda v: (v.index, len(v.steps)), self._foot),
            Region("map", self._map_state, self._map),
            Region("ladder", lambda v: v.ladder, self._ladder),
            Region("header", lambda v: v.header, lambda c, v: paint_header(c, v.header, MENU)),
        )

    def _map_state(self, vm: ResolutionVM) -> object:
        s = self.view_state
        return self.step(vm), s.layers, s.layers_open, self.stage.map.key(), self.flight

    def layout(self, look: Look, vm: ResolutionVM) -> Mapping[str, pygame.Rect]:
        w, h = look.size
        g, head, foot = look.px(GAP), look.tx(54), look.tx(64)
        right = min(look.tx(440), w * 42 // 100)
        body = pygame.Rect(g, head + g, w - 2 * g, h - head - foot - 2 * g)
        column = pygame.Rect(body.right - right, body.y, right, body.h)
        out = {
            "header": pygame.Rect(0, 0, w, head),
            "map": pygame.Rect(body.x, body.y, body.w - right - g, body.h),
            "step": column,
            "foot": pygame.Rect(0, h - foot, w, foot),
        }
        tall = look.tx(78 + 19.5 * len(vm.ladder.rungs)) if vm.ladder else 0
        if vm.ladder and tall < body.h * 0.5:
            out["step"] = pygame.Rect(column.x, column.y, right, body.h - tall - g)
            out["ladder"] = pygame.Rect(column.x, column.bottom - tall, right, tall)
        return out

    def _map(self, c: Canvas, vm: ResolutionVM) -> None:
        step = self.step(vm)
        if step is None:
            return
        self.stage.map.prepare(step.map, c.surface.get_size())
        if self._aim:
            self.stage.map.look_at(self._aim)
            self._aim = None
        progress = {t.id: self.flight for t in step.map.tracks}
        paint_map(c, step.map, self.stage.map, self.view_state, (), progress)

    def _ladder(self, c: Canvas, vm: ResolutionVM) -> None:
        if vm.ladder:
            c.panel(c.surface.get_rect(), c.theme.panel, c.theme.line)
            paint_ladder(c, c.surface.get_rect(), vm.ladder)

    def _step(self, c: Canvas, vm: ResolutionVM) -> None:
        rect, u, step = c.surface.get_rect(), c.look.px, self.step(vm)
        c.panel(rect, c.theme.panel, c.theme.line)
        if step is None:
            return
        colour = c.theme.tone(step.tone) if step.tone != "plain" else c.theme.accent
        pygame.draw.rect(c.surface, colour, (rect.x + u(2), rect.y + u(10), u(4), rect.h - u(20)), border_radius=u(2))
        inner = rect.inflate(-u(36), -u(28))
        view = pygame.Rect(inner.x, inner.y, inner.w + u(12), inner.h)
        scroll_column(c, view, self.scroll, "step", lambda f: _words(f, step))

    def _foot(self, c: Canvas, vm: ResolutionVM) -> None:
        rect, u = c.surface.get_rect(), c.look.px
        c.surface.fill(c.theme.back)
        total, tall = len(vm.steps), c.line_of("button") + u(18)
        y = rect.centery - tall // 2
        last = vm.index >= total - 1
        label = "Continue" if last else "Next"
        wide = c.width_of("Continue", "button") + c.width_of("Enter", "small-b") + u(84)
        box = pygame.Rect(rect.right - u(12) - wide, y, wide, tall)
        button(c, box, "next", label, Next(), key="Enter", primary=True)
        skip_w = c.width_of("Skip", "button") + u(90)
        skip = pygame.Rect(box.x - u(10) - skip_w, y, skip_w, tall)
        button(c, skip, "skip", "Skip", Skip(), key="Esc")
        tip = None if vm.index else Tip("Back", "This is the first step.")
        back_w = c.width_of("Back", "button") + u(70)
        back = pygame.Rect(u(12), y, back_w, tall)
        button(c, back, "back", "Back", Previous(), enabled=vm.index > 0, icon="arrow-left", tip=tip)
        self._dots(c, pygame.Rect(back.right + u(16), y, skip.x - back.right - u(32), tall), vm)

    def _dots(self, c: Canvas, rect: pygame.Rect, vm: ResolutionVM) -> None:
        """A dot a step, to jump to it; the number alone when there are many."""
        u, total = c.look.px, len(vm.steps)
        words = f"Step {vm.index + 1} of {total}"
        room = c.width_of(words, "label") + u(14)
        step = u(20)
        if total * step + room > rect.w:
            c.text(words, rect.center, "label", c.theme.dim, "center", max(1, rect.w))
            return
        x = rect.centerx - (total * step + room) // 2
        c.text(words, (x, rect.centery), "label", c.theme.dim, "midleft")
        for i in range(total):
            at = (x + room + i * step + step // 2, rect.centery)
            on = i == vm.index
            pygame.draw.aacircle(
                c.surface,
                c.theme.accent if i <= vm.index else c.theme.line_hi,
                at,
                u(7 if on else 5),
                0 if i <= vm.index else u(2),
            )
            c.hit(f"step:{i}", pygame.Rect(at[0] - step // 2, rect.y, step, rect.h), GoTo(i))

    # -- time
    def tick(self, ms: int) -> bool:
        rested = self.hand.tick(ms)
        flying = False
        if self.flight < 1 and self._shown is not None:
            self._since += ms
            if self._since >= FRAME_MS:
                self.flight = min(1.0, self.flight + self._since / FLIGHT_MS)
                self._since, flying = 0, True
        return super().tick(ms) or rested or flying

    # -- events
    def apply(self, action: ViewAction) -> list[Intent]:
        s, step = self.view_state, self.step(self.vm)
        match action:
            case SwitchLayer(""):
                s.layers_open = not s.layers_open
            case SwitchLayer(name):
                s.layers = s.layers ^ {name}
            case Zoom(factor) if step:
                self.hand.button(factor, step.map)
            case LookAt():
                self.hand.jump(self.hits, self.pointer_at)
        return []

    def act(self, action: object) -> list[Intent]:
        if isinstance(action, Next) and self.flight < 1:
            self.flight = 1.0
            return []
        return super().act(action)

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        keys: dict[int, Intent] = {
            pygame.K_RIGHT: Next(),
            pygame.K_SPACE: Next(),
            pygame.K_LEFT: Previous(),
            pygame.K_BACKSPACE: Previous(),
            pygame.K_l: OpenScene("log"),
            pygame.K_F1: OpenScene("help"),
            pygame.K_F10: OpenScene("settings"),
        }
        if event.key in keys:
            return self.act(keys[event.key])
        zoom = {pygame.K_PLUS: 0.8, pygame.K_EQUALS: 0.8, pygame.K_MINUS: 1.25, pygame.K_HOME: 0.0}
        return self.apply(Zoom(zoom[event.key])) if event.key in zoom else None

    def escape(self) -> list[Intent]:
        return [Skip()]

    def wheel(self, region: str, notches: float, at: tuple[int, int]) -> bool:
        return region == "map" and self.hand.wheel(notches, at, self.rects["map"])

    def press(self, at: tuple[int, int]) -> None:
        if self.rects["map"].collidepoint(at):
            self.hand.grab(at)

    def pointer(self, event: pygame.event.Event) -> None:
        if not self.hand.drag(event):
            super().pointer(event)

    def intents(self, event: pygame.event.Event) -> list[Intent]:
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.pointer_at = event.pos
        return super().intents(event)


def _words(flow: Flow, step: StepVM) -> None:
    c = flow.c
    if step.source:
        flow.text(step.source, "label-b", c.theme.accent, 1.3)
        flow.space(2)
    flow.text(step.headline, "title", lead=1.25)
    flow.space(8)
    for paragraph in step.paragraphs:
        flow.text(paragraph)
        flow.space(8)
    explained = [cause for cause in step.causes if cause.rows]
    for cause in explained:
        _cause(flow, cause)
    plain = [DetailRow(cause.label, cause.change, cause.tone) for cause in step.causes if not cause.rows]
    if plain:
        flow.heading("Also" if explained else "What it did")
        flow.rows(plain)


def _cause(flow: Flow, cause: CauseVM) -> None:
    c, u = flow.c, flow.c.look.px
    row = c.line_of("label", 1.3)
    value_w = max((c.width_of(r.value, "label-b") for r in cause.rows), default=0) + u(14)
    heights = [c.height_of(r.label, flow.width - u(28) - value_w, "label") for r in cause.rows]

    def paint(rect: pygame.Rect) -> None:
        c.panel(rect, c.theme.raised, c.theme.line, 6)
        x, right = rect.x + u(12), rect.right - u(12)
        value = c.text(cause.change, (right, rect.y + u(7)), "card", c.theme.tone(cause.tone), "topright")
        c.text(cause.label, (x, rect.y + u(7)), "card", room=value.x - x - u(10))
        y = rect.y + u(9) + c.line_of("card")
        for line, tall in zip(cause.rows, heights, strict=True):
            c.paragraph(line.label, pygame.Rect(x, y, rect.w - u(28) - value_w, FAR), "label", c.theme.dim)
            c.text(line.value, (right, y), "label-b", c.theme.tone(line.tone), "topright")
            y += max(tall, row)

    flow.box(sum(max(t, row) for t in heights) + c.line_of("card") + u(17), paint)
    flow.space(8)
