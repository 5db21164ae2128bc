"""Collide: what becomes of orders that meet. `engine.collide`, over the rows of `GIVEN`."""

from __future__ import annotations

from game.core.luck import ODDS
from game.engine.kernel.blocks import fire
from game.engine.kernel.layout import (
    ACTIONS_COUNT,
    COUNTERS,
    G_LAST,
    G_NEXT,
    G_ORDER,
    G_PAYERS,
    G_STOPPED,
    GIVEN,
    GIVEN_COUNT,
    GIVEN_WIDTH,
    HAS_CONSENT,
    HAS_COUNTERS,
    HAS_EXCLUDES,
    IS_JOINT,
    MEETS,
    O_ACTION,
    O_AIMED,
    O_CHANCE,
    O_CONSENT,
    O_CONTRADICTION,
    O_INDEX,
    O_PAIRS,
    O_PRIORITY,
    O_SEAT,
    O_TRAITS,
    RELATIONS,
)
from game.engine.kernel.luck import happens
from game.engine.kernel.native import Words, compiled

STOPPED, LOSES, JOINED = 1, 2, 4


@compiled
def collide(p: Words, w: Words) -> None:
    """Judge all orders of the turn against each other. Each phase only runs where an order asks for it."""
    first = p[GIVEN]
    end = first + w[GIVEN_COUNT] * GIVEN_WIDTH
    traits = 0
    for item in range(first, end, GIVEN_WIDTH):
        traits |= p[w[item + G_ORDER] + O_TRAITS]
        w[item + G_STOPPED], w[item + G_PAYERS], w[item + G_NEXT], w[item + G_LAST] = 0, 1, 0, item
    if traits & HAS_COUNTERS != 0:
        _counter(p, w, first, end)
    if traits & HAS_CONSENT != 0:
        _consent(p, w, first, end)
    if traits & HAS_EXCLUDES != 0:
        _exclude(p, w, first, end)
    if traits & (IS_JOINT | HAS_CONSENT) != 0:
        _join(p, w, first, end)


@compiled
def _relation(p: Words, first: int, second: int) -> int:
    return p[p[RELATIONS] + p[first + O_ACTION] * p[ACTIONS_COUNT] + p[second + O_ACTION]]


@compiled
def _counter(p: Words, w: Words, first: int, end: int) -> None:
    for blocker in range(first, end, GIVEN_WIDTH):
        own = w[blocker + G_ORDER]
        if p[own + O_TRAITS] & HAS_COUNTERS == 0:
            continue
        for item in range(first, end, GIVEN_WIDTH):
            order = w[item + G_ORDER]
            if (
                w[item + G_STOPPED] == 0
                and p[order + O_SEAT] != p[own + O_SEAT]
                and _relation(p, own, order) & COUNTERS != 0
                and happens(w, p[p[own + O_PAIRS] + p[order + O_INDEX]], ODDS, p[own + O_CHANCE])
            ):
                w[item + G_STOPPED] = STOPPED


@compiled
def _contradict(p: Words, w: Words, order: int) -> None:
    if p[order + O_CONTRADICTION] != 0:
        fire(p, w, p[order + O_CONTRADICTION])


@compiled
def _consent(p: Words, w: Words, first: int, end: int) -> None:
    for item in range(first, end, GIVEN_WIDTH):
        order = w[item + G_ORDER]
        if p[order + O_CONSENT] == 0 or w[item + G_STOPPED] != 0:
            continue
        agreed = 0
        for other in range(first, end, GIVEN_WIDTH):
            if p[w[other + G_ORDER] + O_ACTION] == p[order + O_ACTION]:
                agreed |= 1 << p[w[other + G_ORDER] + O_SEAT]
        if p[order + O_CONSENT] & ~agreed != 0:
            w[item + G_STOPPED] = STOPPED
            _contradict(p, w, order)


@compiled
def _exclude(p: Words, w: Words, first: int, end: int) -> None:
    """Who loses is judged before any of them is stopped."""
    for item in range(first, end, GIVEN_WIDTH):
        order = w[item + G_ORDER]
        for other in range(first, end, GIVEN_WIDTH):
            rival = w[other + G_ORDER]
            if (
                item != other
                and w[other + G_STOPPED] & STOPPED == 0
                and _relation(p, order, rival) & MEETS != 0
                and p[order + O_PRIORITY] <= p[rival + O_PRIORITY]
            ):
                w[item + G_STOPPED] |= LOSES
    for item in range(first, end, GIVEN_WIDTH):
        if w[item + G_STOPPED] == LOSES:
            _contradict(p, w, w[item + G_ORDER])
        if w[item + G_STOPPED] != 0:
            w[item + G_STOPPED] = STOPPED


@compiled
def _join(p: Words, w: Words, first: int, end: int) -> None:
    """Several orders of one joint (or consented) action at one target become the first of them."""
    for item in range(first, end, GIVEN_WIDTH):
        order = w[item + G_ORDER]
        if w[item + G_STOPPED] != 0 or (p[order + O_TRAITS] & IS_JOINT == 0 and p[order + O_CONSENT] == 0):
            continue
        for other in range(first, item, GIVEN_WIDTH):
            partner = w[other + G_ORDER]
            if w[other + G_STOPPED] == 0 and p[partner + O_ACTION] == p[order + O_ACTION] and _aim(p, partner, order):
                w[item + G_STOPPED] = JOINED
                w[w[other + G_LAST] + G_NEXT] = item
                w[other + G_LAST] = item
                w[other + G_PAYERS] += 1
                break


@compiled
def _aim(p: Words, first: int, second: int) -> bool:
    """The same target, or each other."""
    one, other = p[first + O_AIMED], p[second + O_AIMED]
    return one == other or (one == p[second + O_SEAT] and other == p[first + O_SEAT])
