"""The board scene: its regions, keys and mouse. The painters of the regions are in the files beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from game.ui.intents import (
    Back,
    Commit,
    Intent,
    OpenScene,
    Queue,
    ResetTurn,
    SelectTarget,
    SetIntent,
    Shortlist,
    UndoLast,
)
from game.ui.kit.canvas import Canvas, ViewAction
from game.ui.kit.menu import Menu, MenuRow
from game.ui.scenes.base import Region, Scene, Stage, typed_char
from game.ui.scenes.board import state as view
from game.ui.scenes.board.actors import paint_actors
from game.ui.scenes.board.cards import paint_cards
from game.ui.scenes.board.header import paint_header
from game.ui.scenes.board.ladder import least_height, paint_ladder
from game.ui.scenes.board.layout import board_layout, is_roomy
from game.ui.scenes.board.mapregion import paint_map
from game.ui.scenes.board.queue import paint_queue
from game.ui.scenes.board.side import open_side, paint_side, side_height
from game.ui.scenes.board.state import (
    BoardState,
    LookAt,
    OpenIntents,
    OpenTab,
    OpenTargets,
    PinMeter,
    SelectCard,
    ShowSide,
    StartFind,
    SwitchLayer,
    TurnPage,
    Zoom,
)
from game.ui.scenes.board.ticker import paint_ticker
from game.ui.scenes.maphand import MapHand
from game.ui.theme import Look
from game.ui.viewmodels import BoardVM, CardVM

SIMPLE_KEYS: dict[int, Intent] = {
    pygame.K_c: Commit(),
    pygame.K_z: UndoLast(),
    pygame.K_r: ResetTurn(),
    pygame.K_l: OpenScene("log"),
    pygame.K_F1: OpenScene("help"),
    pygame.K_F5: OpenScene("saves"),
    pygame.K_F10: OpenScene("settings"),
}
PAN = {pygame.K_LEFT: (80, 0), pygame.K_RIGHT: (-80, 0), pygame.K_UP: (0, 80), pygame.K_DOWN: (0, -80)}


class BoardScene(Scene[BoardVM]):
    """The board for one seat."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.look_state = BoardState()
        self.hand = MapHand(stage.map)
        self.pointer_at = (0, 0)
        self._roomy = True
        self._return_to = ""

    # -- picture
    def regions(self, vm: BoardVM) -> Sequence[Region[BoardVM]]:
        return (
            Region("cards", lambda v: (v.cards, self._tray_state()), lambda c, v: paint_cards(c, v, self.look_state)),
            Region("queue", lambda v: (v.queue, self._at("queue")), lambda c, v: paint_queue(c, v.queue, self.scroll)),
            Region("map", self._map_state, self._map),
            Region(
                "actors", lambda v: (v.actors, self._at("actors")), lambda c, v: paint_actors(c, v.actors, self.scroll)
            ),
            Region("ladder", lambda v: (v.ladder, None if self._roomy else self._side_state(v)), self._ladder),
            Region("side", self._side_state, lambda c, v: paint_side(c, v, self.look_state, self.scroll, False)),
            Region("header", lambda v: (v.header, v.menu), lambda c, v: paint_header(c, v.header, v.menu)),
            Region(
                "ticker",
                lambda v: (v.ticker, view.pinned(v, self.look_state)),
                lambda c, v: paint_ticker(c, v.ticker, view.pinned(v, self.look_state)),
            ),
        )

    def _at(self, name: str) -> int:
        return self.scroll.offset.get(name, 0)

    def _tray_state(self) -> object:
        s = self.look_state
        return s.tab, s.page, s.find.text, s.find.caret, s.finding, s.selected

    def _map_state(self, vm: BoardVM) -> object:
        return vm.map, vm.notices, self.look_state.layers, self.look_state.layers_open, self.stage.map.key()

    def _side_state(self, vm: BoardVM) -> object:
        lists = vm.log, vm.world, vm.known, vm.relations
        s = self.look_state
        return lists, s.side, s.pinned, *(self._at(name) for name in ("log", "world", "known", "relations"))

    def layout(self, look: Look, vm: BoardVM) -> Mapping[str, pygame.Rect]:
        self._roomy = is_roomy(look)
        side = side_height(look, vm, open_side(vm, self.look_state, False))
        return board_layout(look, len(vm.ladder.rungs), side, least_height(look, vm.ladder))

    def _map(self, c: Canvas, vm: BoardVM) -> None:
        paint_map(c, vm.map, self.stage.map, self.look_state, vm.notices)

    def _ladder(self, c: Canvas, vm: BoardVM) -> None:
        if not self._roomy:
            paint_side(c, vm, self.look_state, self.scroll, True)
            return
        c.panel(c.surface.get_rect(), c.theme.panel, c.theme.line)
        paint_ladder(c, c.surface.get_rect(), vm.ladder)

    def first_focus(self, vm: BoardVM) -> str:
        shown = view.in_sight(vm, self.look_state)
        return f"card:{shown[0].id}" if shown else ""

    # -- view actions
    def apply(self, action: ViewAction) -> list[Intent]:
        match action:
            case SelectCard(id):
                return self._select(id)
            case OpenTargets(id):
                self._open_targets(id)
            case OpenIntents(id):
                self._open_intents(id)
            case OpenTab(name):
                self._open_tab(name)
            case TurnPage(by):
                self._turn(by)
            case StartFind():
                self.look_state.finding, self.field = True, self.look_state.find
            case _:
                self._apply_map(action)
        return []

    def _apply_map(self, action: ViewAction) -> None:
        s = self.look_state
        match action:
            case ShowSide(name):
                s.side = name
            case PinMeter(label):
                s.pinned = "" if s.pinned == label else label
            case SwitchLayer(""):
                s.layers_open = not s.layers_open
            case SwitchLayer(name):
                s.layers = s.layers ^ {name}
            case Zoom(factor):
                self.hand.button(factor, self.vm.map)
            case LookAt():
                self.hand.jump(self.hits, self.pointer_at)

    def _card(self, id: str) -> CardVM | None:
        return next((c for c in self.vm.cards if c.id == id), None)

    def _select(self, id: str) -> list[Intent]:
        """First press selects, second queues (after asking for a target where one is missing)."""
        s, card = self.look_state, self._card(id)
        if card is None:
            return []
        if s.selected != id:
            s.selected = id
            self.ring = True
            return []
        if card.locked:
            return []
        if card.targets and not card.target:
            self._open_targets(id)
            return []
        return [Queue(card.id, card.target, card.intent)]

    def _open_targets(self, id: str) -> None:
        card = self._card(id)
        if card and len(card.targets) > 1 and not card.locked:
            self.look_state.selected = id
            rows = tuple(
                MenuRow(f"choose:{t.id}", t.label, SelectTarget(id, t.id), t.reason, t.id == card.target)
                for t in card.targets
            )
            self._open_menu(f"card:{id}", f"Target of “{card.title}”", rows)

    def _open_intents(self, id: str) -> None:
        card = self._card(id)
        if card and card.intents and not card.locked:
            self.look_state.selected = id
            rows = tuple(
                MenuRow(f"choose:{i.id}", i.label, SetIntent(id, i.id), on=i.id == card.intent) for i in card.intents
            )
            self._open_menu(f"card:{id}", f"What “{card.title}” should say", rows)

    def _open_menu(self, anchor: str, title: str, rows: tuple[MenuRow, ...]) -> None:
        self.menu = Menu(anchor, title, rows)
        self.focus, self.ring = next((r.id for r in rows if r.on), rows[0].id), True
        self._return_to = anchor

    def act(self, action: object) -> list[Intent]:
        had = self.menu is not None
        out = super().act(action)
        if had and self.menu is None:
            self.focus = self._return_to
        return out

    def _open_tab(self, name: str) -> None:
        s = self.look_state
        s.tab, s.page = name, 0
        s.find.set("")

    def _turn(self, by: int) -> None:
        s = self.look_state
        s.page = (s.page + by) % view.pages(self.vm, s)

    def typed(self) -> None:
        self.look_state.page = 0

    def intents(self, event: pygame.event.Event) -> list[Intent]:
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.pointer_at = event.pos
        out = super().intents(event)
        self.look_state.finding = self.field is self.look_state.find
        return out

    # -- keys
    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        char = typed_char(event)
        if char and char in "123456789":
            return self._number(int(char) - 1)
        if event.key in SIMPLE_KEYS and not event.mod & pygame.KMOD_CTRL:
            return [SIMPLE_KEYS[event.key]]
        if event.key in PAN and event.mod & pygame.KMOD_SHIFT:
            self.hand.pan(*PAN[event.key])
            return []
        return self._selected_key(event) if self.look_state.selected else self._view_key(event)

    def _number(self, index: int) -> list[Intent]:
        shown = view.in_sight(self.vm, self.look_state)
        if index >= len(shown):
            return []
        id = shown[index].id
        self.move_focus(f"card:{id}")
        return self._select(id)

    def _selected_key(self, event: pygame.event.Event) -> list[Intent] | None:
        selected = self.look_state.selected
        if event.key == pygame.K_t:
            self._open_targets(selected)
        elif event.key == pygame.K_i:
            self._open_intents(selected)
        elif event.key == pygame.K_b:
            return [Shortlist(selected)]
        else:
            return self._view_key(event)
        return []

    def _view_key(self, event: pygame.event.Event) -> list[Intent] | None:
        names = [name for name, _, _ in view.tabs(self.vm)]
        at = names.index(self.look_state.tab) if self.look_state.tab in names else 0
        actions: dict[str, ViewAction] = {
            "/": StartFind(),
            "[": OpenTab(names[(at - 1) % len(names)]),
            "]": OpenTab(names[(at + 1) % len(names)]),
            "+": Zoom(0.8),
            "=": Zoom(0.8),
            "-": Zoom(1.25),
        }
        if event.key == pygame.K_HOME:
            return self.apply(Zoom(0.0))
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN) and self.focus.startswith(("card:", "page:", "tab:")):
            return self.apply(TurnPage(-1 if event.key == pygame.K_PAGEUP else 1))
        if event.key == pygame.K_F6:
            self._jump(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return []
        char = typed_char(event)
        return self.apply(actions[char]) if char in actions else None

    def _jump(self, by: int) -> None:
        """To the first control of the next region that has any."""
        names = [
            n
            for n in self.rects
            if any(h.focus and r.collidepoint(h.rect.center) for h in self.hits for r in (self.rects[n],))
        ]
        here = next((h for h in self.hits if h.id == self.focus), None)
        at = next((i for i, n in enumerate(names) if here and self.rects[n].collidepoint(here.rect.center)), -1)
        rect = self.rects[names[(at + by) % len(names)]]
        self.move_focus(next(h.id for h in self.hits if h.focus and rect.collidepoint(h.rect.center)))

    def escape(self) -> list[Intent]:
        """Clears the search, then the selection, then leaves."""
        s = self.look_state
        if s.find.text:
            s.find.set("")
        elif s.selected or self.ring:
            s.selected, self.ring = "", False
        else:
            return [Back()]
        return []

    # -- mouse on the map
    def wheel(self, region: str, notches: float, at: tuple[int, int]) -> bool:
        return region == "map" and self.hand.wheel(notches, at, self.rects["map"])

    def press(self, at: tuple[int, int]) -> None:
        if self.rects["map"].collidepoint(at):
            self.hand.grab(at)

    def pointer(self, event: pygame.event.Event) -> None:
        if not self.hand.drag(event):
            super().pointer(event)

    def tick(self, ms: int) -> bool:
        rested = self.hand.tick(ms)
        return super().tick(ms) or rested
