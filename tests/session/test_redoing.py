"""The same moves under the same luck lead to the same point of a changed scenario; what cannot be is named."""

from pathlib import Path

import pytest

from game.core.moves import InjectMove, OrderMove
from game.engine.reference import step
from game.session.redoing import Recorded, Redone, point_of, redo
from game.session.table import Round, Table
from game.session.watching import Watch
from tests.session.scenario_copies import Writing, begun, played


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path)


def again(table: Table, watch: Watch) -> Redone:
    return redo(Recorded.of(table), *begun(watch.draft()))


def test_without_a_change_every_state_is_the_same(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 5)
    made = again(table, watch)
    assert [one.state.digest for one in made.table.rounds] == [one.state.digest for one in table.rounds]
    assert (made.left_out, made.remarks, made.reached) == ((), (), True)


def test_a_changed_number_is_played_through_to_the_same_point(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 4)
    writing.edit("meters.yaml", "start: 48", "start: 52")
    made = again(table, watch)
    assert made.reached
    assert point_of(made.table.program, made.table.state) == point_of(table.program, table.state)
    assert made.table.rounds[0].state.slots != table.rounds[0].state.slots
    assert made.table.state.seed == table.state.seed


def test_an_action_that_is_gone_is_left_out_and_named(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 3)
    ordered = {move.action for made in table.rounds for move in made.moves if isinstance(move, OrderMove)}
    gone = next(name for name in ("listen", "patrol_strait") if name in ordered)
    for name in ("actions.yaml", "packages.yaml", "scenario.yaml", "agreements.yaml", "events.yaml"):
        writing.write(name, writing.read(name).replace(gone, f"{gone}_2"))
    made = again(table, watch)
    assert made.reached
    assert made.left_out
    assert {item.reason for item in made.left_out} == {f"There is no action called '{gone}' any more."}
    assert all(isinstance(item.move, OrderMove) and item.move.action == gone for item in made.left_out)


def test_fewer_turns_stop_at_the_nearest_point_and_say_so(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 6)
    assert not table.state.over
    writing.edit("scenario.yaml", "turns: 8", "turns: 4")
    made = again(table, watch)
    assert not made.reached
    assert made.table.state.over
    assert "The game ends in turn 4" in " ".join(made.remarks)


def test_a_game_that_was_over_goes_on_when_there_are_more_turns(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 20)
    assert table.state.over
    writing.edit("scenario.yaml", "turns: 8", "turns: 9")
    made = again(table, watch)
    assert not made.table.state.over
    assert made.table.state.turn == 9
    assert any("no longer ends" in remark for remark in made.remarks)


def test_an_inject_is_fired_again_and_left_out_without_its_event(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 2)
    move = InjectMove("clerks_meet")
    result = step(table.program, table.state, (move,))
    table.rounds.append(Round((move,), result.state, result.log, result.draws, (), {}))
    assert again(table, watch).table.state.digest == table.state.digest
    writing.edit("events.yaml", "clerks_meet:", "clerks_met:")
    made = again(table, watch)
    assert made.reached
    assert [item.reason for item in made.left_out] == ["There is no event called 'clerks_meet' any more."]
    assert len(made.table.rounds) == len(table.rounds) - 1


def test_a_seat_that_is_gone_is_taken_by_the_first_that_can_be_played(writing: Writing) -> None:
    watch = Watch(writing.folder)
    table = played(watch, 2, ("besk",))
    writing.edit("actors.yaml", "  title: Kingdom of Besk", "  playable: false\n  title: Kingdom of Besk")
    made = again(table, watch)
    assert [made.table.program.seats[seat].id for seat in made.table.seats] == ["arva"]
    assert any("besk" in remark for remark in made.remarks)
