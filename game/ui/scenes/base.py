"""What all scenes share: regions with kept layers, the frame put together from them, focus, tooltips, scrolling,
events to intents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

import pygame

from game.ui.director import Display
from game.ui.intents import Back, Intent
from game.ui.kit import draw, focus
from game.ui.kit.canvas import Canvas, Hit, TextRecord, ViewAction
from game.ui.kit.field import Field
from game.ui.kit.menu import CloseMenu, Menu, paint_menu
from game.ui.kit.scroll import Scroll
from game.ui.kit.tooltip import paint_tip
from game.ui.map.view import MapView
from game.ui.theme import THEMES, Look

VM = TypeVar("VM")
TIP_MS = 350
ARROWS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}


def typed_char(event: pygame.event.Event) -> str:
    """The character that a key gives on this keyboard, "" for none: `/` or `1` lie elsewhere on other layouts."""
    words = getattr(event, "unicode", "")
    if not words and 32 < event.key < 127 and not event.mod & pygame.KMOD_SHIFT:
        words = chr(event.key)
    return words if len(words) == 1 and words.isprintable() else ""


@dataclass
class Stage:
    """What the scenes of one window share: the display settings and the map's camera."""

    display: Display = field(default_factory=Display)
    map: MapView = field(default_factory=MapView)

    def look(self, size: tuple[int, int]) -> Look:
        """The look for a window of this size."""
        d = self.display
        return Look(THEMES.get(d.theme, THEMES["dark"]), size, d.scale, d.font, d.language)


@dataclass(frozen=True, slots=True)
class Region(Generic[VM]):
    """A part of a scene: `depends` gives what its picture is made of, `paint` paints it on a canvas of its own size."""

    name: str
    depends: Callable[[VM], object]
    paint: Callable[[Canvas, VM], None]


@dataclass(slots=True)
class Layer:
    """The kept picture of a region."""

    key: object
    surface: pygame.Surface
    hits: list[Hit]
    records: list[TextRecord]


class Scene(Generic[VM]):
    """Base of all scenes. A subclass gives `regions`, `layout` and, where needed, `apply`, `shortcut`, `wheel` and
    `paint_over`.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.scroll = Scroll()
        self.focus = ""
        self.ring = False
        self.menu: Menu | None = None
        self.field: Field | None = None
        self.hits: list[Hit] = []
        self.records: list[TextRecord] = []
        self.rects: Mapping[str, pygame.Rect] = {}
        self._vm: VM | None = None
        self._layers: dict[str, Layer] = {}
        self._hover = ""
        self._rest = 0
        self._pressed = ""
        self._frame: object = None

    # -- to be given by a scene
    def regions(self, vm: VM) -> Sequence[Region[VM]]:
        """The regions in the order in which Tab visits them."""
        raise NotImplementedError

    def layout(self, look: Look, vm: VM) -> Mapping[str, pygame.Rect]:
        """The rectangle of each region that is shown; together they lie inside the window without overlap."""
        raise NotImplementedError

    def apply(self, action: ViewAction) -> list[Intent]:
        """Does what only changes the view; may answer with intents."""
        return []

    def shortcut(self, event: pygame.event.Event) -> list[Intent] | None:
        """A key of this scene; None when it means nothing here."""
        return None

    def escape(self) -> list[Intent]:
        """What Esc means when no menu, field or tooltip is open."""
        return [Back()]

    def wheel(self, region: str, notches: float, at: tuple[int, int]) -> bool:
        """The mouse wheel over a region; true when something moved."""
        return False

    def state(self) -> object:
        """View state beyond the regions' own that the frame depends on."""
        return None

    def paint_over(self, c: Canvas, vm: VM) -> None:
        """Anything painted over the composed frame."""

    def first_focus(self, vm: VM) -> str:
        """What Enter means when the scene opens; "" for nothing."""
        return ""

    # -- drawing
    @property
    def vm(self) -> VM:
        """The view-model drawn last."""
        assert self._vm is not None
        return self._vm

    def draw(self, surface: pygame.Surface, vm: VM) -> bool:
        """Paints what changed since the last call; false when the surface was left alone."""
        if self._vm is None:
            self.focus = self.first_focus(vm)
        self._vm = vm
        look = self.stage.look(surface.get_size())
        rects = {name: rect for name, rect in self.layout(look, vm).items() if rect.w > 0 and rect.h > 0}
        fresh = [
            self._layer(region, rects[region.name], look, vm) for region in self.regions(vm) if region.name in rects
        ]
        frame = (
            look,
            tuple((n, tuple(r)) for n, r in rects.items()),
            self.focus,
            self.ring,
            self._tip_id(),
            self.menu,
            self.state(),
        )
        if not any(fresh) and frame == self._frame:
            return False
        self._frame, self.rects = frame, rects
        self._compose(surface, look, vm, rects)
        return True

    def redraw(self) -> None:
        """Makes the next `draw` put the frame together again, on whatever surface it is given."""
        self._frame = None

    def _layer(self, region: Region[VM], rect: pygame.Rect, look: Look, vm: VM) -> bool:
        key = (rect.size, look, region.depends(vm))
        old = self._layers.get(region.name)
        if old is not None and old.key == key:
            return False
        sheet = pygame.Surface(rect.size)
        sheet.fill(look.theme.back)
        c = Canvas(sheet, look)
        region.paint(c, vm)
        key = (
            rect.size,
            look,
            region.depends(vm),
        )  # painting may settle view state: a scroll offset, the camera's first view
        self._layers[region.name] = Layer(key, sheet, c.hits, c.records)
        return True

    def _compose(self, surface: pygame.Surface, look: Look, vm: VM, rects: Mapping[str, pygame.Rect]) -> None:
        surface.fill(look.theme.back)
        self.hits, self.records = [], []
        for region in self.regions(vm):
            if region.name not in rects:
                continue
            layer, at = self._layers[region.name], rects[region.name].topleft
            surface.blit(layer.surface, at)
            self.hits += [h.moved(*at) for h in layer.hits]
            self.records += [replace(r, rect=r.rect.move(at), panel=r.panel.move(at)) for r in layer.records]
        over = Canvas(surface, look)
        self.paint_over(over, vm)
        self._paint_menu(over)
        self._paint_focus(over)
        self._paint_tip(over)
        self.records += over.records

    def _paint_menu(self, c: Canvas) -> None:
        if self.menu:
            anchor = focus.find(self.hits, self.menu.anchor)
            c.hits = []
            paint_menu(c, self.menu, anchor.rect if anchor else c.surface.get_rect())
            self.hits = c.hits
        else:
            self.hits += c.hits

    def _paint_focus(self, c: Canvas) -> None:
        hit = focus.find(self.hits, self.focus) if self.ring else None
        if hit:
            reach = 2 * c.look.px(3)
            rect = hit.rect.inflate(reach, reach).clip(c.surface.get_rect())
            if hit.view:
                rect = rect.clip(hit.view.inflate(reach, reach))
            draw.panel(c.surface, rect, None, c.theme.focus, c.look.px(8), max(2, c.look.px(2.4)))

    def _tip_id(self) -> str:
        if self._hover and self._rest >= TIP_MS:
            return self._hover
        return self.focus if self.ring else ""

    def _paint_tip(self, c: Canvas) -> None:
        hit = focus.find(self.hits, self._tip_id())
        if hit and hit.tip:
            paint_tip(c, hit.tip, hit.seen())

    # -- time
    def tick(self, ms: int) -> bool:
        """Lets time pass (a tooltip after a short rest); true when the scene wants to be drawn."""
        if self._hover and self._rest < TIP_MS:
            self._rest += ms
            return self._rest >= TIP_MS
        return False

    # -- events
    def intents(self, event: pygame.event.Event) -> list[Intent]:
        """What an event means. Call only after the first `draw`."""
        if event.type == pygame.MOUSEMOTION:
            self.pointer(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._release(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event)
        elif event.type == pygame.TEXTINPUT and self.field:
            self.field.insert(event.text)
            self.typed()
        elif event.type == pygame.KEYDOWN:
            return self._key(event)
        return []

    def pointer(self, event: pygame.event.Event) -> None:
        """The pointer moved."""
        hit = focus.under(self.hits, event.pos, tips=True)
        now = hit.id if hit else ""
        if now != self._hover:
            self._hover, self._rest = now, 0

    def press(self, at: tuple[int, int]) -> None:
        """The button went down beside every hit box."""

    def _press(self, at: tuple[int, int]) -> None:
        hit = focus.under(self.hits, at)
        self._pressed, self.ring = (hit.id if hit else ""), False
        self.field = None
        if hit is None:
            self.press(at)

    def _release(self, at: tuple[int, int]) -> list[Intent]:
        hit = focus.under(self.hits, at)
        pressed, self._pressed = self._pressed, ""
        if hit is None or hit.id != pressed:
            return []
        if hit.focus:
            self.focus = hit.id
        return self.act(hit.action)

    def act(self, action: object) -> list[Intent]:
        """Carries out the action of a hit box."""
        if isinstance(action, CloseMenu):
            self.menu = None
            return []
        if isinstance(action, Intent):
            self.menu = None
            return [action]
        return self.apply(action) if isinstance(action, ViewAction) else []

    def typed(self) -> None:
        """The text of the active field changed."""

    def _wheel(self, event: pygame.event.Event) -> None:
        at = pygame.mouse.get_pos()
        at = getattr(event, "pos", at)
        inside = focus.under([h for h in self.hits if h.scroll], at, tips=True) or next(
            (h for h in self.hits if h.view and h.view.collidepoint(at)), None
        )
        notches = getattr(event, "precise_y", 0.0) or event.y
        if inside and inside.scroll:
            self.scroll.move(inside.scroll, round(-notches * 48 * self.unit))
            return
        region = next((n for n, r in self.rects.items() if r.collidepoint(at)), "")
        if not self.wheel(region, notches, at) and region in self.scroll.extent:
            self.scroll.move(region, round(-notches * 48 * self.unit))

    @property
    def unit(self) -> float:
        """Real pixels per logical pixel of the frame drawn last."""
        look = self._frame[0] if isinstance(self._frame, tuple) else None
        return look.unit if isinstance(look, Look) else 1.0

    def _key(self, event: pygame.event.Event) -> list[Intent]:
        if self.field and self._field_key(event):
            return []
        if event.key == pygame.K_TAB:
            self.move_focus(focus.step(self.hits, self.focus, -1 if event.mod & pygame.KMOD_SHIFT else 1))
            return []
        if event.key == pygame.K_ESCAPE:
            return self._escape()
        own = None if self.menu else self.shortcut(event)
        if own is not None:
            return own
        if event.key in ARROWS:
            self.move_focus(focus.toward(self.hits, self.focus, *ARROWS[event.key]))
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            hit = focus.find(self.hits, self.focus)
            return self.act(hit.action) if hit else []
        elif event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self._page(-1 if event.key == pygame.K_PAGEUP else 1)
        return []

    def _field_key(self, event: pygame.event.Event) -> bool:
        """Editing keys of the active field; true when the key was used up."""
        assert self.field is not None
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_TAB, pygame.K_UP, pygame.K_DOWN):
            self.field = None
            return bool(event.key == pygame.K_ESCAPE)
        if self.field.key(event.key, bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))):
            self.typed()
        return True

    def _escape(self) -> list[Intent]:
        if self.menu:
            self.menu = None
            return []
        return self.escape()

    def _page(self, way: int) -> None:
        hit = focus.find(self.hits, self.focus)
        name = hit.scroll if hit and hit.scroll else next(iter(self.scroll.extent), "")
        if name:
            self.scroll.move(name, way * round(self.scroll.extent[name][0] * 0.85))

    def move_focus(self, id: str) -> None:
        """Gives the focus to a hit box by keyboard: the ring shows, a list scrolls it into view."""
        self.focus, self.ring, self._hover = id, True, ""
        hit = focus.find(self.hits, id)
        if hit and hit.view and hit.scroll:
            self.scroll.show(hit.scroll, hit.rect, hit.view)


AnyScene = Scene[Any]
