"""Moving the keyboard's focus over hit boxes: in order, and in a direction. Rectangles only."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.kit.canvas import Hit


def find(hits: Sequence[Hit], id: str) -> Hit | None:
    """The hit box with this id; the topmost one if there are several."""
    return next((h for h in reversed(hits) if h.id == id), None)


def under(hits: Sequence[Hit], at: tuple[int, int], tips: bool = False) -> Hit | None:
    """The topmost hit box at a point: one that can be pressed, or with `tips` one that has a tooltip."""
    for hit in reversed(hits):
        if hit.seen().collidepoint(at) and (hit.tip is not None if tips else hit.focus or hit.action is not None):
            return hit
    return None


def stops(hits: Sequence[Hit]) -> list[Hit]:
    """The hit boxes that the Tab key visits, in painting order, each id once."""
    seen: dict[str, Hit] = {}
    for hit in hits:
        if hit.focus:
            seen.setdefault(hit.id, hit)
    return list(seen.values())


def step(hits: Sequence[Hit], id: str, by: int) -> str:
    """The id `by` stops after this one, round and round; the first or last when nothing has focus."""
    ids = [h.id for h in stops(hits)]
    if not ids:
        return ""
    if id not in ids:
        return ids[0 if by > 0 else -1]
    return ids[(ids.index(id) + by) % len(ids)]


def toward(hits: Sequence[Hit], id: str, dx: int, dy: int) -> str:
    """The nearest stop in a direction (one of dx, dy is +-1); the same id when there is none."""
    here = find(hits, id)
    if here is None:
        return step(hits, id, 1)
    best, lowest = id, 10**9
    for hit in stops(hits):
        if hit.id == id:
            continue
        along, across = _offset(here.rect, hit.rect, dx, dy)
        if along > 0 and along + 2 * across < lowest:
            best, lowest = hit.id, along + 2 * across
    return best


def _offset(here: pygame.Rect, there: pygame.Rect, dx: int, dy: int) -> tuple[int, int]:
    """(distance along the direction, distance across it), from edge to edge across and centre to centre along."""
    cx, cy = there.centerx - here.centerx, there.centery - here.centery
    if dx:
        return cx * dx, max(0, there.top - here.bottom, here.top - there.bottom) + abs(cy) // 8
    return cy * dy, max(0, there.left - here.right, here.left - there.right) + abs(cx) // 8
