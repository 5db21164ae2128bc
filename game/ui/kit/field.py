"""A one-line text field: editing state, and how it looks. Input methods work through SDL's text events."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.kit.canvas import Canvas
from game.ui.theme import mix
from game.ui.viewmodels import Tip

MOST_LETTERS = 80


@dataclass(slots=True)
class Field:
    """The text and the caret (a place between letters)."""

    text: str = ""
    caret: int = 0

    def insert(self, words: str) -> None:
        """Puts text at the caret; line breaks become spaces, what is too long is dropped."""
        clean = " ".join(words.split("\n")).replace("\r", "")[: MOST_LETTERS - len(self.text)]
        self.text = self.text[: self.caret] + clean + self.text[self.caret :]
        self.caret += len(clean)

    def key(self, key: int, command: bool) -> bool:
        """Handles an editing key; true when the key was one."""
        moves = {
            pygame.K_LEFT: self.caret - 1,
            pygame.K_RIGHT: self.caret + 1,
            pygame.K_HOME: 0,
            pygame.K_END: len(self.text),
        }
        if key in moves:
            self.caret = min(max(moves[key], 0), len(self.text))
        elif key == pygame.K_BACKSPACE:
            self.text = self.text[: max(0, self.caret - 1)] + self.text[self.caret :]
            self.caret = max(0, self.caret - 1)
        elif key == pygame.K_DELETE:
            self.text = self.text[: self.caret] + self.text[self.caret + 1 :]
        elif command and key == pygame.K_v:
            self.insert(pygame.scrap.get_text())
        elif command and key == pygame.K_c:
            pygame.scrap.put_text(self.text)
        else:
            return False
        return True

    def set(self, words: str) -> None:
        """Replaces the text and puts the caret behind it."""
        self.text = words[:MOST_LETTERS]
        self.caret = len(self.text)


def paint_field(
    c: Canvas,
    rect: pygame.Rect,
    id: str,
    field: Field,
    action: object,
    *,
    active: bool,
    hint: str,
    icon: str = "",
    tip: Tip | None = None,
) -> None:
    """The field with its caret when active, or its hint when empty."""
    t = c.theme
    c.panel(rect, t.sunken, t.accent if active else t.line_hi, 5)
    left = rect.x + c.look.px(8)
    if icon:
        c.icon(icon, (left + c.look.px(7), rect.centery), 14, t.dim)
        left += c.look.px(20)
    room = rect.right - c.look.px(8) - left
    with c.inside(rect):
        shown = field.text
        while shown and c.width_of(shown, "label") > room:
            shown = shown[1:]
        if shown or active:
            c.text(shown, (left, rect.centery), "label", t.text, "midleft")
        else:
            c.text(hint, (left, rect.centery), "label", mix(t.dim, t.text, 0.1), "midleft", room)
    if active:
        before = shown[: max(0, field.caret - (len(field.text) - len(shown)))]
        x = left + c.width_of(before, "label")
        pygame.draw.line(c.surface, t.text, (x, rect.y + c.look.px(5)), (x, rect.bottom - c.look.px(5)), c.look.px(1))
    c.hit(id, rect, action, tip)
