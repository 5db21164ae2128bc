"""Lowered expressions mean what was written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.core.codes import BROKEN, EXPIRED, IN_FORCE, KEPT, MET, OFFERED, PENDING, REFUSED, RUNG, TURN
from game.core.expr import FALSE, TRUE, AtLeast, Compare, Const, Neither, OneOf, Scaled, Slot
from game.core.fixed import NEVER
from game.core.tree import Condition, Name, Node
from game.core.tree import Test as Lines
from game.language.expression.lower import lower_formula, lower_number, lower_test, lower_truth
from tests.language.expression.trees import conditions, direct, name, numbers, write
from tests.language.world import World, condition, fine, formula, value

states = st.fixed_dictionaries(
    {
        "tension": st.integers(0, 100_000),
        "rok.alarm": st.integers(0, 100_000),
        "usa.trust.rok": st.integers(-20_000, 100_000),
        "tests": st.integers(-(10**12), 10**12),
        "turn": st.integers(1, 60).map(lambda turn: turn * 1000),
        "rung": st.integers(0, 3).map(lambda rung: rung * 1000),
        "rung.clash": st.just(2000),
        "flag.talks": st.integers(0, 1),
        "flag.hotline_cut": st.integers(0, 1),
        "recent_launch": st.integers(0, 1),
    }
)


def world_of(values: dict[str, int]) -> World:
    world = World()
    for key in ("tension", "rok.alarm", "usa.trust.rok", "tests", "flag.talks", "flag.hotline_cut"):
        world.put(values[key], *key.split("."))
    world.put(values["recent_launch"], "define", "recent_launch")
    world.state |= {TURN: values["turn"] // 1000, RUNG: values["rung"] // 1000}
    return world


@given(conditions, states)
def test_a_condition_means_the_same_lowered_and_as_written(tree: Node, values: dict[str, int]) -> None:
    found, _ = condition(write(tree))
    assume(found is not None)
    assert found is not None
    world = world_of(values)
    assert value(lower_truth(found.tree, world), world.state) == direct(tree, values)


@given(numbers, states)
def test_a_formula_means_the_same_lowered_and_as_written(tree: Node, values: dict[str, int]) -> None:
    found, _ = formula(write(tree))
    assume(found is not None)
    assert found is not None
    world = world_of(values)
    assert value(lower_formula(found, world), world.state) == direct(tree, values)


def lowered(text: str, world: World) -> object:
    return lower_truth(fine(text).tree, world)


def holds(text: str, world: World) -> bool:
    return bool(value(lower_truth(fine(text).tree, world), world.state))


def test_turn_and_rung_are_whole_numbers_in_their_slots() -> None:
    assert lowered("turn >= 3", World()) == Compare(">=", Scaled(TURN), Const(3000))
    assert lowered("rung >= rung.clash", World()) == Compare(">=", Scaled(RUNG), Const(2000))


def test_constants_are_folded() -> None:
    found, _ = formula("2 * 3 + min(4, 5) - -1")
    assert found is not None
    assert lower_formula(found, World()) == Const(11_000)
    world = World()
    assert lowered("tension + 0 > 1 * 60", world) == Compare(">", Slot(world.slot(name("tension"))), Const(60_000))
    found_condition, _ = condition("1 < 2 and flag.talks")
    assert found_condition is not None
    assert lower_truth(found_condition.tree, world) == Slot(world.flag("talks"))


def test_a_negated_comparison_is_the_opposite_comparison() -> None:
    world = World()
    assert lowered("not tension >= 60", world) == lowered("tension < 60", world)
    assert lowered("not not flag.talks", world) == lowered("flag.talks", world)


def test_roles_are_those_of_the_binder() -> None:
    world = World()
    world.put(70_000, "usa", "trust", "rok")
    assert holds("target.trust.self >= 60", world)
    world.put(50_000, "usa", "trust", "rok")
    assert not holds("target.trust.self >= 60", world)


def test_what_happened_is_asked_of_this_turn_and_the_turns_before() -> None:
    world = World()
    world.put(0b100, "event", "sea_launch")  # two turns ago
    assert holds("happened(sea_launch)", world)
    assert holds("happened(sea_launch, 2)", world)
    assert not holds("happened(sea_launch, 1)", world)
    assert holds("turns_since(sea_launch) == 2", world)
    assert holds("turns_since(talks_open) > 1000", world)
    world.put(1 << 62, "event", "talks_open")
    assert holds("happened(talks_open)", world)


def test_deeds_are_those_of_one_actor_or_of_anyone() -> None:
    world = World()
    world.put(0b1, "action", "srbm_test", "dprk")
    world.put(0b11, "tag", "launch", "dprk")
    world.put(0b10, "tag", "launch", "rok")
    assert holds("did(dprk, srbm_test, 0)", world)
    assert not holds("did(self, srbm_test)", world)
    assert holds("did(self, launch, 1)", world)
    assert not holds("did_tag(self, launch, 0)", world)
    assert holds("did_tag(launch, 0)", world)
    assert holds("did_tag(dprk, launch)", world)
    assert holds("count(launch) == 3", world)
    assert holds("count(launch, 0) == 1", world)


def test_knowledge_and_facts() -> None:
    world = World()
    world.put(1, "knows", "rok", "munitions_deal")
    assert holds("knows(self, munitions_deal) and not knows(target, munitions_deal)", world)
    assert not holds("is_true(munitions_deal)", world)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("offered(freeze)", OFFERED),
        ("in_force(freeze)", IN_FORCE),
        ("kept(freeze)", KEPT),
        ("broken(freeze)", BROKEN),
        ("refused(freeze)", REFUSED),
    ],
)
def test_an_agreement_is_asked_for_its_state_between_any_two(text: str, status: int) -> None:
    for state in range(6):
        world = World()
        world.put(state, "deal", "freeze", "dprk", "usa")
        assert holds(text, world) == (state == status)


@pytest.mark.parametrize(
    ("asked", "status"),
    [("offered", OFFERED), ("in_force", IN_FORCE), ("kept", KEPT), ("broken", BROKEN), ("refused", REFUSED)],
)
def test_an_agreement_between_two_is_theirs_whoever_proposed_it(asked: str, status: int) -> None:
    world = World()
    world.put(status, "deal", "freeze", "usa", "dprk")
    assert holds(f"{asked}(freeze, dprk, target)", world)
    assert not holds(f"{asked}(freeze, rok, dprk)", world)


@pytest.mark.parametrize(
    ("text", "status"),
    [("pending(stop_leaflets)", PENDING), ("met(stop_leaflets)", MET), ("expired(stop_leaflets)", EXPIRED)],
)
def test_an_ultimatum_is_asked_for_its_state(text: str, status: int) -> None:
    for state in range(4):
        world = World()
        world.put(state, "ultimatum", "stop_leaflets")
        assert holds(text, world) == (state == status)


def test_pieces_on_the_map() -> None:
    world = World()
    world.put(2, "piece", "carrier")  # in the East Sea
    world.put(-1, "piece", "aegis_destroyer")
    assert holds("at(carrier, busan, east_sea) and not at(carrier, busan)", world)
    assert holds("near(carrier, busan, 300) and not near(carrier, busan, 299)", world)
    assert holds("on_map(carrier) and not on_map(aegis_destroyer)", world)
    assert not holds("covers(aegis_destroyer, seoul)", world)
    world.put(0, "piece", "aegis_destroyer")
    assert holds("covers(aegis_destroyer, seoul)", world)
    assert lowered("near(carrier, busan, 299)", world) == OneOf(world.piece("carrier"), (0,))


def test_readings_are_of_the_intent_that_was_asked_for() -> None:
    world = World()
    world.put(3, "reading", "dprk", "rok")  # the third of the intents
    assert holds("read_as(dprk, self, coerce)", world)
    assert not holds("read_as(dprk, self, deter)", world)


def test_things_without_any_history_never_happened() -> None:
    class Bare(World):
        def history(self, kind: str, name: str, actor: str = "") -> tuple[int, ...]:
            return ()

        def deals(self, agreement: str, first: str = "", second: str = "") -> tuple[int, ...]:
            return ()

        def places_within(self, place: str, km: int) -> tuple[int, ...]:
            return ()

    assert lowered("happened(sea_launch)", Bare()) == FALSE
    assert lowered("in_force(freeze)", Bare()) == FALSE
    assert lowered("near(carrier, busan, 5)", Bare()) == FALSE
    found, _ = formula("turns_since(sea_launch) + count(sea_launch)")
    assert found is not None
    assert lower_formula(found, Bare()) == Const(NEVER)


def lines(*texts: str) -> tuple[Condition, ...]:
    return tuple(fine(text) for text in texts)


def test_all_any_none_and_so_many_of_the_lines() -> None:
    two = lines("flag.talks", "flag.hotline_cut")
    for talks in (0, 1):
        for cut in (0, 1):
            world = World()
            world.put(talks, "flag", "talks")
            world.put(cut, "flag", "hotline_cut")
            for mode, right in (("all", talks and cut), ("any", talks or cut), ("none", not (talks or cut))):
                expr = lower_test(Lines(mode, two), world)
                assert bool(value(expr, world.state)) == bool(right)
            both = lower_test(Lines("all", two, at_least=2), world)
            assert bool(value(both, world.state)) == bool(talks and cut)


def test_wrappers_may_hold_wrappers_and_nothing_at_all_holds() -> None:
    world = World()
    inner = Lines("any", lines("flag.talks", "tension > 3"))
    outer = lower_test(Lines("none", (inner,)), world)
    assert outer == Neither(
        AtLeast(1, (Slot(world.flag("talks")), Compare(">", Slot(world.slot(name("tension"))), Const(3000))))
    )
    assert lower_test(None, world) == TRUE


def test_a_tree_that_was_not_checked_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError):
        lower_truth(Name(0, 4, ("rok", "alarm")), World())
    with pytest.raises(TypeError):
        lower_number(fine("tension > 3").tree, World())
