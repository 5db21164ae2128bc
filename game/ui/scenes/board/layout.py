"""Where the regions of the board lie, from the window's size and the look: three columns when wide, tabs at the
right when small.
"""

from __future__ import annotations

import pygame

from game.ui.scenes.board.state import MOST_CARDS
from game.ui.theme import GAP, Look

ROOMY = 1240
TALL = 660
LEAST_CARD = 186
LEAST_SIDE = 150
"""What the list below the ladder has at least where the ladder can give it, in logical pixels."""
KEPT_SIDE = 90
"""What the list below keeps of a ladder that is too long for the column."""


def is_roomy(look: Look) -> bool:
    """Whether ladder and log fit one above the other and the columns have their full width."""
    return look.wide >= ROOMY and look.high >= TALL


def board_layout(look: Look, rungs: int, side: int = 0, least: int = 0) -> dict[str, pygame.Rect]:
    """Rectangles of header, cards, queue, actors, ladder, side, map, ticker (side only when roomy).

    The ladder gets the height that its number of rungs needs, as far as what stands below it has room, and `least`
    whatever is open there; `side` is the height that the open tab below asks for, at most half of the column.
    """
    w, h = look.size
    g, roomy = look.px(GAP), is_roomy(look)
    head, tick = look.tx(54 if roomy else 46), look.tx(30 if roomy else 27)
    left, right = look.tx(264 if roomy else 208), look.tx(328 if roomy else 262)
    tray = look.tx(266 if look.high >= 760 else 246 if roomy else 212)
    top, bottom = head + g, h - tick - g
    middle = pygame.Rect(g, top, w - 2 * g, bottom - tray - g - top)
    low = pygame.Rect(g, bottom - tray, w - 2 * g, tray)
    column = pygame.Rect(middle.right - right, middle.y, right, middle.h)
    out = {
        "header": pygame.Rect(0, 0, w, head),
        "cards": pygame.Rect(low.x, low.y, low.w - right - g, low.h),
        "queue": pygame.Rect(low.right - right, low.y, right, low.h),
        "actors": pygame.Rect(middle.x, middle.y, left, middle.h),
        "ladder": column,
        "map": pygame.Rect(middle.x + left + g, middle.y, middle.w - left - right - 2 * g, middle.h),
        "ticker": pygame.Rect(0, h - tick, w, tick),
    }
    if roomy:
        wanted = look.tx(112 + 19.5 * rungs)
        upper = min(max(wanted, column.h // 2), round(column.h * 0.74))
        asked = max(side, look.tx(LEAST_SIDE))
        upper = max(min(upper, max(column.h - g - asked, column.h // 2)), min(least, column.h - g - look.tx(KEPT_SIDE)))
        out["ladder"] = pygame.Rect(column.x, column.y, right, upper)
        out["side"] = pygame.Rect(column.x, column.y + upper + g, right, column.h - upper - g)
    return out


def cards_per_page(look: Look, width: int) -> int:
    """How many cards stand side by side."""
    return max(2, min(MOST_CARDS, width // look.tx(LEAST_CARD)))
