"""Plays one seat to the ending in a real window with real clicks and keys: run by test_real_window.py under Xvfb.

    python real_window.py SCENARIO SEAT SAVE mouse|keys

Everything a hand could do goes through the X server; the program's own state is read only to know where to click.
"""

import subprocess
import sys
import time
from pathlib import Path

import pygame

from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.ui.app import App
from game.ui.direction.house import House, new_table
from game.ui.direction.match import Match
from game.ui.viewmodels import BoardVM, OverlayVM

PATIENCE = 240


class Hand:
    """Moves the pointer and presses keys as a person would, and lets the window answer."""

    def __init__(self, app, pointer):
        self.app, self.pointer = app, pointer

    def settle(self):
        """Let the window read and draw until it is at rest."""
        for _ in range(8):
            time.sleep(0.01)
            if self.app.turn(pygame.event.get(), 400):
                self.app.show()

    def xdo(self, *words):
        subprocess.run(["xdotool", *words], check=True)
        self.settle()

    def click(self, name):
        """Click the control of this id."""
        hit = next(hit for hit in self.app.scene().hits if hit.id == name)
        x, y = hit.seen().center
        self.xdo("mousemove", str(x), str(y), "click", "1")

    def press(self, key):
        self.xdo("key", key)

    def ids(self):
        return [hit.id for hit in self.app.scene().hits]


def act(hand, name, vm):
    """One thing that moves the game on, by mouse or by keys."""
    if isinstance(vm, OverlayVM):
        answer(hand, vm)
    elif isinstance(vm, BoardVM):
        board(hand, vm)
    elif hand.pointer:
        hand.click("next")
    else:
        hand.press("Return")


def answer(hand, vm):
    """The last answer that can be given."""
    options = [index for index, option in enumerate(vm.dialog.options) if not option.disabled]
    if hand.pointer:
        hand.click(f"option:{vm.dialog.options[options[-1]].id}")
    else:
        hand.press(str(options[-1] + 1))


def board(hand, vm):
    """Order the first card of the tray once, then commit."""
    cards = [card for card in vm.cards if card.staff and not card.locked]
    if not vm.queue.orders and cards:
        if hand.pointer:
            card = next(name for name in hand.ids() if name.startswith("card:"))
            hand.click(card)
            hand.click(card)
        else:
            hand.press("1")
            hand.press("1")
    if hand.pointer:
        hand.click("commit")
    else:
        hand.press("c")


def main():
    scenario, seat, save, way = sys.argv[1:]
    loaded = load_path(scenario).scenario
    table = new_table(loaded, compile_scenario(loaded), (seat,), "doctrine", 3, Path(save))
    house = House(Match(table, fresh=True))
    app = App(house, Path(save).parent, (1280, 720))
    hand = Hand(app, way == "mouse")
    hand.settle()
    shown, ordered = [], 0
    for _ in range(PATIENCE):
        name, vm = house.scene()
        shown.append(name)
        if name == "ending":
            break
        act(hand, name, vm)
        ordered += any(made.moves and made.moves[0].actor == seat for made in table.rounds)
    house.close()
    print(" ".join(dict.fromkeys(shown)), pygame.display.get_driver(), "ordered" if ordered else "idle")
    return 0 if shown[-1] == "ending" else 1


if __name__ == "__main__":
    sys.exit(main())
