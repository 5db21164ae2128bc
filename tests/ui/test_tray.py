"""The staff tray holds six actions as long as six can be ordered, proposals and packages among them."""

import pytest

from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.session.table import Table
from game.ui.presenters.cards import cards
from game.ui.presenters.desk import Desk
from game.ui.presenters.tray import TRAY


@pytest.mark.parametrize("seat", ["dist", "health", "norrey"])
def test_the_tray_is_full_as_long_as_enough_can_be_ordered(seat):
    loaded = load_path("cold_grid").scenario
    program = compile_scenario(loaded)
    table = Table.begin(loaded, program, 1, ())
    shown = cards(Desk(table, program.seat_of(seat)), {}, {}, frozenset())
    possible = sum(not card.locked for card in shown)
    assert sum(card.staff for card in shown) == min(TRAY, possible)
