"""How much a class hour asks of a seat: interactions and reading for each seat and turn of a four-seat hot-seat game.

    python tests/benchmarks/class_hour.py [--scenario korea_2023_class] [--seats rok,usa,dprk,chn] [--seeds 3]

A scripted person lifts the curtain, reads the private news, answers what is asked, gives as many orders as there are
slots from the staff tray, commits and predicts. Reading is counted in words at 200 a minute; a card that the seat has
read before is known by its title.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parents[2]
WORDS_A_MINUTE = 200


def words(*texts: str) -> int:
    """How many words these texts have."""
    return sum(len(text.split()) for text in texts)


def read(name: str, vm: object, known: set[str]) -> int:
    """Words that are new on a screen: news, questions, the cards of the tray. `known` are cards read before."""
    from game.ui.viewmodels import BoardVM, OverlayVM, ResolutionVM

    if isinstance(vm, OverlayVM):
        dialog = vm.dialog
        return words(
            dialog.title, dialog.text, *(part for option in dialog.options for part in (option.label, option.text))
        )
    if isinstance(vm, ResolutionVM):
        return sum(words(step.headline, *step.paragraphs) for step in vm.steps)
    if isinstance(vm, BoardVM):
        tray = [card for card in vm.cards if card.staff]
        fresh = sum(words(card.blurb) for card in tray if card.id not in known)
        known.update(card.id for card in tray)
        return fresh + sum(words(card.title) for card in tray)
    return 0


def play(scenario: str, seats: tuple[str, ...], seed: int) -> tuple[list[int], list[float], list[float]]:
    """One game: interactions and seconds of reading of each seat-turn, seconds of each shared result."""
    from game.engine.lowering.program import compile_scenario
    from game.scenario.build import load_path
    from game.ui import intents as want
    from game.ui.direction.house import House, new_table
    from game.ui.direction.match import Match
    from game.ui.viewmodels import BoardVM, OverlayVM

    model = load_path(scenario).scenario
    assert model is not None
    house = House(Match(new_table(model, compile_scenario(model), seats, "doctrine", seed, save=False), fresh=True))
    match = house.match
    assert match is not None
    done: list[int] = []
    reading: list[float] = []
    shared: list[float] = []
    known: dict[int, set[str]] = {}
    count, told, seen = 0, 0, set()
    for _ in range(5000):
        name, vm = house.scene()
        if name == "ending":
            break
        sealed = set(match.table.sealed)
        public = bool(match.queue) and match.queue[0] == "shared"
        if public:
            shared.append(60 * read(name, vm, set()) / WORDS_A_MINUTE)
        elif name != "briefing":
            key = (name, getattr(getattr(vm, "dialog", None), "id", ""))
            if key not in seen:
                seen.add(key)
                told += read(name, vm, known.setdefault(match.seat, set()))
            count += 1
        if isinstance(vm, OverlayVM):
            option = next(option for option in vm.dialog.options if not option.disabled)
            intent: want.Intent = want.Answer(
                vm.dialog.id, "commit" if vm.dialog.kind == "confirm" and option.id == "back" else option.id
            )
        elif isinstance(vm, BoardVM):
            free = [card for card in vm.cards if card.staff and not card.locked]
            room = len([order for order in vm.queue.orders if not order.action.startswith("answer")]) < vm.queue.slots
            intent = want.Queue(free[0].id, free[0].target, free[0].intent) if room and free else want.Commit()
        else:
            intent = want.Skip()
        turn = match.table.state.turn
        house.handle(intent)
        house.notes()
        if match.table.sealed != sealed or match.table.state.turn != turn:
            done.append(count)
            reading.append(60 * told / WORDS_A_MINUTE)
            count, told, seen = 0, 0, set()
    return done, reading, shared


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scenario", default="korea_2023_class")
    parser.add_argument("--seats", default="rok,usa,dprk,chn")
    parser.add_argument("--seeds", type=int, default=3)
    args = parser.parse_args()
    for seed in range(1, args.seeds + 1):
        done, reading, shared = play(args.scenario, tuple(args.seats.split(",")), seed)
        print(
            f"  seed {seed}: {len(done)} seat-turns; interactions mean {mean(done):.1f}, most {max(done)} (goal 8); "
            f"reading mean {mean(reading):.0f} s, longest {max(reading):.0f} s (goal 75), "
            f"{100 * mean(one <= 75 for one in reading):.0f} % within it; "
            f"shared results mean {mean(shared or [0]):.0f} s, longest {max(shared or [0]):.0f} s"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
