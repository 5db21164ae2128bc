"""The results of a turn as steps: few, one's own first, explained; and on a shared screen only what all may know."""

from functools import cache

import pytest

from game.core.amounts import signed
from game.core.moves import OrderMove
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.session.rows import merged
from game.session.table import Table
from game.session.telling import common, tell
from game.ui.presenters.charts import chart
from game.ui.presenters.desk import Desk
from game.ui.presenters.news import log_lines
from game.ui.presenters.panels import header, ladder
from game.ui.presenters.steps import MOST_STEPS, steps
from tests.session.scenario_copies import TWO_SIDES
from tests.support.checked import model_of
from tests.support.small import action, document


@cache
def table_at(turn, seed=3):
    loaded = load_path("korea_2023").scenario
    table = Table.begin(loaded, compile_scenario(loaded), seed, ())
    while table.state.turn < turn and not table.state.over:
        table.advance()
    return table


def results(turn, seat="rok"):
    table = table_at(turn)
    desk = Desk(table, table.program.seat_of(seat))
    return desk, steps(desk, tell(table.program, table.rounds[-1].log, desk.seat))


@pytest.mark.parametrize("turn", [2, 3, 5])
def test_the_results_are_few_and_end_with_the_changes_and_their_causes(turn):
    _, shown = results(turn)
    assert 2 <= len(shown) <= MOST_STEPS
    assert shown[-1].headline == "What changed, and why"
    assert any(cause.rows for cause in shown[-1].causes)
    assert not any(cause.rows for step in shown[:-1] for cause in step.causes)


def test_ones_own_moves_come_first():
    desk, shown = results(2)
    own = [step.source == desk.program.seats[desk.seat].title for step in shown]
    assert own[0]
    assert own == sorted(own, reverse=True)


def test_what_seats_earn_and_pay_is_no_step():
    desk, shown = results(3)
    currencies = {desk.program.slots[seat.currency].label for seat in desk.program.seats if seat.currency >= 0}
    assert currencies
    assert not currencies & {cause.label for step in shown for cause in step.causes}


def test_a_shared_screen_shows_nothing_that_one_seat_alone_knows():
    table = table_at(3)
    rok, dprk = table.program.seat_of("rok"), table.program.seat_of("dprk")
    shared = Desk(table, rok, (rok, dprk))
    views = [table.view(rok), table.view(dprk)]
    units = {unit.id: unit for unit in table.program.units}
    pieces = chart(shared).pieces
    assert pieces
    assert all(view.known(units[piece.id].slot) for piece in pieces for view in views)
    assert {piece.affiliation for piece in pieces} == {"N"}
    assert header(shared, 2).seat == ""
    seats = [seat.short for seat in table.program.seats]
    both = {line.actor for line in table.program.lines if line.seen >> rok & line.seen >> dprk & 1}
    assert {seats.index(mark.code) for mark in ladder(shared).thresholds} <= both
    told = [item for made in table.rounds for item in common(table.program, made.log, (rok, dprk))]
    assert len(log_lines(shared)) <= sum(max(1, len(item.rows)) for item in told)
    assert len(log_lines(shared)) < len(log_lines(Desk(table, rok)))


def test_at_a_shared_screen_others_doings_are_told_in_a_sentence():
    from game.ui.presenters.steps import _first_sentence

    text = "22:43. One missile from an area near Pyongyang, direction east. It flew far. Data goes to Tokyo."
    assert _first_sentence(text) == "22:43. One missile from an area near Pyongyang, direction east."
    assert _first_sentence("One sentence only, without an end") == "One sentence only, without an end"


def test_each_order_shows_what_it_did_itself_though_two_seats_give_the_same():
    loaded = load_path(TWO_SIDES).scenario
    table = Table.begin(loaded, compile_scenario(loaded), 3, ())
    orders = (OrderMove("arva", "patrol_strait", "besk", "deter"), OrderMove("besk", "patrol_strait", "arva", "deter"))
    made = table.redo(orders)
    desk = Desk(table, 0)
    told = tell(table.program, made.log, desk.seat)
    patrols = [step for step in steps(desk, told) if "Send a patrol" in step.headline]
    moved = merged(table.program, [row for item in told for row in item.rows])
    [tension] = [row for row in moved if row.slot == table.program.tension]
    wanted = sorted(signed(amount, tension.decimals) for _, said, amount in tension.shares if "patrol" in said)
    shown = sorted(
        cause.change.replace("−", "-") for step in patrols for cause in step.causes if cause.label == "Tension"
    )
    assert len(patrols) == 2
    assert shown == wanted


def results_of(actions, *orders):
    """The steps of a small game's first turn, as Alba sees them, by their headlines; and the changes of the tension."""
    meters = {"tension": {"label": "Tension", "start": 50, "better": "down"}}
    model = model_of(document(actions=actions, meters=meters))
    table = Table.begin(model, compile_scenario(model), 1, ())
    made = table.redo(tuple(OrderMove(*order.split(".")) for order in orders))
    *shown, summary = steps(Desk(table, 0), tell(table.program, made.log, 0))
    effects = {step.headline: cause.change for step in shown for cause in step.causes if cause.label == "Tension"}
    return effects, next(cause for cause in summary.causes if cause.label == "Tension")


def test_a_step_has_the_figure_of_its_own_cause_though_another_did_as_much():
    acts = {
        name: action([name], [{"change": {"tension": "alba.support * 0.025"}}], title=f"Act of {name}")
        for name in ("alba", "brum")
    }
    effects, total = results_of(acts, "alba.alba", "brum.brum")
    assert total.change == "50.0 to 52.5 (+2.5)"
    summary = {row.label: row.value for row in total.rows}
    assert sorted(summary.values()) == ["+1.2", "+1.3"]
    assert effects == {f"{name.upper()}: Act of {name}": summary[f"Act of {name}"] for name in ("alba", "brum")}


def test_a_number_that_stays_is_neither_good_nor_bad():
    acts = {
        name: action([name], [{"change": {"tension": by}}], title=f"Act of {name}")
        for name, by in (("alba", 3), ("brum", -3))
    }
    effects, total = results_of(acts, "alba.alba", "brum.brum")
    assert (total.change, total.tone) == ("stays at 50", "plain")
    assert effects == {"ALBA: Act of alba": "+3", "BRUM: Act of brum": "−3"}
