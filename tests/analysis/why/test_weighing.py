"""What a computer seat saw in its choices is told as the player that made them weighed it."""

from __future__ import annotations

import pytest

from game.agents.base import DEFAULT, agents_for
from game.agents.play import ask
from game.analysis.why import deal, dilemma, exchange, order
from game.analysis.why.asking import Subject, find
from game.analysis.why.asking import ask as why
from game.analysis.why.data import Case, Cell
from game.analysis.why.recording import Recording, record
from game.analysis.why.telling import tell
from game.analysis.why.weighing import Weighing
from game.core.fixed import show
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from tests.support.opening import game_of, opening

CHOICES = (
    opening()
    + """\
actors:
  alba:
    {title: Alba, short: ALB, currency: capital, slots: 1,
     persona: {aims: {calm: 5}, ceiling: talk, threshold: 3, noise: 0}}
  brum: {title: Brum, short: BRU, currency: capital, slots: 1, persona: {aims: {calm: 5}, ceiling: talk, noise: 0}}
meters:
  tension: {label: Strain, start: 50}
  capital: {label: Capital, of: actor, start: 8}
  trust: {label: Trust, of: pair, start: 50}
tags: {mean: {title: a poor deed}}
actions:
  good: {title: A good deed, blurb: Do good., instrument: diplomatic, who: [alba], doctrine: {calm: 4}}
  fair: {title: A fair deed, blurb: Do fair., instrument: diplomatic, who: [alba], doctrine: {calm: 2}}
  poor: {title: A poor deed, blurb: Do poor., instrument: diplomatic, who: [alba], tags: [mean], doctrine: {calm: -2}}
agreements:
  pact: {title: A pact, says: Peace., proposer: [alba], partner: [brum], lasts: 1 turn, doctrine: {calm: 4},
         trust: trust,
         terms: {fair_only: {who: [proposer], says: No poor deeds., must_not: [mean]}},
         partner_doctrine: {calm: 1}, price: 9}
endings: {drift: {title: Drift, says: On.}}
"""
)


@pytest.fixture(scope="module")
def choices() -> tuple[Scenario, Program]:
    return game_of(CHOICES)


@pytest.fixture(scope="module")
def flagship() -> Recording:
    loaded = load_path("korea_2023")
    assert loaded.scenario is not None
    return record(loaded.scenario, compile_scenario(loaded.scenario), 3, 0, lambda _: False)


def told(game: tuple[Scenario, Program], name: str, turn: int) -> list[str]:
    subject = find(game[0], name)
    assert isinstance(subject, Subject)
    return tell(why(*game, subject, 0, turn), turn)


def after(lines: list[str], lead: str) -> list[str]:
    """The line with this lead and what is told below it."""
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  {lead}"))
    rest = lines[start + 1 :]
    return [lines[start], *rest[: next((n for n, line in enumerate(rest) if not line.startswith("     ")), len(rest))]]


def test_the_worth_of_an_order_is_told_with_its_parts_beside_the_threshold(choices: tuple[Scenario, Program]) -> None:
    head, *parts = after(told(choices, "fair", 1), "its worth")
    assert head.endswith("held        10.0, above the threshold of 3.0")
    assert [part.strip() for part in parts] == ["+10.0  calm"]
    head, *_ = after(told(choices, "poor", 1), "its worth")
    assert head.endswith("FAILED      -10.0, not above the threshold of 3.0")


def test_what_was_ordered_instead_is_told_with_its_worth(choices: tuple[Scenario, Program]) -> None:
    head, *more = after(told(choices, "fair", 1), "its rank")
    assert head.endswith("FAILED      2 of 3 legal orders; others are worth more")
    assert [line.strip() for line in more] == ["ordered instead: “A good deed”, worth 20.0"]
    assert len(after(told(choices, "good", 1), "its rank")) == 1


def test_an_order_that_has_gone_stale_is_told_to_be_so(choices: tuple[Scenario, Program]) -> None:
    head, *_ = after(told(choices, "good", 3), "its worth")
    assert head.endswith("not judged  ordered in both of the last two turns: not given a third time")


def test_an_offer_is_told_for_both_sides(choices: tuple[Scenario, Program]) -> None:
    assert after(told(choices, "pact", 1), "its worth")[0].endswith("held        20.0, above the threshold of 7.0")
    lines = told(choices, "pact", 2)
    assert after(lines, "not on the table")[0].endswith("FAILED      it waits for an answer")
    head, *parts = after(lines, "worth to BRU")
    assert head.endswith("FAILED      -4.0")
    assert [part.strip() for part in parts] == ["-9.0  its price", "+5.0  calm"]


def test_weighing_everything_chooses_what_was_played(flagship: Recording) -> None:
    agents = agents_for(flagship.program, DEFAULT)
    weighing = Weighing(flagship)
    for turn, state in flagship.orders_of().items():
        moves = ask(flagship.program, state, agents).moves
        chosen = [one.move for seat in agents for one in weighing.of(seat)[turn] if one.chosen]
        assert sorted(map(str, chosen)) == sorted(map(str, moves))


def rows(case: Case, lead: str) -> list[tuple[Cell, ...]]:
    return [row.cells for row in case.rows if row.lead.endswith(lead)]


def test_what_was_ordered_is_above_the_threshold_and_among_the_best(flagship: Recording) -> None:
    ordered = 0
    for action in flagship.scenario.actions.values():
        if action.takes:
            continue  # what is told of later turns was ordered before
        for case in order.answer(flagship, action).cases:
            done, worths, ranks = (rows(case, lead) for lead in ("it was ordered", "its worth", "its rank"))
            for index, cell in enumerate(done[0]):
                if cell.held and len(worths) == 1 and ranks[0][index].held is not None:
                    assert worths[0][index].held
                    assert not ranks[0][index].more
                    ordered += 1
    assert ordered > 50


def test_the_answer_that_is_worth_most_is_given(flagship: Recording) -> None:
    given = 0
    for one in flagship.scenario.dilemmas.values():
        for case in dilemma.answer(flagship, one).cases:
            for chosen, worth in zip(rows(case, "was chosen"), rows(case, "is worth"), strict=True):
                assert [cell.held or False for cell in chosen] == [cell.held or False for cell in worth]
                given += sum(cell.held or False for cell in chosen)
    assert given >= 5


@pytest.fixture(scope="module")
def thirteen_days() -> Recording:
    loaded = load_path("cuba_1962")
    assert loaded.scenario is not None
    return record(loaded.scenario, compile_scenario(loaded.scenario), 0, 0, lambda _: False)


def test_each_step_of_an_exchange_is_answered_with_what_is_worth_most(thirteen_days: Recording) -> None:
    game = thirteen_days
    seats = [seat.id for seat in game.program.seats]
    given = 0
    for crisis in game.program.crises:
        told: dict[tuple[str, int], list[str]] = {}
        for case in exchange.answer(game, game.scenario.exchanges[crisis.id]).cases:
            for first in range(0, len(case.rows), 4):
                reached, *worths = case.rows[first : first + 4]
                assert reached.lead == f"step {first // 4 + 1} was reached"
                for index, cell in enumerate(reached.cells):
                    held = [row.cells[index].held for row in worths]
                    assert held.count(True) == int(cell.held or False) and (cell.held or not any(held))
                    if cell.held:
                        chosen = worths[held.index(True)].lead.partition(" ")[0]
                        told.setdefault((case.who, case.turns[index]), []).append(chosen)
        played: dict[tuple[str, int], list[str]] = {}
        for one in game.log:
            if one.kind == "answer" and one.source == crisis.source:
                seat = game.scenario.actors[seats[one.actor]]
                played.setdefault((f"{seat.title} ({seat.id})", one.turn), []).append(one.outcome)
        assert told == played
        given += sum(map(len, told.values()))
    assert given >= 11


def test_an_exchange_that_never_opened_weighs_nothing(flagship: Recording) -> None:
    assert exchange.answer(flagship, flagship.scenario.exchanges["island_fire"]).cases == ()


def test_what_a_worth_is_made_of_comes_to_it(flagship: Recording) -> None:
    for one in flagship.scenario.agreements.values():
        for case in deal.answer(flagship, one).cases:
            for cell in (cell for cells in rows(case, "its worth") for cell in cells if cell.more):
                total = sum(round(float(part.split()[0]) * 1000) for part in cell.more)
                assert abs(total - float(cell.short) * 1000) <= 50 * (len(cell.more) + 1), show(total, 1)
