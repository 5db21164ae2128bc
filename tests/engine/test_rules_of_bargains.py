"""Agreements, ultimatums, dilemmas and crisis exchanges."""

from __future__ import annotations

from typing import Any

from game.core.codes import BROKEN, CLOCK, EXPIRED, IN_FORCE, KEPT, MET, NONE, PENDING, REFUSED, RESUME, RUNG
from game.core.moves import AnswerMove, InjectMove, OfferMove
from game.engine.observe import view_of
from game.session.telling import tell
from tests.support.small import Game, action, event, small

Doc = dict[str, Any]


def pact(*terms: Doc, **more: Any) -> Doc:
    """An agreement that alba or brum may propose."""
    numbered = {f"term_{n}": {"says": "A promise.", **term} for n, term in enumerate(terms)}
    both = ["alba", "brum"]
    return {
        "title": "Pact",
        "says": "So it is.",
        "proposer": both,
        "partner": both,
        "lasts": "3 turns",
        **more,
        "terms": numbered,
    }


STOP = {"who": ["proposer", "partner"], "must_not": ["strike"]}
OFFER = OfferMove("alba", "pact", "brum")
YES = AnswerMove("brum", "pact", "accept", "alba")
STATUS = "deal.pact.alba.brum.status"


def agreed(program: Any) -> Game:
    game = Game(program)
    game.play(OFFER)
    game.play(YES)
    assert game.raw(STATUS) == IN_FORCE
    return game


def strikes(**more: Any) -> Doc:
    return {"strike": action(["alba", "brum"], **more)}


def test_an_offer_is_answered_at_the_next_orders_and_silence_refuses() -> None:
    program = small(agreements={"pact": pact(STOP, refused=[{"change": {"tension": 3}}])}, actions=strikes())
    game = Game(program)
    game.play(OFFER)
    assert view_of(program, game.state, 1).offers == (0,)
    game.play()
    assert (game.raw(STATUS), game["tension"]) == (REFUSED, 53)


def test_an_agreement_that_nobody_breaks_is_kept_when_its_time_is_over() -> None:
    program = small(agreements={"pact": pact(STOP, kept=[{"change": {"tension": -7}}])}, actions=strikes())
    game = agreed(program)
    for _ in range(2):
        game.play()
        assert game.raw(STATUS) == IN_FORCE
    game.play()
    assert (game.raw(STATUS), game["tension"]) == (KEPT, 43)
    assert game.raw("credit.alba.brum") > 0


def test_who_does_what_it_promised_not_to_do_breaks_it_and_loses_the_trust_of_all_who_learn() -> None:
    both = pact(STOP, broken=[{"change": {"target.support": -4}}], trust="trust", breach_trust=20)
    for secrecy, third in (("public", 30), ("secret", 50)):
        game = agreed(small(agreements={"pact": both | {"secrecy": secrecy}}, actions=strikes()))
        game.play("brum.strike")
        assert game.raw(STATUS) == BROKEN
        assert (game["alba.trust.brum"], game["cero.trust.brum"], game["alba.support"]) == (30, third, 46)
        assert [entry.actor for entry in game.entries("agreement")] == [1]
        assert bool(game.entries("agreement")[0].seen & 4) is (secrecy == "public")


def test_the_turn_of_signing_does_not_bind_yet() -> None:
    game = Game(small(agreements={"pact": pact(STOP)}, actions=strikes()))
    game.play(OFFER)
    game.play(YES, "alba.strike")
    assert game.raw(STATUS) == IN_FORCE


def test_a_breach_in_secret_stays_unnoticed_until_the_other_party_learns_of_it() -> None:
    hidden = strikes(visible_to=["self"], outcomes={"done": {"learned": "1 turn"}})
    game = agreed(small(agreements={"pact": pact(STOP, lasts="6 turns")}, actions=hidden))
    game.play("alba.strike")
    assert game.raw(STATUS) == IN_FORCE
    game.play()
    assert game.raw(STATUS) == BROKEN


def test_a_promise_to_do_something_is_broken_only_when_its_time_has_passed() -> None:
    must = {"who": "proposer", "must": ["gift"], "within": "2 turns"}
    program = small(agreements={"pact": pact(must)}, actions={"gift": action(["alba"])})
    game = agreed(program)
    game.play()
    assert game.raw(STATUS) == IN_FORCE
    game.play()
    assert game.raw(STATUS) == BROKEN
    game = agreed(program)
    game.play("alba.gift")
    for _ in range(2):
        game.play()
    assert game.raw(STATUS) == KEPT


def test_a_promise_that_was_fulfilled_while_turns_are_days_counts() -> None:
    must = {"who": "proposer", "must": ["gift"], "within": "1 week"}
    more = {
        "actions": {"gift": action(["alba"])},
        "events": {"hurry": event([{"set_clock": "1 day"}], at="turn 1")},
        "turns": 20,
    }
    game = agreed(small(agreements={"pact": pact(must, lasts="9 days")}, **more))
    game.play("alba.gift")
    for _ in range(9):
        game.play()
    assert game.raw(STATUS) == KEPT


def test_a_promise_that_something_holds_is_judged_for_each_who_promised() -> None:
    holds = {"who": ["proposer", "partner"], "holds": "self.force <= 60"}
    arm = {"arm": action(["brum"], [{"change": {"self.force": 20}}])}
    game = agreed(small(agreements={"pact": pact(holds)}, actions=arm))
    game.play("brum.arm")
    assert (game.raw(STATUS), game.entries("agreement")[0].actor) == (BROKEN, 1)


def test_a_payment_passes_at_once_and_no_more_than_there_is() -> None:
    pays = {"who": "proposer", "pays": {"capital": 4}}
    spend = {"waste": action(["alba"], costs={"capital": 4})}
    program = small(agreements={"pact": pact(pays, costs={"capital": 3})}, actions=spend)
    game = agreed(program)
    assert (game["alba.capital"], game["brum.capital"]) == (3, 14)
    game = Game(program)
    game.play(OFFER, "alba.waste")
    game.play(YES)
    assert (game["alba.capital"], game["brum.capital"]) == (0, 13)


def test_two_offers_of_the_same_bind_once_however_they_come() -> None:
    program = small(agreements={"pact": pact(STOP, accepted=[{"change": {"tension": -5}}])}, actions=strikes())
    back, agree_back = OfferMove("brum", "pact", "alba"), AnswerMove("alba", "pact", "accept", "brum")
    game = Game(program)
    game.play(OFFER, back)
    game.play(YES, agree_back)
    assert game["tension"] == 45
    game = Game(program)
    game.play(OFFER)
    game.play(YES, back)
    game.play(agree_back)
    assert (game["tension"], game.raw(STATUS), game.raw("deal.pact.brum.alba.status")) == (45, IN_FORCE, NONE)


def test_an_offer_by_an_order_and_directly_is_one_offer() -> None:
    acts = {"propose_it": action(["alba"], then={"agreement": "pact", "from": "alba", "to": "brum"})}
    game = Game(small(agreements={"pact": pact(STOP)}, actions=strikes() | acts))
    game.play("alba.propose_it", OFFER)
    assert len(game.entries("offer")) == 1
    game.play(OFFER)
    assert game.codes() == ["offered"]


def test_an_answer_must_be_one_of_those_asked_for_and_is_given_once() -> None:
    game = Game(small(agreements={"pact": pact(STOP)}, actions=strikes()))
    game.play(OFFER)
    game.play(AnswerMove("brum", "pact", "perhaps", "alba"), AnswerMove("cero", "pact", "accept", "alba"))
    assert sorted(game.codes()) == ["nothing-asked", "unknown-option"]
    assert game.raw(STATUS) == REFUSED
    game.play(OFFER)
    game.play(YES, AnswerMove("brum", "pact", "refuse", "alba"))
    assert game.codes() == ["twice"]


# Ultimatums


def demand(**more: Any) -> Doc:
    return {
        "title": "Stop",
        "says": "Stop it.",
        "from": "alba",
        "to": "brum",
        "met": "brum.force < 40",
        "deadline": "2 turns",
        "on_met": [{"change": {"tension": -5}}],
        "expired": [{"change": {"tension": 9}}],
        **more,
    }


def test_an_ultimatum_runs_out_at_the_first_review_at_or_after_its_hour() -> None:
    acts = {"demand_it": action(["alba"], [{"demand": "stop_it"}])}
    game = Game(small(ultimatums={"stop_it": demand()}, actions=acts))
    game.play("alba.demand_it")
    assert game.raw("ultimatum.stop_it.status") == PENDING
    game.play()
    assert (game.raw("ultimatum.stop_it.status"), game.state.turn) == (PENDING, 3)
    game.play()
    assert (game.raw("ultimatum.stop_it.status"), game["tension"]) == (EXPIRED, 59)


def test_an_ultimatum_is_met_as_soon_as_its_condition_holds() -> None:
    acts = {
        "demand_it": action(["alba"], [{"demand": "stop_it"}]),
        "give_in": action(["brum"], [{"change": {"brum.force": -20}}]),
    }
    game = Game(small(ultimatums={"stop_it": demand()}, actions=acts))
    game.play("alba.demand_it")
    game.play("brum.give_in")
    assert (game.raw("ultimatum.stop_it.status"), game["tension"]) == (MET, 45)


def test_an_ultimatum_demanded_twice_in_a_turn_is_issued_once() -> None:
    acts = {f"demand_{n}": action(["alba"], [{"demand": "stop_it"}]) for n in range(2)}
    game = Game(small(ultimatums={"stop_it": demand(effects=[{"change": {"tension": 4}}])}, actions=acts))
    game.play("alba.demand_0", "alba.demand_1")
    assert game["tension"] == 54
    assert len(game.entries("ultimatum")) == 1


def test_the_parties_of_an_ultimatum_know_of_it_whoever_else_does() -> None:
    acts = {"demand_it": action(["alba"], [{"demand": "stop_it"}])}
    program = small(ultimatums={"stop_it": demand(visible_to=["alba"])}, actions=acts)
    game = Game(program)
    game.play("alba.demand_it")
    slot = program.names["ultimatum.stop_it.status"]
    assert [view_of(program, game.state, seat).values[slot] for seat in range(3)] == [PENDING, PENDING, NONE]


# Dilemmas


def dilemma() -> Doc:
    options = {
        "wait_on": {"title": "Wait", "effects": [{"change": {"tension": 1}}]},
        "act": {"title": "Act", "effects": [{"change": {"tension": 20}}], "costs": {"capital": 8}},
    }
    return {"title": "What now?", "to": "brum", "says": "Decide.", "default": "wait_on", "options": options}


def test_silence_in_a_dilemma_takes_the_default_and_so_does_what_cannot_be_paid() -> None:
    acts = {"ask_it": action(["alba"], [{"ask": "what_now"}]), "spend_it": action(["brum"], costs={"capital": 5})}
    program = small(dilemmas={"what_now": dilemma()}, actions=acts)
    game = Game(program)
    game.play("alba.ask_it")
    assert view_of(program, game.state, 1).questions == (0,)
    game.play()
    assert game["tension"] == 51
    game.play("alba.ask_it", "brum.spend_it")
    game.play(AnswerMove("brum", "what_now", "act"))
    assert (game.codes(), game["tension"]) == (["cost"], 52)


def test_an_answer_is_paid_before_orders_are_judged() -> None:
    acts = {"ask_it": action(["alba"], [{"ask": "what_now"}]), "spend_it": action(["brum"], costs={"capital": 5})}
    game = Game(small(dilemmas={"what_now": dilemma()}, actions=acts))
    game.play("alba.ask_it")
    game.play(AnswerMove("brum", "what_now", "act"), "brum.spend_it")
    assert (game.codes(), game["brum.capital"]) == (["cost"], 2)


def test_a_dilemma_that_is_asked_again_while_it_is_answered_waits_again() -> None:
    program = small(dilemmas={"what_now": dilemma()}, actions={"ask_it": action(["alba"], [{"ask": "what_now"}])})
    for seed in range(6):
        game = Game(program, seed)
        game.play("alba.ask_it")
        game.play("alba.ask_it")
        assert view_of(program, game.state, 1).questions == (0,)


# Exchanges


def exchange(**more: Any) -> Doc:
    step = {
        "match": {"title": "Fire", "effects": [{"change": {"tension": 2}}]},
        "hold": {"title": "Hold"},
        "back_down": {"title": "Go"},
    }
    return {
        "title": "Shots",
        "says": ["One.", "Two.", "Three."],
        "who": ["alba", "brum"],
        "rungs": ["talk", "show", "clash"],
        **step,
        "audience": "support",
        "audience_cost": 5,
        "audience_growth": 3,
        "calmed": [{"change": {"tension": -10}}],
        "backed_down": [{"change": {"self.force": -5}}],
        "ran_out": [{"change": {"tension": 30}}],
        **more,
    }


def reply(actor: str, choice: str) -> AnswerMove:
    return AnswerMove(actor, "shots", choice)


def crisis(**more: Any) -> Game:
    acts = {"shoot": action(["alba"], [{"exchange": "shots"}])}
    game = Game(small(exchanges={"shots": exchange(**more)}, actions=acts))
    game.play("alba.shoot")
    assert game.state.in_crisis
    return game


def test_when_all_hold_a_crisis_calms_down_and_the_turn_goes_on() -> None:
    game = crisis()
    clock = game.state.slots[CLOCK]
    game.play(reply("alba", "hold"), reply("brum", "hold"))
    assert (game["tension"], game.state.turn, game.state.slots[CLOCK] - clock) == (40, 2, 168)


def test_backing_down_costs_more_with_each_step() -> None:
    for matches, cost in ((0, 5), (1, 8), (2, 11)):
        game = crisis()
        for _ in range(matches):
            game.play(reply("alba", "match"), reply("brum", "match"))
            assert game.state.turn == 1, "the clock does not move"
        game.play(reply("alba", "match"), reply("brum", "back_down"))
        assert (game["brum.support"], game["alba.support"], game["brum.force"]) == (50 - cost, 50, 45)
        assert game.state.turn == 2


def test_after_the_last_rung_a_crisis_runs_out_of_hand() -> None:
    game = crisis()
    for _ in range(3):
        assert game.state.in_crisis
        game.play(reply("alba", "match"), reply("brum", "hold"))
    assert (game["tension"], game.state.slots[RUNG]) == (50 + 3 * 2 + 30, 2)


def test_silence_in_a_crisis_takes_its_default() -> None:
    game = crisis(default="back_down")
    game.play(reply("alba", "match"))
    assert game["brum.support"] == 45


def test_only_the_actors_of_a_crisis_are_asked_and_orders_wait() -> None:
    game = crisis(visible_to=["alba"])
    views = [view_of(game.program, game.state, seat) for seat in range(3)]
    assert [view.asked for view in views] == [True, True, False]
    assert (views[2].crisis, views[2].values[7], views[2].values[8]) == (-1, -1, 0)
    game.play("alba.pass_by", reply("cero", "hold"), AnswerMove("brum", "shots", "flee"))
    assert sorted(game.codes()) == ["in-crisis", "nothing-asked", "unknown-option"]


def test_a_crisis_that_opens_before_the_orders_is_played_first_and_then_orders_are_asked_for() -> None:
    game = Game(small(exchanges={"shots": exchange()}, events={"spark": event([{"exchange": "shots"}], at="turn 2")}))
    assert not game.state.in_crisis
    game.play()
    assert (game.state.in_crisis, game.state.turn, game.state.slots[RESUME]) == (True, 2, 1)
    game.play()
    assert (game.state.in_crisis, game.state.turn) == (False, 2)
    game.play("alba.pass_by")
    assert (game.codes(), game.state.turn) == ([], 3)


def test_crises_that_open_each_other_come_to_an_end() -> None:
    again = {"calmed": [{"exchange": "words_fly"}], "ran_out": []}
    other = {"calmed": [{"exchange": "shots"}], "ran_out": []}
    acts = {"shoot": action(["alba"], [{"exchange": "shots"}])}
    game = Game(small(exchanges={"shots": exchange(**again), "words_fly": exchange(**other)}, actions=acts))
    game.play("alba.shoot")
    for _ in range(2):
        assert game.state.in_crisis
        game.play()
    assert (game.state.in_crisis, game.state.turn) == (False, 2)
    assert [entry.text for entry in game.entries("cut")] == [
        "This crisis has been played this turn; it does not open again."
    ]
    game.play("alba.shoot")
    assert game.state.in_crisis, "the next turn may have it again"


def test_the_facilitator_can_open_a_crisis_without_the_turn_going_on() -> None:
    events = {"spark": event([{"exchange": "shots"}], inject=True)}
    game = Game(small(exchanges={"shots": exchange()}, events=events))
    game.play(InjectMove("spark"))
    assert (game.state.in_crisis, game.state.turn) == (True, 1)
    game.play()
    assert (game.state.in_crisis, game.state.turn) == (False, 1)
    game.play(InjectMove("spark"), InjectMove("no_such"))
    assert sorted(game.codes()) == ["has-happened", "unknown-event"]


def test_each_party_reads_of_an_agreement_what_became_of_it() -> None:
    game = Game(small(agreements={"pact": pact(STOP, secrecy="secret")}, actions=strikes()))
    game.play(OFFER)
    told = [[item.headline for item in tell(game.program, game.result.log, seat)] for seat in range(3)]
    assert told == [["ALBA proposes to BRUM: Pact"], ["ALBA proposes to BRUM: Pact"], []]


def test_what_a_private_agreement_says_is_told_to_the_two_alone() -> None:
    for secrecy, reads in (("public", {0, 1, 2}), ("private", {0, 1}), ("secret", {0, 1})):
        doc = pact(STOP, says="The words of it.", secrecy=secrecy)
        program = small(agreements={"pact": doc}, actions=strikes())
        game = Game(program)
        game.play(OFFER)
        log = game.play(YES).log
        told = {seat: tell(program, log, seat) for seat in range(3)}
        assert {seat for seat in told if any("The words of it." in item.text for item in told[seat])} == reads
        knows = {seat for seat in told if any(item.kind == "agreement" for item in told[seat])}
        assert knows == ({0, 1} if secrecy == "secret" else {0, 1, 2})
