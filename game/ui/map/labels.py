"""Finds free room for labels: a greedy search over eight places around a point. Rectangles only, no drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pygame

SIDES = ("e", "w", "ne", "nw", "se", "sw", "n", "s")
BLOCKED = 10**7


class Room:
    """The free room of a view: what is taken is remembered."""

    def __init__(self, view: pygame.Rect, taken: Iterable[pygame.Rect] = ()) -> None:
        self.view = view
        self.taken = [pygame.Rect(r) for r in taken]

    def take(self, rect: pygame.Rect) -> None:
        """Marks a rectangle as used."""
        self.taken.append(pygame.Rect(rect).inflate(6, 2))

    def cost(self, rect: pygame.Rect) -> int:
        """Pixels of what is already there that `rect` would cover; blocked when it leaves the view."""
        if not self.view.contains(rect):
            return BLOCKED
        return sum(part.w * part.h for part in (rect.clip(r) for r in self.taken))

    def best(
        self, size: tuple[int, int], at: tuple[float, float], gap: int, prefer: str = "", reach: int = 1
    ) -> tuple[pygame.Rect, int]:
        """The cheapest place for a label of `size` beside `at`, tried from the preferred side on, and its cost.

        Farther ones are tried up to `reach` gaps away.
        """
        order = [prefer, *(s for s in SIDES if s != prefer)] if prefer in SIDES else list(SIDES)
        return self.cheapest([_beside(size, at, gap * far, side) for far in range(1, reach + 1) for side in order])

    def cheapest(self, candidates: Sequence[pygame.Rect]) -> tuple[pygame.Rect, int]:
        """The first free candidate, else the one that covers least."""
        found, lowest = candidates[0], BLOCKED + 1
        for rect in candidates:
            cost = self.cost(rect)
            if cost < lowest:
                found, lowest = rect, cost
            if cost == 0:
                break
        return found, lowest


def _beside(size: tuple[int, int], at: tuple[float, float], gap: int, side: str) -> pygame.Rect:
    w, h = size
    x, y = round(at[0]), round(at[1])
    dx = {"e": gap + w / 2, "w": -gap - w / 2}.get(side[-1], 0.0)
    dy = {"n": -gap - h / 2, "s": gap + h / 2}.get(side[0], 0.0)
    if len(side) == 2:
        dx, dy = dx * 0.9, dy * 0.85
    rect = pygame.Rect(0, 0, w, h)
    rect.center = round(x + dx), round(y + dy)
    return rect
